/* Passages in another script; see passage.h. */
#include "refine/passage.h"

#include "refine/isolate.h"
#include "refine/language.h"

#include <string.h>

/* Elements that hold lines of text. */
static bool is_block(const xmlNode *node)
{
    static const char *const names[] = {"p",  "li", "h2", "h3", "h4",  "h5",         "h6",
                                        "td", "th", "dt", "dd", "pre", "figcaption", "caption"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, names[i]) == 0)
            return true;
    return false;
}

/* Whether blocks stand in the block, which then are looked at instead. */
static bool holds_blocks(const xmlNode *block)
{
    for (const xmlNode *child = block->children; child; child = child->next)
        if (is_block(child) ||
            (child->type == XML_ELEMENT_NODE && child->children && is_block(child->children)))
            return true;
    return false;
}

static void text_of(const xmlNode *block, struct buffer *text)
{
    for (const xmlNode *node = block; node; node = tree_next(node, block))
        if (node->type == XML_TEXT_NODE)
            buffer_add_string(text, (const char *)node->content);
}

/* Ideographs come with kana in Japanese and may stand in Korean. */
static bool same_writing(enum script a, enum script b)
{
    bool han = a == SCRIPT_HAN || b == SCRIPT_HAN;
    enum script other = a == SCRIPT_HAN ? b : a;
    return a == b || (han && (other == SCRIPT_KANA || other == SCRIPT_HANGUL));
}

/* A half would make a paragraph full of foreign names a foreign one. */
static bool is_most(size_t part, size_t whole)
{
    return part * 3 >= whole * 2 && part > 0;
}

static void set_language(struct article *article, xmlNode *block, const struct census *census,
                         enum script script, const struct buffer *text)
{
    enum { ENOUGH_LETTERS = 12, ENOUGH_IDEOGRAPHS = 4 };
    size_t letters = census->letters[script];
    bool eastern = script == SCRIPT_HAN || script == SCRIPT_KANA || script == SCRIPT_HANGUL;
    if (script == SCRIPT_KANA)
        letters += census->letters[SCRIPT_HAN];
    if (letters < (eastern ? ENOUGH_IDEOGRAPHS : ENOUGH_LETTERS) ||
        !is_most(letters, census->ltr + census->rtl))
        return;
    const char *language = language_of(census, text->data, text->size);
    if (!language || strcmp(language, article->language) == 0 || tree_get(block, "lang"))
        return; /* nothing new, or it is said already */
    tree_set(&article->body, block, "lang", language);
    tree_set(&article->body, block, "xml:lang", language);
}

static void refine_block(struct article *article, xmlNode *block, enum script main,
                         const struct buffer *text)
{
    struct census census;
    census_take(&census, text->data, text->size);
    enum script script = census_script(&census);
    if (script == SCRIPT_NONE)
        return;
    if (!same_writing(script, main))
        set_language(article, block, &census, script, text);
    bool turned = is_most(article->rtl ? census.ltr : census.rtl, census.ltr + census.rtl);
    if (turned && !tree_get(block, "dir"))
        tree_set(&article->body, block, "dir", article->rtl ? "ltr" : "rtl");
    if (census.ltr > 0 && census.rtl > 0)
        isolate_runs(&article->body, block, turned ? !article->rtl : article->rtl);
}

/* Whether all letters are of the article's own script. */
static bool is_uniform(const struct census *census, enum script main)
{
    size_t own = 0;
    for (enum script i = 1; i < SCRIPTS; i++)
        own += same_writing(i, main) ? census->letters[i] : 0;
    return own == census->ltr + census->rtl;
}

void refine_passages(struct article *article, const struct census *census)
{
    const xmlNode *root = article->body.root;
    struct census own = *census;
    census_keep(&own, article->rtl);
    enum script main = census_script(&own); /* of what runs as the article does */
    if (!root || is_uniform(census, main))
        return;
    struct buffer text;
    buffer_init(&text);
    for (const xmlNode *node = root; node; node = tree_next(node, root)) {
        if (!is_block(node) || holds_blocks(node))
            continue;
        text.size = 0;
        text_of(node, &text);
        if (!text.failed && text.size > 0)
            refine_block(article, (xmlNode *)node, main, &text);
    }
    article->body.failed = article->body.failed || text.failed;
    buffer_fini(&text);
}
