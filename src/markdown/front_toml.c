/* Front matter in TOML (1.0); see front_toml.h. It is gone through once from the start to the end:
 * depth is counted, and not remembered, so that no nesting costs anything. */
#include "markdown/front_toml.h"

#include "base/utf8.h"
#include "read/span.h"

#include <stdlib.h>
#include <string.h>

/* Where the reading is. */
struct toml {
    struct entries *entries;
    const char *at, *end;
    bool is_wanted; /* the value at hand is one of the key that the entries heard last */
    bool is_broken;
};

static bool is_among(char c, const char *characters)
{
    return c != '\0' && strchr(characters, c);
}

/* Of a key without quotation marks, a number or a date. */
static bool is_bare(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           is_among(c, "_-.:+");
}

static void skip(struct toml *toml, const char *what)
{
    while (toml->at < toml->end && is_among(*toml->at, what)) {
        toml->entries->line += *toml->at == '\n';
        toml->at++;
    }
}

/* White space, line ends and comments. */
static void skip_lines(struct toml *toml)
{
    for (skip(toml, " \t\n"); toml->at < toml->end && *toml->at == '#'; skip(toml, " \t\n"))
        while (toml->at < toml->end && *toml->at != '\n')
            toml->at++;
}

static bool take(struct toml *toml, const char *what)
{
    size_t size = strlen(what);
    if ((size_t)(toml->end - toml->at) < size || memcmp(toml->at, what, size) != 0)
        return false;
    toml->at += size;
    return true;
}

/* Behind a backslash: "\n", "\u00E9", or a line's end, which counts for nothing with the blanks
 * that follow. */
static void add_escape(struct toml *toml, struct buffer *out)
{
    static const char letters[] = "btnfre\"\\", meanings[] = "\b\t\n\f\r\033\"\\";
    char c = toml->at < toml->end ? *toml->at++ : '\0';
    const char *letter = c ? strchr(letters, c) : NULL;
    if (letter) {
        buffer_add_byte(out, meanings[letter - letters]);
    } else if (c == 'u' || c == 'U') {
        char digits[9] = "";
        size_t size = c == 'u' ? 4 : 8, left = (size_t)(toml->end - toml->at);
        memcpy(digits, toml->at, size < left ? size : left);
        unsigned long number = strtoul(digits, NULL, 16);
        bool allowed = number <= 0x10FFFF && character_is_xml((uint32_t)number);
        buffer_add_character(out, allowed ? (uint32_t)number : CHARACTER_REPLACEMENT);
        toml->at += size < left ? size : left;
    } else if (c == ' ' || c == '\t' || c == '\n') {
        toml->at--;
        skip(toml, " \t\n");
    } else {
        toml->is_broken = true;
    }
}

/* A string behind the marks that open it, up to the same marks. */
static void read_string(struct toml *toml, const char *marks, struct buffer *out)
{
    bool has_lines = marks[1] != '\0', has_escapes = *marks == '"', is_closed = false;
    if (has_lines && take(toml, "\n"))
        toml->entries->line++;
    while (toml->at < toml->end && !(is_closed = take(toml, marks))) {
        char c = *toml->at++;
        if (c == '\\' && has_escapes)
            add_escape(toml, out);
        else if (c == '\n' && !has_lines)
            toml->is_broken = true;
        else
            buffer_add_byte(out, c);
        toml->entries->line += c == '\n';
        if (toml->is_broken)
            return;
    }
    toml->is_broken = !is_closed;
}

static bool take_string(struct toml *toml, struct buffer *out)
{
    static const char *const marks[] = {"\"\"\"", "'''", "\"", "'"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (take(toml, marks[i])) {
            read_string(toml, marks[i], out);
            return true;
        }
    return false;
}

/* A string, or a word: a number, a date, a key. */
static void read_word(struct toml *toml, struct buffer *out)
{
    buffer_clear(out);
    if (take_string(toml, out))
        return;
    const char *from = toml->at;
    while (toml->at < toml->end && is_bare(*toml->at))
        toml->at++;
    buffer_add(out, from, (size_t)(toml->at - from));
    toml->is_broken = toml->at == from;
}

static void hear(struct toml *toml, const struct buffer *word)
{
    toml->entries->failed = toml->entries->failed || word->failed;
    if (toml->is_wanted && !word->failed)
        entries_value(toml->entries, word->size > 0 ? word->data : "");
}

/* A value: a word, or words in brackets and braces, in which keys stand as well. */
static void read_value(struct toml *toml, struct buffer *word)
{
    size_t depth = 0;
    do {
        if (depth > 0)
            skip_lines(toml);
        if (take(toml, "[") || take(toml, "{"))
            depth++;
        else if (depth > 0 && (take(toml, "]") || take(toml, "}")))
            depth--;
        else if (depth == 0 || !take(toml, ",")) {
            read_word(toml, word);
            skip(toml, " \t");
            if (depth > 0 && !toml->is_broken && take(toml, "="))
                toml->is_wanted = word->size > 0 && entries_names_it(toml->entries, word->data);
            else if (!toml->is_broken)
                hear(toml, word);
            if (depth == 0 && toml->at < toml->end && is_bare(*toml->at))
                read_word(toml, word); /* the time of a day */
        }
    } while (depth > 0 && !toml->is_broken && toml->at < toml->end);
    toml->is_broken = toml->is_broken || depth > 0;
}

/* "params", "extra", "taxonomies": tables in which generators want what they do not know
 * themselves. The keys in them are keys as all others. */
static bool is_transparent(const char *table)
{
    static const char *const names[] = {"params", "extra", "taxonomies"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(table, names[i]) == 0)
            return true;
    return false;
}

/* "key = value"; a key "cover.image" is one of a table. */
static void read_pair(struct toml *toml, const char *table, struct buffer *word)
{
    read_word(toml, word);
    char *key = word->size > 0 ? word->data : "", *dot = strchr(key, '.');
    if (dot)
        *dot = '\0';
    const char *inner = dot ? dot + 1 : *table ? key : NULL;
    entries_key(toml->entries, dot || !*table ? key : table);
    toml->is_wanted = !inner || entries_names_it(toml->entries, inner);
    skip(toml, " \t");
    toml->is_broken = toml->is_broken || word->failed || !take(toml, "=");
    skip(toml, " \t");
    if (!toml->is_broken)
        read_value(toml, word);
}

/* "[table]" or "[[table]]". */
static void read_table(struct toml *toml, struct buffer *table)
{
    bool is_doubled = take(toml, "[");
    skip(toml, " \t");
    read_word(toml, table);
    skip(toml, " \t");
    toml->is_broken = toml->is_broken || !take(toml, is_doubled ? "]]" : "]");
    if (table->size > 0 && is_transparent(table->data))
        buffer_clear(table);
}

bool toml_read(const char *text, size_t size, struct entries *entries)
{
    struct toml toml = {.entries = entries, .at = text, .end = text + size};
    struct buffer table, word;
    buffer_init(&table);
    buffer_init(&word);
    entries->line = 2; /* behind the fence */
    for (skip_lines(&toml); toml.at < toml.end && !toml.is_broken; skip_lines(&toml)) {
        if (take(&toml, "["))
            read_table(&toml, &table);
        else
            read_pair(&toml, table.size > 0 ? table.data : "", &word);
        skip(&toml, " \t");
        toml.is_broken =
            toml.is_broken || (toml.at < toml.end && *toml.at != '\n' && *toml.at != '#');
    }
    entries->failed = entries->failed || table.failed || word.failed;
    buffer_fini(&table);
    buffer_fini(&word);
    return !toml.is_broken;
}
