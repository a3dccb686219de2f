/* A page to an article: encoding, tree, facts, content, pictures, each a file of its own; here they
 * are put together. What is no part of the closed vocabulary stays in the tree, for
 * refine/sanitise.h. */
#include "html/read_html.h"

#include "base/limits.h"
#include "base/url.h"
#include "html/headline.h"
#include "html/html_decode.h"
#include "html/html_tree.h"
#include "html/html_words.h"
#include "html/origin.h"
#include "html/page.h"
#include "html/permalinks.h"
#include "html/pictures.h"
#include "html/xhtml.h"
#include "read/credit_lines.h"

#include <stdlib.h>
#include <string.h>

/* A page on its way. */
struct page {
    const struct reading *reading;
    struct article *article;
    struct buffer text; /* of the page, UTF-8, as HTML */
    bool extracted;     /* the article was taken out of it, without headline, byline and date */
};

static void remark(struct page *page, enum diagnostic_id id, const char *detail)
{
    diagnose(&page->article->remarks, id, page->reading->source, 0, detail);
}

/* Where relative addresses in the page lead from, if it says so; the caller frees it. */
static char *find_base(const struct tree *tree)
{
    const xmlNode *root = tree->root, *node = root;
    while (node && !(tree_is(node, "base") && tree_get(node, "href")))
        node = tree_is(node, "body") ? NULL : tree_next(node, root);
    if (!node)
        return NULL;
    struct buffer base;
    buffer_init(&base);
    enum url_kind kind = url_judge(tree_get(node, "href"), &base);
    if (base.size > 0 && (kind == URL_WEB || kind == URL_INSIDE))
        return buffer_take(&base);
    buffer_fini(&base);
    return NULL;
}

static bool is_hidden(const xmlNode *node)
{
    const char *style = tree_get(node, "style");
    const char *display = style ? strstr(style, "display") : NULL;
    if (display)
        display += strlen("display") + strspn(display + strlen("display"), ": ");
    return tree_get(node, "hidden") || (display && strncmp(display, "none", 4) == 0);
}

/* Takes out what a browser does not show. */
static void drop_hidden(struct tree *tree)
{
    for (const xmlNode *node = tree->root, *next; node; node = next) {
        next = tree_next(node, tree->root);
        if (node->type != XML_ELEMENT_NODE || node == tree->root || !is_hidden(node))
            continue;
        for (next = node; next != tree->root && !next->next;)
            next = next->parent;
        next = next == tree->root ? NULL : next->next;
        xmlUnlinkNode((xmlNode *)node);
        xmlFreeNode((xmlNode *)node);
    }
}

/* Names that a page gives its elements mean something else in a book. */
static void drop_names(struct tree *tree)
{
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        const char *role = tree_get(node, "role");
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (!tree_is(node, "code") && !tree_is(node, "pre"))
            xmlUnsetProp((xmlNode *)node, BAD_CAST "class");
        if (role && strcmp(role, "presentation") != 0 && strcmp(role, "none") != 0)
            xmlUnsetProp((xmlNode *)node, BAD_CAST "role");
        xmlUnsetProp((xmlNode *)node, BAD_CAST "epub:type");
        xmlUnsetProp((xmlNode *)node, BAD_CAST "aria-label");
        if (tree_is(node, "header"))
            tree_rename(tree, (xmlNode *)node, "div");
    }
}

static bool is_empty(const struct tree *tree)
{
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root))
        if (tree_is(node, "img"))
            return false;
    return html_letters(tree->root).all == 0;
}

/* Whether so little of the page's text is left that it can hardly be the article. */
static bool seems_wrong(struct html_letters page, const xmlNode *content)
{
    enum { LITTLE = 500, PART = 20 };
    struct html_letters left = html_letters(content);
    size_t own = left.all - left.linked;
    return left.all < LITTLE && own * PART < page.all - page.linked;
}

static void remark_limits(struct page *page, unsigned limits)
{
    if (limits & HTML_DEPTH)
        remark(page, DIAGNOSTIC_PAGE_DEPTH, NULL);
    if (limits & HTML_ATTRIBUTES)
        remark(page, DIAGNOSTIC_PAGE_ATTRIBUTES, NULL);
    if (limits & HTML_MEMORY)
        remark(page, DIAGNOSTIC_PAGE_REDUCED, "memory (LIMIT_HTML_MEMORY)");
    else if (limits & HTML_TIME)
        remark(page, DIAGNOSTIC_PAGE_REDUCED, "time (LIMIT_HTML_MILLISECONDS)");
    page->article->reduced = (limits & (HTML_MEMORY | HTML_TIME)) != 0;
}

static bool has_too_many_nodes(const struct tree *tree)
{
    size_t count = 0;
    for (const xmlNode *node = tree->root; node && count <= LIMIT_TREE_NODES;
         node = tree_next(node, tree->root))
        count++;
    return count > LIMIT_TREE_NODES;
}

