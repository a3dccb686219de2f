/* What may stand where; see model.h. */
#include "check/model.h"

#include "check/grammar.h"

#include <string.h>

/* Elements that may not be inside others, at any depth. The others are bits of level.inside. */
static const struct {
    const char *name, *outside;
} exclusions[] = {
    {"a", "a button"},
    {"button", "a button"},
    {"details", "a button"},
    {"embed", "a button"},
    {"iframe", "a button"},
    {"label", "a button label"},
    {"select", "a button"},
    {"textarea", "a button"},
    {"address", "address"},
    {"header", "address header footer"},
    {"footer", "address header footer"},
    {"form", "form"},
    {"input", "a button"},
    {"progress", "progress"},
    {"meter", "meter"},
    {"dfn", "dfn"},
    {"table", "caption"},
    {"audio", "audio video"},
    {"video", "audio video"},
};
static const char *const excluding[] = {"a",       "button", "label",    "address", "header",
                                        "footer",  "form",   "progress", "meter",   "dfn",
                                        "caption", "audio",  "video"};

static uint64_t excluding_bit(const char *name)
{
    for (size_t i = 0; i < sizeof excluding / sizeof *excluding; i++)
        if (strcmp(excluding[i], name) == 0)
            return (uint64_t)1 << i;
    return 0;
}

static void check_exclusions(struct model *model, const xmlNode *node, uint64_t inside)
{
    const char *name = (const char *)node->name;
    if (inside == 0)
        return;
    for (size_t i = 0; i < sizeof exclusions / sizeof *exclusions; i++) {
        if (strcmp(exclusions[i].name, name) != 0)
            continue;
        for (size_t j = 0; j < sizeof excluding / sizeof *excluding; j++)
            if ((inside & (uint64_t)1 << j) && has_word(exclusions[i].outside, excluding[j]))
                finding(model->epub, RULE_INSIDE, model->file, line_of(node), "%s inside %s", name,
                        excluding[j]);
    }
}

static void misplaced(struct model *model, const xmlNode *node, const struct level *parent)
{
    finding(model->epub, RULE_MISPLACED, model->file, line_of(node), "%s in %s",
            (const char *)node->name,
            parent->node ? (const char *)parent->node->name : "the document");
}

static void take_named(struct model *model, const xmlNode *node, struct level *parent,
                       const struct named *named)
{
    unsigned holds = parent->element->holds;
    if (named->once && (parent->seen & named->bit))
        finding(model->epub, RULE_ONCE, model->file, line_of(node), "%s", (const char *)node->name);
    if ((holds & GRAMMAR_LED) && parent->has_others)
        misplaced(model, node, parent);
    if ((holds & GRAMMAR_ORDERED) && (model->epub->version == 3 || named->place == 0) &&
        named->place < parent->reached)
        finding(model->epub, RULE_ORDER, model->file, line_of(node), "%s",
                (const char *)node->name);
    if (is_element(node, NS_XHTML, "col") && (holds & GRAMMAR_ORDERED) && model->epub->version == 3)
        misplaced(model, node, parent); /* in a colgroup only */
    parent->seen |= named->bit;
    parent->reached = named->place > parent->reached ? named->place : parent->reached;
}

/* Whether an element with that place among categories may stand in such content. */
static bool is_allowed(unsigned where, const struct level *parent, const char *name)
{
    switch (parent->holds) {
    case HOLDS_ANYTHING:
        return true;
    case HOLDS_FLOW:
        return (where & WHERE_FLOW) != 0;
    case HOLDS_BLOCKS:
        return (where & (WHERE_FLOW | WHERE_PHRASING)) == WHERE_FLOW ||
               has_word("ins del script noscript", name);
    case HOLDS_PHRASING:
        return (where & WHERE_PHRASING) != 0;
    case HOLDS_METADATA:
        return (where & WHERE_METADATA) != 0;
    default:
        return false;
    }
}

