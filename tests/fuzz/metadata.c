/* Settings and file names to package document, nav and NCX: lines "name=value" of the input are
 * settings, and the rest of the last line is an article's file name. No value may make a book that
 * the check objects to. */
#include "oracle.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What changes more than what a book says of itself, or names a file. */
static bool is_told(octavo_setting setting)
{
    static const octavo_setting others[] = {
        OCTAVO_OUTPUT_PATH, OCTAVO_THREADS, OCTAVO_CSS,      OCTAVO_COVER,   OCTAVO_DUMP,
        OCTAVO_STRICT,      OCTAVO_DRY_RUN, OCTAVO_SPLIT_ON, OCTAVO_INCLUDE, OCTAVO_EXCLUDE};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (setting == others[i])
            return false;
    return setting < OCTAVO_SETTING_COUNT;
}

/* A file name without what cannot be one. */
static void name_file(char *name, const char *line)
{
    size_t size = strlen(line) < 120 ? strlen(line) : 120;
    memcpy(name, line, size);
    for (size_t i = 0; i < size; i++)
        if (name[i] == '/')
            name[i] = '|';
    strcpy(name + size, ".txt");
    if (name[0] == '.')
        name[0] = '_';
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MOST = 24, LONGEST = 4096 };
    static char text[LONGEST + 1];
    static const char article[] =
        "Plain words stand here. The wall that the town built in the spring has held.\n";
    struct fuzz_value values[MOST];
    size_t count = 0;
    char name[128];
    size = size < LONGEST ? size : LONGEST;
    memcpy(text, data, size);
    text[size] = '\0';
    char *line = text;
    for (char *end; count < MOST && (end = strchr(line, '\n')); line = end + 1) {
        char *equals = memchr(line, '=', (size_t)(end - line));
        *end = '\0';
        if (!equals)
            continue;
        *equals = '\0';
        octavo_setting setting = octavo_setting_named(line);
        if (is_told(setting))
            values[count++] = (struct fuzz_value){setting, equals + 1};
    }
    name_file(name, line);
    fuzz_write("other.txt", article, sizeof article - 1);
    fuzz_write(name, article, sizeof article - 1);
    fuzz_book("", values, count);
    fuzz_remove(name);
    fuzz_remove("other.txt");
    return 0;
}
