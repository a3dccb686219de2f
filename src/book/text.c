/* Short texts of a book; see text.h. */
#include "book/text.h"

#include "base/ascii.h"
#include "base/letter_case.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

char *text_line(const char *string)
{
    struct buffer line;
    buffer_init(&line);
    bool gap = false, visible = false;
    size_t size = strlen(string);
    buffer_reserve(&line, size);
    for (const char *at = string, *end = string + size; at < end;) {
        size_t run = ascii_words_run(at, (size_t)(end - at));
        if (run > 0) {
            if (gap)
                buffer_add_byte(&line, ' ');
            gap = false;
            visible = true;
            buffer_add(&line, at, run);
            at += run;
            continue;
        }
        uint32_t c = utf8_next(&at, end);
        if (character_is_space(c)) {
            gap = line.size > 0;
            continue;
        }
        if (!character_is_xml(c))
            continue;
        if (gap)
            buffer_add_byte(&line, ' ');
        gap = false;
        visible = visible || !character_is_invisible(c);
        buffer_add_character(&line, c);
    }
    if (!visible && !line.failed)
        buffer_clear(&line);
    return buffer_take(&line);
}

bool text_is_visible(const char *string)
{
    for (const char *at = string, *end = string + strlen(string); at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (!character_is_space(c) && character_is_xml(c) && !character_is_invisible(c))
            return true;
    }
    return false;
}

void text_collapse(struct buffer *text)
{
    char *line = text->data && !text->failed ? text_line(text->data) : NULL;
    bool failed = text->failed || (text->data && !line);
    buffer_clear(text);
    if (line)
        buffer_add_string(text, line);
    text->failed = text->failed || failed;
    free(line);
}

void text_cut(struct buffer *out, const char *line, size_t limit)
{
    size_t size = strlen(line);
    if (utf8_length(line, size) <= limit) {
        buffer_add(out, line, size);
        return;
    }
    size_t cut = utf8_prefix(line, size, limit - 1);
    size_t word = cut;
    while (word > 0 && line[word] != ' ')
        word--;
    if (word > cut / 2) /* a text without spaces is cut anywhere */
        cut = word;
    while (cut > 0 && strchr(" ,;:-", line[cut - 1]))
        cut--;
    buffer_add(out, line, cut);
    buffer_add_string(out, "…");
}

void text_count(const char *text, size_t size, size_t *words, size_t *ideographs)
{
    bool in_word = false;
    for (const char *at = text, *end = text + size; at < end;) {
        size_t ascii = ascii_run(at, (size_t)(end - at));
        *words += ascii_words_begun(at, ascii, &in_word);
        at += ascii;
        if (at == end)
            break;
        uint32_t c = utf8_next(&at, end);
        if (character_is_ideographic(c)) {
            *ideographs += character_is_word(c);
            in_word = false;
        } else if (character_is_space(c)) {
            in_word = false;
        } else if (!in_word && character_is_word(c)) {
            in_word = true;
            ++*words;
        }
    }
}

bool text_says_the_same(const char *a, const char *b)
{
    const char *a_end = a + strlen(a), *b_end = b + strlen(b);
    for (;;) {
        uint32_t p = 0, q = 0;
        while (a < a_end && !character_is_word(p = utf8_next(&a, a_end)))
            p = 0;
        while (b < b_end && !character_is_word(q = utf8_next(&b, b_end)))
            q = 0;
        if (letter_lower(p) != letter_lower(q))
            return false;
        if (p == 0)
            return true;
    }
}
