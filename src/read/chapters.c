/* Chapters of a text that is a book; see chapters.h. */
#include "read/chapters.h"

enum { SMALLEST_BOOK = 64 * 1024 }; /* bytes: two hours of reading are no longer an article's */
enum { FEWEST_CHAPTERS = 3 };
enum { SHORTEST_CHAPTER = 400 }; /* bytes on average: a page of its own is worth it */

static bool is_top(const struct block *block)
{
    return block->kind == BLOCK_HEADING && block->level == 2 && block->quote == 0;
}

size_t chapters_find(struct anatomy *anatomy, size_t size)
{
    struct blocks *blocks = anatomy->blocks;
    size_t chapters = 0;
    if (size < SMALLEST_BOOK)
        return 0;
    for (size_t i = anatomy->body; i < blocks->count; i++)
        chapters += is_top(&blocks->items[i]);
    if (chapters < FEWEST_CHAPTERS || size / chapters < SHORTEST_CHAPTER)
        return 0;
    for (size_t i = anatomy->body; i < blocks->count; i++) {
        struct block *block = &blocks->items[i];
        if (is_top(block))
            block->kind = BLOCK_HEADLINE;
        else if (block->kind == BLOCK_HEADING)
            block->level = 2;
    }
    return chapters;
}

size_t chapters_end(const struct anatomy *anatomy, size_t first)
{
    const struct blocks *blocks = anatomy->blocks;
    size_t end = first + 1;
    while (end < blocks->count &&
           (end < anatomy->body || blocks->items[end].kind != BLOCK_HEADLINE))
        end++;
    return end < blocks->count ? end : blocks->count;
}
