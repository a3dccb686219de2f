/* What an element says about itself; see hints.h. */
#define _GNU_SOURCE /* strcasestr */
#include "html/hints.h"

#include <string.h>
#include <strings.h>

static const char spaces[] = " \t\n\f\r";

static const struct {
    const char *word;
    unsigned hints;
} words[] = {
#define HINT(word, hints) {word, hints},
#include "html/hints.def"
#undef HINT
};

static const struct {
    const char *name, *value;
    unsigned hints;
} values[] = {
    {"role", "main", SUBJECT},
    {"role", "article", SUBJECT},
    {"role", "navigation", CLUTTER},
    {"role", "complementary", CLUTTER},
    {"role", "contentinfo", CLUTTER},
    {"role", "search", CLUTTER},
    {"role", "banner", CLUTTER},
    {"role", "menu", CLUTTER},
    {"role", "menubar", CLUTTER},
    {"role", "toolbar", CLUTTER},
    {"role", "dialog", CLUTTER},
    {"role", "alertdialog", CLUTTER},
    {"role", "alert", CLUTTER},
    {"role", "tooltip", CLUTTER},
    {"role", "doc-backlink", CLUTTER},
    {"itemprop", "articleBody", STORY},
    {"itemprop", "author", BYLINE},
    {"itemprop", "datePublished", BYLINE},
    {"itemprop", "dateModified", BYLINE},
    {"itemprop", "comment", COMMENTS},
    {"property", "articleBody", STORY},
    {"aria-hidden", "true", HIDDEN},
    {"rel", "author", BYLINE},
};

const char *attribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *at = element->properties; at; at = at->next)
        if (strcmp((const char *)at->name, name) == 0)
            return at->children && at->children->content ? (const char *)at->children->content : "";
    return NULL;
}

bool attribute_has(const xmlNode *element, const char *name, const char *word)
{
    const char *at = attribute(element, name);
    size_t length = strlen(word);
    while (at && *at) {
        at += strspn(at, spaces);
        size_t size = strcspn(at, spaces);
        if (size == length && strncasecmp(at, word, size) == 0)
            return true;
        at += size;
    }
    return false;
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
    return is_upper((char)(c & ~0x20));
}

static bool matches(const char *word, size_t size, const char *known)
{
    size_t length = strlen(known);
    bool begins = known[length - 1] == '*';
    length -= begins;
    return (begins ? size >= length : size == length) && strncasecmp(word, known, length) == 0;
}

static unsigned word_hints(const char *word, size_t size)
{
    size_t first = 0, end = sizeof words / sizeof *words;
    while (first < end) { /* the last row that does not come behind the word */
        size_t middle = first + (end - first) / 2;
        size_t length = strcspn(words[middle].word, "*");
        int order = strncasecmp(words[middle].word, word, length < size ? length : size);
        if (order > 0 || (order == 0 && length > size))
            end = middle;
        else
            first = middle + 1;
    }
    return first > 0 && matches(word, size, words[first - 1].word) ? words[first - 1].hints : 0;
}

/* The hints of one name, as "related-links" or "articleBody". Short words count between hyphens
 * only: names that programs make up hold any two letters. Many words in
 * an id are those of a heading. */
static unsigned name_hints(const char *name, size_t size, bool id)
{
    enum { SHORT = 3, MOST = 4 };
    unsigned hints = 0;
    size_t count = 0;
    for (size_t i = 0; i < size;) {
        size_t start = i;
        while (i < size && is_letter(name[i]) &&
               !(i > start && is_upper(name[i]) && !is_upper(name[i - 1])))
            i++;
        bool alone =
            (start == 0 || !is_letter(name[start - 1])) && (i == size || !is_letter(name[i]));
        if (i > start && (alone || i - start > SHORT))
            hints |= word_hints(name + start, i - start);
        count += i > start;
        i += i == start;
    }
    if (id && count > MOST)
        return 0;
    return (hints & SUBJECT) && (hints & TEXT) ? hints | STORY : hints;
}

static unsigned names_hints(const char *names, bool id)
{
    unsigned hints = 0;
    for (names += strspn(names, spaces); *names; names += strspn(names, spaces)) {
        size_t size = strcspn(names, spaces);
        hints |= name_hints(names, size, id);
        names += size;
    }
    return hints;
}

/* Whether a style says this about the element, in the spellings that are in use. */
static bool says(const char *style, const char *property, const char *value)
{
    const char *found = strcasestr(style, property);
    if (!found)
        return false;
    found += strlen(property);
    found += strspn(found, " \t:");
    return strncasecmp(found, value, strlen(value)) == 0;
}

static bool hides(const char *style)
{
    return says(style, "display", "none") || says(style, "visibility", "hidden");
}

static unsigned value_hints(const char *name, const char *value)
{
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strcmp(name, values[i].name) == 0 && strcasecmp(value, values[i].value) == 0)
            return values[i].hints;
    return 0;
}

/* The identifier of a heading is made of its words, and that of an empty element of those of the
 * place that it marks. */
static bool names_place(const xmlNode *element)
{
    const char *name = (const char *)element->name;
    return !element->children || (name[0] == 'h' && name[1] >= '1' && name[1] <= '6');
}

unsigned hints_of(const xmlNode *element)
{
    unsigned hints = 0;
    for (const xmlAttr *at = element->properties; at; at = at->next) {
        const char *name = (const char *)at->name;
        const char *value =
            at->children && at->children->content ? (const char *)at->children->content : "";
        bool id = strcmp(name, "id") == 0;
        if (id ? !names_place(element) : strcmp(name, "class") == 0)
            hints |= names_hints(value, id);
        else if (strcmp(name, "hidden") == 0 || (strcmp(name, "style") == 0 && hides(value)))
            hints |= HIDDEN;
        else
            hints |= value_hints(name, value);
    }
    return hints;
}
