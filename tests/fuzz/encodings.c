/* Bytes to text: under any label the result is UTF-8 of allowed characters, with line feeds alone,
 * and is the same when it is decoded once more (but for form feeds, each of which gets a line
 * feed). The first line of the input is the label; an empty one lets octavo guess. */
#include "base/buffer.h"
#include "base/encoding_name.h"
#include "base/utf8.h"
#include "encoding/encoding.h"
#include "oracle.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at(const struct buffer *text)
{
    for (size_t i = 0, length; i < text->size; i += length) {
        uint32_t c = 0;
        length = utf8_decode(text->data + i, text->size - i, &c);
        if (length == 0)
            fuzz_fail("no UTF-8 at %zu", i);
        if (!character_is_xml(c) && c != 0x0C) /* a form feed ends a page */
            fuzz_fail("U+%04X at %zu", (unsigned)c, i);
    }
}

static const char *decode(const char *bytes, size_t size, const char *label, struct buffer *out)
{
    struct diagnostics remarks = {0};
    buffer_init(out);
    const char *name = decode_text(bytes, size, "article.txt", label, out, &remarks);
    diagnostics_fini(&remarks);
    look_at(out);
    return name;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char label[32] = "";
    const uint8_t *end = memchr(data, '\n', size);
    size_t line = end ? (size_t)(end - data) : 0;
    if (line > 0 && line < sizeof label)
        memcpy(label, data, line);
    const char *known =
        strcmp(label, ENCODING_REPAIR) == 0 ? ENCODING_REPAIR : encoding_named(label);
    const char *bytes = (const char *)data + (end ? line + 1 : 0);
    struct buffer once, twice;
    if (decode(bytes, size - (size_t)(bytes - (const char *)data), known, &once) && once.size > 0) {
        if (!decode(once.data, once.size, "UTF-8", &twice))
            fuzz_fail("what was decoded is no text");
        bool same = once.size == twice.size && memcmp(once.data, twice.data, once.size) == 0;
        if (!same && !memchr(once.data, 0x0C, once.size))
            fuzz_fail("what was decoded changes when it is decoded again");
        buffer_fini(&twice);
    }
    buffer_fini(&once);
    return 0;
}
