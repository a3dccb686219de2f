/* Comparing words; see lossless.h. Both sides are streams of letters and digits with a gap between
 * words. Cheap digests first; only when they differ a walk finds the place. */
#include "refine/lossless.h"

#include "base/utf8.h"
#include "refine/cells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GAP = 1 }; /* stands between words in a stream; no letter has this number */

/* Reads characters, says letters. */
struct words {
    uint32_t last;     /* letter said last, 0 before the first */
    uint32_t visible;  /* letter, ideographic sign or dash behind a word that was seen last */
    uint32_t undashed; /* what was visible before that */
    bool space;        /* white space came since the last visible character */
    bool gap;          /* a gap came since the last letter */
    bool unnumbered;   /* the numbers of lists are not said */
    uint64_t digest;
    uint64_t count;        /* letters and gaps */
    struct buffer *record; /* keeps letters and gaps, or NULL */
};

static void say(struct words *words, uint32_t c)
{
    words->digest = (words->digest ^ c) * 0x100000001B3;
    words->count++;
    if (words->record)
        buffer_add(words->record, &c, sizeof c);
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0xAD;
}

/* Lines end after hyphens, and between ideographs, where no space belongs. Not so after an en dash:
 * it may have been two hyphens, which part words. */
static bool is_gap(uint32_t before, uint32_t after)
{
    bool hyphen = before == '-' || before == 0x2010 || before == 0xAD;
    return !hyphen && !(character_is_ideographic(before) && character_is_ideographic(after));
}

/* Signs that part words however they are spaced, for typography may space them as a language wants
 * it: a long dash, quotation marks, the apostrophe, which looks like one of them, the marks before
 * which French has a space; and the bar, for which cells of a table stand in the tree. */
static bool is_parting(uint32_t c)
{
    return c == '"' || c == '\'' || c == '|' || c == ':' || c == ';' || c == '!' || c == '?' ||
           c == 0xAB || c == 0xBB || c == 0x2014 || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
           c == 0x203A;
}

/* The second of two hyphens makes a long dash of them. */
static bool is_second_hyphen(const struct words *words, uint32_t c)
{
    return c == '-' && words->visible == '-' && !words->space;
}

enum { KATAKANA_DOT = 0x30FB }; /* between names, where both sides have it; or a bullet */

/* What is said; other signs are not. */
static bool is_letter(uint32_t c)
{
    return character_is_word(c) && !is_dash(c) && !character_is_invisible(c);
}

static void hear(struct words *words, uint32_t c)
{
    bool dashed = is_second_hyphen(words, c);
    if (dashed)
        words->visible = words->undashed;
    if (dashed || character_is_space(c) || is_parting(c)) {
        words->space = true;
        return;
    }
    if ((character_is_invisible(c) && c != 0xAD) || c == KATAKANA_DOT)
        return;
    /* Other signs stand in the text only, as bullets do, or on both sides alike. */
    if (!character_is_word(c) && !character_is_ideographic(c) && !(is_dash(c) && !words->space))
        return;
    words->gap = words->gap || (words->space && is_gap(words->visible, c));
    words->space = false;
    words->undashed = words->visible;
    words->visible = c;
    if (!is_letter(c))
        return;
    if (words->gap && words->last != 0)
        say(words, GAP);
    words->gap = false;
    words->last = c;
    say(words, c);
}

static void hear_text(struct words *words, const char *text, size_t size)
{
    for (const char *at = text, *end = text + size; at < end;)
        hear(words, utf8_next(&at, end));
}

/* The input, which is heard as far as the tree was, so that what stands on both sides need not be
 * heard at all. */
struct input {
    struct words words;
    const char *at, *end;
};

/* Hears the input up to the letter that the tree said last; false when the streams are not the same
 * so far. */
static bool catch_up(struct input *input, const struct words *words)
{
    while (input->words.count < words->count && input->at < input->end)
        hear(&input->words, utf8_next(&input->at, input->end));
    return input->words.count == words->count && input->words.digest == words->digest;
}

