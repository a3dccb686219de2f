/* The book that is checked, as far as it is known: its entries, what its package document says of
 * them, ids and references. Strings live as long as the check. */
#ifndef OCTAVO_CHECK_EPUB_H
#define OCTAVO_CHECK_EPUB_H

#include "base/buffer.h"
#include "check/finding.h"
#include "check/strings.h"
#include "check/table.h"
#include "pack/archive.h"

static const size_t NONE = SIZE_MAX; /* no file, no item, no place in the spine */

/* What a file turned out to hold; the manifest has to say it (EPUB 3.3, section D.3.3). */
enum {
    HOLDS_SCRIPT = 1 << 0,
    HOLDS_SVG = 1 << 1,
    HOLDS_MATHML = 1 << 2,
    HOLDS_REMOTE = 1 << 3,
    HOLDS_SWITCH = 1 << 4,
};

/* An entry of the archive. */
struct file {
    const char *name;
    size_t item;      /* in the manifest, or NONE */
    bool was_read;    /* its bytes were unpacked and compared with their CRC */
    bool is_closed;   /* encrypted, so its content is not looked at */
    bool is_known;    /* it was parsed, so `ids` is complete */
    bool is_reached;  /* a hyperlink leads to it */
    unsigned holds;   /* HOLDS_ flags */
    struct table ids; /* with their places in document order */
};

/* An item of the manifest. Strings are NULL where the attribute is missing. */
struct item {
    const char *id, *href, *type, *properties, *fallback, *overlay;
    size_t line;
    size_t file;  /* or NONE: remote, or not in the archive */
    size_t spine; /* place in it, or NONE */
    bool is_remote, is_linear, is_fixed_layout;
};

/* How a file is referred to. */
enum use {
    USE_LINK,  /* a, area: to a content document */
    USE_TOC,   /* the same in the contents of the navigation document */
    USE_PAGES, /* in its list of pages */
    USE_NAV,   /* in its other lists, or in the NCX */
    USE_IMAGE,
    USE_STYLE,
    USE_SCRIPT,
    USE_MEDIA, /* audio, video, tracks */
    USE_FONT,
    USE_DECORATION, /* what a style sheet shows */
    USE_FRAME,      /* iframe, embed, object */
    USE_SYMBOL,     /* SVG's use and paint servers */
    USE_CITE,       /* where it comes from: need not exist */
    USE_GUIDE,
};

struct reference {
    size_t file, line;
    const char *url;
    enum use use;
    bool has_fallback; /* other content stands in where it cannot be shown */
};

struct epub {
    struct archive *archive;
    struct findings findings;
    struct arena strings;
    struct file *files;
    size_t file_count;
    struct table names; /* of files */
    uint64_t unpacked;
    bool failed; /* memory ran out */

    unsigned version; /* 2 or 3; 3 while it is not known */
    size_t package;   /* the package document's file, or NONE */
    const char *uid;  /* value of the unique identifier, or NULL */
    bool is_fixed_layout;
    struct item *items;
    size_t item_count, item_capacity;
    struct table item_ids;
    size_t spine_count;
    const char *spine_toc; /* the attribute */
    size_t nav, ncx;       /* items, or NONE */

    struct reference *references;
    size_t reference_count, reference_capacity;
};

/* Reports a finding; `format` makes what stands in the place of {} in the rule's text. */
void finding(struct epub *epub, enum rule rule, size_t file, size_t line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* A string that lives as long as the check. */
const char *epub_string(struct epub *epub, const char *string);

/* The file with that name, or NONE. */
size_t epub_file(const struct epub *epub, const char *name);

/* The media type that the manifest gives a file, or "". */
const char *epub_type(const struct epub *epub, size_t file);

/* Unpacks a file, once: the first `keep` bytes into `out`. False, with a finding, when it cannot be
 * read or its CRC is wrong. */
bool epub_read(struct epub *epub, size_t file, size_t keep, struct buffer *out);

void epub_add_id(struct epub *epub, size_t file, const char *id, size_t place);
void epub_add_reference(struct epub *epub, struct reference reference);

#endif
