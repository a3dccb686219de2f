/* Headings for the contents; see headings.h. */
#define _GNU_SOURCE /* memmem */
#include "headings.h"

#include "book/outline.h"

#include <string.h>

/* Moves `*at` to where an identifier stands in the markup, which has them in the same order. */
static bool find(const struct article *article, const char *id, const char **at)
{
    struct buffer mark;
    buffer_init(&mark);
    buffer_add_format(&mark, " id=\"%s\"", id);
    const char *end = article->markup.data + article->markup_size;
    const char *found = mark.failed ? NULL : memmem(*at, (size_t)(end - *at), mark.data, mark.size);
    if (found)
        *at = found;
    buffer_fini(&mark);
    return found != NULL;
}

static void list(struct article *article, const xmlNode *heading, const char *id, size_t place,
                 size_t *part)
{
    struct buffer *out = &article->headings, label;
    while (*part + 1 < article->parts.count && place >= article->parts.items[*part])
        ++*part;
    buffer_init(&label);
    outline_text(heading, &label);
    if (label.size > 0 && !label.failed) {
        if (*part > 0)
            buffer_add_format(out, "-%zu", *part + 1);
        buffer_add_format(out, ".xhtml#%s", id);
        buffer_add_byte(out, '\0');
        buffer_add(out, label.data, label.size + 1);
    }
    out->failed = out->failed || label.failed;
    buffer_fini(&label);
}

bool headings_list(struct article *article)
{
    const char *at = article->markup.data;
    size_t part = 0;
    const xmlNode *node = article->body.root ? article->body.root->children : NULL;
    for (; at && node && !article->headings.failed; node = node->next) {
        const char *id = outline_level(node) == 2 ? tree_get(node, "id") : NULL;
        if (id && find(article, id, &at))
            list(article, node, id, (size_t)(at - article->markup.data), &part);
    }
    return !article->headings.failed;
}
