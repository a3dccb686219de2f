/* What the finders of parts share; see anatomy.h. */
#include "read/anatomy.h"

#include "book/text.h"
#include "read/layout.h"

#include <stdlib.h>
#include <string.h>

bool anatomy_is_paragraph(const struct anatomy *anatomy, size_t i)
{
    if (i >= anatomy->blocks->count)
        return false;
    const struct block *block = &anatomy->blocks->items[i];
    return block->kind == BLOCK_PARAGRAPH && block->quote == 0 && block->list == 0;
}

void anatomy_join(struct anatomy *anatomy, size_t block, struct buffer *out)
{
    const struct block *it = &anatomy->blocks->items[block];
    layout_join(anatomy->lines, it->first, it->count, anatomy->vocabulary, out);
    anatomy->failed = anatomy->failed || out->failed;
}

char *anatomy_text(struct anatomy *anatomy, size_t block)
{
    struct buffer joined;
    buffer_init(&joined);
    anatomy_join(anatomy, block, &joined);
    char *line = joined.failed ? NULL : text_line(joined.data);
    buffer_fini(&joined);
    anatomy->failed = anatomy->failed || !line;
    return line;
}

void anatomy_note(struct anatomy *anatomy, size_t block, enum part part, unsigned confidence,
                  const char *reason, const char *text, size_t size)
{
    size_t line = anatomy->first_line + anatomy->blocks->items[block].first + 1;
    if (!features_add(anatomy->features, part, line, confidence, reason, text, size))
        anatomy->failed = true;
}
