/* The lines at the top of an article, where blocks are made of what belongs together: a run of
 * lines may be headline, byline and date, and two lines may be one headline. */
#include "base/memory.h"
#include "read/anatomy.h"
#include "read/furniture.h"
#include "read/prose.h"
#include "read/words.h"

#include <stdlib.h>
#include <string.h>

enum { OPENING_LINES = 12 };
enum { SHORTEST_WRAPPED = 20 }; /* bytes of a first line that a second one goes on with */
enum { LONGEST_RUN = 6 };       /* lines that are looked at one by one */

static struct block *block_at(const struct anatomy *anatomy, size_t i)
{
    return &anatomy->blocks->items[i];
}

/* Whether one of the lines of a block, but for the first one of the text, is furniture. */
static bool holds_furniture(struct anatomy *anatomy, const struct block *block)
{
    bool holds = false;
    for (size_t i = block->first == 0 ? 1 : 0; i < block->count && !holds; i++) {
        const struct line *line = &anatomy->lines->items[block->first + i];
        char *text = memory_copy(line->text, line->size);
        enum line_kind kind = text ? furniture_read(text).kind : LINE_TEXT;
        holds = furniture_is_sure(kind) || kind == LINE_CONTACT;
        anatomy->failed = anatomy->failed || !text;
        free(text);
    }
    return holds;
}

/* Lines of one run at the top are joined, or taken for verse, where they are the parts of an
 * opening: makes a block of each. A byline that ends in "and" goes on in the next line. */
static void split_block(struct anatomy *anatomy, size_t i)
{
    struct blocks *blocks = anatomy->blocks;
    struct block whole = blocks->items[i];
    for (size_t line = 1; line < whole.count; line++)
        if (!blocks_add(blocks, &whole)) {
            anatomy->failed = true;
            return;
        }
    memmove(blocks->items + i + whole.count, blocks->items + i + 1,
            (blocks->count - i - whole.count) * sizeof *blocks->items);
    for (size_t line = 0; line < whole.count; line++)
        blocks->items[i + line] = (struct block){.kind = BLOCK_PARAGRAPH,
                                                 .first = whole.first + line,
                                                 .count = 1,
                                                 .apart = line == 0 && whole.apart};
}

static bool ends_in_and(const struct line *line)
{
    static const char *const words[] = {" and", " und", " et", " y", " und", " och", ",", " &"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (line->size > size && memcmp(line->text + line->size - size, words[i], size) == 0)
            return true;
    }
    return false;
}

static void join_with_next(struct anatomy *anatomy, size_t i)
{
    struct blocks *blocks = anatomy->blocks;
    blocks->items[i].count += blocks->items[i + 1].count;
    memmove(blocks->items + i + 1, blocks->items + i + 2,
            (blocks->count - i - 2) * sizeof *blocks->items);
    blocks->count--;
}

/* The most columns of the lines of a text, or as many as headlines are seldom wrapped at. */
static size_t text_width(const struct lines *lines)
{
    enum { LINES = 100, LEAST = 60 };
    size_t width = LEAST;
    for (size_t i = 0; i < lines->count && i < LINES; i++)
        if (lines->items[i].end > width)
            width = lines->items[i].end;
    return width;
}

/* Words after which a line goes on. */
static bool ends_open(const struct line *line)
{
    size_t last = line->size;
    while (last > 0 && line->text[last - 1] != ' ')
        last--;
    const char *word = line->text + last;
    size_t size = line->size - last;
    return words_has(WORDS_NOT_NAME, word, size) || words_has(WORDS_PARTICLE, word, size) ||
           words_has(WORDS_AND, word, size) || words_has(WORDS_IN, word, size);
}

/* Whether a line could not have been wrapped there: the first word of the next had still fitted. */
static bool is_ended(const struct anatomy *anatomy, const struct line *line)
{
    const struct line *next = line + 1;
    const char *space = memchr(next->text, ' ', next->size);
    size_t first = space ? (size_t)(space - next->text) : next->size;
    return line->end + 1 + first <= text_width(anatomy->lines);
}

