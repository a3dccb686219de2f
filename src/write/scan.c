/* A strict look at what was written; see scan.h. One pass, a stack of open elements, no tree. */
#include "write/scan.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

/* A run of bytes, of the document mostly. */
struct run {
    const char *at;
    size_t size;
};

enum place { BLOCK, LINE };
enum content { FLOW, PHRASING, CHILDREN, VOID, ANY };

static const struct element {
    struct run name;
    enum place place;
    enum content content;
} elements[] = {
#define ELEMENT(name, place, content) {{name, sizeof(name) - 1}, place, content},
#include "write/elements.def"
#undef ELEMENT
};

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const char scan_no_memory[] = "no memory to look at it";
static const char doctype[] = "<!DOCTYPE html>\n";

enum { DEEPEST = 512 }; /* levels; readers of articles flatten what is deeper */

struct open_element {
    struct run name;
    enum content content;
};

struct scan {
    const char *at;
    const char *end;
    bool html; /* elements.def holds */
    scan_target *leads;
    const void *context;
    struct open_element open[DEEPEST];
    size_t depth;
    struct buffer ids;       /* each followed by a NUL */
    struct buffer fragments; /* that links inside the page lead to, each followed by a NUL */
    const char *fault;
};

static bool fail(struct scan *scan, const char *fault)
{
    if (!scan->fault)
        scan->fault = fault;
    return false;
}

static bool same(struct run run, struct run other)
{
    return run.size == other.size && memcmp(run.at, other.at, run.size) == 0;
}

static bool is(struct run run, const char *name)
{
    return same(run, (struct run){name, strlen(name)});
}

static bool starts(const struct scan *scan, const char *text)
{
    size_t size = strlen(text);
    return (size_t)(scan->end - scan->at) >= size && memcmp(scan->at, text, size) == 0;
}

/* "&amp;" and the like, or "&#38;": moves past it. */
static bool scan_reference(struct scan *scan)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#13;"};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (starts(scan, entities[i])) {
            scan->at += strlen(entities[i]);
            return true;
        }
    return fail(scan, "a reference that is none of the five");
}

/* What stands before `stop`, or all the rest. */
static struct run run_before(const struct scan *scan, char stop)
{
    size_t rest = (size_t)(scan->end - scan->at);
    const char *end = memchr(scan->at, stop, rest);
    return (struct run){scan->at, end ? (size_t)(end - scan->at) : rest};
}

static bool are_allowed(struct run characters)
{
    const char *at = characters.at, *end = at + characters.size;
    bool allowed = !memchr(at, '<', characters.size);
    while (allowed && (at += ascii_printable_run(at, (size_t)(end - at))) < end) {
        uint32_t c = 0;
        size_t length = utf8_decode(at, (size_t)(end - at), &c);
        allowed = length > 0 && character_is_xml(c);
        at += length;
    }
    return allowed;
}

/* Moves past characters up to `stop`, and says which they were. */
static bool scan_characters(struct scan *scan, char stop, struct run *characters)
{
    *characters = run_before(scan, stop);
    if (!are_allowed(*characters))
        return fail(scan, "a character that is not allowed");
    const char *end = characters->at + characters->size;
    while ((scan->at = memchr(scan->at, '&', (size_t)(end - scan->at))))
        if (!scan_reference(scan))
            return false;
    scan->at = end;
    return true;
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
           c == '-' || c == '_' || c == '.';
}

static struct run scan_name(struct scan *scan)
{
    struct run name = {scan->at, 0};
    while (scan->at < scan->end && is_name_byte(*scan->at))
        scan->at++;
    name.size = (size_t)(scan->at - name.at);
    return name;
}

/* An id stands once in a page. A page has few, so they are simply compared. */
static bool note_id(struct scan *scan, struct run id)
{
    for (size_t i = 0; i < scan->ids.size; i += strlen(scan->ids.data + i) + 1)
        if (is(id, scan->ids.data + i))
            return fail(scan, "an id that stands twice");
    buffer_add(&scan->ids, id.at, id.size);
    buffer_add_byte(&scan->ids, '\0');
    return id.size > 0 || fail(scan, "an empty id");
}

/* Addresses that leave the book. */
static bool is_outside(struct run href)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t size = strlen(schemes[i]);
        if (href.size > size && memcmp(href.at, schemes[i], size) == 0)
            return true;
    }
    return false;
}

static bool note_link(struct scan *scan, struct run href)
{
    if (href.size > 1 && *href.at == '#') {
        buffer_add(&scan->fragments, href.at + 1, href.size - 1);
        buffer_add_byte(&scan->fragments, '\0');
        return true;
    }
    return is_outside(href) || scan->leads(scan->context, href.at, href.size) ||
           fail(scan, "a link that leads nowhere");
}

