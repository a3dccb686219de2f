/* Written dates; see date.h. A text becomes a short row of tokens (numbers, months, words), and a
 * table of orders says which rows are dates. */
#include "read/date.h"

#include "read/calendar.h"
#include "read/date_tokens.h"

#include <stdio.h>
#include <string.h>

/* Words between the parts of a date, and the days of the week that stand before it. */
static bool is_filler(const char *word)
{
    static const char fillers[] =
        "of de del d di the den le la el am an st nd rd th er ч г р a z do dne dnia pe på o op "
        "il lo az dia día on m gada ngày năm ngay nam ko od dana la na от на се את ה في يوم";
    return date_word_is_in(word, fillers);
}

/* What a row of tokens may be, a letter each: D day, M month by name, Y year of four digits, m
 * month in figures, R in Roman ones; ',' '.' '/' '-' themselves; 年 is 'y', 月 'o', 日 'd', and
 * 't' the words of Vietnamese before month and year. */
static const char *const orders[] = {
    "D.MY",  "D.M,Y",  "DMY",    "DM,Y",  "DM.Y",  "D-M-Y", "MD,Y",   "MDY",    "M.D,Y",
    "M.DY",  "Y.MD",   "Y.D.M",  "Y-m-D", "Y/m/D", "Y.m.D", "Y.m.D.", "D.m.Y",  "D/m/Y",
    "D-m-Y", "YymoDd", "YyMoDd", "Y,MD",  "YMD",   "D.R.Y", "DRY",    "Dtm,tY", "DtmtY",
    "DtmY",  "MY",     "M,Y",    "Yymo",  "moDd",  "D.M",   "DM",     "MD",     "M.D"};

/* The month of "3.V.2026", 0 for none. */
static int roman_month(const char *word)
{
    static const char *const months[] = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                         "vii", "viii", "ix",  "x",  "xi", "xii"};
    for (int i = 0; i < 12; i++)
        if (strcmp(word, months[i]) == 0)
            return i + 1;
    return 0;
}

/* Years of Thailand: 2569 is 2026. */
enum { BUDDHIST_ERA = 543 };

static bool is_buddhist(int year)
{
    return year >= 2400 && year < 2700;
}

static bool takes(char place, const struct date_token *token, struct date *date)
{
    bool number = token->kind == TOKEN_NUMBER;
    switch (place) {
    case 'D':
        date->day = token->value;
        return number && token->digits <= 2 && token->value >= 1 && token->value <= 31;
    case 'm':
        date->month = token->value;
        return number && token->digits <= 2 && token->value >= 1 && token->value <= 12;
    case 'M':
        date->month = token->value;
        return token->kind == TOKEN_MONTH;
    case 'R':
        date->month = token->kind == TOKEN_WORD ? roman_month(token->word) : 0;
        return date->month > 0;
    case 't':
        return token->kind == TOKEN_WORD && date_word_is_in(token->word, "tháng năm thang nam");
    case 'Y':
        date->year = is_buddhist(token->value) ? token->value - BUDDHIST_ERA : token->value;
        return number && token->digits == 4 && date->year >= 1400 && date->year < 2200;
    case 'y':
        return token->sign == 0x5E74 || token->sign == 0xB144;
    case 'o':
        return token->sign == 0x6708 || token->sign == 0xC6D4;
    case 'd':
        return token->sign == 0x65E5 || token->sign == 0xC77C || token->sign == 0x865F ||
               token->sign == 0x53F7;
    default:
        return token->kind == TOKEN_SIGN && token->sign == (unsigned char)place;
    }
}

/* Tokens that a filler word may stand before. */
static bool is_skipped(const struct date_token *token)
{
    return token->kind == TOKEN_WORD && is_filler(token->word);
}

/* The index after the last token of an order, 0 when the tokens from `first` on are not in it. */
static size_t match(const char *order, const struct date_token *tokens, size_t first,
                    struct date *date)
{
    size_t at = first;
    *date = (struct date){0};
    for (; *order; order++, at++) {
        while (at > first && is_skipped(&tokens[at]))
            at++;
        if (!takes(*order, &tokens[at], date))
            return 0;
    }
    return at;
}

/* "3/4/2026" is March in one country and April in another. */
static bool is_ambiguous(const char *order, const struct date *date)
{
    return strcmp(order, "D/m/Y") == 0 && date->day <= 12 && date->day != date->month;
}

/* There is no 31 June; without a year February has 29 days. */
static bool exists(const struct date *date)
{
    static const int days[] = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap =
        date->year == 0 || (date->year % 4 == 0 && date->year % 100 != 0) || date->year % 400 == 0;
    return date->day <= days[date->month] && (leap || date->month != 2 || date->day <= 28);
}

