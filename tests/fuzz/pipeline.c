/* A whole folder at once: the input is several files, parted by lines of "==== name", which stand
 * beside each other and may refer to each other. The book holds what can be read, and the oracle
 * looks at all of it. */
#define _GNU_SOURCE
#include "oracle.h"

#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char mark[] = "\n==== ";
enum { MARK = sizeof mark - 1, MOST = 8, NAME = 40 };

/* Names of the input are names of files in one folder, of letters, digits, dots and hyphens. */
static void take_name(char *name, const char *line, size_t size, size_t number)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
    size_t length = 0;
    while (length < size && length < NAME - 1 && strchr(allowed, line[length]) && line[length])
        length++;
    if (length == 0 || line[0] == '.')
        snprintf(name, NAME, "%zu.txt", number);
    else
        snprintf(name, NAME, "%.*s", (int)length, line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char first[] = "0.txt";
    struct fuzz_value values[FUZZ_CHOICES];
    size_t count = fuzz_choose(data, size, values), files = 0;
    char names[MOST][NAME];
    const char *at = (const char *)data, *end = at + size;
    memcpy(names[0], first, sizeof first);
    while (files < MOST) {
        const char *next = memmem(at, (size_t)(end - at), mark, MARK);
        const char *stop = next && files + 1 < MOST ? next : end;
        fuzz_write(names[files++], at, (size_t)(stop - at));
        if (stop == end)
            break;
        at = next + MARK;
        const char *line = memchr(at, '\n', (size_t)(end - at));
        line = line ? line : end;
        take_name(names[files], at, (size_t)(line - at), files);
        at = line < end ? line + 1 : end;
    }
    fuzz_book("", values, count);
    while (files > 0)
        fuzz_remove(names[--files]);
    return 0;
}
