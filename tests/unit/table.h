/* What the unit tests share: cmocka, and tables. A wrong row is noted under its name and the next
 * one is tried, so that a failing test shows every row that is wrong. */
#ifndef OCTAVO_TESTS_TABLE_H
#define OCTAVO_TESTS_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { NOTES_SIZE = 960 }; /* cmocka shows 1024 bytes of a message */
static char notes[NOTES_SIZE];

/* One note, its control characters written as \xNN. */
static inline void note(const char *text)
{
    size_t at = strlen(notes);
    for (; *text && at + 6 < NOTES_SIZE; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7F)
            at += (size_t)snprintf(notes + at, 5, "\\x%02X", (unsigned)(unsigned char)*text);
        else
            notes[at++] = *text;
    notes[at++] = '\n';
    notes[at] = '\0';
}

/* Notes that something is wrong with a row; both texts are made as by printf. */
__attribute__((format(printf, 2, 3))) static inline void row_wrong(const char *row,
                                                                   const char *format, ...)
{
    char text[320];
    int name = snprintf(text, 100, "%.90s: ", row);
    size_t start = name < 100 ? (size_t)name : 99;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + start, sizeof text - start, format, arguments);
    va_end(arguments);
    if (strlen(notes) + 8 < NOTES_SIZE)
        note(text);
}

#define row_true(row, condition)                                                                   \
    do                                                                                             \
        if (!(condition))                                                                          \
            row_wrong((row), "not so: %s", #condition);                                            \
    while (0)

static inline void row_number(const char *row, size_t got, size_t expected)
{
    if (got != expected)
        row_wrong(row, "got %zu, expected %zu", got, expected);
}

/* Strings; NULL equals only NULL. A long one is shown from a little before the difference. */
static inline void row_string(const char *row, const char *got, const char *expected)
{
    if (got == expected || (got && expected && strcmp(got, expected) == 0))
        return;
    size_t same = 0;
    while (got && expected && got[same] && got[same] == expected[same])
        same++;
    same = same < 100 ? 0 : same - 20;
    row_wrong(row, "got \"%.100s\", expected \"%.100s\"", got ? got + same : "(NULL)",
              expected ? expected + same : "(NULL)");
}

/* A test is a function without arguments; it fails when a row of it was wrong. */
struct table_test {
    void (*function)(void);
};

static inline void table_run(void **state)
{
    const struct table_test *test = *state;
    notes[0] = '\0';
    test->function();
    assert_string_equal(notes, "");
}

#define TEST(function)                                                                             \
    {                                                                                              \
#function, table_run, NULL, NULL, &(struct table_test)                                     \
        {                                                                                          \
            function                                                                               \
        }                                                                                          \
    }

#endif