/* Bytes at the start of both texts that are the same. */
static size_t same_size(const char *a, const char *b, size_t size)
{
    size_t i = 0;
    uint64_t one, other;
    for (; size - i >= sizeof one; i += sizeof one) {
        memcpy(&one, a + i, sizeof one);
        memcpy(&other, b + i, sizeof other);
        if (one != other)
            break;
    }
    while (i < size && a[i] == b[i])
        i++;
    return i;
}

/* The part of a text up to the last letter in it, 0 when there is none; the letter is `*last`. */
static size_t size_to_letter(const char *text, size_t size, uint32_t *last)
{
    while (size > 0) {
        size_t start = size - 1;
        while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80)
            start--;
        bool whole = utf8_decode(text + start, size - start, last) == size - start;
        if (whole && is_letter(*last))
            return size;
        size = start;
    }
    return 0;
}

/* Right behind a letter that both sides said: goes over what follows on both, up to the last letter
 * of it. Both sides would say the same, and where they stand afterwards depends on that letter
 * alone. Returns the bytes. */
static size_t pass_over(struct input *input, struct words *words, const char *text, size_t size)
{
    uint32_t last = 0;
    size_t left = (size_t)(input->end - input->at);
    size_t same = same_size(text, input->at, size < left ? size : left);
    same = size_to_letter(text, same, &last);
    if (same > 0) {
        words->last = words->visible = last;
        input->words.last = input->words.visible = last;
        input->at += same;
    }
    return same;
}

/* Hears a text of the tree, and the input along with it unless that is NULL. */
static void hear_along(struct words *words, struct input *input, const char *text, size_t size)
{
    for (const char *at = text, *end = text + size; at < end;) {
        uint64_t count = words->count;
        hear(words, utf8_next(&at, end));
        if (input && words->count > count && catch_up(input, words))
            at += pass_over(input, words, at, (size_t)(end - at));
    }
}

static const char *attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *it = node->properties; it; it = it->next)
        if (strcmp((const char *)it->name, name) == 0 && it->children)
            return (const char *)it->children->content;
    return NULL;
}

