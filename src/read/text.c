/* Plain text: literal, every visible character is kept. The first paragraph is the headline if it
 * looks like one; every other paragraph becomes a <p>. Layout is layout.c, encodings encoding.c. */
#include "book/text.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/encoding.h"
#include "read/layout.h"
#include "read/read.h"

#include <stdlib.h>
#include <string.h>

/* The last character of the first `*size` bytes of a line; takes it off. */
static uint32_t last_before(const char *line, size_t *size)
{
    while (*size > 1 && ((unsigned char)line[*size - 1] & 0xC0) == 0x80)
        --*size;
    --*size;
    const char *at = line + *size;
    return utf8_next(&at, line + strlen(line));
}

static bool is_one_of(uint32_t c, const uint32_t *characters)
{
    while (*characters && *characters != c)
        characters++;
    return *characters != 0;
}

/* Prose ends in a stop, in quotation marks or out of them; a headline does not, unless with an
 * abbreviation ("U.S.") or an ellipsis. */
static bool ends_like_prose(const char *line)
{
    static const uint32_t closers[] = {'"',    '\'', ')',    ']',    0x2019,
                                       0x201D, 0xBB, 0x300D, 0x300F, 0};
    static const uint32_t stops[] = {',',    ';',    ':',    0x3002, 0xFF0C,
                                     0xFF1A, 0x060C, 0x061B, 0x06D4, 0};
    size_t size = strlen(line);
    uint32_t last = last_before(line, &size);
    while (size > 0 && is_one_of(last, closers))
        last = last_before(line, &size);
    if (last != '.' || size == 0)
        return is_one_of(last, stops);
    uint32_t before = last_before(line, &size);
    bool abbreviation = size > 0 && line[size - 1] == '.' && character_is_word(before);
    return before != '.' && !abbreviation;
}

static bool has_word(const char *line)
{
    for (const char *end = line + strlen(line); line < end;)
        if (character_is_word(utf8_next(&line, end)))
            return true;
    return false;
}

/* A headline is short, says something, does not end like prose, and text follows it. */
static bool is_headline(const char *line, bool text_follows)
{
    return text_follows && has_word(line) && utf8_length(line, strlen(line)) <= LIMIT_HEADLINE &&
           !ends_like_prose(line);
}

/* Takes the first paragraph for the headline if it looks like one. */
static void find_headline(const struct lines *lines, const struct paragraphs *paragraphs,
                          struct article *article)
{
    struct buffer text;
    buffer_init(&text);
    layout_join(lines, paragraphs->items[0], &text);
    char *joined = buffer_take(&text);
    char *line = joined ? text_line(joined) : NULL;
    free(joined);
    if (!line)
        article->body.failed = true;
    else if (*line && is_headline(line, paragraphs->count > 1))
        article->headline = line;
    if (article->headline != line)
        free(line);
}

static void build_body(const struct lines *lines, const struct paragraphs *paragraphs,
                       struct article *article)
{
    struct buffer text;
    buffer_init(&text);
    size_t first = article->headline ? 1 : 0;
    for (size_t i = first; i < paragraphs->count; i++) {
        buffer_clear(&text);
        layout_join(lines, paragraphs->items[i], &text);
        xmlNode *p = tree_add(&article->body, article->body.root, "p");
        tree_add_text(&article->body, p, text.data ? text.data : "", text.size);
    }
    article->body.failed = article->body.failed || text.failed;
    buffer_fini(&text);
}

static bool is_visible(const struct lines *lines)
{
    bool visible = false;
    for (size_t i = 0; i < lines->count; i++)
        visible = visible || lines->items[i].visible;
    return visible;
}

bool read_text(const char *bytes, size_t size, const struct reading *reading,
               struct article *article)
{
    struct buffer text;
    buffer_init(&text);
    struct lines lines = {0};
    struct paragraphs paragraphs = {0};
    tree_init(&article->body);
    article->encoding =
        decode_text(bytes, size, reading->source, reading->encoding, &text, &article->remarks);
    bool read = article->encoding != NULL;
    if (text.failed || (read && (!layout_lines(text.data, text.size, &lines) ||
                                 !layout_paragraphs(&lines, &paragraphs)))) {
        article->body.failed = true;
    } else if (read && !is_visible(&lines)) {
        diagnose(&article->remarks, DIAGNOSTIC_EMPTY, reading->source, 0, NULL);
        read = false;
    } else if (read) {
        find_headline(&lines, &paragraphs, article);
        build_body(&lines, &paragraphs, article);
    }
    free(lines.items);
    free(paragraphs.items);
    buffer_fini(&text);
    return read && !article->body.failed;
}
