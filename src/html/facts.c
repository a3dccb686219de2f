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
            bool address = metas[i].fact == FACT_AUTHOR && strncasecmp(content, "http", 4) == 0;
            unsigned rank = 2 * metas[i].rank - property;
            if (metas[i].fact == FACT_TAG)
                facts_offer_keywords(facts, rank, "meta element", content);
            else if (!address)
                facts_offer(facts, metas[i].fact, rank, "meta element", content);
        }
        names += size;
    }
}

static const char *text_of(const xmlNode *element)
{
    const xmlNode *text = element->children;
    return text && text->type == XML_TEXT_NODE && text->content ? (const char *)text->content : "";
}

static bool is(const xmlNode *element, const char *name)
{
    return strcmp((const char *)element->name, name) == 0;
}

static bool has_word(const char *words, const char *word)
{
    const char *found = words ? strcasestr(words, word) : NULL;
    size_t size = strlen(word);
    return found && (found == words || found[-1] == ' ') && (!found[size] || found[size] == ' ');
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
    if (has_word(attribute(element, "rel"), "canonical"))
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
    const char *direction = attribute(element, "dir");
    facts_offer(facts, FACT_LANGUAGE, 20, "lang attribute", attribute(element, "lang"));
    if (direction && (strcasecmp(direction, "rtl") == 0 || strcasecmp(direction, "ltr") == 0))
        facts_offer(facts, FACT_DIRECTION, 20, "dir attribute", direction);
}

/* Whether the element stands where other articles, or readers, have a word. */
static bool is_aside(const xmlNode *element)
{
    for (; element && element->type == XML_ELEMENT_NODE; element = element->parent)
        if (is(element, "aside") || is(element, "nav") || is(element, "footer") ||
            (hints_of(element) & (CLUTTER | COMMENTS) && !is(element, "body")))
            return true;
    return false;
}

/* Whether two elements stand in the same line of names. */
static bool are_near(const xmlNode *one, const xmlNode *other)
{
    return one->parent == other->parent || one->parent->parent == other->parent->parent;
}

/* Authors that the page names: the first, and those beside. */
static void offer_author(struct page_facts *facts, unsigned rank, const char *reason,
                         const xmlNode *element)
{
    enum { MOST_TRIES = 200, ASIDE = 10 };
    if (++facts->tries > MOST_TRIES)
        return;
    rank += is_aside(element) ? ASIDE : 0;
    const char *known = facts->of[FACT_AUTHOR].text;
    bool better = !known || rank < facts->of[FACT_AUTHOR].rank;
    bool more = known && facts->author && rank == facts->of[FACT_AUTHOR].rank &&
                are_near(element, facts->author);
    if (!better && !more)
        return;
    facts_offer_element(facts, FACT_AUTHOR, rank, reason, element);
    facts->author = element;
}

/* Whether a class says that the element names who wrote it. */
static bool is_byline(const char *classes)
{
    static const char *const words[] = {"byline", "author", "writtenby"};
    for (size_t i = 0; classes && i < sizeof words / sizeof *words; i++)
        if (strcasestr(classes, words[i]))
            return true;
    return false;
}

/* Microdata, and links to authors. */
static void read_microdata(struct page_facts *facts, const xmlNode *element)
{
    const char *property = attribute(element, "itemprop"), *content = attribute(element, "content");
    const char *time = attribute(element, "datetime");
    const char *value = content ? content : time;
    if (has_word(property, "datePublished"))
        facts_offer(facts, FACT_PUBLISHED, 70, "microdata", value);
    if (has_word(property, "dateModified"))
        facts_offer(facts, FACT_MODIFIED, 70, "microdata", value);
    if (has_word(property, "author") && !has_word(property, "url") && !content)
        offer_author(facts, 72, "microdata", element);
    if (has_word(attribute(element, "rel"), "author"))
        offer_author(facts, 71, "link to the author", element);
    else if (has_word(attribute(element, "class"), "byline"))
        offer_author(facts, 71, "byline", element);
    else if (is_byline(attribute(element, "class")))
        offer_author(facts, FACT_RANK_CLASS, "class of an element", element);
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
        if (is(element, readers[i].name))
            readers[i].read(facts, element);
    if (element->properties && !is(element, "meta") && !is(element, "link"))
        read_microdata(facts, element);
    if (is(element, "time"))
        facts_offer(facts, FACT_PUBLISHED, 80, "time element", attribute(element, "datetime"));
    if (is(element, "title") && element->parent && is(element->parent, "head"))
        facts_title(facts, text_of(element));
    if (is(element, "title") && element->parent && is(element->parent, "head"))
        facts_offer(facts, FACT_PAGE, 1, "title of the page", text_of(element));
    if (is(element, "h1"))
        facts_offer_element(facts, FACT_TITLE, 90, "heading", element);
}

void facts_find(const struct tree *page, struct page_facts *facts)
{
    *facts = (struct page_facts){0};
    for (const xmlNode *node = page->root; node; node = tree_next(node, page->root))
        if (node->type == XML_ELEMENT_NODE)
            read_element(facts, node);
    facts_settle_title(facts);
}
