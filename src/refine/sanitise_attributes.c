/* Attributes of an article's elements; see sanitise_attributes.h. Everything that is not listed
 * goes: styles, handlers, classes of the page. */
#include "refine/sanitise_attributes.h"

#include "base/anchor.h"
#include "base/ascii.h"
#include "base/language_tag.h"
#include "book/text.h"

#include <stdlib.h>
#include <string.h>

enum form {
    FORM_TEXT,
    FORM_SOME_TEXT,
    FORM_WORD,
    FORM_CLASS,
    FORM_SPAN,
    FORM_NUMBER,
    FORM_DATE,

};

/* Forms of values, and the words that are right. */
static const struct {
    const char *name;
    enum form form;
    const char *words;
} forms[] = {
    {"class", FORM_CLASS,
     "kicker standfirst byline dateline verse caption note noteref end source plain figures "
     "missing task"},
    {"role", FORM_WORD, "doc-noteref doc-backlink doc-footnote doc-endnotes presentation"},
    {"epub:type", FORM_WORD, "noteref footnote footnotes"},
    {"aria-label", FORM_SOME_TEXT, ""},
    {"dir", FORM_WORD, "ltr rtl auto"},
    {"href", FORM_SOME_TEXT, ""},
    {"title", FORM_SOME_TEXT, ""},
    {"src", FORM_SOME_TEXT, ""},
    {"alt", FORM_TEXT, ""},
    {"colspan", FORM_SPAN, ""},
    {"rowspan", FORM_SPAN, ""},
    {"scope", FORM_WORD, "row col rowgroup colgroup"},
    {"start", FORM_NUMBER, ""},
    {"value", FORM_NUMBER, ""},
    {"type", FORM_WORD, "1 a A i I"},
    {"datetime", FORM_DATE, ""},
    {"xmlns", FORM_WORD, "http://www.w3.org/1998/Math/MathML"},
    {"display", FORM_WORD, "block inline"},
    {"alttext", FORM_SOME_TEXT, ""},
    {"mathvariant", FORM_WORD,
     "normal bold italic bold-italic double-struck bold-fraktur script bold-script fraktur "
     "sans-serif bold-sans-serif sans-serif-italic sans-serif-bold-italic monospace"},
    {"accent", FORM_WORD, "true false"},
    {"accentunder", FORM_WORD, "true false"},
    {"displaystyle", FORM_WORD, "true false"},
    {"fence", FORM_WORD, "true false"},
    {"largeop", FORM_WORD, "true false"},
    {"movablelimits", FORM_WORD, "true false"},
    {"separator", FORM_WORD, "true false"},
    {"stretchy", FORM_WORD, "true false"},
    {"form", FORM_WORD, "prefix infix postfix"},
    {"linethickness", FORM_WORD, "0"},
    {"open", FORM_TEXT, ""},
    {"close", FORM_TEXT, ""},
    {"separators", FORM_TEXT, ""},
};

/* Adds what XML can hold of a text, in one line. */
static void keep_text(const char *value, struct buffer *out)
{
    char *line = text_line(value);
    if (line)
        buffer_add_string(out, line);
    out->failed = out->failed || !line;
    free(line);
}

/* Adds the classes that octavo's style sheets know, and the language of a listing. */
static void keep_classes(const char *value, const char *known, struct buffer *out)
{
    static const char space[] = " \t\n\r\f", language[] = "language-";
    for (size_t size; *(value += strspn(value, space)); value += size) {
        size = strcspn(value, space);
        bool listing = size > strlen(language) && strncmp(value, language, strlen(language)) == 0;
        if (!listing && !ascii_has_word(known, value, size))
            continue;
        if (out->size > 0)
            buffer_add_byte(out, ' ');
        buffer_add(out, value, size);
    }
}

/* Rows and columns that a cell takes: engines make room for all of them. */
static void keep_span(const char *value, struct buffer *out)
{
    enum { MOST = 100 };
    long number = strtol(value, NULL, 10);
    if (number > 1)
        buffer_add_format(out, "%ld", number < MOST ? number : MOST);
}

static void keep_number(const char *value, struct buffer *out)
{
    enum { MOST = 1000 * 1000 * 1000 }; /* CommonMark, section 5.2 */
    long number = strtol(value, NULL, 10);
    if (number > -MOST && number < MOST && (number != 0 || *value == '0'))
        buffer_add_format(out, "%ld", number);
}

/* Whether digits, and signs that stand for themselves, are as in the pattern, where 0 is a digit.
 */
static bool fits(const char *value, const char *pattern)
{
    for (; *pattern; value++, pattern++)
        if (*pattern == '0' ? *value < '0' || *value > '9' : *value != *pattern)
            return false;
    return *value == '\0';
}

