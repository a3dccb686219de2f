/* Which encoding a page is in; see html_decode.h. */
#include "html/html_decode.h"

#include "base/ascii.h"
#include "base/encoding_name.h"
#include "base/utf8.h"
#include "encoding/encoding.h"

#include <string.h>
#include <strings.h>

enum { PRESCAN = 4096 }; /* bytes; browsers look at the first 1024, and at the rest later */

static bool is_utf8(const char *bytes, size_t size)
{
    for (size_t i = ascii_run(bytes, size); i < size; i += ascii_run(bytes + i, size - i)) {
        uint32_t c = 0;
        size_t length = utf8_decode(bytes + i, size - i, &c);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The value behind "name =" at `at`, with or without quotation marks, as a label; false for none.
 */
static bool read_label(const char *at, const char *end, char label[32])
{
    size_t size = 0;
    while (at < end && is_space(*at))
        at++;
    if (at == end || *at++ != '=')
        return false;
    while (at < end && (is_space(*at) || *at == '"' || *at == '\''))
        at++;
    while (at < end && !is_space(*at) && !strchr("\"';>/?", *at) && size < 31)
        label[size++] = *at++;
    label[size] = '\0';
    return size > 0;
}

/* The label behind a word in bytes at..end. */
static bool find_label(const char *at, const char *end, const char *word, char label[32])
{
    size_t size = strlen(word);
    for (; (size_t)(end - at) > size; at++)
        if (strncasecmp(at, word, size) == 0 && read_label(at + size, end, label))
            return true;
    return false;
}

/* What an XML declaration or the first `meta` that speaks of it says; comments say nothing. */
static bool find_declared(const char *bytes, size_t size, char label[32])
{
    const char *at = bytes, *end = bytes + (size < PRESCAN ? size : PRESCAN);
    if (end - at > 5 && memcmp(at, "<?x", 3) == 0) {
        const char *close = memchr(at, '>', (size_t)(end - at));
        if (close && find_label(at, close, "encoding", label))
            return true;
    }
    while ((at = memchr(at, '<', (size_t)(end - at)))) {
        const char *close = memchr(at, '>', (size_t)(end - at));
        size_t rest = (size_t)(end - at);
        if (rest > 4 && memcmp(at, "<!--", 4) == 0) {
            while (close && (close[-1] != '-' || close[-2] != '-'))
                close = memchr(close + 1, '>', (size_t)(end - close - 1));
        } else if (rest > 5 && close && strncasecmp(at, "<meta", 5) == 0 &&
                   find_label(at, close, "charset", label)) {
            return true;
        }
        if (!close)
            return false;
        at = close;
    }
    return false;
}

const char *html_decode(const char *bytes, size_t size, const char *source, const char *encoding,
                        struct buffer *out, struct diagnostics *remarks)
{
    char label[32];
    if (!encoding && !is_utf8(bytes, size) && find_declared(bytes, size, label))
        encoding = encoding_named(label);
    /* A page that could be read so far is in no encoding of two bytes, and one that says it is
     * UTF-8 is not. */
    if (encoding && strncmp(encoding, "UTF-", 4) == 0 && !is_utf8(bytes, size))
        encoding = NULL;
    return decode_text(bytes, size, source, encoding, out, remarks);
}
