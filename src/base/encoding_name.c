/* Names of encodings; see encoding_name.h and the table in encoding_names.def. */
#include "base/encoding_name.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const struct {
    const char *name, *labels;
} rows[] = {
#define ENCODING(...) {__VA_ARGS__},
#include "base/encoding_names.def"
#undef ENCODING
};

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Whether a list of words in small letters, a space between them, holds a label. */
static bool holds_label(const char *list, const char *label, size_t size)
{
    for (size_t length; *list; list += length + (list[length] == ' ')) {
        length = strcspn(list, " ");
        size_t i = 0;
        while (i < size && i < length && small(label[i]) == list[i])
            i++;
        if (i == size && i == length)
            return true;
    }
    return false;
}

const char *encoding_named(const char *label)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (holds_label(rows[i].labels, label, strlen(label)))
            return rows[i].name;
    return NULL;
}
