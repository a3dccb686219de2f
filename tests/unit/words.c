/* Words that mark parts: found by halves, so the lists have to be in order. */
#include "read/words.h"

#include "table.h"

static const char *const lists[] = {
#define WORDS(name, list) list,
#include "read/words.def"
#undef WORDS
};

/* Whether a word of a list that ends at `end` stands before the one that begins behind it. */
static bool in_order(const char *word, const char *end)
{
    const char *next = end + 1;
    size_t size = (size_t)(end - word), next_size = strcspn(next, "|");
    int order = memcmp(word, next, size < next_size ? size : next_size);
    return order < 0 || (order == 0 && size < next_size);
}

static void every_word_is_found(void)
{
    for (size_t i = 0; i < COUNT(lists); i++)
        for (const char *word = lists[i], *end; *word; word = end + (*end == '|')) {
            end = word + strcspn(word, "|");
            row_true(word, words_has((enum words)i, word, (size_t)(end - word)));
            row_true(word, *end == '\0' || in_order(word, end));
        }
}

static void words_at_the_start(void)
{
    static const struct {
        enum words words;
        const char *text;
        size_t size; /* of the word, 0 for none */
    } rows[] = {
        {WORDS_AND, "And others", 3},
        {WORDS_AND, "Andes", 0},
        {WORDS_AND, "", 0},
        {WORDS_AND, "|and", 0},
        {WORDS_FINIS, "THE END", 7},
        {WORDS_FINIS, "The ends", 0},
        {WORDS_FINIS, "КОНЕЦ", 10},
        {WORDS_FINIS, "\xFF", 0},
        {WORDS_TOPIC, "Communiqué de presse", 21},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_number(rows[i].text, words_at(rows[i].words, rows[i].text, strlen(rows[i].text)),
                   rows[i].size);
    assert_int_equal(words_at(WORDS_AND, "\0and", 4), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_word_is_found),
        TEST(words_at_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
