/* UTF-8 and properties of characters; see utf8.h. Tables are ranges, sorted, searched by halves. */
#include "utf8.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

size_t utf8_decode(const char *bytes, size_t size, uint32_t *code_point)
{
    const unsigned char *b = (const unsigned char *)bytes;
    if (b[0] < 0x80) {
        *code_point = b[0];
        return 1;
    }
    size_t length = b[0] >= 0xF0 ? 4 : b[0] >= 0xE0 ? 3 : 2;
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (b[0] < 0xC2 || b[0] > 0xF4 || length > size)
        return 0;
    uint32_t value = b[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((b[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (b[i] & 0x3Fu);
    }
    if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code_point = value;
    return length;
}

size_t utf8_encode(uint32_t code_point, char *bytes)
{
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    bytes[0] = (char)(lead[length] | code_point);
    return length;
}

uint32_t utf8_next_beyond_ascii(const char **text, const char *end)
{
    uint32_t code_point = 0;
    if (*text >= end)
        return 0;
    const unsigned char *b = (const unsigned char *)*text;
    if (b[0] >= 0xC2 && b[0] < 0xE0 && end - *text > 1 && (b[1] & 0xC0) == 0x80) {
        *text += 2; /* most of all that is not ASCII */
        return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
    }
    size_t length = utf8_decode(*text, (size_t)(end - *text), &code_point);
    if (length == 0) {
        *text += 1;
        return CHARACTER_REPLACEMENT;
    }
    *text += length;
    return code_point;
}

size_t utf8_length(const char *text, size_t size)
{
    size_t characters = size, i = 0;
    for (; i + sizeof(uint64_t) <= size; i += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, text + i, sizeof word);
        /* A byte that goes on a character has its first bit set and not its second. */
        uint64_t going_on = (word >> 7) & ~(word >> 6) & 0x0101010101010101;
        characters -= (size_t)((going_on * 0x0101010101010101) >> 56);
    }
    for (; i < size; i++)
        characters -= ((unsigned char)text[i] & 0xC0) == 0x80;
    return characters;
}

size_t utf8_prefix(const char *text, size_t size, size_t characters)
{
    const char *at = text;
    while (characters-- > 0 && at < text + size)
        utf8_next(&at, text + size);
    return (size_t)(at - text);
}

struct range {
    uint32_t first, last;
};

static bool in_ranges(uint32_t code_point, const struct range *ranges, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && code_point >= ranges[low].first;
}

bool character_is_xml(uint32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n';
    if (c < 0x7F)
        return true;
    return c >= 0xA0 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFEFF &&
           !(c >= 0xFDD0 && c <= 0xFDEF) && (c & 0xFFFE) != 0xFFFE && c <= 0x10FFFF;
}

bool character_is_space_beyond_ascii(uint32_t c)
{
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool character_is_invisible(uint32_t c)
{
    static const struct range ranges[] = {
        {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},
        {0x180B, 0x180E}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},   {0x3164, 0x3164},
        {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE0FFF},
    };
    return c >= 0xAD && in_ranges(c, ranges, COUNT(ranges));
}

bool character_is_ideographic(uint32_t c)
{
    static const struct range ranges[] = {
        {0x2E80, 0x2FDF},   {0x2FF0, 0x303F}, {0x3041, 0x30FF}, {0x3105, 0x312F},
        {0x3190, 0x31FF},   {0x3200, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF},
        {0xFE30, 0xFE4F},   {0xFF00, 0xFF9F}, {0xFFE0, 0xFFEF}, {0x1B000, 0x1B16F},
        {0x20000, 0x3FFFD},
    };
    return c >= 0x2E80 && in_ranges(c, ranges, COUNT(ranges));
}

bool character_is_word_beyond_ascii(uint32_t c)
{
    return !character_is_space(c) && c >= 0xAA && c != 0xAB && c != 0xBB &&
           !(c >= 0xB0 && c <= 0xB1) && c != 0xB7 && c != 0xBF && c != 0xAD && c != 0xAF &&
           c != 0xD7 && c != 0xF7 && c != 0x60C && c != 0x61B && c != 0x61F && c != 0x6D4 &&
           !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x2190 && c <= 0x2BFF) &&
           !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) &&
           !(c >= 0xFF00 && c <= 0xFF0F) && !(c >= 0xFF1A && c <= 0xFF20);
}

bool character_is_one_of(uint32_t c, const uint32_t *characters)
{
    while (*characters && *characters != c)
        characters++;
    return *characters != 0;
}

size_t character_columns_beyond_latin(uint32_t c)
{
    static const struct range none[] = {
        {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
        {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
        {0x06D6, 0x06DC}, {0x0901, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},
        {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x200B, 0x200F}, {0x202A, 0x202E},
        {0x2060, 0x2064}, {0x20D0, 0x20F0}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    };
    static const struct range wide[] = {
        {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},
        {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},   {0x1B000, 0x1B16F}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
    };
    if (in_ranges(c, none, COUNT(none)))
        return 0;
    return in_ranges(c, wide, COUNT(wide)) ? 2 : 1;
}
