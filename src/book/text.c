/* Short texts of a book; see text.h. */
#include "book/text.h"

#include "base/utf8.h"

#include <string.h>

char *text_line(const char *string)
{
    struct buffer line;
    buffer_init(&line);
    bool gap = false, visible = false;
    for (const char *at = string, *end = string + strlen(string); at < end;) {
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
