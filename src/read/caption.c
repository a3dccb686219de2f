/* Captions below the opening; see anatomy.h. */
#include "read/caption.h"

#include "read/anatomy.h"
#include "read/prose.h"
#include "read/words.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_CAPTION = 600 };  /* bytes */
enum { MOST_LINES = 6 };         /* of a caption */
enum { SHORTEST_REPEATED = 16 }; /* bytes of a caption that stands there twice */

/* A short paragraph. */
static bool may_be_caption(const struct anatomy *anatomy, const struct block *block)
{
    size_t size = 0;
    if (block->kind != BLOCK_PARAGRAPH || block->count > MOST_LINES)
        return false;
    for (size_t i = 0; i < block->count; i++)
        size += anatomy->lines->items[block->first + i].size;
    return size <= LONGEST_CAPTION;
}

/* Whether it is worth a look: a credit holds a slash or a colon, a beginning is a word. */
static bool is_suspect(const struct anatomy *anatomy, const struct block *block)
{
    const struct line *first = &anatomy->lines->items[block->first];
    size_t open = first->size > 0 && (*first->text == '[' || *first->text == '(');
    if (first->size > 2 && (unsigned char)*first->text >= 0xE3)
        return true; /* East Asia has other brackets and says it at the end */
    for (size_t i = 0; i < block->count; i++)
        if (first[i].size > 0 && (memchr(first[i].text, '/', first[i].size) ||
                                  memchr(first[i].text, ':', first[i].size)))
            return true;
    return words_at(WORDS_CAPTION, first->text + open, first->size - open) > 0;
}

/* A caption that stands above its repetition with a credit, or a title above nothing but one. */
static bool goes_with(const char *above, const char *text)
{
    size_t size = strlen(above);
    if (size >= SHORTEST_REPEATED && strncmp(above, text, size) == 0)
        return true;
    return caption_is_credit(text) && size <= LONGEST_CAPTION / 4 && !strpbrk(above, ".?!") &&
           prose_words(above, size) >= 5;
}

/* Names the block above a credit if it goes with it. */
static void take_above(struct anatomy *anatomy, size_t i, const char *text)
{
    struct block *above = &anatomy->blocks->items[i - 1];
    char *line = may_be_caption(anatomy, above) ? anatomy_text(anatomy, i - 1) : NULL;
    if (line && goes_with(line, text))
        above->kind = BLOCK_CAPTION;
    free(line);
}

void table_captions_find(struct anatomy *anatomy)
{
    for (size_t i = anatomy->body + 1; i < anatomy->blocks->count && !anatomy->failed; i++) {
        struct block *above = &anatomy->blocks->items[i - 1];
        if (above[1].kind != BLOCK_TABLE || above->list > 0 || above->quote != above[1].quote ||
            !may_be_caption(anatomy, above))
            continue;
        char *text = anatomy_text(anatomy, i - 1);
        if (text && caption_names_table(text))
            above->kind = BLOCK_TABLE_CAPTION;
        free(text);
    }
}

/* Names the block below a credit that nothing stands close above: a sentence close to it. */
static void take_below(struct anatomy *anatomy, size_t i)
{
    enum { LONGEST_BELOW = 300 }; /* bytes */
    struct block *below = &anatomy->blocks->items[i + 1];
    const struct line *line = &anatomy->lines->items[below->first];
    if (anatomy->blocks->items[i].apart && !below->apart && may_be_caption(anatomy, below) &&
        below->count == 1 && line->size <= LONGEST_BELOW && line_ends_sentence(line))
        below->kind = BLOCK_CAPTION;
}

/* "White House" close below the sentence of a picture, and again below another: whose pictures they
 * are. The line that says it in block `i`, NULL for another block. */
static const struct line *low_credit(const struct anatomy *anatomy, size_t i)
{
    enum { LONGEST = 40 /* bytes */, LONGEST_ABOVE = 200 /* bytes */ };
    if (i == 0 || !anatomy_is_paragraph(anatomy, i) || !anatomy_is_paragraph(anatomy, i - 1))
        return NULL;
    const struct block *block = &anatomy->blocks->items[i], *above = block - 1;
    const struct line *line = &anatomy->lines->items[block->first];
    const struct line *picture = &anatomy->lines->items[above->first];
    return !block->apart && above->apart && block->count == 1 && above->count == 1 &&
                   line->size <= LONGEST && picture->size <= LONGEST_ABOVE &&
                   !line_ends_sentence(line) && line_ends_sentence(picture)
               ? line
               : NULL;
}

static void find_low_credits(struct anatomy *anatomy, size_t first)
{
    for (size_t i = first + 1; i < anatomy->blocks->count; i++) {
        const struct line *line = low_credit(anatomy, i), *other = NULL;
        for (size_t j = i + 2; line && j < anatomy->blocks->count; j++) {
            other = low_credit(anatomy, j);
            if (!other || other->size != line->size ||
                memcmp(other->text, line->text, line->size) != 0)
                continue;
            for (size_t pair = 0; pair < 2; pair++) {
                anatomy->blocks->items[i - pair].kind = BLOCK_CAPTION;
                anatomy->blocks->items[j - pair].kind = BLOCK_CAPTION;
            }
        }
    }
}

void captions_find(struct anatomy *anatomy, size_t first)
{
    find_low_credits(anatomy, first);
    for (size_t i = first; i < anatomy->blocks->count && !anatomy->failed; i++) {
        struct block *block = &anatomy->blocks->items[i];
        if (!may_be_caption(anatomy, block) || !is_suspect(anatomy, block))
            continue;
        char *text = anatomy_text(anatomy, i);
        bool credit = text && (caption_has_credit(text) || caption_is_credit(text));
        if (credit && i > first)
            take_above(anatomy, i, text);
        if (text && caption_is_credit(text) && i + 1 < anatomy->blocks->count)
            take_below(anatomy, i);
        if (credit || (text && caption_begins(text)))
            block->kind = BLOCK_CAPTION;
        free(text);
    }
}
