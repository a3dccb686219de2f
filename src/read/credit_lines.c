/* Byline and date at the beginning of a tree's text; see credit_lines.h. */
#include "read/credit_lines.h"

#include "book/text.h"
#include "read/byline.h"
#include "read/date.h"

#include <stdlib.h>
#include <string.h>

/* What an element holds, as far as it matters here. */
struct holding {
    bool blocks, pictures, text;
};

/* False where it holds more than a line does. */
static bool look_into(const xmlNode *element, struct holding *holding)
{
    enum { MOST_NODES = 100 };
    size_t nodes = 0;
    *holding = (struct holding){0};
    for (const xmlNode *node = tree_next(element, element); node; node = tree_next(node, element)) {
        holding->blocks = holding->blocks || !tree_is_inline(node);
        holding->pictures = holding->pictures || tree_is(node, "img");
        holding->text = holding->text || (node->type == XML_TEXT_NODE && !xmlIsBlankNode(node));
        if (holding->blocks || ++nodes > MOST_NODES)
            break;
    }
    return nodes <= MOST_NODES;
}

/* Whether a paragraph can stand in place of an element. */
static bool is_alone(const xmlNode *node)
{
    static const char *const names[] = {"address", "center", "div", "h2", "h3",
                                        "h4",      "h5",     "h6",  "p"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tree_is(node, names[i]))
            return true;
    return false;
}

/* The line of text behind a node, or the first one, where it stands in an element of its own; NULL
 * where the text goes on otherwise. */
static xmlNode *next_line(const struct tree *tree, const xmlNode *last)
{
    const xmlNode *node = last ? tree_after(last, tree->root) : tree->root->children;
    while (node) {
        struct holding holding;
        if (node->type != XML_ELEMENT_NODE && xmlIsBlankNode(node)) {
            node = tree_after(node, tree->root);
            continue;
        }
        if (tree_is_inline(node) || !look_into(node, &holding) || holding.pictures)
            return NULL;
        if (holding.blocks)
            node = node->children;
        else if (holding.text)
            return is_alone(node) ? (xmlNode *)node : NULL;
        else
            node = tree_after(node, tree->root);
    }
    return NULL;
}

static char *text_of(const xmlNode *line)
{
    struct buffer text;
    buffer_init(&text);
    for (const xmlNode *node = line; node; node = tree_next(node, line))
        if (node->type == XML_TEXT_NODE)
            buffer_add_string(&text, (const char *)node->content);
    char *clean = text.failed ? NULL : text_line(text.data ? text.data : "");
    buffer_fini(&text);
    return clean;
}

static bool is_known(const struct features *features, enum part part, const char *text)
{
    for (size_t i = 0; i < features->count; i++)
        if (features->items[i].part == part && text_says_the_same(features->items[i].text, text))
            return true;
    return false;
}

static void add(struct article *article, enum part part, const char *text, size_t size)
{
    if (!features_add(&article->features, part, 0, 90, "a line above the text", text, size))
        article->body.failed = true;
}

/* The date is said by the text now, and need not be shown beside it. */
static void tell_date(struct article *article, struct span text)
{
    struct features *features = &article->features;
    struct date date;
    char written[DATE_TEXT_SIZE];
    for (size_t i = 0; i < features->count; i++)
        if (features->items[i].part == PART_DATE)
            features->items[i].stated = false;
    if (features_first(features, PART_DATE) || !date_fills(text.text, text.size, &date) ||
        date.year == 0)
        return;
    date_write(&date, written);
    add(article, PART_DATE, written, strlen(written));
}

/* Whether the line is a byline: it says so, or names who is known to have written it. */
static bool is_byline(struct article *article, const char *line)
{
    struct byline byline;
    bool names = byline_read(line, strlen(line), &byline) && byline.count > 0;
    if (!(names && byline.labelled) && !is_known(&article->features, PART_AUTHOR, line))
        return false;
    bool stated = features_first(&article->features, PART_AUTHOR) != NULL;
    for (size_t i = 0; i < byline.count && names && !stated; i++)
        add(article, PART_AUTHOR, byline.names[i].text, byline.names[i].size);
    if (names && byline.date.text)
        tell_date(article, byline.date);
    return true;
}

static bool is_date(struct article *article, const char *line)
{
    struct date date;
    if (!date_fills(line, strlen(line), &date) || date.year == 0)
        return false;
    tell_date(article, (struct span){line, strlen(line)});
    return true;
}

/* The class of a line that is a credit, NULL for any other. */
static const char *credit_of(struct article *article, const xmlNode *line)
{
    char *text = text_of(line);
    const char *class = NULL;
    if (text && is_byline(article, text))
        class = "byline";
    else if (text && is_date(article, text))
        class = "dateline";
    article->body.failed |= !text;
    free(text);
    return class;
}

void credit_lines_mark(struct article *article)
{
    enum { MOST = 3 };
    struct tree *tree = &article->body;
    xmlNode *last = tree->failed ? NULL : tree->root->children;
    last = tree_is(last, "header") ? last : NULL;
    for (size_t i = 0; i < MOST && !tree->failed; i++) {
        xmlNode *line = next_line(tree, last);
        const char *class = line ? credit_of(article, line) : NULL;
        if (!class)
            return;
        tree_rename(tree, line, "p");
        tree_set(tree, line, "class", class);
        last = line;
    }
}
