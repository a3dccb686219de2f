/* Bytes to clean UTF-8 in two steps: decode to any UTF-8, then clean it; see encoding.h. */
#include "read/encoding.h"

#include "base/ascii.h"
#include "base/sniff.h"
#include "base/utf8.h"

#include <string.h>

/* The half of Windows-1252 that is not Latin-1: 0x80-0x9F, 0 where nothing is assigned. */
static const uint16_t windows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* What the first step did. */
struct decoding {
    size_t strays; /* bytes that broke UTF-8 */
    size_t losses; /* U+FFFD that stand for bytes without a meaning */
    bool mixed;    /* the strays stand between UTF-8 */
};

static void add_loss(struct buffer *out, struct decoding *decoding)
{
    buffer_add_character(out, CHARACTER_REPLACEMENT);
    decoding->losses++;
}

static void add_windows1252(struct buffer *out, unsigned char byte, struct decoding *decoding)
{
    uint32_t c = byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80] : byte;
    if (c == 0 && byte != 0)
        add_loss(out, decoding);
    else
        buffer_add_character(out, c);
}

static uint32_t unit(const unsigned char *at, size_t width, bool big)
{
    uint32_t value = 0;
    for (size_t i = 0; i < width; i++)
        value = value << 8 | at[big ? i : width - 1 - i];
    return value;
}

