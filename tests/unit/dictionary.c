/* Strings and their numbers: each is found, the first value stays, others are not there. */
#include "base/dictionary.h"

#include "table.h"

static void keys_are_found(void)
{
    enum { KEYS = 5000 };
    static char keys[KEYS][16];
    struct dictionary dictionary = {0};
    row_true("empty", !dictionary_find(&dictionary, "a0"));
    for (size_t i = 0; i < KEYS; i++) {
        snprintf(keys[i], sizeof keys[i], "a%zu", i);
        row_true(keys[i], dictionary_add(&dictionary, keys[i], i));
    }
    row_true("again", dictionary_add(&dictionary, "a7", 1));
    row_number("keys", dictionary.count, KEYS);
    for (size_t i = 0; i < KEYS; i++) {
        char same[16]; /* another string of the same letters */
        memcpy(same, keys[i], sizeof same);
        const size_t *value = dictionary_find(&dictionary, same);
        row_true(keys[i], value && *value == i);
    }
    row_true("none", !dictionary_find(&dictionary, "a5000"));
    row_true("a part", !dictionary_find(&dictionary, "a"));
    row_true("no letters", !dictionary_find(&dictionary, ""));
    *dictionary_find(&dictionary, "a9") = 4;
    row_number("changed", *dictionary_find(&dictionary, "a9"), 4);
    dictionary_fini(&dictionary);
    row_number("ended", dictionary.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(keys_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