static void check_place(struct model *model, const xmlNode *node, unsigned where,
                        struct level *parent)
{
    struct named named;
    const char *name = (const char *)node->name;
    if (parent->element && parent->holds != HOLDS_ANYTHING && is_in(node, NS_XHTML) &&
        grammar_child(parent->element->children, name, &named)) {
        take_named(model, node, parent, &named);
        return;
    }
    parent->has_others = true;
    if (!is_allowed(where, parent, name))
        misplaced(model, node, parent);
}

/* In EPUB 2 (XHTML 1.1) these hold blocks only. */
static bool holds_blocks(const struct model *model, const char *name)
{
    return model->epub->version == 2 && has_word("body blockquote form noscript", name);
}

static enum holds what_holds(const struct model *model, const struct element *element,
                             const struct level *parent)
{
    if (parent->holds == HOLDS_ANYTHING && parent->element)
        return HOLDS_ANYTHING;
    if (holds_blocks(model, element->name))
        return HOLDS_BLOCKS;
    if (!(element->holds & GRAMMAR_TRANSPARENT))
        return (enum holds)(element->holds & GRAMMAR_KIND);
    return parent->holds == HOLDS_PHRASING ? HOLDS_PHRASING : HOLDS_FLOW;
}

/* Where XHTML begins again inside SVG and MathML. */
static enum holds what_foreign_holds(const xmlNode *node)
{
    if (is_element(node, NS_SVG, "foreignObject"))
        return HOLDS_FLOW;
    return is_element(node, NS_MATHML, "mtext") ? HOLDS_PHRASING : HOLDS_ANYTHING;
}

static void enter_foreign(struct model *model, const xmlNode *node, struct level *level,
                          struct level *parent)
{
    bool is_root = is_element(node, NS_SVG, "svg") || is_element(node, NS_MATHML, "math") ||
                   is_in(node, NS_OPS);
    level->holds = what_foreign_holds(node);
    if (!parent->element)
        return; /* its own vocabulary goes on */
    if (is_root && model->epub->version == 2 && !is_in(node, NS_SVG))
        misplaced(model, node, parent);
    else if (is_root)
        check_place(model, node, WHERE_FLOW | WHERE_PHRASING, parent);
    else if (parent->holds != HOLDS_ANYTHING)
        finding(model->epub, RULE_UNKNOWN_ELEMENT, model->file, line_of(node), "%s",
                (const char *)node->name);
}

/* A div in a description list is one of its groups. */
static const struct element *group_of_list(const struct level *parent)
{
    bool is_list = parent->element && strcmp(parent->element->name, "dl") == 0;
    return is_list ? parent->element : NULL;
}

static void enter_known(struct model *model, const xmlNode *node, struct level *level,
                        struct level *parent)
{
    const struct element *element = level->element;
    unsigned version = model->epub->version;
    if (element->versions != 23 && element->versions != version)
        finding(model->epub, RULE_UNKNOWN_ELEMENT, model->file, line_of(node), "%s in EPUB %u",
                element->name, version);
    else
        check_place(model, node, element->where, parent);
    check_exclusions(model, node, parent->inside);
    level->holds = what_holds(model, element, parent);
    if (strcmp(element->name, "div") == 0 && group_of_list(parent)) {
        level->element = group_of_list(parent);
        level->holds = HOLDS_CHILDREN;
    }
    level->inside |= excluding_bit(element->name);
}

static bool is_white(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static void check_text(struct model *model, const struct level *level)
{
    if (level->holds == HOLDS_ANYTHING || level->holds == HOLDS_TEXT ||
        level->holds == HOLDS_FLOW || level->holds == HOLDS_PHRASING)
        return;
    for (const xmlNode *at = level->node->children; at; at = at->next)
        if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) && at->content &&
            !is_white((const char *)at->content)) {
            finding(model->epub, RULE_TEXT, model->file, line_of(at), "%s",
                    (const char *)level->node->name);
            return;
        }
}

