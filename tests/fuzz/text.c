/* A plain text: whatever its bytes, its words are in the book and nothing in it is markup. */
#include "oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_value values[FUZZ_CHOICES];
    size_t count = fuzz_choose(data, size, values);
    fuzz_write("article.txt", data, size);
    fuzz_book("article.txt", values, count);
    return 0;
}
