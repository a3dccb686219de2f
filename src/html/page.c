/* A parsed page becomes an article; see page.h. */
#include "html/page.h"

#include "base/url.h"
#include "html/content.h"
#include "html/hints.h"
#include "html/html_words.h"
#include "read/date.h"

#include <string.h>
#include <strings.h>

static void add(struct article *article, enum part part, const char *reason, const char *text,
                size_t size)
{
    enum { SURE = 95 };
    struct features *features = &article->features;
    if (size == 0)
        return;
    if (features_add(features, part, 0, SURE, reason, text, size))
        features->items[features->count - 1].stated = true;
    else
        article->body.failed = true;
}

static void add_date(struct article *article, const char *reason, const char *text)
{
    struct date date;
    char written[DATE_TEXT_SIZE];
    if (date_read(text, strlen(text), &date) == 0 || date.year == 0)
        return;
    date_write(&date, written);
    add(article, PART_DATE, reason, written, strlen(written));
}

static void add_fact(struct article *article, const struct page_facts *facts, enum fact fact,
                     enum part part)
{
    const char *text = facts->of[fact].text;
    if (text)
        add(article, part, facts->of[fact].reason, text, strlen(text));
}

static void add_lists(struct article *article, const struct page_facts *facts)
{
    for (size_t i = 0; i < facts->authors.count; i++)
        add(article, PART_AUTHOR, facts->of[FACT_AUTHOR].reason, facts->authors.items[i],
            strlen(facts->authors.items[i]));
    for (size_t i = 0; i < facts->tags.count; i++)
        add(article, PART_TAG, facts->of[FACT_TAG].reason, facts->tags.items[i],
            strlen(facts->tags.items[i]));
}

static void take_facts(struct article *article, const struct page_facts *facts)
{
    const char *url = facts->of[FACT_URL].text, *date = facts->of[FACT_PUBLISHED].text;
    add_fact(article, facts, FACT_TITLE, PART_HEADLINE);
    add_fact(article, facts, FACT_STANDFIRST, PART_STANDFIRST);
    add_fact(article, facts, FACT_SITE, PART_SOURCE);
    add_lists(article, facts);
    if (date)
        add_date(article, facts->of[FACT_PUBLISHED].reason, date);
    if (url && url_kind(url) == URL_WEB)
        add_fact(article, facts, FACT_URL, PART_URL);
}

/* The whole body of a page. */
static xmlNode *body_of(const struct tree *page)
{
    xmlNode *body = page->root->last;
    while (body && strcmp((const char *)body->name, "body") != 0)
        body = body->prev;
    return body;
}

/* A part of a table or list that holds the article lays out a page: without what was around it, it
 * is a division, or a table of its own. */
static void settle_part(struct tree *tree, xmlNode *content)
{
    static const struct {
        const char *name, *becomes;
    } parts[] = {{"td", "div"},      {"th", "div"},      {"li", "div"},  {"dd", "div"},
                 {"tbody", "table"}, {"tfoot", "table"}, {"tr", "table"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp((const char *)content->name, parts[i].name) == 0) {
            tree_rename(tree, content, parts[i].becomes);
            return;
        }
}

/* The content becomes the whole tree; what stood around it goes. */
static void keep_only(struct tree *tree, xmlNode *content)
{
    xmlNode *page = tree->root;
    xmlUnlinkNode(content);
    settle_part(tree, content);
    xmlNode *root = content;
    if (strcmp((const char *)content->name, "body") != 0) {
        root = xmlNewDocNode(tree->document, NULL, BAD_CAST "body", NULL);
        if (!root || !root->name || !xmlAddChild(root, content)) {
            xmlFreeNode(root);
            xmlFreeNode(content);
            tree->failed = true;
            return;
        }
    }
    xmlDocSetRootElement(tree->document, root);
    tree->root = root;
    xmlFreeNode(page);
}

/* The language of an element in the content that holds nearly all of it: a page may leave that of
 * what surrounds its article open. */
static const char *language_inside(const xmlNode *content)
{
    enum { MOST_LEVELS = 8 };
    const char *language = NULL;
    size_t all = html_letters(content).all;
    for (size_t level = 0; level < MOST_LEVELS && content && !language; level++) {
        const xmlNode *child = content->children;
        while (child && (child->type != XML_ELEMENT_NODE || html_letters(child).all * 10 < all * 9))
            child = child->next;
        language = child ? attribute(child, "lang") : NULL;
        content = child;
    }
    return language;
}

/* The nearest language that is said at the content or around it, or NULL. */
static const char *language_around(const xmlNode *content)
{
    const char *language = NULL;
    for (const xmlNode *node = content; !language && node && node->type == XML_ELEMENT_NODE;
         node = node->parent)
        language = attribute(node, "lang");
    return language;
}

/* The language that is said nearest to the content goes before what is said of the page, unless
 * that says the same more closely: "en-GB" after "en". */
static void take_language(struct article *article, const struct page_facts *facts,
                          const xmlNode *content)
{
    const char *said[] = {language_inside(content), language_around(content),
                          facts->of[FACT_LANGUAGE].text};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        char tag[LANGUAGE_TAG_SIZE];
        if (!said[i] || !language_tag_parse(said[i], tag))
            continue;
        bool closer = language_tag_same(article->language, tag) && !strchr(article->language, '-');
        if (!*article->language || closer)
            strcpy(article->language, tag);
    }
}

/* Whether the page says that the content runs from right to left. */
static bool says_rtl(const xmlNode *content)
{
    for (const xmlNode *node = content; node && node->type == XML_ELEMENT_NODE;
         node = node->parent) {
        const char *direction = attribute(node, "dir");
        if (direction && (strcasecmp(direction, "rtl") == 0 || strcasecmp(direction, "ltr") == 0))
            return (*direction | 0x20) == 'r';
    }
    return false;
}

bool page_take(struct article *article, enum page_extract extract)
{
    struct tree *tree = &article->body;
    struct page_facts facts = {0};
    xmlNode *content = NULL;
    if (tree->failed)
        return false;
    facts_find(tree, &facts);
    bool found =
        extract == PAGE_NEVER || content_find(tree, &facts, extract == PAGE_ALWAYS, &content);
    xmlNode *kept = content ? content : body_of(tree);
    take_facts(article, &facts);
    if (kept)
        take_language(article, &facts, kept);
    article->rtl = says_rtl(kept);
    tree->failed = tree->failed || !found || facts.failed;
    facts_fini(&facts);
    if (kept && !tree->failed)
        keep_only(tree, kept);
    return content != NULL;
}
