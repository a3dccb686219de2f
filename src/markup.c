/* A body becomes markup; see markup.h. */
#define _GNU_SOURCE /* memmem */
#include "markup.h"

#include "parts.h"
#include "refine/links.h"
#include "refine/plain.h"
#include "refine/teaser.h"
#include "write/names.h"
#include "write/scan.h"
#include "write/write.h"

#include <string.h>

/* A scan_target: pictures are there already, links to other articles wait for the plan. */
static bool leads(const void *context, const char *href, size_t size)
{
    struct gallery *const *gallery = context;
    return (size > 0 && *href == LINK_SLOT) || picture_is_named(*gallery, href, size);
}

/* Writes the body and looks at it as strictly as at the finished page: returns the rule that is
 * broken, or NULL. */
static const char *write_strictly(struct article *article, struct gallery *gallery,
                                  struct sizes *ends)
{
    struct buffer *markup = &article->markup;
    ends->count = 0;
    buffer_clear(markup);
    write_body(&article->body, markup, ends);
    return markup->failed ? scan_no_memory
                          : scan_markup(markup->data, markup->size, leads, &gallery);
}

static void remark(struct article *article, const char *source, const char *fault)
{
    size_t line = article->piece == PIECE_WHOLE ? 0 : article->first_line + 1;
    diagnose(&article->remarks, DIAGNOSTIC_FAULTY_ARTICLE, source, line, fault);
    article->reduced = true;
}

/* Notes the parts that have formulas. */
static bool note_formulas(struct article *article)
{
    static const char formula[] = "<math";
    bool done = true;
    for (size_t part = 0; done && part < article_part_count(article); part++) {
        size_t start = 0, size = 0;
        article_part(article, part, &start, &size);
        if (size > 0 && memmem(article->markup.data + start, size, formula, sizeof formula - 1))
            done = sizes_add(&article->formulas, part);
    }
    return done;
}

bool markup_write(struct article *article, const char *source, struct gallery *gallery,
                  size_t text_size, size_t limit)
{
    struct buffer *markup = &article->markup;
    struct sizes ends = {0};
    if (article->body.failed)
        return false;
    buffer_reserve(markup, text_size + text_size / 8);
    const char *fault = write_strictly(article, gallery, &ends);
    if (fault && fault != scan_no_memory) {
        remark(article, source, fault);
        refine_plain(article);
        fault = write_strictly(article, gallery, &ends);
    }
    bool done =
        fault != scan_no_memory && (markup->size <= limit || parts_cut(article, &ends, limit));
    sizes_fini(&ends);
    article->markup_size = markup->size;
    done = done && note_formulas(article);
    refine_teaser(article, markup);
    article->teaser_size = markup->size - article->markup_size;
    return done && !markup->failed;
}

/* Takes out what is written below pictures. */
static void drop_captions(struct tree *tree)
{
    for (const xmlNode *node = tree->root, *next; node; node = next) {
        next = tree_next(node, tree->root);
        if (!tree_is(node, "figcaption"))
            continue;
        next = tree_after(node, tree->root);
        xmlUnlinkNode((xmlNode *)node);
        xmlFreeNode((xmlNode *)node);
    }
}

bool markup_write_text(struct article *article)
{
    xmlNode *header = article->body.root->children;
    if (header && strcmp((const char *)header->name, "header") == 0) {
        xmlUnlinkNode(header);
        xmlFreeNode(header);
    }
    drop_captions(&article->body);
    tree_text(&article->body, &article->markup);
    if (article->markup.size > 0)
        buffer_add_byte(&article->markup, '\n');
    article->markup_size = article->markup.size;
    return !article->markup.failed;
}
