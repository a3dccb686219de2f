/* The margins of verse; see steps.h. */
#include "read/steps.h"

#include <string.h>

enum { SLIP = 1 }; /* columns: the typist's, not the poet's */

/* Adds a margin in its order; false when there are too many. */
static bool add_margin(struct steps *steps, size_t margin)
{
    size_t i = 0;
    while (i < steps->count && steps->margins[i] < margin)
        i++;
    if ((i < steps->count && steps->margins[i] <= margin + SLIP) ||
        (i > 0 && steps->margins[i - 1] + SLIP >= margin))
        return true;
    if (steps->count == MOST_STEPS)
        return false;
    memmove(&steps->margins[i + 1], &steps->margins[i],
            (steps->count - i) * sizeof *steps->margins);
    steps->margins[i] = margin;
    steps->count++;
    return true;
}

/* Adds the margins of a stanza; false when there are too many. */
static bool add_stanza(struct steps *steps, const struct lines *lines, const struct block *stanza)
{
    bool few = true;
    for (size_t i = 0; few && i < stanza->count; i++)
        few = add_margin(steps, lines->items[stanza->first + i].indent);
    return few;
}

void steps_find(const struct lines *lines, const struct blocks *blocks, size_t index,
                struct steps *steps)
{
    *steps = (struct steps){.end = index + 1};
    struct steps wider = *steps;
    if (!add_stanza(&wider, lines, &blocks->items[index]))
        return;
    do {
        *steps = wider;
        wider.end++;
    } while (steps->end < blocks->count && blocks->items[steps->end].kind == BLOCK_VERSE &&
             add_stanza(&wider, lines, &blocks->items[steps->end]));
}

size_t steps_of(const struct steps *steps, const struct line *line)
{
    size_t step = 0;
    while (step + 1 < steps->count && steps->margins[step] + SLIP < line->indent)
        step++;
    return steps->count > 0 ? step : 0;
}