void model_init(struct model *model, struct epub *epub, size_t file)
{
    model->epub = epub;
    model->file = file;
    model->depth = model->beyond = 0;
    model->levels[0] = (struct level){.holds = HOLDS_ANYTHING};
}

void model_enter(struct model *model, const xmlNode *node)
{
    struct level *parent = &model->levels[model->depth];
    if (model->depth > LIMIT_CHECK_DEPTH || model->beyond > 0) {
        model->beyond++;
        return;
    }
    struct level *level = &model->levels[++model->depth];
    *level = (struct level){.node = node, .inside = parent->inside};
    level->element = is_in(node, NS_XHTML) ? grammar_element((const char *)node->name) : NULL;
    if (level->element)
        enter_known(model, node, level, parent);
    else if (is_in(node, NS_XHTML) && strchr((const char *)node->name, '-'))
        level->holds = parent->holds; /* an element of somebody's own */
    else if (is_in(node, NS_XHTML))
        finding(model->epub, RULE_UNKNOWN_ELEMENT, model->file, line_of(node), "%s",
                (const char *)node->name);
    else
        enter_foreign(model, node, level, parent);
    check_text(model, level);
}

/* Groups of children of which one must be there. */
static void check_missing(struct model *model, const struct level *level)
{
    size_t bit = 0;
    bool needed = true, found = false;
    for (const char *at = level->element->children; *at; bit++) {
        size_t length = strcspn(at, "?*+| ");
        char quantity = at[length];
        needed = needed && quantity != '?' && quantity != '*';
        found = found || (level->seen & (uint64_t)1 << bit);
        at += length + (quantity && strchr("?*+", quantity) != NULL);
        if (*at != '|') {
            if (needed && !found)
                finding(model->epub, RULE_MISSING_CHILD, model->file, line_of(level->node),
                        "%.*s in %s", (int)length, at - length, level->element->name);
            needed = true;
            found = false;
        }
        at += *at != '\0';
    }
}

/* Rows stand in bodies, or directly in the table. */
static void check_table(struct model *model, const struct level *level)
{
    const xmlNode *row = child_named(level->node, NS_XHTML, "tr");
    if (row && child_named(level->node, NS_XHTML, "tbody"))
        misplaced(model, row, level);
}

/* Terms and descriptions come in groups, each with both. */
static void check_description_list(struct model *model, const struct level *level)
{
    bool after_term = false, begun = false;
    for (const xmlNode *at = first_element(level->node); at; at = next_element(at)) {
        bool is_term = is_element(at, NS_XHTML, "dt");
        if (!is_term && !is_element(at, NS_XHTML, "dd"))
            continue;
        if (!is_term && !begun)
            misplaced(model, at, level);
        begun = true;
        after_term = is_term;
    }
    if (after_term)
        finding(model->epub, RULE_MISSING_CHILD, model->file, line_of(level->node), "%s",
                "dd in dl");
}

static void check_figure(struct model *model, const struct level *level)
{
    const xmlNode *first = first_element(level->node);
    for (const xmlNode *at = first; at; at = next_element(at))
        if (is_element(at, NS_XHTML, "figcaption") && at != first && next_element(at))
            misplaced(model, at, level);
}

void model_leave(struct model *model)
{
    if (model->beyond > 0) {
        model->beyond--;
        return;
    }
    const struct level *level = &model->levels[model->depth--];
    if (!level->element || level->holds == HOLDS_ANYTHING)
        return;
    check_missing(model, level);
    if (model->epub->version == 2 && has_word("ol ul dl tr table", level->element->name) &&
        !level->seen)
        finding(model->epub, RULE_MISSING_CHILD, model->file, line_of(level->node), "%s in %s",
                "an item", level->element->name);
    if (strcmp(level->element->name, "dl") == 0 && model->epub->version == 3)
        check_description_list(model, level);
    else if (strcmp(level->element->name, "table") == 0)
        check_table(model, level);
    else if (strcmp(level->element->name, "figure") == 0)
        check_figure(model, level);
}
