/* Settings and the forms they must have; see settings.h and the table in settings.def. */
#include "book/settings.h"

#include "base/buffer.h"
#include "base/encoding_name.h"
#include "base/language_tag.h"
#include "base/limits.h"
#include "base/quote.h"
#include "book/text.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A check looks at the cleaned value and may rewrite it in its usual form. */
typedef bool check(char **value);

static bool is_path(char **value)
{
    return **value != '\0';
}

static bool is_text(char **value)
{
    return **value != '\0';
}

static bool is_language(char **value)
{
    char canonical[LANGUAGE_TAG_SIZE];
    if (!language_tag_parse(*value, canonical))
        return false;
    char *copy = memory_copy_string(canonical);
    free(*value);
    *value = copy;
    return true;
}

/* An encoding, then in its usual name, or what is to be done about one. */
static bool is_encoding(char **value)
{
    const char *name = strcmp(*value, "repair") == 0 ? *value : encoding_named(*value);
    char *copy = name ? memory_copy_string(name) : NULL;
    free(name ? *value : NULL);
    *value = name ? copy : *value;
    return name != NULL;
}

static bool is_pattern(char **value)
{
    return **value != '\0';
}

static bool is_regex(char **value)
{
    regex_t regex;
    bool is = **value != '\0' && regcomp(&regex, *value, REG_EXTENDED | REG_NOSUB) == 0;
    if (is)
        regfree(&regex);
    return is;
}

/* Whether a value is one of the words of a list. */
static bool is_word_of(const char *value, const char *const *words)
{
    while (*words && strcmp(*words, value) != 0)
        words++;
    return *words != NULL;
}

static bool is_switch(char **value)
{
    static const char *const words[] = {"yes", "no", NULL};
    return is_word_of(*value, words);
}

static bool is_sort(char **value)
{
    static const char *const words[] = {"given", "name", "date", "title", NULL};
    return is_word_of(*value, words);
}

static bool is_extract(char **value)
{
    static const char *const words[] = {"auto", "always", "never", NULL};
    return is_word_of(*value, words);
}

static bool is_sections(char **value)
{
    static const char *const words[] = {"folder", "none", NULL};
    return is_word_of(*value, words);
}

static bool is_typography(char **value)
{
    static const char *const words[] = {"keep", "smart", NULL};
    return is_word_of(*value, words);
}

static bool is_theme(char **value)
{
    static const char *const words[] = {"newspaper", "book", "plain", NULL};
    return is_word_of(*value, words);
}

static bool is_format(char **value)
{
    static const char *const words[] = {"auto", "text", "markdown", "html", NULL};
    return is_word_of(*value, words);
}

static bool is_images(char **value)
{
    static const char *const words[] = {"keep", "scale", "none", NULL};
    return is_word_of(*value, words);
}

/* Width and height in pixels, each from 1 to 99,999. */
static bool is_box(char **value)
{
    const char *at = *value;
    for (size_t i = 0; i < 2; i++) {
        size_t size = strspn(at, "0123456789");
        if (size == 0 || size > 5 || strtol(at, NULL, 10) == 0 || at[size] != (i == 0 ? 'x' : '\0'))
            return false;
        at += size + 1;
    }
    return true;
}

static bool is_quality(char **value)
{
    size_t size = strspn(*value, "0123456789");
    long quality = strtol(*value, NULL, 10);
    return size > 0 && (*value)[size] == '\0' && quality >= 1 && quality <= 100;
}

static bool is_depth(char **value)
{
    static const char *const words[] = {"1", "2", "3", NULL};
    return is_word_of(*value, words);
}

static bool is_dump(char **value)
{
    static const char *const words[] = {"text", "xhtml", "opf", "nav", "ncx", NULL};
    return is_word_of(*value, words);
}

static bool is_count(char **value)
{
    size_t size = strspn(*value, "0123456789");
    return size > 0 && size < 5 && (*value)[size] == '\0' && strtol(*value, NULL, 10) > 0;
}

/* Bytes: from 1 to 999,999,999. */
static bool is_size(char **value)
{
    size_t size = strspn(*value, "0123456789");
    return size > 0 && size < 10 && (*value)[size] == '\0' && strtol(*value, NULL, 10) > 0;
}

static bool is_number(char **value)
{
    const char *s = *value;
    size_t whole = strspn(s, "0123456789");
    size_t part = s[whole] == '.' ? strspn(s + whole + 1, "0123456789") : 0;
    return whole > 0 && (s[whole] == '\0' || (part > 0 && s[whole + 1 + part] == '\0'));
}

/* The number in `digits` characters at `*at`, or -1; moves past it. */
static int read_number(const char **at, size_t digits)
{
    int number = 0;
    for (size_t i = 0; i < digits; i++, ++*at) {
        if (**at < '0' || **at > '9')
            return -1;
        number = number * 10 + (**at - '0');
    }
    return number;
}

/* One part of a date: a separator, then a number within bounds. */
static bool read_part(const char **at, char separator, int low, int high, int *number)
{
    if (**at != separator)
        return false;
    ++*at;
    *number = read_number(at, 2);
    return *number >= low && *number <= high;
}