/* A title and who wrote it, in two lines: the second is a name whose first word had still fitted
 * into the first. */
static bool is_title_and_name(const struct anatomy *anatomy, size_t i)
{
    const struct block *block = block_at(anatomy, i);
    const struct line *title = &anatomy->lines->items[block->first], *name = title + 1;
    if (i > 0 || block->count != 2 || i + 1 >= anatomy->blocks->count || !block[1].apart ||
        ends_open(title) || prose_ends(title->text, title->size) ||
        !byline_is_name(name->text, name->size) || prose_words(name->text, name->size) > 3 ||
        byline_caseless(line_first(name)) > 0)
        return false;
    return is_ended(anatomy, title);
}

/* Kicker, headline, name, place in three lines or four, and prose below: none of them ends as prose
 * does, and one behind the first two has nothing but a name. */
static bool is_head(const struct anatomy *anatomy, size_t i)
{
    enum { FEWEST = 3, MOST = 5, PROSE = 60 /* bytes */ };
    const struct block *block = block_at(anatomy, i);
    bool named = false;
    if (i > 0 || block->count < FEWEST || block->count > MOST ||
        !anatomy_is_paragraph(anatomy, i + 1) || !block[1].apart)
        return false;
    const struct line *first = &anatomy->lines->items[block->first];
    const struct line *prose = &anatomy->lines->items[block[1].first];
    for (size_t line = 0; line < block->count; line++) {
        const struct line *at = first + line;
        if (prose_ends(at->text, at->size))
            return false;
        named = named ||
                (line > 0 && line + 2 >= block->count && byline_caseless(line_first(at)) == 0 &&
                 prose_words(at->text, at->size) <= 3 && byline_is_name(at->text, at->size) &&
                 is_ended(anatomy, at - 1));
    }
    return named && (prose->size >= PROSE || line_ends_sentence(prose));
}

static void split_runs(struct anatomy *anatomy, size_t first)
{
    for (size_t i = first; i < anatomy->blocks->count && i < OPENING_LINES && !anatomy->failed;
         i++) {
        const struct block *block = block_at(anatomy, i);
        bool verse = block->kind == BLOCK_VERSE;
        if ((!verse && !anatomy_is_paragraph(anatomy, i)) || block->count > LONGEST_RUN)
            return;
        if (block->count > 1 && (is_title_and_name(anatomy, i) || is_head(anatomy, i) ||
                                 holds_furniture(anatomy, block))) {
            split_block(anatomy, i);
        } else if (verse) {
            return;
        }
        block = block_at(anatomy, i);
        const struct line *last = &anatomy->lines->items[block->first + block->count - 1];
        if (block->count == 1 && anatomy_is_paragraph(anatomy, i + 1) && !block[1].apart &&
            ends_in_and(last) && byline_label(last->text, last->size) > 0)
            join_with_next(anatomy, i);
    }
}

/* Two lines of one headline: both in capitals, or the second begins small. */
static void join_headline(struct anatomy *anatomy)
{
    if (!anatomy_is_paragraph(anatomy, 0) || !anatomy_is_paragraph(anatomy, 1) ||
        anatomy->blocks->count < 3)
        return;
    const struct block *block = block_at(anatomy, 0);
    const struct line *line = &anatomy->lines->items[block->first + block->count - 1];
    const struct line *next = &anatomy->lines->items[block[1].first];
    if (block[1].apart || block[1].count > 1 || line->size > 100 || line->size < SHORTEST_WRAPPED)
        return;
    bool small = prose_begins_small(next->text, next->size);
    if (!small && !block[2].apart)
        return;
    bool capitals =
        prose_is_capitals(line->text, line->size) && prose_is_capitals(next->text, next->size);
    bool byline = byline_label(next->text, next->size) > 0;
    if (!byline && !prose_ends(line->text, line->size) && !prose_ends(next->text, next->size) &&
        (capitals || small))
        join_with_next(anatomy, 0);
}

void opening_split(struct anatomy *anatomy, size_t first)
{
    split_runs(anatomy, first);
    if (first == 0)
        join_headline(anatomy);
}