static void hear_roman(struct words *words, unsigned number, bool upper)
{
    static const char *const units[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    for (unsigned tens = number / 10; tens > 0; tens--)
        hear(words, upper ? 'X' : 'x');
    for (const char *at = units[number % 10]; *at; at++)
        hear(words, (uint32_t)(upper ? *at - 'a' + 'A' : *at));
}

/* The number that a reading system shows before an item of an ordered list. The list counts its
 * items in the field that libxml2 leaves to programs. */
static void hear_number(struct words *words, const xmlNode *item)
{
    xmlNode *list = item->parent;
    const char *start = attribute(list, "start"), *type = attribute(list, "type");
    uintptr_t before = item->prev ? (uintptr_t)list->_private : 0;
    unsigned number = (start ? (unsigned)strtoul(start, NULL, 10) : 1) + (unsigned)before;
    list->_private = (void *)(before + 1);
    if (type && strchr("iI", *type)) {
        hear_roman(words, number, *type == 'I');
    } else if (type) {
        hear(words, (uint32_t)(unsigned char)*type + number - 1);
    } else {
        char digits[16];
        int size = snprintf(digits, sizeof digits, "%u", number);
        hear_text(words, digits, (size_t)size);
    }
    words->space = true;
}

/* Hears line `number` of a cell; false when it has none. */
static bool hear_cell_line(struct words *words, const xmlNode *cell, size_t number,
                           struct input *input)
{
    size_t line = 0;
    words->space = true;
    for (const xmlNode *node = cell; node; node = tree_next(node, cell))
        for (const char *at = (const char *)node->content; node->type == XML_TEXT_NODE && *at;) {
            size_t size = *at == '\n' ? 1 : strcspn(at, "\n");
            if (*at == '\n')
                line++;
            else if (line == number)
                hear_along(words, input, at, size);
            at += size;
        }
    return line >= number;
}

/* Cells of several lines stand side by side in the input: they are heard line by line. */
static void hear_row(struct words *words, const xmlNode *row, struct input *input)
{
    bool more = true;
    for (size_t number = 0; more; number++) {
        more = false;
        for (const xmlNode *cell = row->children; cell; cell = cell->next)
            more = hear_cell_line(words, cell, number, input) || more;
    }
    words->space = true;
}

static const xmlNode *last_below(const xmlNode *node)
{
    while (node->last)
        node = node->last;
    return node;
}

/* A description in the place of a picture, which the text does not have. */
static bool is_placeholder(const xmlNode *node)
{
    const char *class = node->type == XML_ELEMENT_NODE ? attribute(node, "class") : NULL;
    return class && strcmp(class, "missing") == 0;
}

/* Every piece of a formula stands by itself: its white space says nothing (MathML 3, 2.1.7). */
static void hear_formula(struct words *words, const xmlNode *formula, struct input *input)
{
    for (const xmlNode *node = formula; node; node = tree_next(node, formula)) {
        words->space = true;
        if (node->type == XML_TEXT_NODE)
            hear_along(words, input, (const char *)node->content,
                       strlen((const char *)node->content));
    }
    words->space = true;
}

static void hear_tree(struct words *words, const struct tree *tree, struct input *input)
{
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        if (node->type == XML_TEXT_NODE) {
            if (node->prev && !tree_is_inline(node->prev))
                words->space = true;
            const char *text = (const char *)node->content;
            hear_along(words, input, text, strlen(text));
        } else if (is_placeholder(node)) {
            node = last_below(node);
        } else if (cells_are_broken(node)) {
            hear_row(words, node, input);
            node = last_below(node);
        } else if (strcmp((const char *)node->name, "math") == 0) {
            hear_formula(words, node, input);
            node = last_below(node);
        } else if (!tree_is_inline(node)) {
            words->space = true;
            if (!words->unnumbered && strcmp((const char *)node->name, "li") == 0 &&
                strcmp((const char *)node->parent->name, "ol") == 0)
                hear_number(words, node);
        }
    }
}

/* The line of the input in which its letter or gap number `count` stands. */
static size_t line_of(const struct buffer *input, uint64_t count)
{
    struct words words = {0};
    size_t line = 1;
    for (const char *at = input->data, *end = at + input->size; at < end && words.count <= count;) {
        line += *at == '\n';
        hear(&words, utf8_next(&at, end));
    }
    return line;
}

/* How many letters and gaps at the start of both streams are the same. */
static uint64_t same_count(const struct buffer *a, const struct buffer *b)
{
    size_t size = a->size < b->size ? a->size : b->size, i = 0;
    while (i < size && a->data[i] == b->data[i])
        i++;
    return i / sizeof(uint32_t);
}

static bool check(const struct buffer *input, const struct tree *tree, bool unnumbered,
                  size_t *line)
{
    const char *text = input->data ? input->data : "";
    struct input along = {.at = text, .end = text + input->size};
    struct words out = {.unnumbered = unnumbered};
    *line = 0;
    hear_tree(&out, tree, &along);
    hear_text(&along.words, along.at, (size_t)(along.end - along.at));
    if (along.words.digest == out.digest && along.words.count == out.count)
        return true;
    struct words in;
    struct buffer in_record, out_record;
    buffer_init(&in_record);
    buffer_init(&out_record);
    in = (struct words){.record = &in_record};
    out = (struct words){.record = &out_record, .unnumbered = unnumbered};
    hear_text(&in, text, input->size);
    hear_tree(&out, tree, NULL);
    if (!in_record.failed && !out_record.failed && input->size > 0)
        *line = line_of(input, same_count(&in_record, &out_record));
    buffer_fini(&in_record);
    buffer_fini(&out_record);
    return false;
}

bool lossless_check(const struct buffer *input, const struct tree *tree, size_t *line)
{
    return check(input, tree, false, line);
}

bool lossless_check_unnumbered(const struct buffer *input, const struct tree *tree, size_t *line)
{
    return check(input, tree, true, line);
}
