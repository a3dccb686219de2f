/* Who wrote a page; see author.h. */
#include "html/author.h"

#include "base/utf8.h"
#include "read/date.h"
#include "read/words.h"

#include <string.h>
#include <strings.h>

static bool may_end_name(uint32_t c)
{
    static const uint32_t signs[] = {'.', ')', '"', '\'', 0x201D, 0x2019, 0xBB, 0};
    return character_is_word(c) || character_is_one_of(c, signs);
}

/* A name begins with a letter, or with a sign that may stand before one, and ends alike. */
static struct span trim_name(struct span name)
{
    const char *at = name.text, *end = name.text + name.size;
    struct span trimmed = {NULL, 0};
    while (at < end) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        if (!trimmed.text && (character_is_word(c) || c == '"' || c == 0x201C || c == 0xAB))
            trimmed.text = here;
        if (trimmed.text && may_end_name(c))
            trimmed.size = (size_t)(at - trimmed.text);
    }
    return trimmed;
}

/* Without the label "By", if it has one. */
static struct span without_label(struct span line)
{
    size_t size = byline_label(line.text, line.size);
    const char *at = line.text + size;
    if (size == 0 || size == line.size || character_is_word(utf8_next(&at, line.text + line.size)))
        return line;
    return trim_name((struct span){line.text + size, line.size - size});
}

/* Where an address follows the name: "A. Name (https://name.example/)". */
static struct span without_address(struct span line)
{
    static const char *const starts[] = {" (http", " http", " <http", " (www."};
    for (size_t at = 0; at < line.size; at++)
        for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
            size_t size = strlen(starts[i]);
            if (line.size - at > size && strncasecmp(line.text + at, starts[i], size) == 0)
                return trim_name((struct span){line.text, at});
        }
    return line;
}

static bool has_digit(struct span word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.text[i] >= '0' && word.text[i] <= '9')
            return true;
    return false;
}

/* Without the words that announce a date: "Updated". */
static struct span without_date_label(struct span line)
{
    size_t size = line.size;
    while (size > 0 && line.text[size - 1] != ' ')
        size--;
    bool label = size > 0 && words_has(WORDS_DATE_LABEL, line.text + size, line.size - size);
    return label ? trim_name((struct span){line.text, size}) : line;
}

/* Up to a date, and to how many have commented or shared: "A. Name Updated 22 Dec 2016 651". */
static struct span without_date(struct span line)
{
    for (size_t at = 0; at < line.size;) {
        size_t size = 0, rest = line.size - at;
        while (size < rest && line.text[at + size] != ' ')
            size++;
        struct date date;
        if (at > 0 && (has_digit((struct span){line.text + at, size}) ||
                       date_leads(line.text + at, rest, &date) > 0))
            return without_date_label(trim_name((struct span){line.text, at}));
        at += size + (size < rest);
    }
    return line;
}

/* The names of a byline, or the agency that it says instead. */
static size_t read_names(struct span line, struct span names[BYLINE_NAMES])
{
    struct byline byline;
    if (!line.text)
        return 0;
    names[0] = line;
    if (words_has(WORDS_AGENCY, line.text, line.size))
        return 1;
    if (!byline_read(line.text, line.size, &byline))
        return 0;
    memcpy(names, byline.names, byline.count * sizeof *names);
    if (byline.count > 0 || !byline.agency.text)
        return byline.count;
    names[0] = byline.agency;
    return 1;
}

size_t author_names(const char *line, bool stated, struct span names[BYLINE_NAMES])
{
    struct span whole = trim_name((struct span){line, strlen(line)});
    struct span name = whole.text ? without_address(whole) : whole;
    if (!name.text)
        return 0;
    bool plain = stated && memchr(name.text, '(', name.size); /* "A. Name (with B. Name)" */
    size_t count = plain ? 0 : read_names(name, names);
    if (count > 0)
        return count;
    struct span unlabelled = without_label(name);
    bool labelled = unlabelled.size < name.size;
    if (labelled || !stated)
        name = without_date(unlabelled);
    count = plain ? 0 : read_names(name, names);
    if (count > 0 || !name.text || !(stated || labelled))
        return count;
    names[0] = name;
    return 1;
}

bool author_is_account(const char *name)
{
    static const char *const accounts[] = {"author", "guest", "root", "user", "webmaster"};
    static const char admin[] = "admin";
    size_t size = strlen(name), length = sizeof admin - 1;
    bool begins = strncasecmp(name, admin, length) == 0;
    bool ends = size >= length && strcasecmp(name + size - length, admin) == 0;
    for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++)
        if (strcasecmp(name, accounts[i]) == 0)
            return true;
    return (begins || ends) && !strchr(name, ' ');
}