static void decode_utf16(const unsigned char *bytes, size_t size, bool big, struct buffer *out,
                         struct decoding *decoding)
{
    for (size_t i = 0; i < size; i += 2) {
        uint32_t c = size - i >= 2 ? unit(bytes + i, 2, big) : 0xD800;
        if (c >= 0xD800 && c < 0xDC00 && size - i >= 4) {
            uint32_t low = unit(bytes + i + 2, 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (c >= 0xD800 && c < 0xE000)
            add_loss(out, decoding);
        else
            buffer_add_character(out, c);
    }
}

static void decode_utf32(const unsigned char *bytes, size_t size, bool big, struct buffer *out,
                         struct decoding *decoding)
{
    for (size_t i = 0; i < size; i += 4) {
        uint32_t c = size - i >= 4 ? unit(bytes + i, 4, big) : UINT32_MAX;
        if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
            add_loss(out, decoding);
        else
            buffer_add_character(out, c);
    }
}

/* UTF-8 in which every stray byte is taken as Windows-1252; a character that the file's end cuts
 * off is a loss instead. */
static void decode_mixed(const char *bytes, size_t size, struct buffer *out,
                         struct decoding *decoding)
{
    for (size_t i = 0; i < size;) {
        uint32_t c = 0;
        size_t length = utf8_decode(bytes + i, size - i, &c);
        unsigned char lead = (unsigned char)bytes[i];
        size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        bool cut_off = length == 0 && lead >= 0xC2 && lead < 0xF5 && wanted > size - i;
        for (size_t j = i + 1; cut_off && j < size; j++)
            cut_off = ((unsigned char)bytes[j] & 0xC0) == 0x80;
        if (length > 0)
            buffer_add(out, bytes + i, length);
        else if (!cut_off)
            add_windows1252(out, lead, decoding);
        if (cut_off) {
            add_loss(out, decoding);
            decoding->strays -= size - i;
            break;
        }
        i += length > 0 ? length : 1;
    }
}

static void decode_windows1252(const unsigned char *bytes, size_t size, struct buffer *out,
                               struct decoding *decoding)
{
    for (size_t i = 0; i < size; i++)
        add_windows1252(out, bytes[i], decoding);
}

static void decode_bytes(const char *bytes, size_t size, const char *source, struct buffer *out,
                         struct decoding *decoding, struct diagnostics *remarks)
{
    size_t characters = 0; /* beyond ASCII, well formed */
    for (size_t i = ascii_run(bytes, size); i < size; i += ascii_run(bytes + i, size - i)) {
        uint32_t c = 0;
        size_t length = utf8_decode(bytes + i, size - i, &c);
        decoding->strays += length == 0;
        characters += length > 1;
        i += length > 0 ? length : 1;
    }
    if (decoding->strays == 0) {
        buffer_add(out, bytes, size);
    } else if (characters >= decoding->strays) { /* chance alone makes few of them */
        decode_mixed(bytes, size, out, decoding);
        decoding->mixed = true;
        struct buffer detail;
        buffer_init(&detail);
        buffer_add_format(&detail, "%zu byte%s", decoding->strays,
                          decoding->strays == 1 ? "" : "s");
        if (decoding->strays > 0)
            diagnose(remarks, DIAGNOSTIC_MIXED_ENCODING, source, 0, detail.data);
        buffer_fini(&detail);
    } else {
        decode_windows1252((const unsigned char *)bytes, size, out, decoding);
        diagnose(remarks, DIAGNOSTIC_GUESSED_ENCODING, source, 0, NULL);
    }
}

/* What the second step met. */
struct cleaning {
    size_t line;
    size_t dropped, dropped_line; /* characters, and the line of the first one */
    size_t replacements, replacement_line;
};

/* What stands in the text for a character: itself, a line feed, or 0 when it is dropped. */
static uint32_t clean_character(uint32_t c, struct cleaning *cleaning)
{
    if (c == 0x0B || c == 0x0C || c == 0x2028 || c == 0x2029)
        return '\n';
    if (c == 0xFEFF || c == 0xAD || c == 0x1A)
        return 0;
    if (c >= 0x80 && c < 0xA0 && windows1252[c - 0x80])
        return windows1252[c - 0x80]; /* Windows-1252 that somebody took for Latin-1 */
    if (c == CHARACTER_REPLACEMENT && cleaning->replacements++ == 0)
        cleaning->replacement_line = cleaning->line;
    if (character_is_xml(c))
        return c;
    if (cleaning->dropped++ == 0)
        cleaning->dropped_line = cleaning->line;
    return 0;
}

/* How many of the first bytes stay as they are, which needs no look at each character. */
static size_t clean_run(const char *text, size_t size, struct cleaning *cleaning)
{
    size_t i = ascii_printable_run(text, size);
    for (; i < size && text[i] == '\n'; i += ascii_printable_run(text + i, size - i)) {
        cleaning->line++;
        i++;
    }
    return i;
}

static void clean(const char *text, size_t size, struct buffer *out, struct cleaning *cleaning)
{
    cleaning->line = 1;
    for (size_t i = 0; i < size;) {
        size_t plain = clean_run(text + i, size - i, cleaning);
        buffer_add(out, text + i, plain);
        i += plain;
        if (i == size)
            break;
        uint32_t c = 0;
        i += utf8_decode(text + i, size - i, &c);
        if (c == '\r') {
            i += i < size && text[i] == '\n';
            c = '\n';
        }
        c = clean_character(c, cleaning);
        cleaning->line += c == '\n';
        if (c)
            buffer_add_character(out, c);
    }
}

static void remark_count(enum diagnostic_id id, size_t count, const char *what, const char *source,
                         size_t line, struct diagnostics *remarks)
{
    struct buffer detail;
    buffer_init(&detail);
    buffer_add_format(&detail, "%zu%s%s", count, what, *what && count != 1 ? "s" : "");
    if (count > 0)
        diagnose(remarks, id, source, line, detail.data);
    buffer_fini(&detail);
}

const char *decode_text(const char *bytes, size_t size, const char *source, struct buffer *out,
                        struct diagnostics *remarks)
{
    static const char *const names[] = {
        [SNIFF_BYTES] = "UTF-8",      [SNIFF_UTF16LE] = "UTF-16LE", [SNIFF_UTF16BE] = "UTF-16BE",
        [SNIFF_UTF32LE] = "UTF-32LE", [SNIFF_UTF32BE] = "UTF-32BE",
    };
    struct buffer raw;
    buffer_init(&raw);
    struct decoding decoding = {0};
    size_t mark = 0;
    enum sniff kind = size > 0 ? sniff_text(bytes, size, &mark) : SNIFF_BYTES;
    const char *text = bytes + mark;
    size -= mark;
    if (kind == SNIFF_BINARY) {
        diagnose(remarks, DIAGNOSTIC_NOT_TEXT, source, 0, "too many control characters");
        return NULL;
    }
    if (kind == SNIFF_BYTES)
        decode_bytes(text, size, source, &raw, &decoding, remarks);
    else if (kind == SNIFF_UTF16LE || kind == SNIFF_UTF16BE)
        decode_utf16((const unsigned char *)text, size, kind == SNIFF_UTF16BE, &raw, &decoding);
    else
        decode_utf32((const unsigned char *)text, size, kind == SNIFF_UTF32BE, &raw, &decoding);
    struct cleaning cleaning = {0};
    clean(raw.data, raw.size, out, &cleaning);
    out->failed = out->failed || raw.failed;
    buffer_fini(&raw);
    remark_count(DIAGNOSTIC_UNDECODABLE, decoding.losses, " character", source,
                 cleaning.replacement_line, remarks);
    remark_count(DIAGNOSTIC_REPLACEMENT, cleaning.replacements - decoding.losses, "", source,
                 cleaning.replacement_line, remarks);
    remark_count(DIAGNOSTIC_CONTROLS, cleaning.dropped, " character", source, cleaning.dropped_line,
                 remarks);
    return decoding.strays > 0 && !decoding.mixed ? "windows-1252" : names[kind];
}
