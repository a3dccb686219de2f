/* Decodes files as the reader does: for each its encoding ("none" when it is refused) and the size
 * of the text on a line, then the text. */
#include "encoding/encoding.h"

#include <stdio.h>
#include <stdlib.h>

static bool read_file(const char *name, struct buffer *bytes)
{
    FILE *file = fopen(name, "rb");
    if (!file)
        return false;
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        buffer_add(bytes, piece, got);
    fclose(file);
    return !bytes->failed;
}

int main(int count, char **names)
{
    for (int i = 1; i < count; i++) {
        struct buffer bytes, text;
        struct diagnostics remarks = {0};
        buffer_init(&bytes);
        buffer_init(&text);
        if (!read_file(names[i], &bytes))
            return EXIT_FAILURE;
        const char *encoding = decode_text(bytes.data ? bytes.data : "", bytes.size, names[i],
                                           NULL, &text, &remarks);
        printf("%s %zu\n", encoding ? encoding : "none", text.size);
        fwrite(text.data ? text.data : "", 1, text.size, stdout);
        diagnostics_fini(&remarks);
        buffer_fini(&text);
        buffer_fini(&bytes);
    }
    return EXIT_SUCCESS;
}