static bool read_day(const char **at, bool day_required)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int month = 0, day = 0, year = read_number(at, 4);
    if (year < 0)
        return false;
    if (**at == '\0')
        return !day_required;
    if (!read_part(at, '-', 1, 12, &month))
        return false;
    if (**at == '\0')
        return !day_required;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return read_part(at, '-', 1, days[month - 1] + (leap && month == 2), &day);
}

/* Hours and minutes, with seconds and a fraction where `exact` does not forbid or require them. */
static bool read_time(const char **at, bool exact)
{
    int unused = 0;
    if (!read_part(at, 'T', 0, 23, &unused) || !read_part(at, ':', 0, 59, &unused))
        return false;
    if (**at != ':')
        return !exact;
    if (!read_part(at, ':', 0, 59, &unused))
        return false;
    if (**at != '.')
        return true;
    size_t digits = strspn(*at + 1, "0123456789");
    *at += 1 + digits;
    return digits > 0 && !exact;
}

/* "Z", or an offset such as "+01:00". */
static bool read_zone(const char **at)
{
    int unused = 0;
    if (**at == 'Z') {
        ++*at;
        return true;
    }
    return (**at == '+' || **at == '-') && read_part(at, **at, 0, 23, &unused) &&
           read_part(at, ':', 0, 59, &unused);
}

/* W3CDTF: "2026", "2026-11", "2026-11-23" or that with a time and its zone. */
static bool is_date(char **value)
{
    const char *at = *value;
    if (!read_day(&at, false))
        return false;
    return *at == '\0' || (read_time(&at, false) && read_zone(&at) && *at == '\0');
}

/* CCYY-MM-DDThh:mm:ssZ, as EPUB wants the date of a change. */
static bool is_instant(char **value)
{
    const char *at = *value;
    return read_day(&at, true) && read_time(&at, true) && strcmp(at, "Z") == 0;
}

static const struct {
    const char *name;
    bool many;
    check *check;
    const char *form;
} kinds[] = {
#define SETTING(id, name, many, check, form) {name, many, check, form},
#include "book/settings.def"
#undef SETTING
};

_Static_assert(sizeof kinds / sizeof *kinds == OCTAVO_SETTING_COUNT,
               "settings.def and octavo_setting differ");

octavo_setting octavo_setting_named(const char *name)
{
    size_t setting = 0;
    while (setting < OCTAVO_SETTING_COUNT && strcmp(kinds[setting].name, name) != 0)
        setting++;
    return (octavo_setting)setting;
}

static void refuse(octavo_setting setting, const char *value, struct diagnostics *remarks)
{
    struct buffer detail;
    buffer_init(&detail);
    /* The form first: a value may be long, and is then cut. */
    buffer_add_format(&detail, "%s: write %s, not \"", kinds[setting].name, kinds[setting].form);
    quote(&detail, value);
    buffer_add_string(&detail, "\"");
    char *text = buffer_take(&detail);
    diagnose(remarks, DIAGNOSTIC_BAD_SETTING, NULL, 0, text);
    free(text);
}

octavo_status settings_set(struct settings *settings, octavo_setting setting, const char *value,
                           struct diagnostics *remarks)
{
    if ((size_t)setting >= OCTAVO_SETTING_COUNT)
        return OCTAVO_USAGE;
    bool literal = setting == OCTAVO_OUTPUT_PATH || setting == OCTAVO_CSS ||
                   setting == OCTAVO_COVER || setting == OCTAVO_INCLUDE ||
                   setting == OCTAVO_EXCLUDE; /* they are bytes of file names */
    char *clean = literal ? memory_copy_string(value) : text_line(value);
    if (!clean)
        return OCTAVO_LIMIT;
    octavo_status status = OCTAVO_OK;
    if (!kinds[setting].check(&clean)) {
        refuse(setting, value, remarks);
        status = OCTAVO_USAGE;
    } else {
        struct strings *values = &settings->values[setting];
        if (!kinds[setting].many)
            strings_fini(values);
        if (!clean || !strings_add(values, clean))
            status = OCTAVO_LIMIT;
    }
    free(clean);
    return status;
}

const char *settings_value(const struct settings *settings, octavo_setting setting)
{
    const struct strings *values = &settings->values[setting];
    return values->count > 0 ? values->items[0] : NULL;
}

bool settings_on(const struct settings *settings, octavo_setting setting)
{
    const char *value = settings_value(settings, setting);
    return value && strcmp(value, "yes") == 0;
}

size_t settings_split_size(const struct settings *settings)
{
    const char *size = settings_value(settings, OCTAVO_SPLIT_SIZE);
    return size ? (size_t)strtoul(size, NULL, 10) : LIMIT_PART_BYTES;
}

void settings_fini(struct settings *settings)
{
    for (size_t i = 0; i < OCTAVO_SETTING_COUNT; i++)
        strings_fini(&settings->values[i]);
}
