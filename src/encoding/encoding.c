/* Bytes to clean UTF-8 in two steps: decode to any UTF-8, then clean it; see encoding.h. */
#include "encoding/encoding.h"

#include "base/ascii.h"
#include "base/sniff.h"
#include "base/utf8.h"
#include "encoding/detect.h"
#include "encoding/twice.h"
#include "encoding/wide.h"
#include "encoding/windows1252.h"

#include <string.h>

/* What was said of the bytes. */
struct said {
    const char *source;
    bool repair; /* what was encoded twice */
};

/* What the first step did. */
struct decoding {
    const char *name;  /* of the encoding; NULL when the bytes are no text */
    size_t losses;     /* U+FFFD that stand for bytes without a meaning */
    size_t strays;     /* bytes that broke UTF-8 */
    size_t characters; /* beyond ASCII, well formed UTF-8 */
};

/* What stands for a byte that is none of UTF-8. */
static void add_stray(struct buffer *out, unsigned char byte, bool meant, struct decoding *decoding)
{
    uint32_t c = meant ? windows1252_character(byte) : 0;
    decoding->losses += c == 0;
    buffer_add_character(out, c ? c : CHARACTER_REPLACEMENT);
}

/* UTF-8 in which every stray byte is taken as Windows-1252 or is a loss; a character that the
 * file's end cuts off is one loss in any case. */
static void decode_mixed(const char *bytes, size_t size, bool meant, struct buffer *out,
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
        else
            add_stray(out, lead, meant && !cut_off, decoding);
        if (cut_off) {
            decoding->strays -= size - i;
            break;
        }
        i += length > 0 ? length : 1;
    }
}

