/* The elements that a look at the bytes of a page has to tell apart, and the tags in these bytes.
 * Finding tags takes one pass; it follows the tokenizer of the HTML standard (13.2.5) but for what
 * only a full parser can know: foreign content, and comments in scripts. */
#ifndef OCTAVO_HTML_TAGS_H
#define OCTAVO_HTML_TAGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum trait {
    INLINE = 1 << 0,     /* stands inside a line */
    FORMATTING = 1 << 1, /* inline, and opened again where it was left open (13.2.4.3) */
    SPECIAL = 1 << 2,    /* an end tag of a common element does not reach beyond it */
    ENDS_P = 1 << 3,     /* its start ends an open p */
    VOID = 1 << 4,       /* has no content and no end tag */
    RAW = 1 << 5,        /* its content is text up to its end tag, whatever it looks like */
    SCOPE = 1 << 6,      /* an end tag of a special element does not reach beyond it */
    LIST = 1 << 7,       /* a new item does not end one beyond it */
    TABLE = 1 << 8,      /* a new cell or row does not end one beyond it */
    FOREIGN = 1 << 9,    /* below it a tag may end itself */
    ONCE = 1 << 10,      /* a page has one, whatever its tags say */
    /* The start of one of these ends an open one of the same kind: */
    PARAGRAPH = 1 << 11,
    ITEM = 1 << 12,
    TERM = 1 << 13,
    CELL = 1 << 14,
    ROW = 1 << 15,
    ROWS = 1 << 16,
    OPTION = 1 << 17,
    READING = 1 << 18,
    LINK = 1 << 19,
    HEADING = 1 << 20,
    BREAKS_OUT = 1 << 21,  /* its start ends foreign elements (13.2.6.5) */
    HTML_WITHIN = 1 << 22, /* what stands in it, below math or svg, is HTML again */
    PLACES = 1 << 23,      /* a parser looks for it to know where in the page it is (13.2.4.1) */
    KINDS = PARAGRAPH | ITEM | TERM | CELL | ROW | ROWS | OPTION | READING | LINK,
};

/* Known elements are numbered from 1 in the order of tags.def; others have a number made of their
 * name, from TAG_UNKNOWN on. */
enum { TAG_UNKNOWN = 256 };

uint32_t tag_number(const char *name, size_t size);
unsigned tag_traits(uint32_t number);

enum token_kind { TOKEN_END, TOKEN_TEXT, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_OTHER };

struct token {
    enum token_kind kind;
    const char *start, *end; /* its bytes; those of a tag with its < and > */
    uint32_t tag;            /* of an opening or closing tag */
    bool ends_itself;        /* written as <tag/> */
    size_t attributes;       /* of an opening tag */
    const char *surplus;     /* where its attribute number LIMIT_HTML_ATTRIBUTES ends */
};

/* Where the tokens are taken from. */
struct tokens {
    const char *at, *end;
    uint32_t raw; /* set by the taker: the RAW element whose content comes next */
};

/* The next token; what is in `raw` makes the content of that element one token of text. */
struct token token_next(struct tokens *tokens);

#endif
