/* What elements refer to; see references.h. */
#include "check/references.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Attributes that hold one URL. */
static const struct {
    const char *namespace, *element, *attribute_ns, *attribute;
    enum use use;
} urls[] = {
    {NS_XHTML, "a", NULL, "href", USE_LINK},
    {NS_XHTML, "area", NULL, "href", USE_LINK},
    {NS_XHTML, "img", NULL, "src", USE_IMAGE},
    {NS_XHTML, "input", NULL, "src", USE_IMAGE},
    {NS_XHTML, "video", NULL, "poster", USE_IMAGE},
    {NS_XHTML, "script", NULL, "src", USE_SCRIPT},
    {NS_XHTML, "audio", NULL, "src", USE_MEDIA},
    {NS_XHTML, "video", NULL, "src", USE_MEDIA},
    {NS_XHTML, "source", NULL, "src", USE_MEDIA},
    {NS_XHTML, "track", NULL, "src", USE_MEDIA},
    {NS_XHTML, "iframe", NULL, "src", USE_FRAME},
    {NS_XHTML, "embed", NULL, "src", USE_FRAME},
    {NS_XHTML, "object", NULL, "data", USE_FRAME},
    {NS_XHTML, "blockquote", NULL, "cite", USE_CITE},
    {NS_XHTML, "q", NULL, "cite", USE_CITE},
    {NS_XHTML, "ins", NULL, "cite", USE_CITE},
    {NS_XHTML, "del", NULL, "cite", USE_CITE},
    {NS_SVG, "a", NS_XLINK, "href", USE_LINK},
    {NS_SVG, "a", NULL, "href", USE_LINK},
    {NS_SVG, "image", NS_XLINK, "href", USE_IMAGE},
    {NS_SVG, "image", NULL, "href", USE_IMAGE},
    {NS_SVG, "use", NS_XLINK, "href", USE_SYMBOL},
    {NS_SVG, "use", NULL, "href", USE_SYMBOL},
    {NS_SVG, "script", NS_XLINK, "href", USE_SCRIPT},
    {NS_MATHML, "math", NULL, "altimg", USE_IMAGE},
};

static void add(struct epub *epub, size_t file, const xmlNode *node, const char *url, enum use use)
{
    bool in_picture = is_element(node->parent, NS_XHTML, "picture");
    bool is_source = is_element(node, NS_XHTML, "source");
    bool has_content = is_element(node, NS_XHTML, "object") && first_element(node);
    epub_add_reference(
        epub, (struct reference){.file = file,
                                 .line = line_of(node),
                                 .url = url,
                                 .use = use,
                                 .has_fallback = has_content || (in_picture && is_source)});
}

/* In which list of the navigation document a link stands. */
static enum use use_in_nav(const xmlNode *node)
{
    const xmlNode *at = node;
    while (at && !is_element(at, NS_XHTML, "nav"))
        at = at->parent;
    const char *type = at ? attribute_in(at, NS_OPS, "type") : NULL;
    if (!type)
        return USE_LINK;
    if (has_word(type, "toc"))
        return USE_TOC;
    return has_word(type, "page-list") ? USE_PAGES : USE_NAV;
}

/* "small.png 1x, large.png 2x": URLs and how large they are. */
static void add_source_set(struct epub *epub, size_t file, const xmlNode *node)
{
    const char *set = attribute_of(node, "srcset");
    while (set && *set) {
        set += strspn(set, ", \t\r\n");
        size_t size = strcspn(set, " \t\r\n");
        while (size > 0 && set[size - 1] == ',')
            size--;
        char *url = memory_copy(set, size);
        if (url && size > 0)
            add(epub, file, node, url, USE_IMAGE);
        epub->failed = epub->failed || !url;
        free(url);
        set += size;
        set += strcspn(set, ",");
    }
}

static void add_link_element(struct epub *epub, size_t file, const xmlNode *node)
{
    const char *rel = attribute_of(node, "rel"), *href = attribute_of(node, "href");
    if (!href || !has_word(rel, "stylesheet"))
        return;
    add(epub, file, node, href, USE_STYLE);
    if (has_word(rel, "alternate") && !attribute_of(node, "title"))
        finding(epub, RULE_UNTITLED_STYLE, file, line_of(node), "%s", href);
}

void references_collect(struct epub *epub, size_t file, const xmlNode *node, bool is_nav)
{
    const char *namespace = node->ns ? (const char *)node->ns->href : NULL;
    if (!namespace)
        return;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        if (strcmp(urls[i].element, (const char *)node->name) != 0 ||
            strcmp(urls[i].namespace, namespace) != 0)
            continue;
        const char *url = attribute_in(node, urls[i].attribute_ns, urls[i].attribute);
        enum use use = is_nav && urls[i].use == USE_LINK ? use_in_nav(node) : urls[i].use;
        if (url)
            add(epub, file, node, url, use);
    }
    if (is_element(node, NS_XHTML, "link"))
        add_link_element(epub, file, node);
    else if (is_element(node, NS_XHTML, "img") || is_element(node, NS_XHTML, "source"))
        add_source_set(epub, file, node);
}
