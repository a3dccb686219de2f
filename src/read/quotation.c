/* Quotations that neither '>' nor an indent sets off, but the lines around them do: see anatomy.h.
 */
#include "base/utf8.h"
#include "read/anatomy.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_AROUND = 120 };  /* bytes of a line that says whose words they are */
enum { SHORTEST_QUOTED = 100 }; /* bytes behind "she writes:" */

static const struct line *first_line(const struct anatomy *anatomy, size_t i)
{
    return &anatomy->lines->items[anatomy->blocks->items[i].first];
}

/* A paragraph of one line, no longer than a name with what belongs to it. */
static const struct line *short_line(const struct anatomy *anatomy, size_t i)
{
    if (!anatomy_is_paragraph(anatomy, i) || anatomy->blocks->items[i].count > 1)
        return NULL;
    const struct line *line = first_line(anatomy, i);
    return line->size <= LONGEST_AROUND ? line : NULL;
}

/* "@ada" at the end of a line, or before a closing bracket in it. */
static bool has_handle(const struct line *line)
{
    for (size_t i = 1; i + 1 < line->size; i++) {
        if (line->text[i] != '@' || (line->text[i - 1] != ' ' && line->text[i - 1] != '('))
            continue;
        size_t end = i + 1;
        while (end < line->size &&
               (line->text[end] == '_' || character_is_word((unsigned char)line->text[end])))
            end++;
        bool bracketed = line->text[i - 1] == '(' && end < line->size && line->text[end] == ')';
        if (end > i + 1 && (bracketed || (line->text[i - 1] == ' ' && end == line->size)))
            return true;
    }
    return false;
}

/* "— Ada Lovelace (@ada) 3 March 2026" below a post. */
static bool signs_post(const struct line *line)
{
    return line && line_first(line) == 0x2014 && has_handle(line);
}

/* "9:53 PM - 3 Mar 2026" below a post. */
static bool times_post(const struct line *line)
{
    size_t digits = 0;
    while (line && digits < line->size && line->text[digits] >= '0' && line->text[digits] <= '9')
        digits++;
    return digits > 0 && digits <= 2 && line->size > digits + 3 && line->text[digits] == ':' &&
           line_last(line) >= '0' && line_last(line) <= '9';
}

/* "In her letter she writes:" above what somebody else wrote. */
static bool announces(const struct anatomy *anatomy, size_t i)
{
    if (!anatomy_is_paragraph(anatomy, i))
        return false;
    const struct line *line = first_line(anatomy, i) + anatomy->blocks->items[i].count - 1;
    if (line->size < 2 || line->text[line->size - 1] != ':')
        return false;
    size_t end = line->size - 1, start = end;
    while (start > 0 && line->text[start - 1] != ' ')
        start--;
    return words_has(WORDS_WRITES, line->text + start, end - start);
}

/* A paragraph of some length that begins and ends as sentences do, without quotation marks. */
static bool may_be_quoted(const struct anatomy *anatomy, size_t i)
{
    if (!anatomy_is_paragraph(anatomy, i))
        return false;
    const struct block *block = &anatomy->blocks->items[i];
    const struct line *line = first_line(anatomy, i), *last = line + block->count - 1;
    size_t size = 0;
    for (size_t at = 0; at < block->count; at++)
        size += line[at].size;
    return size >= SHORTEST_QUOTED && character_is_word(line_first(line)) &&
           !prose_begins_small(line->text, line->size) && line_ends_sentence(last);
}

/* Whether blank lines part nearly all paragraphs. */
static bool is_parted(const struct anatomy *anatomy)
{
    size_t tight = 0, all = 0;
    for (size_t i = anatomy->body; i < anatomy->blocks->count; i++) {
        tight += !anatomy->blocks->items[i].apart;
        all++;
    }
    return tight * 3 <= all;
}

/* A paragraph that ends in a colon above a blank line, and is no title with one behind it. */
static bool announces_text(const struct anatomy *anatomy, size_t i)
{
    enum { SHORTEST = 60 }; /* bytes */
    if (!anatomy_is_paragraph(anatomy, i) || !anatomy_is_paragraph(anatomy, i + 1))
        return false;
    const struct block *block = &anatomy->blocks->items[i];
    const struct line *last = first_line(anatomy, i) + block->count - 1;
    return (block->apart || i == anatomy->body) && block[1].apart && last->size > 0 &&
           line_last(last) == ':' && (block->count > 1 || last->size >= SHORTEST);
}

/* The end of the paragraphs that block `i` announces: pages that set a quotation in put no blank
 * line behind it, where all others have one. `i` itself where none ends so. */
static size_t announced_end(const struct anatomy *anatomy, size_t i)
{
    enum { MOST = 8 };
    for (size_t at = i + 2; at <= i + MOST && anatomy_is_paragraph(anatomy, at - 1); at++) {
        if (!anatomy_is_paragraph(anatomy, at) || anatomy->blocks->items[at].apart)
            continue;
        const struct line *above = first_line(anatomy, at - 1);
        bool headed = anatomy->blocks->items[at - 1].count == 1 && above->size <= LONGEST_AROUND &&
                      !line_ends_sentence(above);
        if (!headed)
            return first_line(anatomy, at)->size >= SHORTEST_QUOTED ? at : i;
    }
    return i;
}

/* What is announced, and ended by the want of a blank line. */
static void find_announced(struct anatomy *anatomy)
{
    if (!is_parted(anatomy))
        return;
    for (size_t i = anatomy->body; i + 2 < anatomy->blocks->count; i++) {
        size_t end = announces_text(anatomy, i) ? announced_end(anatomy, i) : i;
        for (size_t at = i + 1; at < end; at++)
            anatomy->blocks->items[at].quote = 1;
    }
}

void quotations_find(struct anatomy *anatomy)
{
    find_announced(anatomy);
    for (size_t i = anatomy->body; i < anatomy->blocks->count; i++) {
        const struct line *above = i > anatomy->body ? short_line(anatomy, i - 1) : NULL;
        const struct line *below = short_line(anatomy, i + 1);
        bool post = anatomy_is_paragraph(anatomy, i) &&
                    (signs_post(below) || (above && has_handle(above) && times_post(below)));
        bool said = i > anatomy->body && announces(anatomy, i - 1) && may_be_quoted(anatomy, i);
        if (post || said)
            anatomy->blocks->items[i].quote = 1;
    }
}
