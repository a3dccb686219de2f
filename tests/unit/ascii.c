/* Runs of ASCII end where they must: at each byte value, wherever it stands in its word. */
#include "base/ascii.h"

#include "table.h"

#include <ctype.h>

enum { LONGEST = 20 }; /* two words and a rest */

static void any_byte_anywhere(void)
{
    char bytes[LONGEST], row[40];
    for (size_t size = 0; size <= LONGEST; size++)
        for (size_t place = 0; place < size; place++)
            for (int byte = 0; byte < 0x100; byte++) {
                memset(bytes, 'a', sizeof bytes);
                bytes[place] = (char)byte;
                snprintf(row, sizeof row, "0x%02X at %zu of %zu", (unsigned)byte, place, size);
                bool letter = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
                bool printable = byte >= ' ' && byte <= '~';
                row_number(row, ascii_run(bytes, size), byte < 0x80 ? size : place);
                row_number(row, ascii_printable_run(bytes, size), printable ? size : place);
                bool within = byte == ' ' && place > 0 && place + 1 < size;
                bool one_word = printable && byte != ' ';
                row_number(row, ascii_words_run(bytes, size), one_word || within ? size : place);
                row_number(row, ascii_letters(bytes, size), size - !letter);
            }
}

/* Neighbours at which a carry or a borrow would be seen. */
static void neighbours(void)
{
    static const struct {
        const char *bytes;
        size_t size, ascii, printable;
    } rows[] = {
        {"", 0, 0, 0},
        {"  ~~  ~~  ~~  ~~", 16, 16, 16},
        {"~~~~\x7F    ~~~", 12, 12, 4},
        {"    \x1F~~~~   ", 12, 12, 4},
        {"~~~~~~~\xFF        ", 16, 7, 7},
        {"\0\0\0\0\0\0\0\xFF", 8, 7, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        row_number(rows[i].bytes, ascii_run(rows[i].bytes, rows[i].size), rows[i].ascii);
        row_number(rows[i].bytes, ascii_printable_run(rows[i].bytes, rows[i].size),
                   rows[i].printable);
    }
}

/* Two spaces side by side end the words, wherever they stand, and neither is one of them. */
static void two_spaces_anywhere(void)
{
    char bytes[LONGEST], row[40];
    for (size_t size = 2; size <= LONGEST; size++)
        for (size_t place = 0; place + 1 < size; place++) {
            memset(bytes, '!', sizeof bytes);
            memset(bytes + place, ' ', 2);
            snprintf(row, sizeof row, "at %zu of %zu", place, size);
            row_number(row, ascii_words_run(bytes, size), place);
        }
}

/* All that eight bytes at a time may get wrong, against one byte at a time. */
static void words_begin_as_they_do_one_by_one(void)
{
    static const char some[] = "ab9 -\n\t'\1z.A";
    uint32_t random = 11;
    for (size_t round = 0; round < 3000; round++) {
        char bytes[40];
        size_t size = round % sizeof bytes, words = 0;
        bool in = round & 1, before = in;
        for (size_t i = 0; i < size; i++) {
            random = random * 1664525 + 1013904223;
            bytes[i] = some[(random >> 16) % (sizeof some - 1)];
            bool letter = isalnum((unsigned char)bytes[i]);
            words += letter && !in;
            in = (in || letter) && !isspace((unsigned char)bytes[i]);
        }
        row_number("random words", ascii_words_begun(bytes, size, &before), words);
        row_true("random words", before == in);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(any_byte_anywhere),
        TEST(neighbours),
        TEST(two_spaces_anywhere),
        TEST(words_begin_as_they_do_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
