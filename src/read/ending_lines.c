/* Lines below a story that are end matter by their form: who wrote and edited it in initials, and
 * what it is filed under; see ending.h. */
#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/anatomy.h"
#include "read/ending.h"
#include "read/entry.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_INITIALS = 24 }; /* bytes */
enum { LONGEST_TAGS = 300 };    /* bytes of a line of them */

/* The letters of initials, or what stands between and around them. */
static bool is_sign_of_initials(uint32_t c)
{
    return c < 0x80 && c != 0 && strchr(" /()[].-,&", (int)c);
}

bool ending_is_initials(const char *text)
{
    enum { MOST_LETTERS = 4, MOST_GROUPS = 5 };
    size_t size = strlen(text), letters = 0, groups = 0, slashes = 0;
    if (size < 4 || size > LONGEST_INITIALS)
        return false;
    bool bracketed =
        (*text == '(' && text[size - 1] == ')') || (*text == '[' && text[size - 1] == ']');
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        bool letter = letter_is_lower(c) || letter_is_upper(c);
        if (!letter && !is_sign_of_initials(c))
            return false;
        slashes += c == '/';
        groups += letter && letters == 0;
        letters = letter ? letters + 1 : 0;
        if (letters > MOST_LETTERS)
            return false;
    }
    /* "rc/lm/sd", "mw/ aj/", "(hz)", but not "and/or" */
    return groups <= MOST_GROUPS && ((bracketed && groups <= 2) || slashes >= 2);
}

bool ending_has_tags(const char *text, struct span *tags)
{
    struct line line = {.text = text, .size = strlen(text)};
    struct entry entry;
    if (line.size > LONGEST_TAGS || (!strchr(text, ':') && !strstr(text, "：")) ||
        words_at(WORDS_KEY_TAG, text, line.size) == 0 || !entry_read(&line, &entry) ||
        entry.part != PART_TAG)
        return false;
    *tags = entry.value;
    return entry.value.size > 0;
}

static bool parts_tags(uint32_t c)
{
    static const uint32_t marks[] = U",;|#،؛、，；｜·•";
    return character_is_one_of(c, marks);
}

void ending_note_tags(struct anatomy *anatomy, size_t block, struct span tags)
{
    const char *end = tags.text + tags.size, *begin = tags.text;
    for (const char *at = begin; at < end;) {
        const char *here = at;
        bool parted = parts_tags(utf8_next(&at, end));
        if (!parted && at < end)
            continue;
        struct span tag = span_trim(begin, (size_t)((parted ? here : end) - begin));
        if (tag.size > 0)
            anatomy_note(anatomy, block, PART_TAG, 92, "a line of what the text is filed under",
                         tag.text, tag.size);
        begin = at;
    }
}
