/* References to notes; see note_reference.h. They are looked for in the texts as these stand in the
 * tree later, where lines are joined. */
#include "read/note_reference.h"

#include "base/memory.h"
#include "read/layout.h"

enum { MOST_REFERENCES = 4096 }; /* far more than notes */

static bool add_reference(struct anatomy *anatomy, struct note_references *references,
                          struct note_reference reference)
{
    void *items = references->items;
    if (references->count == MOST_REFERENCES)
        return false;
    if (!memory_reserve(&items, &references->capacity, references->count + 1,
                        sizeof *references->items)) {
        anatomy->failed = true;
        return false;
    }
    references->items = items;
    references->items[references->count++] = reference;
    return true;
}

/* The marks in a text that may refer to notes. False when there are too many. */
static bool refer_from(struct anatomy *anatomy, const struct buffer *text, size_t block,
                       size_t line, struct note_references *references)
{
    struct mark mark;
    for (size_t i = 0; i < text->size; i++) {
        if (!mark_may_begin(text->data[i]) || !mark_refers(text->data, i, text->size, &mark))
            continue;
        if (!add_reference(anatomy, references, (struct note_reference){mark, block, line}))
            return false;
        i += mark.size - 1;
    }
    return true;
}

bool note_references_find(struct anatomy *anatomy, const struct note_texts *texts,
                          struct note_references *references)
{
    struct buffer text;
    buffer_init(&text);
    bool all = true;
    size_t next = 0;
    for (size_t i = 0; i < anatomy->blocks->count && all; i++) {
        const struct block *block = &anatomy->blocks->items[i];
        size_t end = block->first + block->count;
        if (block->kind == BLOCK_PRE || block->kind == BLOCK_BREAK || block->kind == BLOCK_DROPPED)
            continue;
        for (size_t line = block->first, stop; line < end && all; line = stop) {
            while (next < texts->count && texts->items[next].line <= line)
                next++;
            stop = next < texts->count && texts->items[next].line < end ? texts->items[next].line
                                                                        : end;
            buffer_clear(&text);
            layout_join(anatomy->lines, line, stop - line, anatomy->vocabulary, &text);
            anatomy->failed = anatomy->failed || text.failed;
            all = !anatomy->failed && refer_from(anatomy, &text, i, line, references);
        }
    }
    buffer_fini(&text);
    return all;
}
