/* Identifiers of headings; see anchors.h. */
#include "markdown/anchors.h"

#include "base/anchor.h"
#include "base/dictionary.h"
#include "base/letter_case.h"
#include "base/utf8.h"
#include "book/outline.h"

#include <stdlib.h>
#include <string.h>

/* As GitHub makes it: small letters and digits, "-" for spaces, "_" and "-" as they are, nothing
 * else. */
static void add_slug(const char *line, struct buffer *out)
{
    for (const char *at = line, *end = line + strlen(line); at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (c == ' ')
            buffer_add_byte(out, '-');
        else if (c == '-' || c == '_' || character_is_word(c))
            buffer_add_character(out, letter_lower(c));
    }
    if (out->size == 0)
        buffer_add_string(out, "section");
}

/* The identifiers that were given, each with how many others were made of it. */
struct given {
    struct dictionary numbers;
    struct strings ids;
    bool failed;
};

static bool set_number(struct given *given, const char *id, size_t number)
{
    size_t *found = dictionary_find(&given->numbers, id);
    if (found)
        *found = number;
    return found ||
           (strings_add(&given->ids, id) &&
            dictionary_add(&given->numbers, given->ids.items[given->ids.count - 1], number));
}

static bool take(struct given *given, const char *id)
{
    if (anchor_is_reserved(id) || dictionary_find(&given->numbers, id))
        return false;
    given->failed = !set_number(given, id, 1);
    return true;
}

/* Adds "-1", "-2" and so on until it is the only one. */
static void make_unique(struct given *given, struct buffer *id)
{
    size_t size = id->size;
    if (id->failed || take(given, id->data))
        return;
    char *base = memory_copy(id->data, size);
    const size_t *last = base ? dictionary_find(&given->numbers, base) : NULL;
    size_t number = last ? *last : 1;
    do {
        id->size = size;
        buffer_add_format(id, "-%zu", number++);
    } while (base && !id->failed && !given->failed && !take(given, id->data));
    given->failed = given->failed || !base || !set_number(given, base, number);
    free(base);
}

/* The identifier that a heading asks for, or the one that its text makes. */
static void add_wanted(const xmlNode *heading, struct buffer *id)
{
    xmlChar *own = xmlGetNoNsProp(heading, BAD_CAST "id");
    struct buffer text, slug;
    buffer_init(&text);
    buffer_init(&slug);
    bool is_own = own && *own;
    if (!is_own) {
        outline_text(heading, &text);
        add_slug(text.data ? text.data : "", &slug);
    }
    anchor_add(is_own ? (const char *)own : slug.data ? slug.data : "", id);
    id->failed = id->failed || text.failed || slug.failed;
    buffer_fini(&text);
    buffer_fini(&slug);
    xmlFree(own);
}

void anchors_set(struct article *article, xmlNode *headline)
{
    struct tree *tree = &article->body;
    struct given given = {0};
    for (const xmlNode *node = tree->root; node && !tree->failed;
         node = tree_next(node, tree->root)) {
        if (outline_level(node) == 0)
            continue;
        struct buffer id;
        buffer_init(&id);
        add_wanted(node, &id);
        make_unique(&given, &id);
        if (id.failed || given.failed) {
            tree->failed = true;
        } else {
            xmlUnsetProp((xmlNode *)node, BAD_CAST "id");
            if (node == headline)
                article->anchor = memory_copy_string(id.data);
            else
                tree_set(tree, (xmlNode *)node, "id", id.data);
        }
        buffer_fini(&id);
    }
    tree->failed = tree->failed || (headline && !article->anchor);
    dictionary_fini(&given.numbers);
    strings_fini(&given.ids);
}
