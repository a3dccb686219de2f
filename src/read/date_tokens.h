/* The numbers, words and signs of a text that may be a date. */
#ifndef OCTAVO_READ_DATE_TOKENS_H
#define OCTAVO_READ_DATE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DATE_TOKENS = 12 };
enum { DATE_WORD_SIZE = 48 };

enum date_token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_MONTH, TOKEN_WORD, TOKEN_SIGN };

struct date_token {
    enum date_token_kind kind;
    int value;                 /* of a number or month */
    int digits;                /* of a number */
    uint32_t sign;             /* of a sign: '-', '.', '/', ',' or U+5E74 and the like */
    char word[DATE_WORD_SIZE]; /* in small letters */
    size_t end;                /* bytes from the start of the text */
};

/* Reads tokens until the text ends or there are `most`; the one behind them is TOKEN_END. */
void date_tokens_read(const char *text, size_t size, size_t most,
                      struct date_token tokens[DATE_TOKENS + 1]);

/* Whether `word` is one of the names of a list parted by spaces. */
bool date_word_is_in(const char *word, const char *names);

#endif
