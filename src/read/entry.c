/* Lines that say what they say: "Title: ...", "Date: ..."; see entry.h. */
#define _GNU_SOURCE /* memmem */
#include "read/entry.h"

#include "read/metadata.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_KEY = 32 }; /* bytes */

/* What the keys of header blocks say. */
static const struct {
    enum words words;
    enum part part;
} keys[] = {
    {WORDS_KEY_HEADLINE, PART_HEADLINE}, {WORDS_KEY_STANDFIRST, PART_STANDFIRST},
    {WORDS_KEY_DATE, PART_DATE},         {WORDS_KEY_AUTHOR, PART_AUTHOR},
    {WORDS_KEY_SOURCE, PART_SOURCE},     {WORDS_KEY_URL, PART_URL},
    {WORDS_KEY_TAG, PART_TAG},           {WORDS_KEY_KICKER, PART_KICKER},
    {WORDS_KEY_PLACE, PART_PLACE},       {WORDS_KEY_AGENCY, PART_AGENCY},
};

static enum part part_of(const struct span *key)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (words_has(keys[i].words, key->text, key->size))
            return keys[i].part;
    return PART_COUNT;
}

bool entry_is_addressee(const struct entry *entry)
{
    return words_has(WORDS_KEY_ADDRESSEE, entry->key.text, entry->key.size);
}

struct span entry_unquoted(struct span value)
{
    bool quoted = value.size >= 2 && *value.text == value.text[value.size - 1] &&
                  (*value.text == '"' || *value.text == '\'');
    return quoted ? (struct span){value.text + 1, value.size - 2} : value;
}

bool entry_read(const struct line *line, struct entry *entry)
{
    static const char wide_colon[] = "：";
    const char *colon = memchr(line->text, ':', line->size);
    size_t width = 1;
    if (!colon && (colon = memmem(line->text, line->size, wide_colon, 3)))
        width = 3;
    if (!colon || colon == line->text || colon - line->text > LONGEST_KEY)
        return false;
    size_t before = (size_t)(colon - line->text);
    if (width == 1 && before + 1 < line->size && colon[1] != ' ' && colon[1] != '\t')
        return false; /* "http://…" */
    entry->key = span_trim(line->text, before);
    entry->value = entry_unquoted(span_trim(colon + width, line->size - before - width));
    entry->part = part_of(&entry->key);
    return true;
}

bool metadata_entry(const char *text, size_t size, enum part *part, struct span *value)
{
    struct line line = {.text = text, .size = size};
    struct entry entry;
    if (!entry_read(&line, &entry) || entry.value.size == 0 ||
        (entry.part != PART_SOURCE && entry.part != PART_URL))
        return false;
    *part = entry.part;
    *value = entry.value;
    return true;
}
