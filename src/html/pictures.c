/* Which address a picture is shown from; see pictures.h. */
#include "html/pictures.h"

#include "base/url.h"

#include <stdlib.h>
#include <string.h>

/* Where scripts find the address that they show once the picture comes into view, best first. */
static const char *const later[] = {"data-src",        "data-original",  "data-lazy-src",
                                    "data-lazy",       "data-actualsrc", "data-img-src",
                                    "data-image-src",  "data-url",       "data-full-src",
                                    "data-hi-res-src", "data-echo",      "data-fallback-src"};

static const char *const sets[] = {"srcset", "data-srcset", "data-lazy-srcset"};

/* The largest picture that a set offers: "a.jpg 480w, b.jpg 2x". */
static void add_best_of_set(const char *set, struct buffer *out)
{
    double best = -1;
    const char *at = set;
    while (*(at += strspn(at, " \t\n\r\f,"))) {
        size_t size = strcspn(at, " \t\n\r\f");
        size_t commas = 0; /* behind an address without a width */
        while (commas < size && at[size - 1 - commas] == ',')
            commas++;
        const char *width = at + size;
        double offered = commas > 0 ? 1 : strtod(width, NULL);
        if (size > commas && offered > best) {
            best = offered;
            buffer_clear(out);
            buffer_add(out, at, size - commas);
        }
        at = commas > 0 ? width : width + strcspn(width, ",");
    }
}

/* Whether an address is one of a picture and not of what stands in for it. */
static bool is_meant(const char *address)
{
    enum { SMALL = 600 }; /* bytes of an empty picture that is part of the page */
    enum url_kind kind = url_kind(address);
    return *address && (kind == URL_INSIDE || kind == URL_WEB || kind == URL_REMOTE ||
                        (kind == URL_DATA && strlen(address) > SMALL));
}

/* What is offered for one picture. */
struct offer {
    struct buffer beside; /* the first address beside the page, and the first of any kind */
    struct buffer any;
};

static void offer(struct offer *offer, const char *address)
{
    if (!address || !is_meant(address))
        return;
    if (offer->any.size == 0)
        buffer_add_string(&offer->any, address);
    if (offer->beside.size == 0 && url_kind(address) == URL_INSIDE)
        buffer_add_string(&offer->beside, address);
}

static void offer_set(struct offer *all, const char *set)
{
    struct buffer best;
    buffer_init(&best);
    if (set)
        add_best_of_set(set, &best);
    if (best.size > 0)
        offer(all, best.data);
    all->any.failed = all->any.failed || best.failed;
    buffer_fini(&best);
}

/* What the other sources of a `picture` offer, those that no reader shows left out. */
static void offer_sources(struct offer *all, const xmlNode *picture)
{
    for (const xmlNode *node = picture->children; node; node = node->next) {
        const char *type = tree_is(node, "source") ? tree_get(node, "type") : NULL;
        if (!tree_is(node, "source") || (type && strstr(type, "avif")))
            continue;
        for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
            offer_set(all, tree_get(node, sets[i]));
    }
}

static void set(struct tree *tree, xmlNode *node, const char *name, const char *value)
{
    if (!xmlSetProp(node, BAD_CAST name, BAD_CAST value))
        tree->failed = true;
}

static void resolve(struct tree *tree, xmlNode *node, const char *name, const char *base)
{
    const char *address = tree_get(node, name);
    if (!base || !address || url_kind(address) != URL_INSIDE)
        return;
    struct buffer clean, resolved;
    buffer_init(&clean);
    buffer_init(&resolved);
    url_judge(address, &clean);
    bool within = clean.data && (*clean.data == '#' || !*clean.data);
    if (!within && clean.data)
        url_resolve(base, clean.data, &resolved);
    tree->failed = tree->failed || clean.failed || resolved.failed;
    if (resolved.size > 0 && !resolved.failed)
        set(tree, node, name, resolved.data);
    buffer_fini(&clean);
    buffer_fini(&resolved);
}

static void settle_picture(struct tree *tree, xmlNode *image, const char *base)
{
    struct offer all;
    buffer_init(&all.beside);
    buffer_init(&all.any);
    const char *own = tree_get(image, "src");
    if (own && url_kind(own) == URL_INSIDE && !base) /* a saved page has that file */
        offer(&all, own);
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        offer(&all, tree_get(image, later[i]));
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        offer_set(&all, tree_get(image, sets[i]));
    if (image->parent && tree_is(image->parent, "picture"))
        offer_sources(&all, image->parent);
    offer(&all, own);
    const struct buffer *best = all.beside.size > 0 ? &all.beside : &all.any;
    tree->failed = tree->failed || all.beside.failed || all.any.failed;
    if (best->size > 0 && (!own || strcmp(own, best->data) != 0))
        set(tree, image, "src", best->data);
    resolve(tree, image, "src", base);
    buffer_fini(&all.beside);
    buffer_fini(&all.any);
}

/* The first picture below a node, if there is one. */
static xmlNode *first_picture(xmlNode *root)
{
    const xmlNode *node = root;
    while (node && !tree_is(node, "img"))
        node = tree_next(node, root);
    return (xmlNode *)node;
}

static bool shows_text(const xmlNode *root)
{
    for (const xmlNode *node = root; node; node = tree_next(node, root))
        if (node->type == XML_TEXT_NODE &&
            ((const char *)node->content)[strspn((const char *)node->content, " \t\n\r\f")])
            return true;
    return false;
}

/* Whether a picture has an address of its own, now or later. */
static bool has_address(const xmlNode *image)
{
    const char *own = tree_get(image, "src");
    bool has = own && is_meant(own);
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        has = has || tree_get(image, later[i]) != NULL;
    return has;
}

/* A picture for those without scripts replaces the empty one before it, or stands by itself. */
static void settle_noscript(struct tree *tree, xmlNode *noscript)
{
    xmlNode *image = first_picture(noscript), *before = noscript->prev;
    while (before && before->type != XML_ELEMENT_NODE)
        before = before->prev;
    xmlNode *empty = before ? first_picture(before) : NULL;
    if (!image || shows_text(noscript) || (empty && has_address(empty)))
        return;
    if (!empty)
        tree_rename(tree, noscript, "span");
    else if (tree_get(image, "src"))
        set(tree, empty, "src", tree_get(image, "src"));
}

void pictures_settle(struct tree *tree, xmlNode *root, const char *base)
{
    for (const xmlNode *node = root; node && !tree->failed; node = tree_next(node, root))
        if (tree_is(node, "noscript"))
            settle_noscript(tree, (xmlNode *)node);
    for (const xmlNode *node = root; node && !tree->failed; node = tree_next(node, root)) {
        if (tree_is(node, "img"))
            settle_picture(tree, (xmlNode *)node, base);
        else if (tree_is(node, "a"))
            resolve(tree, (xmlNode *)node, "href", base);
    }
}
