/* What the keys of front matter mean, keys.def, and what becomes of their values; see entries.h. */
#include "markdown/entries.h"

#include "base/url.h"
#include "book/text.h"
#include "read/byline.h"
#include "read/date.h"

#include <stdlib.h>
#include <string.h>

struct key {
    const char *name;
    enum part part;
    unsigned weight;
};

static const struct key keys[] = {
#define KEY(name, part, weight) {name, part, weight},
#include "markdown/keys.def"
#undef KEY
};

/* "coverImage", "cover_image" and "Cover-Image" are like "coverimage". */
static bool is_like(const char *text, const char *name)
{
    for (; *text; text++) {
        if (*text == '-' || *text == '_')
            continue;
        char c = (char)(*text >= 'A' && *text <= 'Z' ? *text | 0x20 : *text);
        if (c != *name)
            return false;
        name++;
    }
    return *name == '\0';
}

static bool is_among(const char *text, const char *const *names)
{
    while (*names && !is_like(text, *names))
        names++;
    return *names != NULL;
}

void entries_key(struct entries *entries, const char *name)
{
    static const char *const languages[] = {"lang", "language", "locale", NULL};
    entries->key = NULL;
    entries->is_language = is_among(name, languages);
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !entries->key; i++)
        if (is_like(name, keys[i].name))
            entries->key = &keys[i];
}

/* "author: {name: …, url: …}", "image: {path: …, alt: …}" */
bool entries_names_it(const struct entries *entries, const char *name)
{
    static const char *const words[] = {"name", "text", NULL};
    static const char *const places[] = {"src", "url", "path", "image", "file", "filename", NULL};
    bool is_place = entries->key && entries->key->part == PART_IMAGE;
    return is_among(name, is_place ? places : words);
}

static void add(struct entries *entries, enum part part, const char *text, size_t size)
{
    if (size == 0)
        return;
    if (features_add(&entries->features, part, entries->line, 99, "front matter", text, size))
        entries->features.items[entries->features.count - 1].stated = true;
    else
        entries->failed = true;
}

static void add_authors(struct entries *entries, const char *text, size_t size)
{
    struct byline byline;
    if (!byline_read(text, size, &byline) || byline.count == 0) {
        add(entries, PART_AUTHOR, text, size);
        return;
    }
    for (size_t i = 0; i < byline.count; i++)
        add(entries, PART_AUTHOR, byline.names[i].text, byline.names[i].size);
}

/* "a, b": each by itself. */
static void add_tags(struct entries *entries, const char *text)
{
    while (*text) {
        size_t size = strcspn(text, ",;");
        struct span tag = span_trim(text, size);
        add(entries, PART_TAG, tag.text, tag.size);
        text += size + (text[size] != '\0');
    }
}

static void add_date(struct entries *entries, const char *text, size_t size)
{
    struct date date;
    char written[DATE_TEXT_SIZE];
    if (date_read(text, size, &date) == 0 || date.year == 0)
        return;
    date_write(&date, written);
    add(entries, PART_DATE, written, strlen(written));
}

/* A number that says where the article stands among its neighbours. */
static void add_order(struct entries *entries, const char *text, size_t size)
{
    char *end = NULL;
    double order = strtod(text, &end);
    if (*end == '\0' && order > -1e9 && order < 1e9)
        add(entries, PART_ORDER, text, size);
}

/* Forgets what a lighter key said. */
static void forget(struct features *features, enum part part)
{
    size_t kept = 0;
    for (size_t i = 0; i < features->count; i++)
        if (features->items[i].part == part)
            free(features->items[i].text);
        else
            features->items[kept++] = features->items[i];
    features->count = kept;
}

static bool is_list(enum part part)
{
    return part == PART_AUTHOR || part == PART_TAG || part == PART_ALIAS;
}

/* Whether a value of this key is heard: one key says a part, but for lists. */
static bool is_heard(struct entries *entries)
{
    enum part part = entries->key->part;
    unsigned *weight = &entries->weights[part];
    if (is_list(part))
        return true;
    if (entries->key->weight <= *weight)
        return false;
    forget(&entries->features, part);
    *weight = entries->key->weight;
    return true;
}

void entries_value(struct entries *entries, const char *value)
{
    char *line = text_line(value);
    size_t size = line ? strlen(line) : 0;
    entries->failed = entries->failed || !line;
    if (size > 0 && entries->is_language) {
        char tag[LANGUAGE_TAG_SIZE];
        if (language_tag_parse(line, tag) && !*entries->language)
            strcpy(entries->language, tag);
    }
    enum part part = entries->key ? entries->key->part : PART_COUNT;
    bool addresses_web = size > 0 && part == PART_URL && url_kind(line) == URL_WEB;
    if (size > 0 && entries->key && (part != PART_URL || addresses_web) && is_heard(entries)) {
        if (part == PART_AUTHOR)
            add_authors(entries, line, size);
        else if (part == PART_TAG)
            add_tags(entries, line);
        else if (part == PART_DATE)
            add_date(entries, line, size);
        else if (part == PART_ORDER)
            add_order(entries, line, size);
        else
            add(entries, part, line, size);
    }
    free(line);
}

void entries_hand_over(struct entries *entries, struct article *article)
{
    article->features = entries->features;
    entries->features = (struct features){0};
    strcpy(article->language, entries->language);
}

void entries_fini(struct entries *entries)
{
    features_fini(&entries->features);
}
