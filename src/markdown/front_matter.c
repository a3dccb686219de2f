/* Front matter by libyaml's events; see front_matter.h. Nothing is expanded: an alias makes it
 * broken, and so does a depth that no front matter has. */
#include "markdown/front_matter.h"

#include "base/memory.h"
#include "base/name.h"
#include "base/url.h"
#include "book/text.h"
#include "read/byline.h"
#include "read/date.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { LARGEST = 64 * 1024 }; /* bytes */
enum { DEEPEST = 16 };        /* levels */

static const struct key {
    const char *name;
    enum part part;
    unsigned weight;
} keys[] = {
#define KEY(name, part, weight) {name, part, weight},
#include "markdown/keys.def"
#undef KEY
};

/* Where the events are. */
struct entries {
    struct article *article;
    struct features features;     /* found so far */
    unsigned weights[PART_COUNT]; /* of the keys that were heard */
    bool is_map[DEEPEST];         /* what is open: a map, or a sequence */
    bool at_value[DEEPEST];       /* of a map: a key was read */
    size_t depth;
    const struct key *key; /* of the outermost map; NULL when it is unknown */
    bool is_language;      /* the same, for the one key that is no part */
    bool is_wanted;        /* of a map below it: its key names what is looked for */
    size_t line;
    bool failed;
};

static bool is_like(const char *text, const char *name)
{
    while (*text && *name && (*text >= 'A' && *text <= 'Z' ? *text | 0x20 : *text) == *name) {
        text++;
        name++;
    }
    return !*text && !*name;
}

static void read_key(struct entries *entries, const char *name)
{
    static const char *const languages[] = {"lang", "language", "locale"};
    entries->key = NULL;
    entries->is_language = false;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        entries->is_language = entries->is_language || is_like(name, languages[i]);
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !entries->key; i++)
        if (is_like(name, keys[i].name))
            entries->key = &keys[i];
}

/* Keys of maps below those: "author: {name: …}", "image: {src: …}". */
static bool names_it(const char *name)
{
    static const char *const names[] = {"name", "src", "url", "path", "text"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_like(name, names[i]))
            return true;
    return false;
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

/* A value, or one of several, of the key that was read last. */
static void take_value(struct entries *entries, const char *value)
{
    char *line = text_line(value);
    size_t size = line ? strlen(line) : 0;
    entries->failed = entries->failed || !line;
    if (size > 0 && entries->is_language) {
        char tag[LANGUAGE_TAG_SIZE];
        if (language_tag_parse(line, tag) && !*entries->article->language)
            strcpy(entries->article->language, tag);
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
        else
            add(entries, part, line, size);
    }
    free(line);
}

/* A scalar: a key or a value. */
static void take_scalar(struct entries *entries, const char *text)
{
    size_t top = entries->depth - 1;
    bool is_key = entries->is_map[top] && !entries->at_value[top];
    if (is_key && top == 0)
        read_key(entries, text);
    else if (is_key)
        entries->is_wanted = names_it(text);
    else if (!entries->is_map[top] || top == 0 || entries->is_wanted)
        take_value(entries, text);
    if (entries->is_map[top])
        entries->at_value[top] = !entries->at_value[top];
}

static bool open_level(struct entries *entries, bool is_map)
{
    if (entries->depth == DEEPEST || (entries->depth == 0 && !is_map))
        return false;
    if (entries->depth > 0 && entries->is_map[entries->depth - 1] &&
        !entries->at_value[entries->depth - 1])
        return false; /* a key that is no word */
    entries->is_map[entries->depth] = is_map;
    entries->at_value[entries->depth++] = false;
    return true;
}

/* What was opened was a value, if it was in a map. */
static void close_level(struct entries *entries)
{
    entries->depth--;
    if (entries->depth > 0 && entries->is_map[entries->depth - 1])
        entries->at_value[entries->depth - 1] = false;
}

/* One event; false when the front matter is broken. */
static bool take_event(struct entries *entries, const yaml_event_t *event)
{
    entries->line = event->start_mark.line + 2; /* from 1, behind the fence */
    switch (event->type) {
    case YAML_MAPPING_START_EVENT:
        return open_level(entries, true);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(entries, false);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        close_level(entries);
        return true;
    case YAML_SCALAR_EVENT:
        if (entries->depth == 0)
            return false;
        take_scalar(entries, (const char *)event->data.scalar.value);
        return true;
    case YAML_ALIAS_EVENT:
        return false;
    default:
        return true;
    }
}

/* False when it is no map of YAML. */
static bool read_entries(const char *text, size_t size, struct entries *entries)
{
    yaml_parser_t parser;
    bool good = true, done = false, mapped = false;
    if (!yaml_parser_initialize(&parser)) {
        entries->failed = true;
        return false;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, size);
    while (good && !done && !entries->failed) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            entries->failed = entries->failed || parser.error == YAML_MEMORY_ERROR;
            good = false;
            break;
        }
        mapped = mapped || event.type == YAML_MAPPING_START_EVENT;
        good = take_event(entries, &event);
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good && mapped;
}

