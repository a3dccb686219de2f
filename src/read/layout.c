/* Where paragraphs begin and end; see layout.h. */
#include "read/layout.h"

#include "base/memory.h"
#include "base/utf8.h"

/* A block whose longest line ends outside these columns was not wrapped to a width: typewriters and
 * mailers wrap between them, shorter lines are verse, lists and addresses, longer ones paragraphs.
 */
enum { NARROWEST_WRAP = 40, WIDEST_WRAP = 100 };
enum { TAB_STOP = 8 };

static struct line measure(const char *text, size_t size)
{
    struct line line = {0};
    const char *end = text + size, *stop = text;
    size_t column = 0;
    bool begun = false;
    for (const char *at = text; at < end;) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        column += c == '\t' ? TAB_STOP - column % TAB_STOP : character_columns(c);
        if (character_is_space(c))
            continue;
        line.visible = line.visible || !character_is_invisible(c);
        if (!begun) {
            line.text = here;
            line.indent = column - character_columns(c);
            begun = true;
        }
        stop = at;
        line.end = column;
    }
    line.size = begun ? (size_t)(stop - line.text) : 0;
    return line;
}

bool layout_lines(const char *text, size_t size, struct lines *lines)
{
    for (size_t start = 0; start < size;) {
        size_t end = start;
        while (end < size && text[end] != '\n')
            end++;
        void *items = lines->items;
        if (!memory_reserve(&items, &lines->capacity, lines->count + 1, sizeof *lines->items))
            return false;
        lines->items = items;
        lines->items[lines->count++] = measure(text + start, end - start);
        start = end + 1;
    }
    return true;
}

static uint32_t first_character(const struct line *line)
{
    const char *at = line->text;
    return utf8_next(&at, line->text + line->size);
}

static uint32_t last_character(const struct line *line)
{
    size_t start = line->size - 1;
    while (start > 0 && ((unsigned char)line->text[start] & 0xC0) == 0x80)
        start--;
    const char *at = line->text + start;
    return utf8_next(&at, line->text + line->size);
}

/* Columns of the first word, or of the first two ideographs, since no line begins with a stop. */
static size_t first_word(const struct line *line)
{
    size_t columns = 0, ideographs = 0;
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (character_is_space(c) || ideographs == 2)
            break;
        ideographs += character_is_ideographic(c);
        columns += character_columns(c);
    }
    return columns;
}

static bool ends_sentence(const struct line *line)
{
    static const char closers[] = "\"')]";
    size_t size = line->size;
    while (size > 0) {
        struct line shorter = *line;
        shorter.size = size;
        uint32_t c = last_character(&shorter);
        bool closes = c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x300D;
        for (const char *closer = closers; *closer; closer++)
            closes = closes || c == (unsigned char)*closer;
        if (!closes)
            return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == 0x3002 ||
                   c == 0xFF01 || c == 0xFF1F || c == 0x061F || c == 0x06D4;
        while (size > 1 && ((unsigned char)line->text[size - 1] & 0xC0) == 0x80)
            size--;
        size--;
    }
    return false;
}

/* A block: lines first..end-1, none of them blank. */
struct block {
    const struct line *lines;
    size_t count;
    size_t indent; /* the least one */
    size_t width;  /* column where the longest line ends */
};

static struct block make_block(const struct line *lines, size_t count)
{
    struct block block = {.lines = lines, .count = count, .indent = lines[0].indent};
    for (size_t i = 0; i < count; i++) {
        if (lines[i].indent < block.indent)
            block.indent = lines[i].indent;
        if (lines[i].end > block.width)
            block.width = lines[i].end;
    }
    return block;
}

/* The greedy-fill test: a line is full when the next one's first word had no room on it. Not all
 * programs fill greedily; within `slack` columns a line is nearly full. */
static bool is_full(const struct block *block, size_t i, size_t slack)
{
    return block->lines[i].end + 1 + first_word(&block->lines[i + 1]) + slack > block->width;
}

/* Whether a wrapped paragraph goes on after line i: the line is full, or nearly so and inside a
 * sentence. */
static bool goes_on(const struct block *block, size_t i)
{
    if (ends_sentence(&block->lines[i]))
        return is_full(block, i, 0);
    return is_full(block, i, block->width / 10);
}

/* An indented line after one that is not, or after one that had room left, opens a paragraph. */
static bool opens_by_indent(const struct block *block, size_t i)
{
    return block->lines[i].indent > block->indent &&
           (block->lines[i - 1].indent == block->indent || !is_full(block, i - 1, 0));
}

/* Whether a block was wrapped to a width. Line ends inside a sentence tell: at a full line they
 * speak for it, elsewhere against it; ends of sentences are ends of paragraphs as well. The line
 * under a headline says nothing. */
static bool is_wrapped(const struct block *block, bool opens_text)
{
    if (block->width < NARROWEST_WRAP || block->width > WIDEST_WRAP)
        return false;
    size_t full = 0, broken = 0;
    for (size_t i = opens_text && block->count > 2 ? 1 : 0; i + 1 < block->count; i++) {
        if (opens_by_indent(block, i + 1) || ends_sentence(&block->lines[i]))
            continue;
        *(goes_on(block, i) ? &full : &broken) += 1;
    }
    return full > broken;
}

static bool opens_paragraph(const struct block *block, bool wrapped, size_t i)
{
    return i == 0 || !wrapped || opens_by_indent(block, i) || !goes_on(block, i - 1);
}

static bool add_block(const struct lines *lines, size_t first, size_t end,
                      struct paragraphs *paragraphs)
{
    struct block block = make_block(lines->items + first, end - first);
    bool wrapped = is_wrapped(&block, paragraphs->count == 0);
    for (size_t i = 0; i < block.count; i++) {
        if (!opens_paragraph(&block, wrapped, i)) {
            paragraphs->items[paragraphs->count - 1].count++;
            continue;
        }
        void *items = paragraphs->items;
        if (!memory_reserve(&items, &paragraphs->capacity, paragraphs->count + 1,
                            sizeof *paragraphs->items))
            return false;
        paragraphs->items = items;
        paragraphs->items[paragraphs->count++] = (struct paragraph){first + i, 1};
    }
    return true;
}

bool layout_paragraphs(const struct lines *lines, struct paragraphs *paragraphs)
{
    for (size_t i = 0; i < lines->count;) {
        size_t end = i;
        while (end < lines->count && lines->items[end].size > 0)
            end++;
        if (end > i && !add_block(lines, i, end, paragraphs))
            return false;
        i = end + 1;
    }
    return true;
}

/* The character before the last one, 0 when there is none. */
static uint32_t last_but_one(const struct line *line)
{
    struct line shorter = *line;
    while (shorter.size > 1 && ((unsigned char)line->text[shorter.size - 1] & 0xC0) == 0x80)
        shorter.size--;
    shorter.size--;
    return shorter.size > 0 ? last_character(&shorter) : 0;
}

static bool joins_without_space(const struct line *line, const struct line *next)
{
    uint32_t last = last_character(line), first = first_character(next);
    if (character_is_ideographic(last) && character_is_ideographic(first))
        return true;
    return (last == '-' || last == 0x2010 || last == 0x2014) && character_is_word(first) &&
           character_is_word(last_but_one(line));
}

void layout_join(const struct lines *lines, struct paragraph paragraph, struct buffer *out)
{
    for (size_t i = paragraph.first; i < paragraph.first + paragraph.count; i++) {
        const struct line *line = &lines->items[i];
        if (i > paragraph.first && !joins_without_space(line - 1, line))
            buffer_add_byte(out, ' ');
        buffer_add(out, line->text, line->size);
    }
}
