/* The opening of a chapter; see opening.h. */
#include "refine/opening.h"

#include "book/dates.h"

#include <string.h>

static xmlNode *find_child(const xmlNode *parent, const char *class)
{
    for (xmlNode *node = parent->children; node; node = node->next)
        if (tree_has_class(node, class))
            return node;
    return NULL;
}

/* Moves the last child of `parent` to its front, behind `kicker` if there is one. */
static void move_up(xmlNode *node, xmlNode *kicker)
{
    xmlNode *parent = node->parent;
    if (kicker && kicker != node->prev) {
        xmlUnlinkNode(node);
        xmlAddNextSibling(kicker, node);
    } else if (!kicker && parent->children != node) {
        xmlNode *first = parent->children;
        xmlUnlinkNode(node);
        xmlAddPrevSibling(first, node);
    }
}

/* Adds a line that stands in no block of the text. */
static xmlNode *add_line(struct article *article, xmlNode *header, const char *element,
                         const char *class, const char *text)
{
    xmlNode *line = tree_add(&article->body, header, element);
    if (class)
        tree_set(&article->body, line, "class", class);
    if (text)
        tree_add_text(&article->body, line, text, strlen(text));
    return line;
}

static void add_authors(struct article *article, xmlNode *header)
{
    struct buffer names;
    buffer_init(&names);
    for (size_t i = 0; i < article->features.count; i++) {
        const struct feature *feature = &article->features.items[i];
        bool named = feature->part == PART_AUTHOR || feature->part == PART_ROLE ||
                     feature->part == PART_AGENCY;
        if (named && names.size > 0)
            buffer_add_string(&names, ", ");
        if (named)
            buffer_add_string(&names, feature->text);
    }
    article->body.failed = article->body.failed || names.failed;
    if (names.size > 0 && !names.failed)
        add_line(article, header, "p", "byline furniture", names.data);
    buffer_fini(&names);
}

static void add_date(struct article *article, xmlNode *header, const char *date)
{
    xmlNode *line = add_line(article, header, "p", "dateline furniture", NULL);
    xmlNode *time = tree_add(&article->body, line, "time");
    struct buffer words;
    buffer_init(&words);
    dates_say(date, article->language, &words);
    article->body.failed = article->body.failed || words.failed;
    tree_set(&article->body, time, "datetime", date);
    if (!words.failed)
        tree_add_text(&article->body, time, words.data, words.size);
    buffer_fini(&words);
}

/* A line that says who, or when. */
static bool is_fact(const xmlNode *node)
{
    return tree_is(node, "p") &&
           (tree_has_class(node, "byline") || tree_has_class(node, "dateline"));
}

/* Lines at the beginning of the text that a reader found to be byline and date. */
static void take_facts(struct tree *tree, xmlNode *header)
{
    xmlNode *line = header->next;
    while (line && is_fact(line)) {
        xmlNode *next = line->next;
        tree_move(tree, line, header);
        line = next;
    }
}

/* What a header block said, where the text does not say it again. */
static void add_lead(struct article *article, xmlNode *header)
{
    const struct features *features = &article->features;
    const char *standfirst = features_stated(features, PART_STANDFIRST);
    const char *kicker = features_stated(features, PART_KICKER);
    if (kicker && !find_child(header, "kicker"))
        move_up(add_line(article, header, "p", "kicker furniture", kicker), NULL);
    if (standfirst && !find_child(header, "standfirst"))
        add_line(article, header, "p", "standfirst furniture", standfirst);
}

static void add_facts(struct article *article, xmlNode *header)
{
    const char *date = features_stated(&article->features, PART_DATE);
    if (features_stated(&article->features, PART_AUTHOR) && !find_child(header, "byline"))
        add_authors(article, header);
    if (date && !find_child(header, "dateline"))
        add_date(article, header, date);
}

/* Makes one line of those that follow each other: "By Ada Quill · 20 November 2026". Returns it. */
static xmlNode *join_facts(struct article *article, xmlNode *first)
{
    static const char no_break_space[] = "\u00A0"; /* no line begins with the dot */
    struct tree *body = &article->body;
    xmlNode *line = tree_add_after(body, first, "p", "", 0);
    if (!line)
        return first;
    tree_set(body, line, "class", "facts");
    for (xmlNode *fact = first; fact; fact = is_fact(line->next) ? line->next : NULL) {
        if (fact != first) {
            tree_add_text(body, line, no_break_space, strlen(no_break_space));
            add_line(article, line, "span", "furniture", "·");
            tree_add_text(body, line, " ", 1);
        }
        tree_rename(body, fact, "span");
        tree_move(body, fact, line);
    }
    return line;
}

/* Names and date of the opening stand in one line. */
static void join_all_facts(struct article *article, const xmlNode *header)
{
    for (xmlNode *node = header->children; node; node = node->next)
        if (is_fact(node) && is_fact(node->next))
            node = join_facts(article, node);
}

/* Publication and address, at the foot of the article. */
static void add_foot(struct article *article)
{
    const char *source = features_stated(&article->features, PART_SOURCE);
    const char *url = features_stated(&article->features, PART_URL);
    struct tree *body = &article->body;
    if (source)
        add_line(article, body->root, "p", "source furniture", source);
    if (url)
        add_line(article, body->root, "p", "source furniture", url);
}

void refine_opening(struct article *article)
{
    struct tree *body = &article->body;
    xmlNode *header = body->root ? body->root->children : NULL;
    if (body->failed)
        return;
    if (!tree_is(header, "header")) {
        header = tree_add(body, body->root, "header");
        if (header)
            move_up(header, NULL);
    }
    if (!header)
        return;
    xmlNode *h1 = header->children;
    while (h1 && !tree_is(h1, "h1"))
        h1 = h1->next;
    if (!h1 && article->title) {
        h1 = add_line(article, header, "h1", NULL, article->title);
        tree_set(body, h1, "id", "headline");
        if (h1)
            move_up(h1, find_child(header, "kicker"));
    }
    add_lead(article, header);
    take_facts(body, header);
    add_facts(article, header);
    if (!body->failed)
        join_all_facts(article, header);
    add_foot(article);
}
