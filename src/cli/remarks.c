/* Remarks kept for the report; see remarks.h. */
#include "cli/remarks.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void remarks_add(struct remarks *remarks, const octavo_diagnostic *diagnostic)
{
    void *items = remarks->items;
    if (!memory_reserve(&items, &remarks->capacity, remarks->count + 1, sizeof *remarks->items)) {
        remarks->failed = true;
        return;
    }
    remarks->items = items;
    struct remark *remark = &remarks->items[remarks->count++];
    *remark = (struct remark){
        .level = diagnostic->level,
        .name = memory_copy_string(diagnostic->name),
        .source = diagnostic->source ? memory_copy_string(diagnostic->source) : NULL,
        .line = diagnostic->line,
        .column = diagnostic->column,
        .text = memory_copy_string(diagnostic->text),
    };
    if (!remark->name || !remark->text || (diagnostic->source && !remark->source))
        remarks->failed = true;
}

void remarks_fini(struct remarks *remarks)
{
    for (size_t i = 0; i < remarks->count; i++) {
        free(remarks->items[i].name);
        free(remarks->items[i].source);
        free(remarks->items[i].text);
    }
    free(remarks->items);
    *remarks = (struct remarks){0};
}

static int compare_sources(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare(const void *a, const void *b)
{
    const struct remark *p = a, *q = b;
    int order = compare_sources(p->source, q->source);
    return order ? order : p->line < q->line ? -1 : p->line > q->line;
}

void remarks_sort(struct remarks *remarks)
{
    if (remarks->count > 0)
        qsort(remarks->items, remarks->count, sizeof *remarks->items, compare);
}

const struct remark *remarks_about(const struct remarks *remarks, const char *source, size_t *count)
{
    size_t low = 0, high = remarks->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_sources(remarks->items[middle].source, source) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < remarks->count; ++*count)
        if (compare_sources(remarks->items[low + *count].source, source) != 0)
            break;
    return remarks->items ? remarks->items + low : NULL;
}
