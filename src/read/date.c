/* Written dates; see date.h. A text becomes a short row of tokens (numbers, months, words), and a
 * table of orders says which rows are dates. */
#include "read/date.h"

#include "base/letter_case.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/calendar.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MOST_TOKENS = 12 };
enum { WORD_SIZE = 48 };

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_MONTH, TOKEN_WORD, TOKEN_SIGN };

struct token {
    enum token_kind kind;
    int value;            /* of a number or month */
    int digits;           /* of a number */
    uint32_t sign;        /* of a sign: '-', '.', '/', ',' or U+5E74 and the like */
    char word[WORD_SIZE]; /* in small letters */
    size_t end;           /* bytes from the start of the text */
};

/* Whether `word` is one of the names of a list parted by spaces. */
static bool is_in(const char *word, const char *names)
{
    size_t size = strlen(word);
    for (const char *at = names; size > 0 && (at = strstr(at, word)) != NULL; at += size) {
        bool begins = at == names || at[-1] == ' ', ends = at[size] == ' ' || at[size] == '\0';
        if (begins && ends)
            return true;
    }
    return false;
}

/* The Hebrew "in" is written together with the name: "9 באפריל". */
static int month_named(const char *word)
{
    static const char in[] = "ב";
    int month = calendar_month(word);
    bool prefixed = month == 0 && strncmp(word, in, strlen(in)) == 0;
    return prefixed ? calendar_month(word + strlen(in)) : month;
}

/* The value of a digit of any of the writings of the Arabic numerals, or -1. */
static int digit_value(uint32_t c)
{
    if (c < 0x80)
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    static const uint32_t zeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c >= zeros[i] && c < zeros[i] + 10)
            return (int)(c - zeros[i]);
    return -1;
}

static bool is_date_sign(uint32_t c)
{
    return c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0xB144 || c == 0xC6D4 || c == 0xC77C ||
           c == 0x865F;
}

static bool is_letter(uint32_t c)
{
    return character_is_word(c) && digit_value(c) < 0 && !is_date_sign(c);
}

static const char *read_number(const char *at, const char *end, struct token *token)
{
    token->kind = TOKEN_NUMBER;
    for (const char *next = at; at < end; at = next) {
        int value = digit_value(utf8_next(&next, end));
        if (value < 0)
            break;
        token->digits++;
        token->value = token->digits <= 4 ? token->value * 10 + value : 99999;
    }
    return at;
}

/* A word in small letters; what is too long for a month is no month. */
static const char *read_word(const char *at, const char *end, struct token *token)
{
    size_t size = 0;
    for (const char *next = at; at < end; at = next) {
        uint32_t c = utf8_next(&next, end);
        if (!is_letter(c) && c != '\'' && c != 0x2019)
            break;
        if (size + UTF8_MAX < WORD_SIZE)
            size += utf8_encode(letter_lower(c), token->word + size);
    }
    token->word[size] = '\0';
    token->value = month_named(token->word);
    token->kind = token->value > 0 ? TOKEN_MONTH : TOKEN_WORD;
    return at;
}

/* Reads tokens until the text ends or there are `most`; the one behind them is TOKEN_END. */
static void read_tokens(const char *text, size_t size, size_t most,
                        struct token tokens[MOST_TOKENS + 1])
{
    const char *at = text, *end = text + size;
    size_t count = 0;
    while (at < end && count < most) {
        const char *next = at;
        uint32_t c = utf8_next(&next, end);
        if (character_is_space(c)) {
            at = next;
            continue;
        }
        struct token *token = &tokens[count++];
        *token = (struct token){.kind = TOKEN_SIGN, .sign = c};
        if (digit_value(c) >= 0)
            at = read_number(at, end, token);
        else if (is_letter(c))
            at = read_word(at, end, token);
        else
            at = next;
        token->end = (size_t)(at - text);
    }
    tokens[count] = (struct token){.kind = TOKEN_END};
}

/* Words between the parts of a date, and the days of the week that stand before it. */
static bool is_filler(const char *word)
{
    static const char fillers[] =
        "of de del d di the den le la el am an st nd rd th er ч г р a z do dne dnia";
    return is_in(word, fillers);
}

/* What a row of tokens may be, a letter each: D day, M month by name, Y year of four digits, m
 * month in figures; ',' '.' '/' '-' themselves; 年 is 'y', 月 'o', 日 'd'. */
static const char *const orders[] = {
    "D.MY", "D.M,Y", "DMY",   "DM,Y",  "DM.Y",   "D-M-Y", "MD,Y",  "MDY",   "M.D,Y",  "M.DY",
    "Y.MD", "Y-m-D", "Y/m/D", "Y.m.D", "Y.m.D.", "D.m.Y", "D/m/Y", "D-m-Y", "YymoDd", "YyMoDd",
    "Y,MD", "YMD",   "MY",    "M,Y",   "Yymo",   "moDd",  "D.M",   "DM",    "MD",     "M.D"};

static bool takes(char place, const struct token *token, struct date *date)
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
    case 'Y':
        date->year = token->value;
        return number && token->digits == 4 && token->value >= 1400 && token->value < 2200;
    case 'y':
        return token->sign == 0x5E74 || token->sign == 0xB144;
    case 'o':
        return token->sign == 0x6708 || token->sign == 0xC6D4;
    case 'd':
        return token->sign == 0x65E5 || token->sign == 0xC77C || token->sign == 0x865F;
    default:
        return token->kind == TOKEN_SIGN && token->sign == (unsigned char)place;
    }
}