static size_t match_any(const struct date_token *tokens, size_t first, struct date *date)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        size_t next = match(orders[i], tokens, first, date);
        if (next > 0)
            return is_ambiguous(orders[i], date) || !exists(date) ? 0 : next;
    }
    return 0;
}

/* Whether a date may begin with this token: a number, a name of the calendar, or a filler. */
static bool begins_date(const struct date_token *token)
{
    return token->kind == TOKEN_NUMBER || token->kind == TOKEN_MONTH ||
           (token->kind == TOKEN_WORD && (calendar_is_weekday(token->word) ||
                                          is_filler(token->word) || calendar_era(token->word) > 0));
}

/* "令和8年", "民國115年": the word becomes part of the year behind it. Returns where that stands.
 */
static size_t read_era(struct date_token *tokens, size_t first)
{
    enum { LONGEST_ERA = 3 }; /* digits of years */
    int era = tokens[first].kind == TOKEN_WORD ? calendar_era(tokens[first].word) : 0;
    struct date_token *year = &tokens[first + 1];
    if (era == 0 || year->kind != TOKEN_NUMBER || year->digits > LONGEST_ERA)
        return first;
    year->value += era;
    year->digits = 4;
    return first + 1;
}

static size_t skip_weekday(const struct date_token *tokens)
{
    size_t at = 0;
    while (tokens[at].kind == TOKEN_WORD &&
           (calendar_is_weekday(tokens[at].word) || is_filler(tokens[at].word)))
        at++;
    if (at > 0 && tokens[at].kind == TOKEN_SIGN &&
        (tokens[at].sign == ',' || tokens[at].sign == '.' || tokens[at].sign == 0x60C))
        at++;
    return at;
}

/* Dates have figures; most words of most texts are far from any. */
static bool has_figure(const char *text, size_t size)
{
    enum { LONGEST_DATE = 64 };
    for (size_t i = 0; i < size && i < LONGEST_DATE; i++)
        if ((text[i] >= '0' && text[i] <= '9') || (unsigned char)text[i] >= 0xD9)
            return true;
    return false;
}

/* "2026 г.", "2026 року", "2026. szeptember 14., hétfő": the word for a year, and a weekday. */
static size_t skip_tail(const struct date_token *tokens, size_t next)
{
    static const char years[] = "г года р року гг r roku години година год рік";
    if (tokens[next].kind == TOKEN_WORD && date_word_is_in(tokens[next].word, years)) {
        bool stop = tokens[next].word[2] == '\0' && tokens[next + 1].sign == '.';
        next += stop ? 2 : 1;
    }
    size_t day = next;
    while (tokens[day].kind == TOKEN_SIGN && (tokens[day].sign == '.' || tokens[day].sign == ','))
        day++;
    return day > next && tokens[day].kind == TOKEN_WORD && calendar_is_weekday(tokens[day].word)
               ? day + 1
               : next;
}

size_t date_read(const char *text, size_t size, struct date *date)
{
    struct date_token tokens[DATE_TOKENS + 1];
    *date = (struct date){0};
    if (!has_figure(text, size))
        return 0;
    date_tokens_read(text, size, 1, tokens);
    if (!begins_date(&tokens[0]))
        return 0;
    date_tokens_read(text, size, DATE_TOKENS, tokens);
    size_t first = read_era(tokens, skip_weekday(tokens));
    size_t next = match_any(tokens, first, date);
    return next > 0 ? tokens[skip_tail(tokens, next) - 1].end : 0;
}

size_t date_weekday(const char *text, size_t size)
{
    enum { LONGEST_WEEKDAY = 32 }; /* bytes */
    struct date_token tokens[DATE_TOKENS + 1];
    date_tokens_read(text, size < LONGEST_WEEKDAY ? size : LONGEST_WEEKDAY, 1, tokens);
    return tokens[0].kind == TOKEN_WORD && calendar_is_weekday(tokens[0].word) ? tokens[0].end : 0;
}

void date_write(const struct date *date, char text[DATE_TEXT_SIZE])
{
    text[0] = '\0';
    if (date->year == 0)
        return;
    int size = snprintf(text, DATE_TEXT_SIZE, "%04d", date->year);
    if (date->month > 0)
        size += snprintf(text + size, DATE_TEXT_SIZE - (size_t)size, "-%02d", date->month);
    if (date->month > 0 && date->day > 0)
        snprintf(text + size, DATE_TEXT_SIZE - (size_t)size, "-%02d", date->day);
}