/* Strict UTF-8: what is in it, and what breaks it. */
static void count_utf8(const char *bytes, size_t size, struct decoding *decoding)
{
    for (size_t i = ascii_run(bytes, size); i < size; i += ascii_run(bytes + i, size - i)) {
        uint32_t c = 0;
        size_t length = utf8_decode(bytes + i, size - i, &c);
        decoding->strays += length == 0;
        decoding->characters += length > 1;
        i += length > 0 ? length : 1;
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

/* UTF-8 as it is, but for characters that were encoded twice. */
static void decode_utf8(const char *bytes, size_t size, const struct said *said, struct buffer *out,
                        struct diagnostics *remarks)
{
    struct twice twice = twice_find(bytes, size);
    if (said->repair)
        twice_repair(bytes, size, out);
    else
        buffer_add(out, bytes, size);
    remark_count(said->repair ? DIAGNOSTIC_REPAIRED_ENCODING : DIAGNOSTIC_DOUBLE_ENCODING,
                 twice.count, " character", said->source, twice.line, remarks);
}

static void decode_charset(const struct charset *charset, const char *bytes, size_t size,
                           const struct said *said, struct buffer *out, struct decoding *decoding,
                           struct diagnostics *remarks)
{
    decoding->name = charset->name;
    if (charset_decode(charset, bytes, size, SIZE_MAX, out, &decoding->losses))
        return;
    decoding->name = NULL;
    if (!out->failed)
        diagnose(remarks, DIAGNOSTIC_NO_CONVERTER, said->source, 0, charset->name);
}

/* Bytes of an encoding that is found out from all of them. */
static void decode_guessed(const char *bytes, size_t size, const struct said *said,
                           struct buffer *out, struct decoding *decoding,
                           struct diagnostics *remarks)
{
    struct guess guess = detect_charset(bytes, size);
    if (!guess.charset)
        out->failed = true;
    if (guess.charset && !guess.plausible)
        diagnose(remarks, DIAGNOSTIC_UNKNOWN_ENCODING, said->source, 0, guess.charset->name);
    if (!guess.charset || !guess.plausible)
        return;
    diagnose(remarks, DIAGNOSTIC_GUESSED_ENCODING, said->source, 0, guess.charset->name);
    decode_charset(guess.charset, bytes, size, said, out, decoding, remarks);
}

/* Bytes that contain ASCII, of which nothing was said. */
static void decode_bytes(const char *bytes, size_t size, const struct said *said,
                         struct buffer *out, struct decoding *decoding, struct diagnostics *remarks)
{
    const struct charset *escaped = detect_escapes(bytes, size);
    count_utf8(bytes, size, decoding);
    if (escaped && decoding->strays + decoding->characters == 0) {
        diagnose(remarks, DIAGNOSTIC_GUESSED_ENCODING, said->source, 0, escaped->name);
        decode_charset(escaped, bytes, size, said, out, decoding, remarks);
    } else if (decoding->strays == 0) {
        decoding->name = "UTF-8";
        decode_utf8(bytes, size, said, out, remarks);
    } else if (decoding->characters >= decoding->strays) { /* chance alone makes few of them */
        decoding->name = "UTF-8";
        decode_mixed(bytes, size, true, out, decoding);
        remark_count(DIAGNOSTIC_MIXED_ENCODING, decoding->strays, " byte", said->source, 0,
                     remarks);
    } else {
        decode_guessed(bytes, size, said, out, decoding, remarks);
    }
}

/* An encoding that is known. */
static void decode_named(const char *name, const char *bytes, size_t size, const struct said *said,
                         struct buffer *out, struct decoding *decoding, struct diagnostics *remarks)
{
    const struct charset *charset = charset_named(name);
    decoding->name = name;
    if (strncmp(name, "UTF-16", 6) == 0)
        decoding->losses = decode_utf16(bytes, size, strcmp(name, "UTF-16BE") == 0, out);
    else if (strncmp(name, "UTF-32", 6) == 0)
        decoding->losses = decode_utf32(bytes, size, strcmp(name, "UTF-32BE") == 0, out);
    else if (strcmp(name, "UTF-8") == 0)
        decode_mixed(bytes, size, false, out, decoding);
    else if (charset)
        decode_charset(charset, bytes, size, said, out, decoding, remarks);
}

/* What the second step met. */
struct cleaning {
    size_t line;
    size_t dropped, dropped_line; /* characters, and the line of the first one */
    size_t replacements, replacement_line;
};

static void note_dropped(struct cleaning *cleaning)
{
    if (cleaning->dropped++ == 0)
        cleaning->dropped_line = cleaning->line;
}

/* What stands in the text for a character: itself, a line feed, or 0 when it is dropped. */
static uint32_t clean_character(uint32_t c, struct cleaning *cleaning)
{
    if (c == 0x0B || c == 0x0C || c == 0x2028 || c == 0x2029)
        return '\n';
    if (c == 0xFEFF || c == 0xAD || c == 0x1A)
        return 0;
    if (c >= 0x80 && c < 0xA0 && windows1252_character((unsigned char)c))
        return windows1252_character((unsigned char)c); /* that somebody took for Latin-1 */
    if (c == CHARACTER_REPLACEMENT && cleaning->replacements++ == 0)
        cleaning->replacement_line = cleaning->line;
    if (character_is_xml(c))
        return c;
    note_dropped(cleaning);
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

/* Bytes of the control sequence of a terminal (ECMA-48: colours, cursor) that begins a text; 0 when
 * none does. */
static size_t control_sequence(const char *text, size_t size)
{
    size_t i = 2;
    if (size < 3 || text[0] != 0x1B || text[1] != '[')
        return 0;
    while (i < size && text[i] >= 0x20 && text[i] <= 0x3F)
        i++;
    return i < size && text[i] >= 0x40 && text[i] <= 0x7E ? i + 1 : 0;
}

static void clean(const char *text, size_t size, struct buffer *out, struct cleaning *cleaning)
{
    cleaning->line = 1;
    buffer_reserve(out, size); /* most stay as they are */
    for (size_t i = 0; i < size;) {
        size_t plain = clean_run(text + i, size - i, cleaning);
        buffer_add(out, text + i, plain);
        i += plain;
        if (i == size)
            break;
        size_t sequence = control_sequence(text + i, size - i);
        i += sequence;
        if (sequence > 0) {
            note_dropped(cleaning);
            continue;
        }
        uint32_t c = 0;
        i += utf8_decode(text + i, size - i, &c);
        if (c == '\r') {
            i += i < size && text[i] == '\n';
            c = '\n';
        }
        if (c == '\f') /* the only sign of a page's end; the line feed goes behind it */
            buffer_add_byte(out, '\f');
        c = clean_character(c, cleaning);
        cleaning->line += c == '\n';
        if (c)
            buffer_add_character(out, c);
    }
}

const char *decode_text(const char *bytes, size_t size, const char *source, const char *encoding,
                        struct buffer *out, struct diagnostics *remarks)
{
    static const char *const names[] = {
        [SNIFF_BYTES] = "UTF-8",      [SNIFF_UTF16LE] = "UTF-16LE", [SNIFF_UTF16BE] = "UTF-16BE",
        [SNIFF_UTF32LE] = "UTF-32LE", [SNIFF_UTF32BE] = "UTF-32BE",
    };
    struct said said = {source, encoding && strcmp(encoding, ENCODING_REPAIR) == 0};
    const char *name = encoding && !said.repair ? encoding : NULL;
    size_t mark = 0;
    enum sniff kind = size > 0 ? sniff_text(bytes, size, &mark) : SNIFF_BYTES;
    if (kind == SNIFF_BINARY && !name) {
        diagnose(remarks, DIAGNOSTIC_NOT_TEXT, source, 0, "too many control characters");
        return NULL;
    }
    if (kind != SNIFF_BINARY && (mark > 0 || (!name && kind != SNIFF_BYTES)))
        name = names[kind];
    struct buffer raw;
    buffer_init(&raw);
    struct decoding decoding = {0};
    if (name && (mark == 0 || kind != SNIFF_BYTES))
        decode_named(name, bytes + mark, size - mark, &said, &raw, &decoding, remarks);
    else
        decode_bytes(bytes + mark, size - mark, &said, &raw, &decoding, remarks);
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
    return decoding.name;
}
