/* Buffers grow to any size with a NUL behind their bytes, are taken over whole, and once out of
 * memory change no more. */
#include "base/buffer.h"

#include "table.h"

/* More than any machine has; the sum overflows before memory is asked for. */
#define TOO_MUCH (SIZE_MAX - 100)

static void grows(void)
{
    struct buffer buffer;
    buffer_init(&buffer);
    row_true("at first", buffer.data == NULL && buffer.size == 0 && !buffer.failed);
    size_t wrong = 0;
    for (size_t i = 0; i < 100000; i++) {
        buffer_add_byte(&buffer, (char)('a' + i % 26));
        wrong += buffer.size != i + 1 || buffer.data[i + 1] != '\0';
    }
    for (size_t i = 0; i < buffer.size; i++)
        wrong += buffer.data[i] != (char)('a' + i % 26);
    row_number("bytes that are wrong", wrong, 0);
    buffer_clear(&buffer);
    row_true("cleared", buffer.size == 0 && buffer.data[0] == '\0' && !buffer.failed);
    buffer_fini(&buffer);
    row_true("ended", buffer.data == NULL && buffer.size == 0);
}

static void adds_everything(void)
{
    struct buffer buffer;
    buffer_init(&buffer);
    buffer_add(&buffer, "\0\xFF", 2);
    row_true("any byte", buffer.size == 2 && memcmp(buffer.data, "\0\xFF", 3) == 0);
    buffer_clear(&buffer);
    buffer_add(&buffer, "", 0);
    row_string("nothing", buffer.data, "");
    buffer_add_string(&buffer, "a");
    buffer_add_character(&buffer, 0x1F600);
    buffer_add_format(&buffer, "%s-%03d", "b", 7);
    row_string("in turn", buffer.data, "a😀b-007");
    buffer_clear(&buffer);
    buffer_add_format(&buffer, "%5000d", 1);
    row_true("long format", buffer.size == 5000 && buffer.data[4999] == '1' && !buffer.data[5000]);
    buffer_clear(&buffer);
    row_true("reserve", buffer_reserve(&buffer, 70000));
    memset(buffer.data, 'x', 70000);
    buffer.size += 70000;
    buffer_add_byte(&buffer, 'y');
    row_true("filled by the caller", buffer.size == 70001 && buffer.data[70000] == 'y');
    buffer_fini(&buffer);
}

static void is_taken(void)
{
    struct buffer buffer;
    buffer_init(&buffer);
    buffer_reserve(&buffer, 1000);
    row_string("reserved", buffer.data, "");
    char *nothing = buffer_take(&buffer);
    row_string("nothing", nothing, "");
    free(nothing);
    buffer_add_string(&buffer, "one");
    char *one = buffer_take(&buffer);
    row_true("empty again", buffer.data == NULL && buffer.size == 0);
    buffer_add_string(&buffer, "two");
    char *two = buffer_take(&buffer);
    row_string("first", one, "one");
    row_string("second", two, "two");
    free(one);
    free(two);
}

static void failure_sticks(void)
{
    struct buffer buffer;
    buffer_init(&buffer);
    buffer_add_string(&buffer, "kept");
    row_true("too much", !buffer_reserve(&buffer, TOO_MUCH));
    row_true("failed", buffer.failed);
    row_true("little after too much", !buffer_reserve(&buffer, 1));
    buffer_add(&buffer, "1", 1);
    buffer_add_byte(&buffer, '2');
    buffer_add_string(&buffer, "3");
    buffer_add_character(&buffer, '4');
    buffer_add_format(&buffer, "%d", 5);
    row_true("later additions do nothing", buffer.size == 4 && buffer.failed);
    row_string("bytes", buffer.data, "kept");
    row_string("taken", buffer_take(&buffer), NULL);
    buffer_add_string(&buffer, "new");
    char *new = buffer_take(&buffer);
    row_string("after a take it serves again", new, "new");
    free(new);

    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 2, TOO_MUCH};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct buffer empty;
        buffer_init(&empty);
        row_true("huge", !buffer_reserve(&empty, sizes[i]) && empty.failed);
        row_string("huge, taken", buffer_take(&empty), NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(grows),
        TEST(adds_everything),
        TEST(is_taken),
        TEST(failure_sticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
