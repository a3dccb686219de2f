/* A Markdown text: its words are in the book, and what markup it holds is harmless there. */
#include "oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_value values[FUZZ_CHOICES];
    size_t count = fuzz_choose(data, size, values);
    fuzz_write("article.md", data, size);
    fuzz_book("article.md", values, count);
    return 0;
}
