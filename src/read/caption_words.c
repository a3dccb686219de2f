/* How captions begin and end; see caption.h. */
#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/byline.h"
#include "read/caption.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_CREDIT = 80 }; /* bytes */

/* " 1. The pipes", "3: …" behind the word for a picture. */
static bool is_numbered(const char *after)
{
    const char *number = after + strspn(after, " ");
    size_t digits = strspn(number, "0123456789");
    const char *mark = number + digits + strspn(number + digits, "abcdef");
    return digits > 0 && digits <= 3 &&
           (((*mark == '.' || *mark == ':' || *mark == ')') && mark[1] == ' ') ||
            prose_begins(mark, "：") || prose_begins(mark, " – ") || prose_begins(mark, " — "));
}

/* What parts a word for pictures from what it says: "Photo:", "写真＝". */
static bool is_label_mark(const char *after)
{
    static const char *const marks[] = {":", "/", "=", "：", "／", "＝", " by ", " credit", " : "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (prose_begins(after, marks[i]))
            return true;
    return false;
}

/* "…（王明 摄）", "…＝山田太郎撮影": East Asia says at the end who took the picture. */
static bool ends_in_credit(const char *text, size_t size)
{
    static const char *const marks[] = {"）", ")", "】", "]", "。", "."};
    static const char *const words[] = {"摄", "攝", "撮影", "供图", "供圖", "提供", "제공", "촬영"};
    enum { LONGEST = 360 /* bytes */ };
    if (size > LONGEST || (unsigned char)*text < 0xE3)
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t mark = strlen(marks[i]);
        if (size > mark && memcmp(text + size - mark, marks[i], mark) == 0) {
            size -= mark;
            i = SIZE_MAX; /* the next one from the first mark on */
        }
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t word = strlen(words[i]);
        if (size > word && memcmp(text + size - word, words[i], word) == 0)
            return true;
    }
    return false;
}

/* Bytes of a bracket that opens a text, and whether another one closes it. */
static size_t bracket_size(const char *text, size_t size, bool *closed)
{
    static const struct {
        const char *open, *close;
    } brackets[] = {{"(", ")"}, {"[", "]"}, {"（", "）"}, {"【", "】"}, {"［", "］"}};
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t width = strlen(brackets[i].open);
        if (!prose_begins(text, brackets[i].open))
            continue;
        *closed = size > 2 * width && memcmp(text + size - width, brackets[i].close, width) == 0;
        return width;
    }
    *closed = false;
    return 0;
}

bool caption_begins(const char *text)
{
    bool closed = false;
    size_t size = strlen(text), open = bracket_size(text, size, &closed);
    size_t word = words_at(WORDS_CAPTION, text + open, size - open);
    const char *after = text + open + word;
    return (word > 0 && (closed || is_label_mark(after) || is_numbered(after))) ||
           ((closed || open == 0) && ends_in_credit(text, size));
}

/* " 3: Rainfall", ". 2 – Rainfall", "1" alone. */
static bool is_table_number(const char *after)
{
    const char *number = after + strspn(after, ". ");
    size_t digits = strspn(number, "0123456789");
    const char *mark = number + digits;
    return digits > 0 && digits <= 3 &&
           (*mark == '\0' || strchr(".:)", *mark) || prose_begins(mark, "：") ||
            prose_begins(mark, " – ") || prose_begins(mark, " — ") || prose_begins(mark, "　"));
}

bool caption_names_table(const char *text)
{
    size_t word = words_at(WORDS_TABLE, text, strlen(text));
    return word > 0 && is_table_number(text + word);
}

static bool is_capitalised(struct span span)
{
    const char *at = span.text;
    return span.size > 1 && letter_is_upper(utf8_next(&at, span.text + span.size));
}

/* "Ada Lovelace/AP", "Ada Lovelace, AFP/Getty Images", "Photo: Ada Lovelace". */
static bool is_credit(struct span span)
{
    const char *slash = memchr(span.text, '/', span.size);
    size_t word = words_at(WORDS_CAPTION, span.text, span.size);
    const char *after = span.text + word, *end = span.text + span.size;
    if (span.size > LONGEST_CREDIT || !is_capitalised(span))
        return false;
    if (word > 0 && after < end && (*after == ':' || prose_begins(after, " by ")))
        return true;
    if (!slash)
        return false;
    struct span name = span_trim(span.text, strcspn(span.text, "/,"));
    struct span sender = span_trim(slash + 1, (size_t)(end - slash) - 1);
    struct span words[SPAN_WORDS];
    size_t count = span_words(sender.text, sender.size, words);
    return byline_is_name(name.text, name.size) && is_capitalised(sender) && count > 0 &&
           count <= 4 && is_capitalised(words[count - 1]);
}

/* Where the last bracket of a text begins, if the text ends with it; NULL otherwise. */
static const char *last_bracket(const char *text, struct span *inside)
{
    size_t size = strlen(text);
    while (size > 0 && strchr(". ", text[size - 1]))
        size--;
    if (size == 0 || text[size - 1] != ')')
        return NULL;
    for (size_t open = size - 1; open-- > 0 && size - open <= LONGEST_CREDIT;)
        if (text[open] == '(') {
            *inside = span_trim(text + open + 1, size - open - 2);
            return text + open;
        }
    return NULL;
}

/* A stop, a dash, a bar or a bracket, and spaces behind it, end just before `at`. */
static bool is_parted_before(const char *text, const char *at)
{
    static const char *const marks[] = {".", "!", "?", "–", "—",  "-",
                                        "|", "/", "(", "[", "。", "（"};
    while (at > text && at[-1] == ' ')
        at--;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i]);
        if ((size_t)(at - text) > size && memcmp(at - size, marks[i], size) == 0)
            return true;
    }
    return false;
}

/* "… on Saturday. Photograph: Ada Lovelace", "… magazine.Photo: Ada Lovelace": the last words are
 * whose picture it is. */
static bool has_trailing_credit(const char *text)
{
    size_t size = strlen(text);
    const char *tail = text + (size > LONGEST_CREDIT ? size - LONGEST_CREDIT : 0);
    if (!strpbrk(tail, ":/") && !strstr(tail, " by ") && !strstr(tail, "：") &&
        !strstr(tail, "／") && !strstr(tail, "＝"))
        return false;
    for (size_t at = size; at-- > 1 && size - at <= LONGEST_CREDIT;) {
        bool apart = strchr(" ([/|", text[at - 1]) || (unsigned char)text[at] >= 0xE3;
        bool glued = !apart && is_capitalised((struct span){text + at, size - at});
        if (!(glued || (apart && is_parted_before(text, text + at))))
            continue;
        size_t word = words_at(WORDS_CAPTION, text + at, size - at);
        if (word > 0 && is_label_mark(text + at + word))
            return true;
    }
    return false;
}

bool caption_has_credit(const char *text)
{
    struct span inside;
    const char *bracket = last_bracket(text, &inside);
    return (bracket && bracket > text && is_credit(inside)) || has_trailing_credit(text);
}

bool caption_is_credit(const char *text)
{
    struct span span = span_trim(text, strlen(text)), inside;
    if (last_bracket(text, &inside) == text)
        span = inside;
    return is_credit(span);
}
