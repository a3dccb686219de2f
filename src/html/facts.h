/* What a page states about its article: in JSON-LD, in `meta` elements (Open Graph, Dublin Core and
 * others), in microdata, in its title and headings. The most trustworthy place wins. */
#ifndef OCTAVO_HTML_FACTS_H
#define OCTAVO_HTML_FACTS_H

#include "base/memory.h"
#include "book/tree.h"

enum fact {
    FACT_TITLE,
    FACT_AUTHOR, /* several: in `authors` */
    FACT_BYLINE, /* who the page shows to have written it; several: in `bylines` */
    FACT_PUBLISHED,
    FACT_MODIFIED,
    FACT_SITE,
    FACT_LANGUAGE,
    FACT_EXCERPT,
    FACT_STANDFIRST, /* found beside the article's text */
    FACT_URL,
    FACT_IMAGE,
    FACT_SECTION,
    FACT_TAG,  /* several: in `tags` */
    FACT_BODY, /* the article's text, as JSON-LD has it */
    FACT_NAME, /* what JSON-LD calls the article, beside its headline */
    FACT_PAGE, /* the title of the page, whole */
    FACT_COUNT
};

/* The rank of authors who are no persons, by what JSON-LD says. */
enum { FACT_RANK_ORGANISATION = 60 };

struct page_facts {
    struct {
        char *text;         /* or NULL; of authors and tags the first */
        const char *reason; /* a constant text: where it was stated */
        unsigned rank;      /* the lower the better */
    } of[FACT_COUNT];
    struct strings authors, bylines, tags;
    struct strings headings; /* the first of the page */
    const xmlNode *headline; /* the first h1 */
    const xmlNode *author;   /* the element that named one last */
    size_t tries;            /* elements that may have named one */
    size_t references;       /* authors who were looked for in JSON-LD */
    bool failed;             /* without memory */
};

/* Finds the facts of a page, whose tree has <html> as its root. */
void facts_find(const struct tree *page, struct page_facts *facts);
void facts_fini(struct page_facts *facts);

/* Offers a text for a fact; it is taken where none of a better or the same rank is there, but for
 * tags, of which all of the best rank are kept. White space is folded, character references and
 * tags that a careless site left in it are resolved. */
void facts_offer(struct page_facts *facts, enum fact fact, unsigned rank, const char *reason,
                 const char *text);

/* Offers the names in a text that is stated to name authors, of whom all of the best rank are kept.
 */
void facts_offer_author(struct page_facts *facts, unsigned rank, const char *reason,
                        const char *text);

/* Offers the tags in a text, which commas part. */
void facts_offer_keywords(struct page_facts *facts, unsigned rank, const char *reason,
                          const char *text);

/* Offers the text of an element, unless it is long. */
void facts_offer_element(struct page_facts *facts, enum fact fact, unsigned rank,
                         const char *reason, const xmlNode *element);

/* Offers the names in an element for a byline; one that is not `stated` to be a name has to be a
 * byline, see author.h. True if it holds any. */
bool facts_offer_byline(struct page_facts *facts, unsigned rank, const char *reason, bool stated,
                        const xmlNode *element);

/* Keeps the text of a heading, for the title. */
void facts_take_heading(struct page_facts *facts, const xmlNode *heading);

/* The facts in a script of JSON-LD. */
void facts_from_json(struct page_facts *facts, const char *json, size_t size);

/* The names in an element that says to hold those of authors. */
void facts_from_byline(struct page_facts *facts, const xmlNode *element);

/* The words of a title without the name of the site behind or before a sign that parts them. */
void facts_title(struct page_facts *facts, const char *title);

/* Settles the title when all is known: what the page calls itself decides between the names of an
 * article; where a sign parts it, the part that is a heading of the page is the title, and the name
 * of its site goes. */
void facts_settle_title(struct page_facts *facts);

/* Settles the authors: those whom the page shows, where it states none, or no person. */
void facts_settle_authors(struct page_facts *facts);

#endif
