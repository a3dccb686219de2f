/* JSON-LD in the words of schema.org; see facts.h. What is no JSON is passed over, as search
 * engines do it, but for control characters in texts, which many sites leave there. */
#include "html/facts.h"

#include "base/buffer.h"
#include "base/limits.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Values still to be looked at. */
struct item {
    json_t *value;
    json_t *graph; /* the list of objects that it stands in, to which it may refer; or NULL */
};

struct stack {
    struct item *items;
    size_t count, capacity;
};

static bool push(struct stack *stack, json_t *value, json_t *graph)
{
    void *items = stack->items;
    bool done = memory_reserve(&items, &stack->capacity, stack->count + 1, sizeof *stack->items);
    stack->items = items;
    if (done)
        stack->items[stack->count++] = (struct item){value, graph};
    return done;
}

/* Whether one of the types of an object ends like this. */
static bool has_type(json_t *object, const char *ending)
{
    json_t *types = json_object_get(object, "@type");
    size_t count = json_is_array(types) ? json_array_size(types) : 1;
    for (size_t i = 0; i < count; i++) {
        json_t *type = json_is_array(types) ? json_array_get(types, i) : types;
        const char *name = json_string_value(type);
        size_t size = name ? strlen(name) : 0, length = strlen(ending);
        if (name && size >= length && strcmp(name + size - length, ending) == 0)
            return true;
    }
    return false;
}

/* The text of a value: itself, or what it is called, or the first of several. */
static const char *text_of(json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (json_is_object(value)) {
        json_t *name = json_object_get(value, "name");
        value = name ? name : json_object_get(value, "@id");
    }
    if (json_is_array(value))
        value = json_array_get(value, 0);
    return json_string_value(value);
}

/* Of one value or several: how many, and which. */
static size_t count_of(json_t *values)
{
    return json_is_array(values) ? json_array_size(values) : values != NULL;
}

static json_t *value_at(json_t *values, size_t i)
{
    return json_is_array(values) ? json_array_get(values, i) : values;
}

/* The object of the same graph to which a mere reference leads, else the value itself. So few are
 * looked for that the time stays linear. */
static json_t *referred(struct page_facts *facts, json_t *graph, json_t *value)
{
    enum { MOST_TRIES = 16 };
    const char *id = json_string_value(json_object_get(value, "@id"));
    if (!id || json_object_get(value, "name") || ++facts->references > MOST_TRIES)
        return value;
    for (size_t i = 0; i < json_array_size(graph); i++) {
        json_t *object = json_array_get(graph, i);
        const char *other = json_string_value(json_object_get(object, "@id"));
        if (other && strcmp(id, other) == 0 && json_object_get(object, "name"))
            return object;
    }
    return value;
}

static void offer_authors(struct page_facts *facts, unsigned rank, json_t *graph, json_t *authors)
{
    const char *known = facts->of[FACT_AUTHOR].text;
    if (known && rank >= facts->of[FACT_AUTHOR].rank)
        return; /* by another object of the page */
    for (size_t i = 0; i < count_of(authors); i++) {
        json_t *author = referred(facts, graph, value_at(authors, i));
        bool person = !json_is_object(author) || !has_type(author, "Organization");
        const char *text = text_of(author);
        if (text && strncmp(text, "http", 4) != 0 && *text != '#')
            facts_offer_author(facts, person ? rank : FACT_RANK_ORGANISATION, "JSON-LD", text);
    }
}

static void offer_keywords(struct page_facts *facts, unsigned rank, json_t *keywords)
{
    if (json_is_string(keywords))
        facts_offer_keywords(facts, rank, "JSON-LD", json_string_value(keywords));
    else
        for (size_t i = 0; i < count_of(keywords); i++)
            facts_offer(facts, FACT_TAG, rank, "JSON-LD", text_of(value_at(keywords, i)));
}

static const struct {
    const char *key;
    enum fact fact;
} members[] = {
    {"headline", FACT_TITLE}, {"datePublished", FACT_PUBLISHED}, {"dateModified", FACT_MODIFIED},
    {"publisher", FACT_SITE}, {"description", FACT_EXCERPT},     {"inLanguage", FACT_LANGUAGE},
    {"url", FACT_URL},        {"mainEntityOfPage", FACT_URL},    {"articleSection", FACT_SECTION},
    {"name", FACT_NAME},      {"articleBody", FACT_BODY},
};

static void read_article(struct page_facts *facts, json_t *graph, json_t *object, unsigned rank)
{
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        facts_offer(facts, members[i].fact, rank, "JSON-LD",
                    text_of(json_object_get(object, members[i].key)));
    facts_offer(facts, FACT_TITLE, rank + 1, "JSON-LD", text_of(json_object_get(object, "name")));
    offer_authors(facts, rank, graph, json_object_get(object, "author"));
    offer_authors(facts, rank + 1, graph, json_object_get(object, "creator"));
    offer_keywords(facts, rank, json_object_get(object, "keywords"));
}

static void read_object(struct page_facts *facts, json_t *graph, json_t *object)
{
    static const char *const kinds[] = {"Article",     "Posting", "Report",
                                        "NewsArticle", "Review",  "Recipe"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (has_type(object, kinds[i])) {
            read_article(facts, graph, object, i < 4 ? 1 : 5);
            return;
        }
    if (has_type(object, "WebSite"))
        facts_offer(facts, FACT_SITE, 70, "JSON-LD", text_of(json_object_get(object, "name")));
}

static void read_value(struct page_facts *facts, struct stack *stack, struct item item)
{
    json_t *value = item.value;
    if (json_is_array(value))
        for (size_t i = json_array_size(value); i-- > 0;)
            facts->failed |= !push(stack, json_array_get(value, i), value);
    json_t *graph = json_is_object(value) ? json_object_get(value, "@graph") : NULL;
    if (graph)
        facts->failed |= !push(stack, graph, graph);
    json_t *main = json_is_object(value) ? json_object_get(value, "mainEntity") : NULL;
    if (main)
        facts->failed |= !push(stack, main, item.graph);
    if (json_is_object(value))
        read_object(facts, item.graph, value);
}

static void read_root(struct page_facts *facts, json_t *root)
{
    struct stack stack = {0};
    facts->failed |= !push(&stack, root, NULL);
    while (stack.count > 0 && !facts->failed)
        read_value(facts, &stack, stack.items[--stack.count]);
    free(stack.items);
}

/* Where the JSON begins: some sites hide it from old browsers in comments, or in what XML calls
 * CDATA. */
static size_t json_start(const char *json, size_t size)
{
    static const char hiding[] = "<![CDATA[";
    size_t start = 0;
    while (start < size && json[start] != '{' && json[start] != '[')
        start += strncmp(json + start, hiding, sizeof hiding - 1) == 0 ? sizeof hiding - 1 : 1;
    return start;
}

void facts_from_json(struct page_facts *facts, const char *json, size_t size)
{
    size_t start = json_start(json, size);
    if (start >= size || size > LIMIT_JSON_BYTES)
        return;
    char *text = memory_copy(json + start, size - start);
    if (!text) {
        facts->failed = true;
        return;
    }
    for (size_t i = 0; i < size - start; i++)
        if ((unsigned char)text[i] < ' ')
            text[i] = ' ';
    /* Without memory jansson takes a string for a mistake in the text, so it is asked twice. */
    json_t *root = NULL;
    for (int i = 0; i < 2 && !root; i++)
        root = json_loadb(text, size - start, JSON_DISABLE_EOF_CHECK, NULL);
    free(text);
    if (root)
        read_root(facts, root);
    json_decref(root);
}
