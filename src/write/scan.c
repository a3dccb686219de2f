/* A strict look at what was written; see scan.h. One pass, a stack of open elements, no tree. */
#include "write/scan.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "book/element.h"
#include "write/scan_ids.h"

#include <string.h>

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const char scan_no_memory[] = "no memory to look at it";
static const char doctype[] = "<!DOCTYPE html>\n";

enum { DEEPEST = 512 }; /* levels; readers of articles flatten what is deeper */

struct open_element {
    struct run name;
    const struct element *row; /* NULL where elements.def does not hold */
    size_t children;           /* elements */
    bool ended;                /* a figure, by a caption that was not its first child */
};

struct scan {
    const char *at;
    const char *end;
    bool html; /* elements.def holds */
    scan_target *leads;
    const void *context;
    struct open_element open[DEEPEST];
    size_t depth;
    size_t links; /* how many of the open ones are links */
    struct scan_ids ids;
    const char *fault;
};

static bool fail(struct scan *scan, const char *fault)
{
    if (!scan->fault)
        scan->fault = fault;
    return false;
}

static bool is(struct run run, const char *name)
{
    return run_is_same(run, (struct run){name, strlen(name)});
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

static bool note_id(struct scan *scan, struct runs *runs, struct run run)
{
    return runs_add(runs, run) || fail(scan, scan_no_memory);
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
    if (href.size > 1 && *href.at == '#')
        return note_id(scan, &scan->ids.wanted, (struct run){href.at + 1, href.size - 1});
    return is_outside(href) || scan->leads(scan->context, href.at, href.size) ||
           fail(scan, "a link that leads nowhere");
}

/* XML's names, cut to ASCII as old readers want them. */
static bool is_id(struct run id)
{
    char first = id.size > 0 ? *id.at : '0';
    bool allowed = first == '_' || (first | 0x20) >= 'a';
    for (size_t i = 0; i < id.size && allowed; i++)
        allowed = is_name_byte(id.at[i]) && id.at[i] != ':';
    return allowed;
}

static bool note_attribute(struct scan *scan, const struct element *row, struct run name,
                           struct run value)
{
    if (!element_has_attribute(row, name.at, name.size))
        return fail(scan, "an attribute that its element may not have");
    if (is(name, "id"))
        return is_id(value) ? note_id(scan, &scan->ids.own, value)
                            : fail(scan, "an id that is no name");
    if (is(name, "src"))
        return scan->leads(scan->context, value.at, value.size) ||
               fail(scan, "an image that the book does not hold");
    return !is(name, "href") || note_link(scan, value);
}

static bool scan_attribute(struct scan *scan, const struct element *row)
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
    return !row || note_attribute(scan, row, name, value);
}

/* A caption stands first or last in its figure. */
static bool note_child(struct scan *scan, struct run name)
{
    struct open_element *around = &scan->open[scan->depth - 1];
    if (around->ended)
        return fail(scan, "something behind the caption of a figure");
    around->ended = around->children++ > 0 && is(name, "figcaption");
    return true;
}

/* Finds the row of an element; false when there is none, or it may not stand where it does. */
static bool find_row(struct scan *scan, struct run name, const struct element **row)
{
    *row = scan->html ? element_find(name.at, name.size) : NULL;
    if (!scan->html)
        return true;
    if (!*row || (*row)->place == PLACE_NOWHERE)
        return fail(scan, "an element that no page has");
    const struct element *around = scan->depth > 0 ? scan->open[scan->depth - 1].row : NULL;
    bool held = around ? element_holds(around, *row) : is(name, "html");
    if (!held && around && around->holds == HOLDS_PHRASING && (*row)->place == PLACE_BLOCK)
        return fail(scan, "a block inside a line");
    if (!held)
        return fail(scan, "an element where it may not stand");
    if (scan->depth > 0 && !note_child(scan, name))
        return false;
    return scan->links == 0 || !is(name, "a") || fail(scan, "a link inside a link");
}

/* Goes into an element. */
static bool open_element(struct scan *scan, struct run name, const struct element *row)
{
    if (scan->depth == DEEPEST)
        return fail(scan, "elements too deep");
    scan->open[scan->depth++] = (struct open_element){name, row, 0, false};
    scan->links += row && is(name, "a");
    return true;
}

static bool scan_open_tag(struct scan *scan)
{
    const struct element *row;
    scan->at++;
    struct run name = scan_name(scan);
    if (name.size == 0 || !find_row(scan, name, &row))
        return fail(scan, "a tag without a name");
    while (scan->at < scan->end && *scan->at == ' ')
        if (!scan_attribute(scan, row))
            return false;
    bool closed = starts(scan, "/>");
    if (!closed && !starts(scan, ">"))
        return fail(scan, "a tag that does not end");
    if (row && closed != (row->holds == HOLDS_VOID))
        return fail(scan, "a void element that is open, or another that is closed by itself");
    scan->at += closed ? 2 : 1;
    return closed || open_element(scan, name, row);
}

static bool scan_close_tag(struct scan *scan)
{
    scan->at += 2;
    struct run name = scan_name(scan);
    if (scan->depth == 0 || !starts(scan, ">"))
        return fail(scan, "an end tag without a start");
    if (!run_is_same(scan->open[--scan->depth].name, name))
        return fail(scan, "an end tag of another element");
    scan->links -= scan->open[scan->depth].row && is(name, "a");
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
    const struct element *around = scan->depth > 0 ? scan->open[scan->depth - 1].row : NULL;
    if ((scan->depth == 0 || (around && !element_holds_text(around))) && are_visible(text))
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

/* Moves past a tag or a text. */
static bool scan_piece(struct scan *scan)
{
    if (*scan->at != '<')
        return scan_text(scan);
    return starts(scan, "</") ? scan_close_tag(scan) : scan_open_tag(scan);
}

/* The rule that is broken, once all was looked at. */
static const char *end_scan(struct scan *scan)
{
    const char *fault = scan->fault ? scan->fault : scan_ids_judge(&scan->ids);
    scan_ids_fini(&scan->ids);
    return fault;
}

static const char *run_scan(struct scan *scan)
{
    bool going = skip(scan, declaration) && (!scan->html || skip(scan, doctype));
    going = going && ((scan->at < scan->end && *scan->at == '<') || fail(scan, "no element"));
    do
        going = going && scan_piece(scan);
    while (going && scan->at < scan->end && scan->depth > 0);
    if (going && scan->depth > 0)
        fail(scan, "an element that does not end");
    if (going && !(scan->end - scan->at == 1 && *scan->at == '\n') && scan->at != scan->end)
        fail(scan, "something behind the end");
    return end_scan(scan);
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

const char *scan_markup(const char *bytes, size_t size, scan_target *leads, const void *context)
{
    static const char around[] = "section";
    struct scan scan = {
        .at = bytes, .end = bytes + size, .html = true, .leads = leads, .context = context};
    open_element(&scan, (struct run){around, sizeof around - 1}, element_named(around));
    while (!scan.fault && scan.at < scan.end)
        if (scan_piece(&scan) && scan.depth == 0)
            fail(&scan, "an end tag without a start");
    if (!scan.fault && scan.depth != 1)
        fail(&scan, "an element that does not end");
    return end_scan(&scan);
}
