/* Lines of a plain text; see lines.h. */
#include "read/lines.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <string.h>

enum { TAB_STOP = 8 };

/* The plain way through a line of printable ASCII, which most lines are; false for another. */
static bool measure_ascii(const char *text, size_t size, struct line *line)
{
    size_t first = 0;
    while (first < size && text[first] == ' ')
        first++;
    if (ascii_printable_run(text + first, size - first) < size - first)
        return false;
    while (size > first && text[size - 1] == ' ')
        size--;
    if (size > first)
        *line = (struct line){.text = text + first,
                              .size = size - first,
                              .indent = first,
                              .end = size,
                              .visible = true};
    return true;
}

/* Characters that show, from byte `first` in column `indent` on, make a line longer. */
static void lengthen(struct line *line, const char *first, const char *stop, size_t indent,
                     size_t end)
{
    if (!line->text) {
        line->text = first;
        line->indent = indent;
    }
    line->size = (size_t)(stop - line->text);
    line->end = end;
}

static struct line measure(const char *text, size_t size)
{
    struct line line = {0};
    if (measure_ascii(text, size, &line))
        return line;
    const char *end = text + size;
    line.page = memchr(text, '\f', size) != NULL;
    size_t column = 0;
    for (const char *at = text; at < end;) {
        const char *here = at;
        size_t run = *at > ' ' ? ascii_printable_run(at, (size_t)(end - at)) : 0, shown = run;
        if (run > 0) {
            while (here[shown - 1] == ' ')
                shown--;
            lengthen(&line, here, here + shown, column, column + shown);
            line.visible = true;
            at += run;
            column += run;
            continue;
        }
        uint32_t c = utf8_next(&at, end);
        column += c == '\t' ? TAB_STOP - column % TAB_STOP : character_columns(c);
        if (character_is_space(c))
            continue;
        line.visible = line.visible || !character_is_invisible(c);
        lengthen(&line, here, at, column - character_columns(c), column);
    }
    return line;
}

void line_skip(struct line *line, size_t bytes)
{
    struct line skipped = measure(line->text, bytes);
    struct line rest = measure(line->text + bytes, line->size - bytes);
    size_t columns = line->indent + skipped.end;
    line->text = rest.size > 0 ? rest.text : line->text + bytes;
    line->indent = columns + rest.indent;
    line->end = columns + rest.end;
    line->size = rest.size;
    line->visible = rest.visible;
}

/* '>' marks at the start of a line, as mail quotes: a space may stand after each. Not the prompt of
 * an interpreter. */
static unsigned quote_marks(const struct line *line, size_t *bytes)
{
    unsigned marks = 0;
    *bytes = 0;
    if (line->size > 3 && memcmp(line->text, ">>> ", 4) == 0)
        return 0;
    for (size_t i = 0; i < line->size && line->text[i] == '>';
         i += i + 1 < line->size && line->text[i + 1] == ' ' ? 2 : 1) {
        marks++;
        *bytes = i + 1;
    }
    return marks;
}

/* A whole paragraph in a line. */
static bool is_quoted_paragraph(const struct line *line)
{
    enum { SHORTEST = 60 };
    return line->end >= SHORTEST && line->text[1] == ' ' && line_ends_sentence(line);
}

/* Quotations are lines in a row that begin with '>'; one alone is one when nothing stands around
 * it or it is a paragraph, for a text may begin a line with "greater than". */
static void take_quotes(struct lines *lines)
{
    for (size_t i = 0, end; i < lines->count; i = end + 1) {
        size_t bytes = 0;
        for (end = i; end < lines->count && quote_marks(&lines->items[end], &bytes) > 0;)
            end++;
        bool alone = (i == 0 || lines->items[i - 1].size == 0) &&
                     (end == lines->count || lines->items[end].size == 0);
        alone = alone || (end > i && is_quoted_paragraph(&lines->items[i]));
        for (size_t j = i; j < end && (end > i + 1 || alone); j++) {
            lines->items[j].quote = quote_marks(&lines->items[j], &bytes);
            line_skip(&lines->items[j], bytes);
        }
    }
}

bool lines_split(const char *text, size_t size, struct lines *lines)
{
    bool quotes = false;
    for (size_t start = 0; start < size;) {
        const char *feed = memchr(text + start, '\n', size - start);
        size_t end = feed ? (size_t)(feed - text) : size;
        void *items = lines->items;
        if (!memory_reserve(&items, &lines->capacity, lines->count + 1, sizeof *lines->items))
            return false;
        lines->items = items;
        struct line line = measure(text + start, end - start);
        quotes = quotes || (line.size > 0 && *line.text == '>');
        line.start = text + start;
        lines->items[lines->count++] = line;
        start = end + 1;
    }
    if (quotes)
        take_quotes(lines);
    return true;
}

bool lines_visible(const struct lines *lines)
{
    bool visible = false;
    for (size_t i = 0; i < lines->count && !visible; i++)
        visible = lines->items[i].visible;
    return visible;
}

size_t lines_run_end(const struct lines *lines, size_t first)
{
    size_t end = first;
    while (end < lines->count && lines->items[end].size > 0 &&
           lines->items[end].quote == lines->items[first].quote)
        end++;
    return end;
}

uint32_t line_first(const struct line *line)
{
    const char *at = line->text;
    return utf8_next(&at, line->text + line->size);
}

uint32_t line_last_before(const struct line *line, size_t size)
{
    size_t start = size - 1;
    while (start > 0 && ((unsigned char)line->text[start] & 0xC0) == 0x80)
        start--;
    const char *at = line->text + start;
    return utf8_next(&at, line->text + size);
}

uint32_t line_last(const struct line *line)
{
    return line_last_before(line, line->size);
}

static bool closes(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0x201C || c == 0xBB || c == 0xAB || c == 0x300D || c == 0x300F || c == 0xFF09;
}

bool line_ends_sentence(const struct line *line)
{
    for (size_t size = line->size; size > 0;) {
        uint32_t c = line_last_before(line, size);
        if (!closes(c))
            return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == 0x3002 ||
                   c == 0xFF01 || c == 0xFF1F || c == 0xFF1A || c == 0x061F || c == 0x06D4;
        while (size > 1 && ((unsigned char)line->text[size - 1] & 0xC0) == 0x80)
            size--;
        size--;
    }
    return false;
}

uint32_t line_mark(const struct line *line, size_t *count)
{
    uint32_t mark = 0;
    *count = 0;
    if (line->size == 0)
        return 0; /* a blank line may point nowhere */
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (character_is_space(c))
            continue;
        if (character_is_word(c) || (mark != 0 && c != mark))
            return 0;
        mark = c;
        ++*count;
    }
    return mark;
}

void line_add_expanded(const struct line *line, struct buffer *out)
{
    size_t column = line->indent;
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        size_t columns = c == '\t' ? TAB_STOP - column % TAB_STOP : character_columns(c);
        if (c != '\t')
            buffer_add(out, here, (size_t)(at - here));
        for (size_t i = 0; c == '\t' && i < columns; i++)
            buffer_add_byte(out, ' ');
        column += columns;
    }
}
