/* Of each fact the best text that was offered is kept, in one clean line; see facts.h. */
#include "html/facts.h"

#include "base/utf8.h"
#include "book/text.h"
#include "html/html_tree.h"

#include <stdlib.h>
#include <string.h>

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

/* As one line; NULL without memory. */
static char *cleaned(const char *text)
{
    struct buffer resolved;
    buffer_init(&resolved);
    if (strpbrk(text, "&<"))
        add_resolved(&resolved, text);
    else
        buffer_add_string(&resolved, text);
    char *line = resolved.failed ? NULL : text_line(resolved.data ? resolved.data : "");
    buffer_fini(&resolved);
    return line;
}

static bool may_end_name(uint32_t c)
{
    static const uint32_t signs[] = {'.', ')', '"', '\'', 0x201D, 0x2019, 0xBB, 0};
    return character_is_word(c) || character_is_one_of(c, signs);
}

/* A name ends with a letter, or with a sign that may end one. */
static void trim_name(char *name)
{
    size_t end = strlen(name), size = 0;
    for (const char *at = name; at < name + end;) {
        uint32_t c = utf8_next(&at, name + end);
        if (may_end_name(c))
            size = (size_t)(at - name);
    }
    name[size] = '\0';
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
        if (text_says_the_same(list->items[i], text))
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
    enum { MOST_OF_LIST = 24 }; /* more are written for search engines */
    const struct strings *list = list_of(facts, fact);
    bool known = facts->of[fact].text != NULL;
    bool more = list && known && rank == facts->of[fact].rank && list->count < MOST_OF_LIST;
    if (!text || (known && rank >= facts->of[fact].rank && !more))
        return;
    char *clean = cleaned(text);
    if (clean && fact == FACT_AUTHOR)
        trim_name(clean);
    if (!clean)
        facts->failed = true;
    else if (!*clean)
        free(clean);
    else
        take(facts, fact, rank, reason, clean);
}

void facts_offer_keywords(struct page_facts *facts, unsigned rank, const char *reason,
                          const char *text)
{
    while (*text) {
        size_t size = strcspn(text, ",;");
        char *word = memory_copy(text, size);
        facts->failed |= !word;
        facts_offer(facts, FACT_TAG, rank, reason, word);
        free(word);
        text += size + (text[size] != '\0');
    }
}

/* Adds the text of an element, a space between its blocks, or between all its texts: names stand
 * beside each other in elements of their own. */
static void add_text(struct buffer *out, const xmlNode *element, bool apart)
{
    for (const xmlNode *node = element; node; node = tree_next(node, element)) {
        if (apart || !tree_is_inline(node))
            buffer_add_byte(out, ' ');
        if (node->type == XML_TEXT_NODE)
            buffer_add_string(out, (const char *)node->content);
    }
}

void facts_offer_element(struct page_facts *facts, enum fact fact, unsigned rank,
                         const char *reason, const xmlNode *element)
{
    enum { LONGEST_NAME = 160, LONGEST = 600 }; /* bytes of names, and of a standfirst */
    struct buffer text;
    buffer_init(&text);
    add_text(&text, element, fact == FACT_AUTHOR);
    if (text.failed)
        facts->failed = true;
    else if (text.size > 0 && text.size <= (fact == FACT_AUTHOR ? LONGEST_NAME : LONGEST) &&
             !strpbrk(text.data, "<&"))
        facts_offer(facts, fact, rank, reason, text.data);
    buffer_fini(&text);
}

void facts_fini(struct page_facts *facts)
{
    for (size_t i = 0; i < FACT_COUNT; i++)
        free(facts->of[i].text);
    strings_fini(&facts->authors);
    strings_fini(&facts->tags);
    *facts = (struct page_facts){0};
}
