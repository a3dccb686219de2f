/* Links; see links.h. */
#include "refine/links.h"

#include "base/anchor.h"
#include "base/dictionary.h"
#include "base/url.h"

#include <string.h>

/* Gives an attribute another value. */
static void change(struct tree *tree, xmlNode *node, const char *name, const struct buffer *value)
{
    if (!value->failed)
        xmlSetProp(node, BAD_CAST name, BAD_CAST value->data);
    /* libxml2 gives an attribute even when there was no memory for its value. */
    const char *set = value->failed ? NULL : tree_get(node, name);
    tree->failed = tree->failed || !set || strcmp(set, value->data) != 0;
}

/* The identifiers of the article, which the tree keeps; one that is there already goes. */
static void collect_identifiers(struct tree *tree, struct dictionary *identifiers)
{
    struct buffer id;
    buffer_init(&id);
    for (const xmlNode *node = tree->root; node && !tree->failed;
         node = tree_next(node, tree->root)) {
        const char *own = tree_get(node, "id");
        if (!own)
            continue;
        buffer_clear(&id);
        anchor_add(own, &id);
        if (id.failed)
            break;
        if (*own == '\0' || dictionary_find(identifiers, id.data)) {
            xmlUnsetProp((xmlNode *)node, BAD_CAST "id");
            continue;
        }
        if (strcmp(own, id.data) != 0)
            change(tree, (xmlNode *)node, "id", &id);
        if (!tree->failed && !dictionary_add(identifiers, tree_get(node, "id"), 0))
            tree->failed = true;
    }
    tree->failed = tree->failed || id.failed;
    buffer_fini(&id);
}

void links_identifier(const char *fragment, struct buffer *out)
{
    struct buffer decoded;
    buffer_init(&decoded);
    url_decode(fragment, strlen(fragment), &decoded);
    buffer_add(&decoded, "", 0);
    if (!decoded.failed)
        anchor_add(decoded.data, out);
    out->failed = out->failed || decoded.failed;
    buffer_fini(&decoded);
}

/* What a fragment leads to in this article, written as a link; nothing when there is no such place.
 * First it is taken as it is written, then decoded: as HTML has it, and pages that encode
 * their identifiers as they do their links. */
static void find_within(const struct article *article, const struct dictionary *identifiers,
                        const char *fragment, struct buffer *href)
{
    struct buffer id;
    buffer_init(&id);
    anchor_add(fragment, &id);
    if (id.data && !dictionary_find(identifiers, id.data)) {
        buffer_clear(&id);
        links_identifier(fragment, &id);
    }
    bool top = id.data && (!*fragment || strcmp(fragment, "top") == 0 ||
                           (article->anchor && strcmp(article->anchor, id.data) == 0));
    if (id.data && dictionary_find(identifiers, id.data))
        buffer_add_format(href, "#%s", id.data);
    else if (top)
        buffer_add_string(href, "#headline");
    href->failed = href->failed || id.failed;
    buffer_fini(&id);
}

/* Where the links stand. */
struct link_source {
    const char *path;
    bool is_page; /* of which a part may have been taken, without places that links lead to */
};

/* Puts the children of a link into its place; a place that other links may lead to stays one. */
static void unwrap(struct tree *tree, xmlNode *link)
{
    if (tree_get(link, "id")) {
        static const char *const of_links[] = {"href", "role", "epub:type"};
        for (size_t i = 0; i < sizeof of_links / sizeof *of_links; i++)
            xmlUnsetProp(link, BAD_CAST of_links[i]);
        tree_rename(tree, link, "span");
        return;
    }
    while (link->children) {
        xmlNode *child = link->children;
        xmlUnlinkNode(child);
        xmlAddPrevSibling(link, child);
    }
    xmlUnlinkNode(link);
    xmlFreeNode(link);
}

/* What leads nowhere is no link. */
static void drop(struct article *article, const struct link_source *source, const char *raw,
                 bool inside, xmlNode *link)
{
    enum diagnostic_id id = !inside           ? DIAGNOSTIC_LINK_REFUSED
                            : *raw != '#'     ? DIAGNOSTIC_LINK_DROPPED
                            : source->is_page ? DIAGNOSTIC_PLACE_CUT
                                              : DIAGNOSTIC_PLACE_DROPPED;
    if (*raw)
        diagnose(&article->remarks, id, source->path, tree_line(link), raw);
    unwrap(&article->body, link);
}

static void judge(struct article *article, const struct link_source *source,
                  const struct dictionary *identifiers, xmlNode *link, const char *raw)
{
    struct buffer href;
    buffer_init(&href);
    enum url_kind kind = url_judge(raw, &href);
    if (kind == URL_INSIDE && href.data && *href.data == '#') {
        struct buffer place;
        buffer_init(&place);
        find_within(article, identifiers, href.data + 1, &place);
        buffer_fini(&href);
        href = place;
    } else if (kind == URL_INSIDE && href.size > 0) {
        struct buffer slot;
        buffer_init(&slot);
        buffer_add_format(&slot, "%c%zu:", LINK_SLOT, tree_line(link));
        buffer_add(&slot, href.data, href.size);
        slot.failed = slot.failed || href.failed;
        buffer_fini(&href);
        href = slot;
        article->open_links = true;
    }
    if (href.failed)
        article->body.failed = true;
    else if (href.size > 0)
        change(&article->body, link, "href", &href);
    else
        drop(article, source, raw, kind == URL_INSIDE, link);
    buffer_fini(&href);
}

void refine_links(struct article *article, const char *path, bool is_page)
{
    const struct link_source source = {path, is_page};
    struct tree *tree = &article->body;
    if (tree->failed)
        return;
    struct dictionary identifiers = {0};
    collect_identifiers(tree, &identifiers);
    for (const xmlNode *node = tree->root, *next; node && !tree->failed; node = next) {
        next = tree_next(node, tree->root);
        const char *raw = tree_is(node, "a") ? tree_get(node, "href") : NULL;
        if (raw)
            judge(article, &source, &identifiers, (xmlNode *)node, raw);
    }
    dictionary_fini(&identifiers);
}
