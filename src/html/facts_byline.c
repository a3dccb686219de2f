/* Who the page shows to have written it; see facts.h. */
#define _GNU_SOURCE /* strcasestr */
#include "html/facts.h"

#include "book/text.h"
#include "html/author.h"
#include "html/hints.h"

#include <stdlib.h>
#include <string.h>

/* Is added to the rank of what stands beside the article. */
enum { RANK_ASIDE = 10 };

static size_t depth_of(const xmlNode *element)
{
    size_t depth = 0;
    for (; element && element->type == XML_ELEMENT_NODE; element = element->parent)
        depth++;
    return depth;
}

/* The innermost element that holds both; NULL without an other. */
static const xmlNode *common(const xmlNode *one, const xmlNode *other)
{
    size_t depth = depth_of(one), other_depth = depth_of(other);
    if (!other)
        return NULL;
    for (; depth > other_depth; depth--)
        one = one->parent;
    for (; other_depth > depth; other_depth--)
        other = other->parent;
    while (one != other) {
        one = one->parent;
        other = other->parent;
    }
    return one;
}

/* Whether the element stands where other articles, or readers, have a word. What holds the headline
 * as well is no such place, whatever it is called. */
static bool is_aside(const xmlNode *element, const xmlNode *headline)
{
    const xmlNode *end = common(element, headline);
    for (; element != end && element->type == XML_ELEMENT_NODE; element = element->parent)
        if (tree_is(element, "aside") || tree_is(element, "nav") || tree_is(element, "footer") ||
            (hints_of(element) & (CLUTTER | COMMENTS) && !tree_is(element, "body")))
            return true;
    return false;
}

/* Whether two elements stand in the same line of names. */
static bool are_near(const xmlNode *one, const xmlNode *other)
{
    return one->parent == other->parent || one->parent->parent == other->parent->parent;
}

/* Authors whom the page shows: the first, and those beside. */
static void offer_byline(struct page_facts *facts, unsigned rank, const char *reason, bool stated,
                         const xmlNode *element)
{
    enum { MOST_TRIES = 200 };
    if (++facts->tries > MOST_TRIES)
        return;
    rank += is_aside(element, facts->headline) ? RANK_ASIDE : 0;
    bool known = facts->of[FACT_BYLINE].text != NULL;
    bool better = !known || rank < facts->of[FACT_BYLINE].rank;
    if (!better && !(rank == facts->of[FACT_BYLINE].rank && are_near(element, facts->author)))
        return;
    if (facts_offer_byline(facts, rank, reason, stated, element))
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

/* Links to authors, microdata, and what only a class says. */
void facts_from_byline(struct page_facts *facts, const xmlNode *element)
{
    if (attribute_has(element, "rel", "author"))
        offer_byline(facts, 1, "link to the author", true, element);
    else if (attribute_has(element, "itemprop", "author") &&
             !attribute_has(element, "itemprop", "url") && !attribute(element, "content"))
        offer_byline(facts, 2, "microdata", true, element);
    else if (attribute_has(element, "class", "byline"))
        offer_byline(facts, 1, "byline", false, element);
    else if (is_byline(attribute(element, "class")))
        offer_byline(facts, 3, "class of an element", false, element);
}

/* Whether the page states a person, not an account, an organisation or itself. */
static bool states_person(const struct page_facts *facts)
{
    const char *author = facts->of[FACT_AUTHOR].text, *site = facts->of[FACT_SITE].text;
    return author && facts->of[FACT_AUTHOR].rank < FACT_RANK_ORGANISATION &&
           !author_is_account(author) && !(site && text_says_the_same(author, site));
}

/* Whether what the page shows is better than what it states. */
static bool shows_better(const struct page_facts *facts)
{
    const char *author = facts->of[FACT_AUTHOR].text, *byline = facts->of[FACT_BYLINE].text;
    if (!author || !byline)
        return byline != NULL;
    return !states_person(facts) && facts->of[FACT_BYLINE].rank < RANK_ASIDE &&
           byline_is_name(byline, strlen(byline));
}

void facts_settle_authors(struct page_facts *facts)
{
    if (shows_better(facts)) {
        free(facts->of[FACT_AUTHOR].text);
        strings_fini(&facts->authors);
        facts->of[FACT_AUTHOR] = facts->of[FACT_BYLINE];
        facts->authors = facts->bylines;
        facts->of[FACT_BYLINE].text = NULL;
        facts->bylines = (struct strings){0};
    }
    const char *author = facts->of[FACT_AUTHOR].text;
    if (author && facts->authors.count == 1 && author_is_account(author)) {
        strings_fini(&facts->authors);
        free(facts->of[FACT_AUTHOR].text);
        facts->of[FACT_AUTHOR].text = NULL;
        facts->of[FACT_AUTHOR].reason = NULL;
    }
}
