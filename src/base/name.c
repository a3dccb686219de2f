/* File names; see name.h. */
#define _GNU_SOURCE
#include "name.h"

#include "limits.h"
#include "memory.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static size_t digits(const char *s)
{
    size_t n = 0;
    while (is_digit(s[n]))
        n++;
    return n;
}

/* Compares two runs of digits by value and moves both pointers past them. */
static int compare_numbers(const char **a, const char **b)
{
    while (**a == '0')
        ++*a;
    while (**b == '0')
        ++*b;
    size_t m = digits(*a), n = digits(*b);
    int order = m != n ? (m < n ? -1 : 1) : memcmp(*a, *b, m);
    *a += m;
    *b += n;
    return order;
}

int name_compare(const char *a, const char *b)
{
    const char *p = a, *q = b;
    while (*p && *q) {
        int order;
        if (is_digit(*p) && is_digit(*q)) {
            order = compare_numbers(&p, &q);
        } else {
            order = (unsigned char)fold(*p) - (unsigned char)fold(*q);
            p++;
            q++;
        }
        if (order != 0)
            return order;
    }
    if (*p || *q)
        return *p ? 1 : -1;
    return strcmp(a, b);
}

const char *name_of_path(const char *path, size_t *size)
{
    size_t end = strlen(path);
    while (end > 0 && path[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && path[start - 1] != '/')
        start--;
    *size = end - start;
    return path + start;
}

char *name_folder(const char *path)
{
    size_t size = 0;
    const char *name = name_of_path(path, &size);
    return name > path ? memory_copy(path, (size_t)(name - path)) : memory_copy_string(".");
}

void name_temporary(const char *path, struct buffer *out)
{
    size_t size = 0;
    const char *name = name_of_path(path, &size);
    uint64_t digest = 0xCBF29CE484222325; /* FNV-1a */
    for (size_t i = 0; i < size; i++)
        digest = (digest ^ (unsigned char)name[i]) * 0x100000001B3;
    buffer_add_format(out, TEMPORARY_PREFIX "%016llx-%ld", (unsigned long long)digest,
                      (long)getpid());
}

char *name_workplace(const char *path)
{
    if (strcmp(path, "-") != 0)
        return name_folder(path);
    const char *place = secure_getenv("TMPDIR");
    return memory_copy_string(place && *place ? place : "/tmp");
}

/* The size of an extension of two parts, as packed pages have it; 0 for none. */
static size_t packed_extension(const char *name, size_t size)
{
    static const char *const packed[] = {".html.gz", ".htm.gz", ".xhtml.gz"};
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++) {
        size_t length = strlen(packed[i]);
        if (size > length && strncasecmp(name + size - length, packed[i], length) == 0)
            return length;
    }
    return 0;
}

size_t name_stem(const char *name, size_t size)
{
    size_t packed = packed_extension(name, size);
    if (packed > 0)
        return size - packed;
    for (size_t i = size; i > 1; i--) {
        char c = fold(name[i - 1]);
        if (c == '.')
            return i < size ? i - 1 : size;
        if (!is_digit(c) && !(c >= 'a' && c <= 'z'))
            break;
    }
    return size;
}

size_t name_date(const char *name, size_t size)
{
    static const char form[] = "0000-00-00";
    size_t length = strlen(form);
    if (size < length + 2 || !strchr("-_ ", name[length]))
        return 0;
    for (size_t i = 0; i < length; i++)
        if (form[i] == '0' ? !is_digit(name[i]) : name[i] != form[i])
            return 0;
    return length + 1;
}

/* A word that says nothing to a reader: a number, hexadecimal of at least eight digits, or nothing
 * that is visible. */
static bool says_nothing(const char *word, size_t size)
{
    size_t numerals = 0, hexadecimal = 0;
    bool visible = false;
    for (const char *at = word, *end = word + size; at < end;)
        visible = !character_is_invisible(utf8_next(&at, end)) || visible;
    for (size_t i = 0; i < size; i++) {
        numerals += is_digit(word[i]);
        hexadecimal += is_digit(word[i]) || (fold(word[i]) >= 'a' && fold(word[i]) <= 'f');
    }
    return !visible || numerals == size || (size >= 8 && hexadecimal == size && numerals > 0);
}

/* A hyphen or underscore separates words, as white space does; a dot between digits stays. */
static bool separates(uint32_t c)
{
    return c == '_' || c == '-' || character_is_space(c) || !character_is_xml(c);
}

/* A name without any capital letter gets one at its beginning, as an editor would give it. */
static void capitalise(struct buffer *name, size_t start)
{
    for (size_t i = start; i < name->size; i++)
        if (fold(name->data[i]) != name->data[i])
            return;
    if (name->size > start && name->data[start] >= 'a' && name->data[start] <= 'z')
        name->data[start] = (char)(name->data[start] - ('a' - 'A'));
}

void name_as_title(const char *name, size_t size, struct buffer *out)
{
    size_t start = out->size, word = out->size;
    bool says = false;
    const char *at = name, *end = name + size;
    for (bool more = true; more;) {
        more = at < end;
        uint32_t c = more ? utf8_next(&at, end) : ' '; /* a space ends the last word */
        if (!separates(c)) {
            if (word == out->size && word > start) {
                buffer_add_byte(out, ' ');
                word = out->size;
            }
            buffer_add_character(out, c);
        } else if (word < out->size) {
            says = says || !says_nothing(out->data + word, out->size - word);
            word = out->size;
        }
    }
    if (!says && out->data)
        out->data[out->size = start] = '\0';
    capitalise(out, start);
}

void name_as_section(const char *name, size_t size, struct buffer *out)
{
    size_t numeral = 0;
    while (numeral < size && is_digit(name[numeral]))
        numeral++;
    size_t skip = numeral;
    while (skip < size && strchr(" ._-", name[skip]))
        skip++;
    if (numeral == 0 || numeral > 3 || skip == numeral || skip == size)
        skip = 0;
    size_t start = out->size;
    name_as_title(name + skip, size - skip, out);
    if (out->size > start)
        return;
    /* A year is a good name for a section; a name that cannot be seen is none. */
    bool visible = false;
    for (const char *at = name, *end = name + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        visible = visible || !(character_is_invisible(c) || character_is_space(c));
        buffer_add_character(out, character_is_xml(c) ? c : CHARACTER_REPLACEMENT);
    }
    if (!visible && !out->failed) {
        out->size = start;
        buffer_add_string(out, "…");
    }
}

void name_from_title(const char *title, struct buffer *out)
{
    size_t start = out->size;
    bool gap = false;
    for (const char *at = title, *end = title + strlen(title); at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (!character_is_word(c) || c == CHARACTER_REPLACEMENT || !character_is_xml(c)) {
            gap = out->size > start;
            continue;
        }
        char bytes[UTF8_MAX];
        size_t length = utf8_encode(c < 0x80 ? (uint32_t)fold((char)c) : c, bytes);
        if (out->size - start + gap + length > LIMIT_SLUG)
            break;
        if (gap)
            buffer_add_byte(out, '-');
        gap = false;
        buffer_add(out, bytes, length);
    }
    if (out->size == start)
        buffer_add_string(out, "book");
}
