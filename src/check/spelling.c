/* XHTML as it is spelled: a tree no longer shows it, but engines that read XHTML as HTML, and eyes,
 * do. Each kind of fault is told once a document, with its number. */
#include "check/checks.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum trait {
    TRAIT_REPLACEMENT,
    TRAIT_CONTROL,
    TRAIT_SELF_CLOSED,
    TRAIT_VOID_OPEN,
    TRAITS,
};

static const enum rule rule_of[TRAITS] = {
    RULE_REPLACEMENT,
    RULE_CONTROLS,
    RULE_SELF_CLOSED,
    RULE_VOID_OPEN,
};

struct spelling {
    const char *at, *end;
    size_t line;
    size_t foreign; /* open svg and math elements, where any element may be closed by itself */
    size_t counts[TRAITS], lines[TRAITS];
};

static void note(struct spelling *s, enum trait trait)
{
    if (s->counts[trait]++ == 0)
        s->lines[trait] = s->line;
}

static void note_character(struct spelling *s, uint32_t c)
{
    if (c == CHARACTER_REPLACEMENT)
        note(s, TRAIT_REPLACEMENT);
    else if (c != '\r' && c != 0 && !character_is_xml(c))
        note(s, TRAIT_CONTROL);
}

/* Moves by one character or numeric reference. */
static void step(struct spelling *s)
{
    const char *at = s->at;
    s->line += *at == '\n';
    if (*at == '&' && s->end - at > 3 && at[1] == '#') {
        bool hex = (at[2] | 0x20) == 'x';
        char digits[16] = {0};
        size_t room = (size_t)(s->end - at) - (hex ? 3 : 2);
        memcpy(digits, at + (hex ? 3 : 2), room < sizeof digits - 1 ? room : sizeof digits - 1);
        note_character(s, (uint32_t)strtoul(digits, NULL, hex ? 16 : 10));
        s->at++;
    } else if ((unsigned char)*at >= 0x80) {
        note_character(s, utf8_next(&s->at, s->end));
    } else {
        s->at++;
    }
}

/* Moves behind `mark`, or to the end. */
static void skip_to(struct spelling *s, const char *mark)
{
    size_t size = strlen(mark);
    while (s->at < s->end && ((size_t)(s->end - s->at) < size || memcmp(s->at, mark, size) != 0))
        step(s);
    s->at += s->at < s->end ? size : 0;
}

static bool starts(const struct spelling *s, const char *mark)
{
    size_t size = strlen(mark);
    return (size_t)(s->end - s->at) >= size && memcmp(s->at, mark, size) == 0;
}

/* Moves behind the tag's ">"; whether a "/" stood before it. */
static bool skip_tag(struct spelling *s)
{
    char quote = 0, last = 0;
    while (s->at < s->end && (quote || *s->at != '>')) {
        char c = *s->at;
        if (c == quote)
            quote = 0;
        else if (!quote && (c == '"' || c == '\''))
            quote = c;
        last = c;
        step(s);
    }
    s->at += s->at < s->end;
    return last == '/';
}

static bool is_void(const char *name)
{
    return has_word("area base br col embed hr img input link meta param source track wbr", name);
}

static void read_tag(struct spelling *s)
{
    bool closes = s->at + 1 < s->end && s->at[1] == '/';
    const char *start = s->at + 1 + closes;
    size_t size = 0;
    while (start + size < s->end && size < 31 && !strchr(" \t\r\n/>", start[size]))
        size++;
    char name[32] = {0};
    memcpy(name, start, size);
    size_t line = s->line;
    bool by_itself = skip_tag(s),
         is_foreign = strcmp(name, "svg") == 0 || strcmp(name, "math") == 0;
    if (is_foreign && !by_itself)
        s->foreign = closes ? s->foreign - (s->foreign > 0) : s->foreign + 1;
    if (is_foreign || s->foreign > 0 || strchr(name, ':'))
        return;
    enum trait trait = by_itself ? TRAIT_SELF_CLOSED : TRAIT_VOID_OPEN;
    if (!closes && by_itself != is_void(name) && s->counts[trait]++ == 0)
        s->lines[trait] = line;
}

static void scan(struct spelling *s)
{
    while (s->at < s->end) {
        if (*s->at != '<')
            step(s);
        else if (starts(s, "<!--"))
            skip_to(s, "-->");
        else if (starts(s, "<![CDATA["))
            skip_to(s, "]]>");
        else if (starts(s, "<?"))
            skip_to(s, "?>");
        else if (starts(s, "<!"))
            skip_tag(s);
        else
            read_tag(s);
    }
}

static bool has_mark(const struct buffer *bytes)
{
    return bytes->size >= 3 && memcmp(bytes->data, "\xEF\xBB\xBF", 3) == 0;
}

void check_spelling(struct epub *epub, const struct document *document)
{
    const struct buffer *bytes = &document->bytes;
    size_t mark = has_mark(bytes) ? 3 : 0;
    struct spelling s = {.at = bytes->data + mark, .end = bytes->data + bytes->size, .line = 1};
    if (mark > 0)
        finding(epub, RULE_BYTE_ORDER_MARK, document->file, 1, "%s", "");
    if (bytes->size > 1 &&
        (bytes->data[0] == '\0' || bytes->data[1] == '\0' || (unsigned char)bytes->data[0] >= 0xFE))
        return; /* UTF-16 */
    if (!starts(&s, "<?xml"))
        finding(epub, RULE_NO_DECLARATION, document->file, 1, "%s", "");
    scan(&s);
    for (size_t i = 0; i < TRAITS; i++)
        if (s.counts[i] > 0)
            finding(epub, rule_of[i], document->file, s.lines[i], "%zu", s.counts[i]);
}
