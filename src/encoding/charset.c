/* Character sets; see charset.h and the table in charsets.def. */
#include "encoding/charset.h"

#include "base/utf8.h"
#include "encoding/vietnamese.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

static const struct charset charsets[] = {
#define CHARSET(name, rarity, controls, upper) {name, rarity, controls, upper, NULL, NULL},
#define CONVERTED(name, rarity, iconv, language) {name, rarity, "", NULL, iconv, language},
#include "encoding/charsets.def"
#undef CHARSET
#undef CONVERTED
};

size_t charset_count(void)
{
    return sizeof charsets / sizeof *charsets;
}

const struct charset *charset_at(size_t index)
{
    return &charsets[index];
}

const struct charset *charset_named(const char *name)
{
    for (size_t i = 0; i < charset_count(); i++)
        if (strcmp(charsets[i].name, name) == 0)
            return &charsets[i];
    return NULL;
}

void charset_characters(const struct charset *charset, uint32_t characters[256])
{
    const char *end = charset->upper + strlen(charset->upper);
    const char *at = charset->upper;
    for (size_t i = 0; i < 256; i++) {
        uint32_t c = i < 0x80 ? (uint32_t)i : utf8_next(&at, end);
        characters[i] = i >= 0x80 && c == '~' ? CHARACTER_REPLACEMENT : c;
    }
    end = charset->controls + strlen(charset->controls);
    for (at = charset->controls; at < end;) {
        size_t control = (unsigned char)*at++;
        characters[control] = utf8_next(&at, end);
    }
}

static void decode_by_table(const struct charset *charset, const char *bytes, size_t size,
                            struct buffer *out, size_t *losses)
{
    uint32_t characters[256];
    charset_characters(charset, characters);
    uint32_t before = 0; /* a letter that a mark may join */
    for (size_t i = 0; i < size; i++) {
        uint32_t c = characters[(unsigned char)bytes[i]];
        uint32_t joined = vietnamese_is_tone(c) ? vietnamese_join(before, c) : 0;
        if (joined)
            out->size -= before < 0x80 ? 1 : 2;
        *losses += c == CHARACTER_REPLACEMENT;
        before = joined ? 0 : c;
        buffer_add_character(out, joined ? joined : c);
    }
}

/* Converts until the end or a fault; moves both pointers. */
static bool convert_run(iconv_t converter, char **in, size_t *left, struct buffer *out)
{
    char piece[4096];
    for (;;) {
        char *to = piece;
        size_t room = sizeof piece;
        size_t done = iconv(converter, in, left, &to, &room);
        buffer_add(out, piece, sizeof piece - room);
        if (done != (size_t)-1)
            return true;
        if (errno != E2BIG)
            return false;
    }
}

/* glibc says that it does not know a set also when it had no memory for a moment to load it, so it
 * is asked twice. */
static iconv_t open_converter(const char *name)
{
    iconv_t converter = iconv_open("UTF-8", name);
    return converter != (iconv_t)-1 ? converter : iconv_open("UTF-8", name);
}

bool charset_decode(const struct charset *charset, const char *bytes, size_t size, size_t most,
                    struct buffer *out, size_t *losses)
{
    if (charset->upper) {
        decode_by_table(charset, bytes, size, out, losses);
        return true;
    }
    iconv_t converter = open_converter(charset->iconv);
    if (converter == (iconv_t)-1) {
        out->failed = out->failed || errno == ENOMEM;
        return false;
    }
    char *in = (char *)bytes; /* iconv does not write there */
    while (!convert_run(converter, &in, &size, out) && size > 0 && *losses < most) {
        buffer_add_character(out, CHARACTER_REPLACEMENT);
        ++*losses;
        in++;
        size--;
    }
    iconv_close(converter);
    return *losses < most;
}