/* The line that begins at `at`, without its end and the white space before that. */
static struct span read_line(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    size_t size = (size_t)((stop ? stop : end) - at);
    while (size > 0 && (at[size - 1] == ' ' || at[size - 1] == '\t'))
        size--;
    return (struct span){at, size};
}

static bool is_fence(struct span line, const char *fence)
{
    return line.size == strlen(fence) && memcmp(line.text, fence, line.size) == 0;
}

static const char *next_line(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    return stop ? stop + 1 : end;
}

/* A line such as "title: …" makes a block that cannot be read front matter, though a broken one. */
static bool has_key(const char *at, const char *end)
{
    for (; at < end; at = next_line(at, end)) {
        size_t i = 0;
        while (at + i < end && (at[i] == '_' || at[i] == '-' || (at[i] | 0x20) >= 'a') &&
               (at[i] | 0x20) <= 'z')
            i++;
        if (i > 0 && at + i + 1 < end && at[i] == ':' && (at[i + 1] == ' ' || at[i + 1] == '\n'))
            return true;
    }
    return false;
}

static void hand_over(struct entries *entries, struct article *article, bool good)
{
    if (good && !entries->failed && article->features.count == 0) {
        article->features = entries->features;
        entries->features = (struct features){0};
    }
    features_fini(&entries->features);
    article->body.failed = article->body.failed || entries->failed;
}

enum front_matter front_matter_take(const char *text, size_t length, struct article *article,
                                    size_t *size)
{
    const char *end = text + length, *first = next_line(text, end), *at = first;
    *size = 0;
    if (length == 0 || !is_fence(read_line(text, end), "---"))
        return FRONT_MATTER_NONE;
    while (at < end && at - first < LARGEST && !is_fence(read_line(at, end), "---") &&
           !is_fence(read_line(at, end), "..."))
        at = next_line(at, end);
    if (at == end || at - first >= LARGEST)
        return FRONT_MATTER_NONE;
    *size = (size_t)(next_line(at, end) - text);
    if (at == first)
        return FRONT_MATTER_READ;
    struct entries entries = {.article = article};
    bool good = read_entries(first, (size_t)(at - first), &entries);
    hand_over(&entries, article, good);
    if (!good)
        *article->language = '\0';
    if (!good && !has_key(first, at)) {
        *size = 0;
        return FRONT_MATTER_NONE; /* two rules and a text between them */
    }
    return good ? FRONT_MATTER_READ : FRONT_MATTER_BROKEN;
}

void front_matter_date_name(const char *path, struct article *article)
{
    size_t size = 0;
    const char *name = name_of_path(path, &size);
    struct date date;
    char written[DATE_TEXT_SIZE];
    size_t length = name_date(name, size);
    if (length == 0 || features_first(&article->features, PART_DATE) ||
        date_read(name, length - 1, &date) != length - 1)
        return;
    date_write(&date, written);
    if (!features_add(&article->features, PART_DATE, 0, 90, "the file's name", written,
                      strlen(written)))
        article->body.failed = true;
    else
        article->features.items[article->features.count - 1].stated = true;
}
