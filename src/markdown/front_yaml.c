/* Front matter in YAML by libyaml's events; see front_yaml.h. Nothing is expanded: an alias makes
 * it broken, and so does a depth that no front matter has. */
#include "markdown/front_yaml.h"

#include <string.h>
#include <yaml.h>

enum { DEEPEST = 16 }; /* levels */

/* Where the events are. */
struct walk {
    struct entries *entries;
    bool is_map[DEEPEST];   /* what is open: a map, or a sequence */
    bool at_value[DEEPEST]; /* of a map: a key was read */
    size_t depth;
    bool is_wanted; /* of a map below the outermost: its key names what is looked for */
};

/* A scalar: a key or a value. */
static void take_scalar(struct walk *walk, const char *text)
{
    size_t top = walk->depth - 1;
    bool is_key = walk->is_map[top] && !walk->at_value[top];
    if (is_key && top == 0)
        entries_key(walk->entries, text);
    else if (is_key)
        walk->is_wanted = entries_names_it(walk->entries, text);
    else if (!walk->is_map[top] || top == 0 || walk->is_wanted)
        entries_value(walk->entries, text);
    if (walk->is_map[top])
        walk->at_value[top] = !walk->at_value[top];
}

static bool open_level(struct walk *walk, bool is_map)
{
    if (walk->depth == DEEPEST || (walk->depth == 0 && !is_map))
        return false;
    if (walk->depth > 0 && walk->is_map[walk->depth - 1] && !walk->at_value[walk->depth - 1])
        return false; /* a key that is no word */
    walk->is_map[walk->depth] = is_map;
    walk->at_value[walk->depth++] = false;
    return true;
}

/* What was opened was a value, if it was in a map. */
static void close_level(struct walk *walk)
{
    walk->depth--;
    if (walk->depth > 0 && walk->is_map[walk->depth - 1])
        walk->at_value[walk->depth - 1] = false;
}

/* "author: null" says as much as "author:". */
static bool is_nothing(const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (strcmp(value, "null") == 0 || strcmp(value, "~") == 0);
}

/* One event; false when the front matter is broken. */
static bool take_event(struct walk *walk, const yaml_event_t *event)
{
    walk->entries->line = event->start_mark.line + 2; /* from 1, behind the fence */
    switch (event->type) {
    case YAML_MAPPING_START_EVENT:
        return open_level(walk, true);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(walk, false);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        close_level(walk);
        return true;
    case YAML_SCALAR_EVENT:
        if (walk->depth == 0)
            return false;
        take_scalar(walk, is_nothing(event) ? "" : (const char *)event->data.scalar.value);
        return true;
    case YAML_ALIAS_EVENT:
        return false;
    default:
        return true;
    }
}

bool yaml_read(const char *text, size_t size, struct entries *entries)
{
    struct walk walk = {.entries = entries};
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
        good = take_event(&walk, &event);
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good && mapped;
}
