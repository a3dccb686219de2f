/* A web page: its words are in the book, and nothing of it runs, loads or leads where nothing may
 * lead. */
#include "oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_value values[FUZZ_CHOICES];
    size_t count = fuzz_choose(data, size, values);
    fuzz_write("article.html", data, size);
    fuzz_book("article.html", values, count);
    return 0;
}
