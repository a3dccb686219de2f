/* A Markdown text: its words are in the book, and what markup it holds is harmless there. */
#include "oracle.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_value values[FUZZ_CHOICES];
    size_t count = fuzz_choose(data, size, values);
    /* Unknown tags around blocks part the letters before and behind them. */
    fuzz_words_may_differ = memchr(data, '<', size) != NULL;
    fuzz_write("article.md", data, size);
    fuzz_book("article.md", values, count);
    return 0;
}