static long days_of(long year, long month)
{
    static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* A day, a month, or a day with a time. */
static bool is_date(const char *value)
{
    static const char *const patterns[] = {
        "0000-00-00",
        "0000-00",
        "0000-00-00T00:00Z",
        "0000-00-00T00:00:00",
        "0000-00-00T00:00",
        "0000-00-00T00:00:00Z",
        "0000-00-00T00:00:00+00:00",
        "0000-00-00T00:00:00-00:00",
    };
    bool known = false;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns && !known; i++)
        known = fits(value, patterns[i]);
    if (!known)
        return false;
    long year = strtol(value, NULL, 10), month = strtol(value + 5, NULL, 10);
    long day = value[7] ? strtol(value + 8, NULL, 10) : 1;
    bool timed = value[7] && value[10];
    return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= days_of(year, month) &&
           (!timed || (memcmp(value + 11, "24", 2) < 0 && value[14] < '6'));
}

/* Adds the value as it is kept; false when it is not. */
static bool keep_value(const char *name, const char *value, struct buffer *out)
{
    size_t i = 0;
    while (i < sizeof forms / sizeof *forms && strcmp(forms[i].name, name) != 0)
        i++;
    if (i == sizeof forms / sizeof *forms)
        return false;
    switch (forms[i].form) {
    case FORM_CLASS:
        keep_classes(value, forms[i].words, out);
        break;
    case FORM_SPAN:
        keep_span(value, out);
        break;
    case FORM_NUMBER:
        keep_number(value, out);
        break;
    case FORM_DATE:
        if (is_date(value))
            buffer_add_string(out, value);
        break;
    case FORM_WORD:
        if (ascii_has_word(forms[i].words, value, strlen(value)))
            buffer_add_string(out, value);
        break;
    case FORM_TEXT:
    case FORM_SOME_TEXT:
        keep_text(value, out);
        break;
    }
    return out->size > 0 || forms[i].form == FORM_TEXT;
}

void attributes_keep(struct tree *tree, xmlNode *node, const struct element *row,
                     const xmlNode *source, bool named)
{
    struct buffer value;
    buffer_init(&value);
    tree_set_line(node, tree_line(source));
    for (const xmlAttr *it = source->properties; it; it = it->next) {
        const char *name = (const char *)it->name;
        buffer_clear(&value);
        if (named && strcmp(name, "id") == 0)
            attributes_set_id(tree, node, attributes_id(source));
        if (it->ns || !element_has_attribute(row, name, strlen(name)) || tree_get(node, name) ||
            !keep_value(name, it->children ? (const char *)it->children->content : "", &value))
            continue;
        if (!value.failed)
            tree_set(tree, node, name, value.size > 0 ? value.data : "");
    }
    tree->failed = tree->failed || value.failed;
    buffer_fini(&value);
    char tag[LANGUAGE_TAG_SIZE];
    if (attributes_language(source, tag))
        attributes_set_language(tree, node, tag);
}

static bool has(const xmlNode *source, const char *name)
{
    const char *value = tree_get(source, name);
    struct buffer kept;
    buffer_init(&kept);
    /* Without memory it is kept, where the tree can say so. */
    bool keeps = value && keep_value(name, value, &kept) && kept.size > 0;
    bool matters = keeps || kept.failed;
    buffer_fini(&kept);
    return matters;
}

bool attributes_matter(const struct element *row, const xmlNode *source)
{
    char tag[LANGUAGE_TAG_SIZE];
    if (strcmp(row->name, "a") == 0)
        return has(source, "href");
    if (strcmp(row->name, "time") == 0)
        return has(source, "datetime");
    if (strcmp(row->name, "bdo") == 0)
        return has(source, "dir");
    return has(source, "class") || has(source, "dir") || has(source, "role") ||
           attributes_language(source, tag);
}

bool attributes_mark(const xmlNode *source)
{
    return has(source, "class") || has(source, "role");
}

const char *attributes_language(const xmlNode *source, char *tag)
{
    const char *said = tree_get(source, "lang");
    if (!said || !*said)
        said = tree_get(source, "xml:lang");
    return said && language_tag_parse(said, tag) ? tag : NULL;
}

const char *attributes_direction(const xmlNode *source)
{
    const char *said = tree_get(source, "dir");
    return said && ascii_has_word("ltr rtl", said, strlen(said)) ? said : NULL;
}

void attributes_set_language(struct tree *tree, xmlNode *node, const char *tag)
{
    if (!node || tree_get(node, "lang"))
        return;
    tree_set(tree, node, "lang", tag);
    tree_set(tree, node, "xml:lang", tag);
}

void attributes_set_id(struct tree *tree, xmlNode *node, const char *id)
{
    struct buffer clean;
    buffer_init(&clean);
    if (id)
        anchor_add(id, &clean);
    bool own = clean.data && strcmp(clean.data, "headline") == 0; /* the book's */
    if (clean.size > 0 && !own && !clean.failed && !tree_get(node, "id"))
        tree_set(tree, node, "id", clean.data);
    tree->failed = tree->failed || clean.failed;
    buffer_fini(&clean);
}

const char *attributes_id(const xmlNode *source)
{
    const char *id = tree_get(source, "id");
    if ((!id || !*id) && strcmp((const char *)source->name, "a") == 0)
        id = tree_get(source, "name");
    return id && *id ? id : NULL;
}