/* Parses the text; false where the page is too large to go on, with a remark. */
static bool parse(struct page *page)
{
    struct tree *tree = &page->article->body;
    const char *text = page->text.data ? page->text.data : "";
    unsigned limits = html_to_tree(text, page->text.size, NULL, tree);
    if (tree->failed)
        return false;
    remark_limits(page, limits);
    if (has_too_many_nodes(tree)) {
        tree->full = tree->failed = true;
        return false;
    }
    permalinks_drop(tree);
    return !tree->failed;
}

/* Leaves the article, or the whole page, in the tree. */
static void take_content(struct page *page)
{
    static const enum page_extract extracts[] = {
        [EXTRACT_AUTO] = PAGE_AUTO, [EXTRACT_ALWAYS] = PAGE_ALWAYS, [EXTRACT_NEVER] = PAGE_NEVER};
    struct article *article = page->article;
    enum extract extract = page->reading->extract;
    struct html_letters before = html_letters(article->body.root);
    page->extracted = page_take(article, extracts[extract]);
    bool wrong = extract == EXTRACT_AUTO && page->extracted && !article->body.failed &&
                 seems_wrong(before, article->body.root);
    if (wrong || (extract == EXTRACT_ALWAYS && !page->extracted))
        remark(page, DIAGNOSTIC_PAGE_WHOLE, NULL);
    if (!wrong)
        return;
    features_fini(&article->features);
    tree_fini(&article->body);
    page->extracted = false;
    if (parse(page))
        page_take(article, PAGE_NEVER);
}

/* The tree of the article, and the words that must be in its chapter. */
static bool make_body(struct page *page)
{
    struct article *article = page->article;
    struct tree *tree = &article->body;
    char *base = find_base(tree);
    take_content(page);
    if (tree->failed) {
        free(base);
        return false;
    }
    drop_hidden(tree);
    pictures_settle(tree, tree->root, base);
    free(base);
    drop_names(tree);
    if (!page->extracted)
        headline_take(article);
    credit_lines_mark(article);
    article->unnumbered = true;
    html_words(tree->root, &article->input);
    tree->failed = tree->failed || article->input.failed;
    origin_check_language(article, &article->input);
    origin_tell_address(article, page->text.data, page->text.size);
    if (tree->failed || !is_empty(tree))
        return true;
    remark(page, DIAGNOSTIC_NO_TEXT, NULL);
    return false;
}

/* The text of the page, as HTML. False with a remark, or without memory. */
static bool read_text_of(struct page *page, const char *bytes, size_t size)
{
    struct article *article = page->article;
    struct buffer text;
    buffer_init(&text);
    article->encoding = html_decode(bytes, size, page->reading->source, page->reading->encoding,
                                    &text, &article->remarks);
    bool read = article->encoding && !text.failed;
    if (read && text.data && xhtml_is(text.data, text.size)) {
        xhtml_to_html(text.data, text.size, &page->text);
        buffer_fini(&text);
    } else {
        page->text = text;
    }
    article->body.failed = page->text.failed;
    return read && !page->text.failed;
}

/* Unpacks what is packed; false, with a remark, for what is too large or broken. */
static bool unpack(const char **bytes, size_t *size, const struct reading *reading,
                   struct article *article, struct buffer *unpacked)
{
    bool packed = html_is_packed(*bytes, *size), good = true;
    if (packed && *size <= LIMIT_HTML_BYTES)
        good = html_unpack(*bytes, *size, LIMIT_HTML_BYTES, unpacked);
    if (packed && good) {
        *bytes = unpacked->data ? unpacked->data : "";
        *size = unpacked->size;
    }
    if (*size > LIMIT_HTML_BYTES)
        diagnose(&article->remarks, DIAGNOSTIC_PAGE_TOO_LARGE, reading->source, 0, NULL);
    else if (!good && !unpacked->failed)
        diagnose(&article->remarks, DIAGNOSTIC_PAGE_PACKED, reading->source, 0, NULL);
    return good && *size <= LIMIT_HTML_BYTES;
}

bool read_html(const char *bytes, size_t size, const struct reading *reading,
               struct article *article)
{
    struct page page = {.reading = reading, .article = article};
    struct buffer unpacked;
    buffer_init(&unpacked);
    buffer_init(&page.text);
    bool read = unpack(&bytes, &size, reading, article, &unpacked);
    if (read && size == 0) {
        remark(&page, DIAGNOSTIC_EMPTY, NULL);
        read = false;
    }
    read = read && read_text_of(&page, bytes, size) && parse(&page) && make_body(&page);
    article->body.failed = article->body.failed || unpacked.failed;
    buffer_fini(&page.text);
    buffer_fini(&unpacked);
    return read && !article->body.failed;
}
