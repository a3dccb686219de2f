/* References and addresses: the first line is where an article stands, the rest what it refers to.
 * What may stand in a link is written so that it cannot break out and means the same when it is
 * judged again; what runs never passes; a path of a picture never leads above the folder. */
#include "base/buffer.h"
#include "base/url.h"
#include "oracle.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#ifdef OCTAVO_WITH_image
#include "image/address.h"
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The scheme as a browser reads it: without the spaces around, and no tab or line end within. */
static void read_scheme(const char *url, char scheme[16])
{
    size_t length = 0;
    while (*url && (unsigned char)*url <= ' ')
        url++;
    for (; *url; url++) {
        if (*url == '\t' || *url == '\n' || *url == '\r')
            continue;
        if (*url == ':')
            break;
        bool fits = isalpha((unsigned char)*url) ||
                    (length > 0 && (isdigit((unsigned char)*url) || strchr("+-.", *url)));
        if (!fits || length == 15) {
            length = 0;
            break;
        }
        scheme[length++] = (char)tolower((unsigned char)*url);
    }
    scheme[*url == ':' ? length : 0] = '\0';
}

static bool begins(const char *text, const char *start)
{
    return strncasecmp(text, start, strlen(start)) == 0;
}

static void look_at_clean(enum url_kind kind, const char *url, const char *clean)
{
    for (const char *c = clean; *c; c++)
        if ((unsigned char)*c <= ' ' || *c == 0x7F || strchr("\"<>\\^`{|}", *c))
            fuzz_fail("byte %d in %s", *c, clean);
    if (kind == URL_WEB && !begins(clean, "http://") && !begins(clean, "https://"))
        fuzz_fail("a web address is %s", clean);
    if (kind == URL_CONTACT && !begins(clean, "mailto:") && !begins(clean, "tel:"))
        fuzz_fail("a contact is %s", clean);
    char scheme[16];
    read_scheme(clean, scheme);
    if (kind == URL_INSIDE && *scheme)
        fuzz_fail("%s is inside, of %s", clean, url);
}

static void judge(const char *url)
{
    static const char *const running[] = {"javascript", "vbscript", "data", "file", "blob"};
    struct buffer clean, again;
    char scheme[16];
    buffer_init(&clean);
    buffer_init(&again);
    enum url_kind kind = url_judge(url, &clean);
    bool may_stand = kind == URL_INSIDE || kind == URL_WEB || kind == URL_CONTACT;
    read_scheme(url, scheme);
    for (size_t i = 0; i < sizeof running / sizeof *running; i++)
        if (may_stand && strcmp(scheme, running[i]) == 0)
            fuzz_fail("%s may stand in a link", url);
    if (!may_stand && clean.size > 0)
        fuzz_fail("%s is refused and written", url);
    const char *written = clean.data ? clean.data : "";
    if (may_stand && strlen(written) == clean.size) {
        look_at_clean(kind, url, written);
        if (url_judge(written, &again) != kind)
            fuzz_fail("%s is judged otherwise", written);
        if (strcmp(written, again.data ? again.data : "") != 0)
            fuzz_fail("%s is written %s", written, again.data ? again.data : "");
    }
    buffer_fini(&clean);
    buffer_fini(&again);
}

#ifdef OCTAVO_WITH_image
static void find(const char *url, const char *article)
{
    enum { MOST = 1 << 16 };
    struct buffer out;
    buffer_init(&out);
    if (address_read(url, article, MOST, &out) == ADDRESS_FILE) {
        const char *path = out.data ? out.data : "";
        if (*path == '\0' || *path == '/' || strlen(path) != out.size)
            fuzz_fail("a path is \"%s\"", path);
        for (const char *part = path; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL)
            if (strcmp(part, "..") == 0 || strncmp(part, "../", 3) == 0)
                fuzz_fail("a path is %s", path);
    }
    if (out.size > MOST)
        fuzz_fail("%zu bytes of data", out.size);
    buffer_fini(&out);
}
#else
static void find(const char *url, const char *article)
{
    if (!url || !article)
        abort();
}
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    char *line = strchr(text, '\n');
    const char *article = line ? text : "", *url = line ? line + 1 : text;
    if (line)
        *line = '\0';
    struct buffer out;
    buffer_init(&out);
    judge(url);
    url_resolve(article, url, &out);
    url_decode(url, strlen(url), &out);
    find(url, "sub/below/a.html");
    find(url, "a.html");
    buffer_fini(&out);
    free(text);
    return 0;
}
