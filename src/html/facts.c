/* What a page states about its article; see facts.h. */
#define _GNU_SOURCE /* strcasestr */
#include "html/facts.h"

#include "base/utf8.h"
#include "html/hints.h"
#include "html/html_tree.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Adds a text with its white space folded to single spaces, none at its ends. */
static void add_folded(struct buffer *out, const char *text)
{
    const char *end = text + strlen(text);
    bool apart = false;
    while (text < end) {
        uint32_t c = utf8_next(&text, end);
        if (character_is_space(c) || c == 0xA0) {
            apart = out->size > 0;
            continue;
        }
        if (apart)
            buffer_add_byte(out, ' ');
        apart = false;
        buffer_add_character(out, c);
    }
}

/* The text without references and tags. */
static void add_resolved(struct buffer *out, const char *text)
{
    struct tree tree;
    tree_init(&tree);
    html_fragment_to_tree(text, strlen(text), NULL, &tree, tree.root);
    if (tree.failed)
        out->failed = true;
    else
        tree_text(&tree, out);
    tree_fini(&tree);
}

static char *cleaned(const char *text)
{
    struct buffer folded, resolved;
    buffer_init(&folded);
    buffer_init(&resolved);
    if (strpbrk(text, "&<"))
        add_resolved(&resolved, text);
    else
        buffer_add_string(&resolved, text);
    if (!resolved.failed)
        add_folded(&folded, resolved.data ? resolved.data : "");
    if (folded.size == 0 && !resolved.failed)
        buffer_add_string(&folded, "");
    char *taken = resolved.failed ? NULL : buffer_take(&folded);
    buffer_fini(&resolved);
    buffer_fini(&folded);
    return taken;
}

static struct strings *list_of(struct page_facts *facts, enum fact fact)
{
    if (fact == FACT_AUTHOR)
        return &facts->authors;
    return fact == FACT_TAG ? &facts->tags : NULL;
}

static bool holds(const struct strings *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], text) == 0)
            return true;
    return false;
}

static void take(struct page_facts *facts, enum fact fact, unsigned rank, const char *reason,
                 char *text)
{
    struct strings *list = list_of(facts, fact);
    bool better = !facts->of[fact].text || rank < facts->of[fact].rank;
    if (list && better)
        strings_fini(list);
    if (list && !holds(list, text) && !strings_add(list, text))
        facts->failed = true;
    if (!better) {
        free(text);
        return;
    }
    free(facts->of[fact].text);
    facts->of[fact].text = text;
    facts->of[fact].reason = reason;
    facts->of[fact].rank = rank;
}

void facts_offer(struct page_facts *facts, enum fact fact, unsigned rank, const char *reason,
                 const char *text)
{
    enum { MOST_OF_LIST = 64 }; /* so that looking for repeats takes no time */
    const struct strings *list = list_of(facts, fact);
    bool known = facts->of[fact].text != NULL;
    bool more = list && known && rank == facts->of[fact].rank && list->count < MOST_OF_LIST;
    if (!text || (known && rank >= facts->of[fact].rank && !more))
        return;
    char *clean = cleaned(text);
    if (!clean)
        facts->failed = true;
    else if (!*clean)
        free(clean);
    else
        take(facts, fact, rank, reason, clean);
}

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

static void offer_meta(struct page_facts *facts, const char *names, const char *content)
{
    static const char *const spaces = " \t\n\f\r";
    for (names += strspn(names, spaces); *names; names += strspn(names, spaces)) {
        size_t size = strcspn(names, spaces);
        for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
            if (strlen(metas[i].name) != size || strncasecmp(metas[i].name, names, size) != 0)
                continue;
            bool address = metas[i].fact == FACT_AUTHOR && strncasecmp(content, "http", 4) == 0;
            if (!address)
                facts_offer(facts, metas[i].fact, metas[i].rank, "meta element", content);
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
            offer_meta(facts, names, content);
    }
}

static void read_link(struct page_facts *facts, const xmlNode *element)
{
    if (has_word(attribute(element, "rel"), "canonical"))
        facts_offer(facts, FACT_URL, 21, "canonical link", attribute(element, "href"));
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

/* Adds the text of an element, a space between its blocks. */
static void add_text(struct buffer *out, const xmlNode *element)
{
    for (const xmlNode *node = element; node; node = tree_next(node, element))
        if (node->type == XML_TEXT_NODE)
            buffer_add_string(out, (const char *)node->content);
        else if (!tree_is_inline(node))
            buffer_add_byte(out, ' ');
}

void facts_offer_element(struct page_facts *facts, enum fact fact, unsigned rank,
                         const char *reason, const xmlNode *element)
{
    enum { LONGEST = 600 }; /* bytes: more is no name, no date and no standfirst */
    struct buffer text;
    buffer_init(&text);
    add_text(&text, element);
    if (text.failed)
        facts->failed = true;
    else if (text.size > 0 && text.size <= LONGEST && !strpbrk(text.data, "<&"))
        facts_offer(facts, fact, rank, reason, text.data);
    buffer_fini(&text);
}

/* Microdata and links of authors. */
static void read_microdata(struct page_facts *facts, const xmlNode *element)
{
    const char *property = attribute(element, "itemprop"), *content = attribute(element, "content");
    const char *time = attribute(element, "datetime");
    const char *value = content ? content : time;
    if (has_word(property, "datePublished"))
        facts_offer(facts, FACT_PUBLISHED, 30, "microdata", value);
    if (has_word(property, "dateModified"))
        facts_offer(facts, FACT_MODIFIED, 30, "microdata", value);
    if (has_word(property, "author") && !has_word(property, "url") && !content)
        facts_offer_element(facts, FACT_AUTHOR, 32, "microdata", element);
    if (has_word(attribute(element, "rel"), "author"))
        facts_offer_element(facts, FACT_AUTHOR, 31, "link to the author", element);
    else if (hints_of(element) & BYLINE && has_word(attribute(element, "class"), "byline"))
        facts_offer_element(facts, FACT_AUTHOR, 33, "byline", element);
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
        facts_offer(facts, FACT_PUBLISHED, 40, "time element", attribute(element, "datetime"));
    if (is(element, "title") && element->parent && is(element->parent, "head"))
        facts_title(facts, text_of(element));
    if (is(element, "h1"))
        facts_offer_element(facts, FACT_TITLE, 50, "heading", element);
}

void facts_find(const struct tree *page, struct page_facts *facts)
{
    *facts = (struct page_facts){0};
    for (const xmlNode *node = page->root; node; node = tree_next(node, page->root))
        if (node->type == XML_ELEMENT_NODE)
            read_element(facts, node);
}

void facts_fini(struct page_facts *facts)
{
    for (size_t i = 0; i < FACT_COUNT; i++)
        free(facts->of[i].text);
    strings_fini(&facts->authors);
    strings_fini(&facts->tags);
    *facts = (struct page_facts){0};
}