/* Tokens that a filler word may stand before. */
static bool is_skipped(const struct token *token)
{
    return token->kind == TOKEN_WORD && is_filler(token->word);
}

/* The index after the last token of an order, 0 when the tokens from `first` on are not in it. */
static size_t match(const char *order, const struct token *tokens, size_t first, struct date *date)
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

static size_t match_any(const struct token *tokens, size_t first, struct date *date)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        size_t next = match(orders[i], tokens, first, date);
        if (next > 0)
            return is_ambiguous(orders[i], date) || !exists(date) ? 0 : next;
    }
    return 0;
}

/* Whether a date may begin with this token: a number, a name of the calendar, or a filler. */
static bool begins_date(const struct token *token)
{
    return token->kind == TOKEN_NUMBER || token->kind == TOKEN_MONTH ||
           (token->kind == TOKEN_WORD &&
            (calendar_is_weekday(token->word) || is_filler(token->word)));
}

static size_t skip_weekday(const struct token *tokens)
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
static size_t skip_tail(const struct token *tokens, size_t next)
{
    static const char years[] = "г года р року гг";
    if (tokens[next].kind == TOKEN_WORD && is_in(tokens[next].word, years)) {
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
    struct token tokens[MOST_TOKENS + 1];
    *date = (struct date){0};
    if (!has_figure(text, size))
        return 0;
    read_tokens(text, size, 1, tokens);
    if (!begins_date(&tokens[0]))
        return 0;
    read_tokens(text, size, MOST_TOKENS, tokens);
    size_t first = skip_weekday(tokens);
    size_t next = match_any(tokens, first, date);
    return next > 0 ? tokens[skip_tail(tokens, next) - 1].end : 0;
}

size_t date_weekday(const char *text, size_t size)
{
    enum { LONGEST_WEEKDAY = 32 }; /* bytes */
    struct token tokens[MOST_TOKENS + 1];
    read_tokens(text, size < LONGEST_WEEKDAY ? size : LONGEST_WEEKDAY, 1, tokens);
    return tokens[0].kind == TOKEN_WORD && calendar_is_weekday(tokens[0].word) ? tokens[0].end : 0;
}

/* "08:00", "at 8.30 a.m. GMT", "Uhr", "г.": what may stand after a date that fills a line. */
static bool is_time(const char *text, size_t size)
{
    static const char words[] =
        "at um à a las h uhr am pm m gmt utc cet cest est bst edt pst г года "
        "р року o клок updated et pt ct mt e t clock";
    struct token tokens[MOST_TOKENS + 1];
    read_tokens(text, size, MOST_TOKENS, tokens);
    for (size_t i = 0; tokens[i].kind != TOKEN_END; i++) {
        bool word = tokens[i].kind == TOKEN_WORD && is_in(tokens[i].word, words);
        bool number = tokens[i].kind == TOKEN_NUMBER && tokens[i].digits <= 2;
        bool sign = tokens[i].kind == TOKEN_SIGN && tokens[i].sign < 0x80 &&
                    strchr(":.,-()|", (int)tokens[i].sign);
        if (!word && !number && !sign)
            return false;
    }
    return true;
}

/* "Published:", "Updated on", "Stand:" before a date. */
static size_t label_size(const char *text, size_t size)
{
    static const char labels[] =
        "modified embargoed embargo until sperrfrist bis published posted updated date dated on "
        "last first "
        "issued released publication release "
        "datum stand veröffentlicht vom am aktualisiert publié mis à jour le date fecha publicado "
        "actualizado el pubblicato data il aggiornato publicerad опубликовано дата обновлено "
        "gepubliceerd op opublikowano τελευταία ενημέρωση نشر في بتاريخ تاريخ النشر 日期 发布时间 "
        "時間";
    const char *at = text, *end = text + size;
    size_t done = 0;
    for (size_t words = 0; words < 4 && at < end; words++) {
        struct token token = {.kind = TOKEN_END};
        const char *next = at;
        uint32_t c = utf8_next(&next, end);
        if (character_is_space(c) || c == ':' || c == 0xFF1A || c == '|') {
            at = next;
            done = (size_t)(at - text);
            words--;
            continue;
        }
        if (done > 0 && (digit_value(c) >= 0 || c == ',') && strchr(at, ':') &&
            (size_t)(strchr(at, ':') - at) <= 2) { /* "until 00:01 Thursday" */
            at = strchr(at, ':') + 3 < end ? strchr(at, ':') + 3 : end;
            done = (size_t)(at - text);
            continue;
        }
        if (!is_letter(c))
            break;
        at = read_word(at, end, &token);
        if (!is_in(token.word, labels))
            break;
        done = (size_t)(at - text);
    }
    return done;
}

size_t date_leads(const char *text, size_t size, struct date *date)
{
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

bool date_fills(const char *text, size_t size, struct date *date)
{
    size_t used = date_leads(text, size, date);
    if (used == 0)
        used = date_read(text, size, date);
    return used > 0 &&
           (is_time(text + used, size - used) || is_second_date(text + used, size - used));
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
