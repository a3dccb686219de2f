/* What a page states about its article; see facts.h. */
#define _GNU_SOURCE /* strcasestr */
#include "html/facts.h"

#include "html/hints.h"

#include <string.h>
#include <strings.h>

/* The rows of facts.def. */
static const struct {
    const char *name;
    enum fact fact;
    unsigned rank;
} metas[] = {
#define META(name, fact, rank) {name, FACT_##fact, rank},
#include "html/facts.def"
#undef META
};

/* A row's rank counts twice, so that a property goes before a name of the same row. */
static void offer_meta(struct page_facts *facts, const char *names, bool property,
                       const char *content)
{
    static const char *const spaces = " \t\n\f\r";
    for (names += strspn(names, spaces); *names; names += strspn(names, spaces)) {
        size_t size = strcspn(names, spaces);
        for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
            if (strlen(metas[i].name) != size || strncasecmp(metas[i].name, names, size) != 0)
                continue;
            unsigned rank = 2 * metas[i].rank - property;
            if (metas[i].fact == FACT_TAG)
                facts_offer_keywords(facts, rank, "meta element", content);
            else if (metas[i].fact != FACT_AUTHOR)
                facts_offer(facts, metas[i].fact, rank, "meta element", content);
            else if (strncasecmp(content, "http", 4) != 0)
                facts_offer_author(facts, rank, "meta element", content);
        }
        names += size;
    }
}

static const char *text_of(const xmlNode *element)
{
    const xmlNode *text = element->children;
    return text && text->type == XML_TEXT_NODE && text->content ? (const char *)text->content : "";
}

static void read_meta(struct page_facts *facts, const xmlNode *element)
{
    static const char *const keys[] = {"property", "name", "itemprop"};
    const char *content = attribute(element, "content");
    for (size_t i = 0; content && i < sizeof keys / sizeof *keys; i++) {
        const char *names = attribute(element, keys[i]);
        if (names)
            offer_meta(facts, names, i == 0, content);
    }
}

static void read_link(struct page_facts *facts, const xmlNode *element)
{
    if (attribute_has(element, "rel", "canonical"))
        facts_offer(facts, FACT_URL, 42, "canonical link", attribute(element, "href"));
}

static void read_script(struct page_facts *facts, const xmlNode *element)
{
    const char *type = attribute(element, "type"), *text = text_of(element);
    if (type && strcasestr(type, "ld+json"))
        facts_from_json(facts, text, strlen(text));
}

static void read_html(struct page_facts *facts, const xmlNode *element)
{
    facts_offer(facts, FACT_LANGUAGE, 20, "lang attribute", attribute(element, "lang"));
}

/* What microdata states, but for the author. */
static void read_microdata(struct page_facts *facts, const xmlNode *element)
{
    const char *content = attribute(element, "content");
    const char *value = content ? content : attribute(element, "datetime");
    if (attribute_has(element, "itemprop", "datePublished"))
        facts_offer(facts, FACT_PUBLISHED, 70, "microdata", value);
    if (attribute_has(element, "itemprop", "dateModified"))
        facts_offer(facts, FACT_MODIFIED, 70, "microdata", value);
}

static const struct {
    const char *name;
    void (*read)(struct page_facts *facts, const xmlNode *element);
} readers[] = {
    {"html", read_html}, {"body", read_html},     {"meta", read_meta},
    {"link", read_link}, {"script", read_script},
};

static void read_element(struct page_facts *facts, const xmlNode *element)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (tree_is(element, readers[i].name))
            readers[i].read(facts, element);
    if (element->properties && !tree_is(element, "meta") && !tree_is(element, "link")) {
        read_microdata(facts, element);
        facts_from_byline(facts, element);
    }
    if (tree_is(element, "time"))
        facts_offer(facts, FACT_PUBLISHED, 80, "time element", attribute(element, "datetime"));
    if (tree_is(element, "title") && element->parent && tree_is(element->parent, "head"))
        facts_title(facts, text_of(element));
    if (tree_is(element, "title") && element->parent && tree_is(element->parent, "head"))
        facts_offer(facts, FACT_PAGE, 1, "title of the page", text_of(element));
    if (tree_is(element, "h1") || tree_is(element, "h2") || tree_is(element, "h3"))
        facts_take_heading(facts, element);
    if (tree_is(element, "h1")) {
        facts->headline = facts->headline ? facts->headline : element;
        facts_offer_element(facts, FACT_TITLE, 90, "heading", element);
    }
}

void facts_find(const struct tree *page, struct page_facts *facts)
{
    *facts = (struct page_facts){0};
    for (const xmlNode *node = page->root; node; node = tree_next(node, page->root))
        if (node->type == XML_ELEMENT_NODE)
            read_element(facts, node);
    facts_settle_title(facts);
    facts_settle_authors(facts);
}
