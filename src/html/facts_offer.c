/* Of each fact the best text that was offered is kept, in one clean line; see facts.h. */
#include "html/facts.h"

#include "base/utf8.h"
#include "book/text.h"
#include "html/author.h"
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

static struct strings *list_of(struct page_facts *facts, enum fact fact)
{
    if (fact == FACT_AUTHOR)
        return &facts->authors;
    if (fact == FACT_BYLINE)
        return &facts->bylines;
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

/* Whether a text of this rank may be taken. */
static bool is_wanted(struct page_facts *facts, enum fact fact, unsigned rank)
{
    enum { MOST_OF_LIST = 24 }; /* more are written for search engines */
    const struct strings *list = list_of(facts, fact);
    bool more = list && rank == facts->of[fact].rank && list->count < MOST_OF_LIST;
    return !facts->of[fact].text || rank < facts->of[fact].rank || more;
}

/* Takes a clean line, which is freed, if it says anything. */
static void offer_line(struct page_facts *facts, enum fact fact, unsigned rank, const char *reason,
                       char *line)
{
    if (line && *line)
        take(facts, fact, rank, reason, line);
    else
        free(line);
    facts->failed |= !line;
}

/* Takes the names in a clean line, which is freed; false if there are none. */
static bool offer_names(struct page_facts *facts, enum fact fact, unsigned rank, const char *reason,
                        bool stated, char *line)
{
    struct span names[BYLINE_NAMES];
    size_t count = line ? author_names(line, stated, names) : 0;
    for (size_t i = 0; i < count; i++)
        offer_line(facts, fact, rank, reason, memory_copy(names[i].text, names[i].size));
    facts->failed |= !line;
    free(line);
    return count > 0;
}

void facts_offer(struct page_facts *facts, enum fact fact, unsigned rank, const char *reason,
                 const char *text)
{
    if (text && is_wanted(facts, fact, rank))
        offer_line(facts, fact, rank, reason, cleaned(text));
}

void facts_offer_author(struct page_facts *facts, unsigned rank, const char *reason,
                        const char *text)
{
    if (text && is_wanted(facts, FACT_AUTHOR, rank))
        offer_names(facts, FACT_AUTHOR, rank, reason, true, cleaned(text));
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

/* The text of an element as a line, unless it is long; "" then. */
static char *line_of(const xmlNode *element, bool apart, size_t longest)
{
    struct buffer text;
    buffer_init(&text);
    add_text(&text, element, apart);
    bool fits = text.size > 0 && text.size <= longest;
    char *line = text.failed ? NULL : text_line(fits ? text.data : "");
    buffer_fini(&text);
    return line;
}

void facts_offer_element(struct page_facts *facts, enum fact fact, unsigned rank,
                         const char *reason, const xmlNode *element)
{
    enum { LONGEST = 600 }; /* bytes of a standfirst */
    if (is_wanted(facts, fact, rank))
        offer_line(facts, fact, rank, reason, line_of(element, false, LONGEST));
}

bool facts_offer_byline(struct page_facts *facts, unsigned rank, const char *reason, bool stated,
                        const xmlNode *element)
{
    enum { LONGEST = 160 }; /* bytes */
    return is_wanted(facts, FACT_BYLINE, rank) &&
           offer_names(facts, FACT_BYLINE, rank, reason, stated, line_of(element, true, LONGEST));
}

void facts_take_heading(struct page_facts *facts, const xmlNode *heading)
{
    enum { MOST = 64, LONGEST = 600 }; /* headings, and bytes of one */
    if (facts->headings.count >= MOST)
        return;
    char *line = line_of(heading, false, LONGEST);
    facts->failed |= !line || (*line && !strings_add(&facts->headings, line));
    free(line);
}

void facts_fini(struct page_facts *facts)
{
    for (size_t i = 0; i < FACT_COUNT; i++)
        free(facts->of[i].text);
    strings_fini(&facts->authors);
    strings_fini(&facts->bylines);
    strings_fini(&facts->tags);
    strings_fini(&facts->headings);
    *facts = (struct page_facts){0};
}