/* Links inside the page lead to its ids. */
static bool check_fragments(struct scan *scan)
{
    const struct buffer *ids = &scan->ids, *fragments = &scan->fragments;
    for (size_t i = 0; i < fragments->size; i += strlen(fragments->data + i) + 1) {
        size_t id = 0;
        while (id < ids->size && strcmp(ids->data + id, fragments->data + i) != 0)
            id += strlen(ids->data + id) + 1;
        if (id == ids->size)
            return fail(scan, "a link to no place in its page");
    }
    return true;
}

static bool scan_attribute(struct scan *scan)
{
    struct run value;
    scan->at++; /* the space before it */
    struct run name = scan_name(scan);
    if (name.size == 0 || !starts(scan, "=\""))
        return fail(scan, "an attribute without a quoted value");
    scan->at += 2;
    if (!scan_characters(scan, '"', &value) || scan->at == scan->end)
        return fail(scan, "an attribute that does not end");
    scan->at++;
    if (scan->html && is(name, "id"))
        return note_id(scan, value);
    return !scan->html || !(is(name, "href") || is(name, "src")) || note_link(scan, value);
}

/* What an element may hold; false when it is unknown, or may not stand where it does. */
static bool find_content(struct scan *scan, struct run name, enum content *content)
{
    *content = ANY;
    if (!scan->html)
        return true;
    size_t i = 0;
    while (i < sizeof elements / sizeof *elements && !same(name, elements[i].name))
        i++;
    if (i == sizeof elements / sizeof *elements)
        return fail(scan, "an element that no page has");
    *content = elements[i].content;
    enum content around = scan->depth > 0 ? scan->open[scan->depth - 1].content : CHILDREN;
    if (around == PHRASING && elements[i].place == BLOCK)
        return fail(scan, "a block inside a line");
    return true;
}

static bool scan_open_tag(struct scan *scan)
{
    enum content content;
    scan->at++;
    struct run name = scan_name(scan);
    if (name.size == 0 || !find_content(scan, name, &content))
        return fail(scan, "a tag without a name");
    while (scan->at < scan->end && *scan->at == ' ')
        if (!scan_attribute(scan))
            return false;
    bool closed = starts(scan, "/>");
    if (!closed && !starts(scan, ">"))
        return fail(scan, "a tag that does not end");
    if (scan->html && closed != (content == VOID))
        return fail(scan, "a void element that is open, or another that is closed by itself");
    scan->at += closed ? 2 : 1;
    if (closed)
        return true;
    if (scan->depth == DEEPEST)
        return fail(scan, "elements too deep");
    scan->open[scan->depth++] = (struct open_element){name, content};
    return true;
}

static bool scan_close_tag(struct scan *scan)
{
    scan->at += 2;
    struct run name = scan_name(scan);
    if (scan->depth == 0 || !starts(scan, ">"))
        return fail(scan, "an end tag without a start");
    if (!same(scan->open[--scan->depth].name, name))
        return fail(scan, "an end tag of another element");
    scan->at++;
    return true;
}

/* Whether one of the characters is more than white space. */
static bool are_visible(struct run characters)
{
    for (size_t i = 0; i < characters.size; i++)
        if ((unsigned char)characters.at[i] > ' ')
            return true;
    return false;
}

static bool scan_text(struct scan *scan)
{
    struct run text;
    if (!scan_characters(scan, '<', &text))
        return false;
    enum content around = scan->depth > 0 ? scan->open[scan->depth - 1].content : CHILDREN;
    if (around == CHILDREN && are_visible(text))
        return fail(scan, "text where only elements may stand");
    return true;
}

static bool skip(struct scan *scan, const char *text)
{
    if (!starts(scan, text))
        return fail(scan, "a beginning that is not as it must be");
    scan->at += strlen(text);
    return true;
}

static const char *run_scan(struct scan *scan)
{
    bool going = skip(scan, declaration) && (!scan->html || skip(scan, doctype));
    bool begun = false;
    while (going && scan->at < scan->end && (!begun || scan->depth > 0)) {
        if (*scan->at != '<')
            going = scan_text(scan);
        else if (starts(scan, "</"))
            going = scan_close_tag(scan);
        else
            going = begun = scan_open_tag(scan);
    }
    if (going && (scan->depth > 0 || !begun))
        fail(scan, "an element that does not end");
    if (going && !(scan->end - scan->at == 1 && *scan->at == '\n') && scan->at != scan->end)
        fail(scan, "something behind the end");
    if (going && !scan->ids.failed && !scan->fragments.failed)
        check_fragments(scan);
    if (scan->ids.failed || scan->fragments.failed)
        scan->fault = scan_no_memory;
    buffer_fini(&scan->ids);
    buffer_fini(&scan->fragments);
    return scan->fault;
}

const char *scan_page(const char *bytes, size_t size, scan_target *leads, const void *context)
{
    struct scan scan = {
        .at = bytes, .end = bytes + size, .html = true, .leads = leads, .context = context};
    return run_scan(&scan);
}

const char *scan_xml(const char *bytes, size_t size)
{
    struct scan scan = {.at = bytes, .end = bytes + size};
    return run_scan(&scan);
}
