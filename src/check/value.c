/* Forms of values; see value.h. */
#include "check/value.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alpha(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool value_is_ncname(const char *value)
{
    while (is_space(*value))
        value++;
    if (!is_alpha(*value) && *value != '_' && (unsigned char)*value < 0x80)
        return false;
    size_t size = strcspn(value, " \t\r\n");
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)value[i] < 0x80 && !is_alpha(value[i]) && !is_digit(value[i]) &&
            !strchr("_-.", value[i]))
            return false;
    return value[size + strspn(value + size, " \t\r\n")] == '\0';
}

bool value_is_language(const char *value)
{
    size_t subtag = 0;
    for (bool more = true; more; subtag++) {
        size_t size = 0, letters = 0;
        for (; is_alpha(value[size]) || is_digit(value[size]); size++)
            letters += is_alpha(value[size]);
        if (size == 0 || size > 8 || (subtag == 0 && letters < size))
            return false;
        if (subtag == 0 && size == 1 && !strchr("ixIX", *value))
            return false;
        more = value[size] == '-';
        value += size + more;
    }
    return *value == '\0';
}

/* Matches "0" in the pattern with any digit, all else with itself; returns how much matched. */
static size_t match(const char *value, const char *pattern)
{
    size_t at = 0;
    while (pattern[at] && (pattern[at] == '0' ? is_digit(value[at]) : value[at] == pattern[at]))
        at++;
    return pattern[at] ? 0 : at;
}

bool value_is_instant(const char *value)
{
    static const char form[] = "0000-00-00T00:00:00Z";
    return match(value, form) > 0 && value[sizeof form - 1] == '\0';
}

static bool in_range(const char *digits, int least, int most)
{
    int number = (digits[0] - '0') * 10 + digits[1] - '0';
    return number >= least && number <= most;
}

/* "Z" or "+hh:mm" and no more. */
static bool is_zone(const char *value)
{
    return strcmp(value, "Z") == 0 || ((match(value, "+00:00") || match(value, "-00:00")) &&
                                       value[6] == '\0' && in_range(value + 1, 0, 23));
}

bool value_is_date(const char *value)
{
    if (!match(value, "0000"))
        return false;
    if (value[4] == '\0')
        return true;
    if (!match(value + 4, "-00") || !in_range(value + 5, 1, 12))
        return false;
    if (value[7] == '\0')
        return true;
    if (!match(value + 7, "-00") || !in_range(value + 8, 1, 31))
        return false;
    if (value[10] == '\0')
        return true;
    if (!match(value + 10, "T00:00") || !in_range(value + 11, 0, 23))
        return false;
    const char *rest = value + 16;
    if (match(rest, ":00"))
        rest += 3;
    if (*rest == '.' && is_digit(rest[1]))
        for (rest++; is_digit(*rest);)
            rest++;
    return is_zone(rest);
}

bool value_is_integer(const char *value, bool is_signed)
{
    while (is_space(*value))
        value++;
    if (*value == '+' || (is_signed && *value == '-'))
        value++;
    size_t digits = strspn(value, "0123456789");
    return digits > 0 && value[digits + strspn(value + digits, " \t\r\n")] == '\0';
}

bool value_is_media_type(const char *value)
{
    size_t type = strcspn(value, "/ \t;");
    if (type == 0 || value[type] != '/')
        return false;
    return strcspn(value + type + 1, "/ \t;") > 0;
}

const char *value_trimmed(struct epub *epub, const char *value)
{
    while (is_space(*value))
        value++;
    size_t size = strlen(value);
    while (size > 0 && is_space(value[size - 1]))
        size--;
    const char *kept = arena_copy(&epub->strings, value, size);
    epub->failed = epub->failed || !kept;
    return kept ? kept : "";
}
