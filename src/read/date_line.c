/* Lines about dates: the words before one, the time behind it; see date.h. */
#include "read/date.h"

#include "base/utf8.h"
#include "read/calendar.h"
#include "read/date_tokens.h"
#include "read/words.h"

#include <string.h>

/* Marks around times, the brackets and dots of East Asia too. */
static bool is_time_mark(uint32_t c)
{
    static const uint32_t marks[] = U":.,-()|–—·•年月日년월일（）：、，،／/";
    return character_is_one_of(c, marks);
}

/* "08:00", "at 8.30 a.m. GMT", "Uhr", "г.", "（日）", "14時20分 更新": what may stand after a date
 * that fills a line. */
static bool is_time(const char *text, size_t size)
{
    struct date_token tokens[DATE_TOKENS + 1];
    date_tokens_read(text, size, DATE_TOKENS, tokens);
    for (size_t i = 0; tokens[i].kind != TOKEN_END; i++) {
        const struct date_token *token = &tokens[i];
        bool word = token->kind == TOKEN_WORD &&
                    (words_has(WORDS_CLOCK, token->word, strlen(token->word)) ||
                     calendar_is_weekday(token->word));
        bool number = token->kind == TOKEN_NUMBER && token->digits <= 2;
        bool sign = token->kind == TOKEN_SIGN && is_time_mark(token->sign);
        if (!word && !number && !sign)
            return false;
    }
    return true;
}

/* "00:01", "10 a.m." between a label and its date: "until 00:01 Thursday". */
static size_t clock_size(const char *text, size_t size)
{
    size_t hours = 0;
    while (hours < size && text[hours] >= '0' && text[hours] <= '9')
        hours++;
    if (hours == 0 || hours > 2 || hours + 4 > size)
        return 0;
    if (text[hours] == ':' && text[hours + 1] >= '0' && text[hours + 1] <= '9')
        hours += 3;
    size_t half = hours + (text[hours] == ' ');
    bool noon = half + 4 <= size && strchr("apAP", text[half]) && text[half + 1] == '.' &&
                strchr("mM", text[half + 2]) && text[half + 3] == '.';
    return noon ? half + 4 : hours > 2 ? hours : 0;
}

/* "Published:", "Updated on", "Stand:", "입력" before a date, with what parts it from the date. */
static size_t label_size(const char *text, size_t size)
{
    enum { MOST_WORDS = 4 };
    static const uint32_t marks[] = U":：|,、・";
    size_t done = 0;
    for (size_t words = 0; words < MOST_WORDS;) {
        const char *at = text + done;
        uint32_t c = done < size ? utf8_next(&at, text + size) : 0;
        bool mark = character_is_space(c) || (done > 0 && character_is_one_of(c, marks));
        size_t word = mark ? 0 : words_at(WORDS_DATE_LABEL, text + done, size - done);
        if (word == 0 && words > 0)
            word = clock_size(text + done, size - done);
        if (c == 0 || (!mark && word == 0))
            break;
        words += word > 0;
        done = mark ? (size_t)(at - text) : done + word;
    }
    return done;
}

/* Most lines have no figures, and so no date. */
static bool has_figure(const char *text, size_t size)
{
    enum { BEYOND_LETTERS = 0xD9 /* the first byte of figures that are not ASCII */ };
    for (size_t i = 0; i < size; i++)
        if ((text[i] >= '0' && text[i] <= '9') || (unsigned char)text[i] >= BEYOND_LETTERS)
            return true;
    return false;
}

size_t date_leads(const char *text, size_t size, struct date *date)
{
    enum { LONGEST = 120 }; /* bytes of labels and date */
    *date = (struct date){0};
    if (!has_figure(text, size < LONGEST ? size : LONGEST))
        return 0;
    size_t label = label_size(text, size);
    size_t used = date_read(text + label, size - label, date);
    return used > 0 ? label + used : 0;
}

/* "21 January 1946. Dated 14 January 1946", "3 mars 2026 à 14h05, mis à jour le 4 mars 2026": a
 * time perhaps, then another date with a word before it, and nothing else. */
static bool is_second_date(const char *text, size_t size)
{
    for (size_t at = 0; at < size; at++) {
        struct date date;
        if (at > 0 && !strchr(" .,;|/(", text[at - 1]))
            continue;
        size_t label = label_size(text + at, size - at);
        size_t used = label > 0 ? date_leads(text + at, size - at, &date) : 0;
        if (used > 0)
            return is_time(text, at) && is_time(text + at + used, size - at - used);
    }
    return false;
}

/* "For release: Thursday": a word with a colon, and no more than a day of the week. */
static bool is_labelled_weekday(const char *text, size_t size)
{
    size_t label = label_size(text, size), last = label;
    while (last > 0 && text[last - 1] == ' ')
        last--;
    size_t day = last > 0 && text[last - 1] == ':' ? date_weekday(text + label, size - label) : 0;
    return day > 0 && is_time(text + label + day, size - label - day);
}

bool date_fills(const char *text, size_t size, struct date *date)
{
    size_t used = date_leads(text, size, date);
    if (used == 0)
        used = date_read(text, size, date);
    if (used == 0)
        return memchr(text, ':', size) && is_labelled_weekday(text, size);
    return is_time(text + used, size - used) || is_second_date(text + used, size - used);
}
