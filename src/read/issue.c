/* The numbers of papers; see issue.h. */
#include "read/issue.h"

#include "base/utf8.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_ISSUE = 100 }; /* bytes */
enum { MOST_DIGITS = 5 };

/* What stands between words, numbers and the date. */
static bool is_mark(uint32_t c)
{
    static const uint32_t marks[] = U".,:;/|#()-–—·•・、，（）／";
    return character_is_space(c) || character_is_one_of(c, marks);
}

static size_t count_digits(const char *text, size_t size)
{
    size_t digits = 0;
    while (digits < size && text[digits] >= '0' && text[digits] <= '9')
        digits++;
    return digits;
}

bool issue_fills(const char *text, size_t size, struct date *date)
{
    size_t words = 0, numbers = 0;
    *date = (struct date){0};
    if (size > LONGEST_ISSUE || !strpbrk(text, "0123456789"))
        return false;
    for (size_t at = 0; at < size;) {
        const char *next = text + at;
        struct date read;
        size_t word = words_at(WORDS_ISSUE, text + at, size - at);
        size_t day = word == 0 ? date_leads(text + at, size - at, &read) : 0;
        size_t digits = word + day == 0 ? count_digits(text + at, size - at) : 0;
        bool mark = word + day + digits == 0 && is_mark(utf8_next(&next, text + size));
        if (day > 0)
            *date = read;
        else if (digits > MOST_DIGITS || (word + digits == 0 && !mark))
            return false;
        words += word > 0;
        numbers += digits > 0;
        at = mark ? (size_t)(next - text) : at + word + day + digits;
        if (words == 0 && day > 0)
            return false; /* most lines that begin with a date are about it */
    }
    return words > 0 && numbers > 0;
}
