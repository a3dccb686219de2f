/* Numbers, words and signs of dates; see date_tokens.h. Figures are of any writing, those of East
 * Asia too: "二〇二六年五月二十三日", "令和8年". */
#include "read/date_tokens.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/calendar.h"

#include <string.h>

enum { NO_NUMBER = 99999 };

bool date_word_is_in(const char *word, const char *names)
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
    static const uint32_t zeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c >= zeros[i] && c < zeros[i] + 10)
            return (int)(c - zeros[i]);
    return -1;
}

/* The value of an ideograph for a number up to ten, or -1. */
static int ideograph_value(uint32_t c)
{
    static const uint32_t figures[] = U"〇一二三四五六七八九十";
    for (int i = 0; figures[i]; i++)
        if (figures[i] == c)
            return i;
    return -1;
}

/* 年月日, in Korean 년월일, and 號 for a day. */
static bool is_date_sign(uint32_t c)
{
    return c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0xB144 || c == 0xC6D4 || c == 0xC77C ||
           c == 0x865F || c == 0x53F7;
}

static bool is_letter(uint32_t c)
{
    return character_is_word(c) && digit_value(c) < 0 && !is_date_sign(c);
}

static const char *read_number(const char *at, const char *end, struct date_token *token)
{
    token->kind = TOKEN_NUMBER;
    for (const char *next = at; at < end; at = next) {
        int value = digit_value(utf8_next(&next, end));
        if (value < 0)
            break;
        token->digits++;
        token->value = token->digits <= 4 ? token->value * 10 + value : NO_NUMBER;
    }
    return at;
}

/* "二〇二六年", "十二月", "二十三日": a number in ideographs right before a sign of a date; NULL
 * for any other text. */
static const char *read_ideographs(const char *at, const char *end, struct date_token *token)
{
    int value = 0, digits = 0;
    bool ten = false, tens = false; /* the last one was 十; any was */
    for (const char *next = at; at < end; at = next) {
        uint32_t c = utf8_next(&next, end);
        int figure = ideograph_value(c);
        if (figure < 0) {
            *token = (struct date_token){
                .kind = TOKEN_NUMBER, .value = value, .digits = tens || digits < 2 ? 2 : digits};
            return digits > 0 && is_date_sign(c) ? at : NULL;
        }
        tens = tens || figure == 10;
        if (figure == 10)
            value = digits > 0 ? value * 10 : 10;
        else
            value = ten ? value + figure : value * 10 + figure;
        ten = figure == 10;
        if (++digits > 4)
            return NULL;
    }
    return NULL;
}

/* A word in small letters; what is too long for a month is no month. */
static const char *read_word(const char *at, const char *end, struct date_token *token)
{
    size_t size = 0;
    for (const char *next = at; at < end; at = next) {
        uint32_t c = utf8_next(&next, end);
        if (!is_letter(c) && c != '\'' && c != 0x2019)
            break;
        token->word[size] = '\0';
        if (ideograph_value(c) >= 0 && calendar_era(token->word) > 0)
            break;
        if (size + UTF8_MAX < DATE_WORD_SIZE)
            size += utf8_encode(letter_lower(c), token->word + size);
    }
    token->word[size] = '\0';
    token->value = month_named(token->word);
    token->kind = token->value > 0 ? TOKEN_MONTH : TOKEN_WORD;
    return at;
}

void date_tokens_read(const char *text, size_t size, size_t most,
                      struct date_token tokens[DATE_TOKENS + 1])
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
        struct date_token *token = &tokens[count++];
        *token = (struct date_token){.kind = TOKEN_SIGN, .sign = c};
        const char *number = ideograph_value(c) < 0 ? NULL : read_ideographs(at, end, token);
        if (number)
            at = number;
        else if (digit_value(c) >= 0)
            at = read_number(at, end, token);
        else if (is_letter(c))
            at = read_word(at, end, token);
        else
            at = next;
        token->end = (size_t)(at - text);
    }
    tokens[count] = (struct date_token){.kind = TOKEN_END};
}
