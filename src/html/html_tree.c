/* HTML becomes a tree; see html_tree.h. */
#include "html/html_tree.h"

#include "base/limits.h"
#include "html/cage.h"
#include "html/clean.h"
#include "html/copy.h"
#include "html/guard.h"

/* What is parsed: a whole page, or a fragment. */
struct page {
    const char *bytes;
    size_t size;
    bool whole;
    struct tree *tree;
    xmlNode *parent; /* takes what is in it */
};

/* What of a parsed page is wanted. A fragment is parsed as a page's body: where gumbo is told that
 * it is a fragment, a page's own tags inside a drawing end in one of gumbo's assertions. */
static const GumboNode *wanted(const struct page *page, const GumboOutput *output)
{
    const GumboVector *children = &output->root->v.element.children;
    for (unsigned i = 0; !page->whole && i < children->length; i++) {
        const GumboNode *node = children->data[i];
        if (node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_BODY)
            return node;
    }
    return output->root;
}

/* Gumbo's part, in a cage that it may leave by longjmp: nothing of the caller's changes before
 * its tree is whole. The last reads of the cage's memory are those of the copy. */
static enum cage_end parse(const struct page *page, struct cage *cage)
{
    int ended = setjmp(cage->leave);
    if (ended != 0)
        return (enum cage_end)ended;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = cage_take;
    options.deallocator = cage_give_back;
    options.userdata = cage;
    options.max_errors = 0;
    const GumboOutput *output = gumbo_parse_with_options(&options, page->bytes, page->size);
    copy_content(wanted(page, output), page->whole, page->tree, page->parent);
    return 0;
}

static enum cage_end parse_in_cage(const struct page *page, const struct html_options *options)
{
    struct cage cage;
    bool memory = options && options->memory > 0, time = options && options->milliseconds > 0;
    cage_init(&cage, memory ? options->memory : LIMIT_HTML_MEMORY,
              time ? options->milliseconds : LIMIT_HTML_MILLISECONDS);
    enum cage_end end = parse(page, &cage);
    cage_fini(&cage);
    return end;
}

/* The page goes on with what was made of it. */
static void take_made(struct page *page, const struct buffer *made)
{
    page->bytes = made->data ? made->data : "";
    page->size = made->size;
}

/* Once more, with less in it: paragraphs and line ends, or, where even these are too many, long
 * paragraphs alone. */
static unsigned parse_reduced(struct page *page, enum cage_end end)
{
    struct buffer reduced, coarse;
    buffer_init(&reduced);
    buffer_init(&coarse);
    guard_reduce(page->bytes, page->size, &reduced);
    take_made(page, &reduced);
    enum cage_end again = reduced.failed ? CAGE_NO_MEMORY : parse_in_cage(page, NULL);
    if (again != 0 && again != CAGE_NO_MEMORY) {
        guard_coarsen(page->bytes, page->size, &coarse);
        take_made(page, &coarse);
        again = coarse.failed ? CAGE_NO_MEMORY : parse_in_cage(page, NULL);
    }
    page->tree->failed = page->tree->failed || again != 0;
    buffer_fini(&reduced);
    buffer_fini(&coarse);
    return end == CAGE_DEADLINE ? HTML_TIME : HTML_MEMORY;
}

static unsigned parse_guarded(struct page *page, const struct html_options *options)
{
    struct buffer guarded;
    buffer_init(&guarded);
    struct guard_findings found = guard(page->bytes, page->size, &guarded);
    unsigned limits = 0;
    if (found.elements > 0 || found.attributes > 0 || found.misleading > 0)
        take_made(page, &guarded);
    if (found.elements > 0)
        limits |= HTML_DEPTH;
    if (found.attributes > 0)
        limits |= HTML_ATTRIBUTES;
    enum cage_end end = guarded.failed ? CAGE_NO_MEMORY : parse_in_cage(page, options);
    if (end == CAGE_NO_MEMORY)
        page->tree->failed = true;
    else if (end != 0)
        limits |= parse_reduced(page, end);
    buffer_fini(&guarded);
    return limits;
}

static unsigned to_tree(struct page *page, const struct html_options *options)
{
    struct buffer cleaned;
    buffer_init(&cleaned);
    if (clean(page->bytes, page->size, &cleaned))
        take_made(page, &cleaned);
    unsigned limits = 0;
    if (cleaned.failed)
        page->tree->failed = true;
    else
        limits = parse_guarded(page, options);
    buffer_fini(&cleaned);
    return limits;
}

unsigned html_to_tree(const char *bytes, size_t size, const struct html_options *options,
                      struct tree *tree)
{
    tree_init(tree);
    if (tree->failed)
        return 0;
    tree_rename(tree, tree->root, "html");
    if (tree->failed)
        return 0;
    struct page page = {bytes, size, true, tree, tree->root};
    return to_tree(&page, options);
}

unsigned html_fragment_to_tree(const char *bytes, size_t size, const struct html_options *options,
                               struct tree *tree, xmlNode *parent)
{
    static const char before[] = "<!DOCTYPE html><body>";
    if (tree->failed || !parent)
        return 0;
    struct buffer body;
    buffer_init(&body);
    buffer_add(&body, before, sizeof before - 1);
    buffer_add(&body, bytes, size);
    struct page page = {body.data, body.size, false, tree, parent};
    tree->failed = body.failed;
    unsigned limits = body.failed ? 0 : to_tree(&page, options);
    buffer_fini(&body);
    return limits;
}
