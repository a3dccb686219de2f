/* The table of elements: in order, so that it can be searched, and without a contradiction. */
#include "book/element.h"

#include "table.h"

static const char *const names[] = {
#define ELEMENT(name, ...) name,
#define FOREIGN(name, ...) name,
#define RENAMED(name, ...) name,
#include "book/elements.def"
#undef ELEMENT
#undef FOREIGN
#undef RENAMED
};

static void every_row_is_found(void)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        const struct element *row = element_named(names[i]);
        row_true(names[i], row != NULL);
        row_string(names[i], row ? row->name : NULL, names[i]);
        if (i > 0)
            row_true(names[i], strcmp(names[i - 1], names[i]) < 0);
    }
    row_true("none", !element_named("") && !element_named("zz") && !element_named("blink"));
    row_true("beginnings", element_find("tables", 5) && !element_find("tables", 6));
}

/* What stands in pages has a parent; what becomes another becomes one that stays. */
static void rows_agree(void)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        const struct element *row = element_named(names[i]);
        const struct element *becomes = row && row->becomes ? element_named(row->becomes) : row;
        size_t parents = 0;
        for (size_t j = 0; row && j < COUNT(names); j++)
            parents += element_holds(element_named(names[j]), row);
        row_true(names[i], becomes && becomes->fate != FATE_RENAMED);
        row_true(names[i], row && (parents > 0) == (row->place != PLACE_NOWHERE &&
                                                    strcmp(row->name, "html") != 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(every_row_is_found), TEST(rows_agree)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
