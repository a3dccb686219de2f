/* Bylines of East Asia: names beside words for who writes, with or without spaces between them:
 * "本报记者 李文华 通讯员 周敏", "記者陳怡君／花蓮報導", "강릉=박지훈 기자"; see byline.h. */
#include "base/utf8.h"
#include "read/byline.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_LINE = 120 };                    /* bytes */
enum { SHORTEST_NAME = 2, LONGEST_NAME = 4 };   /* characters */
enum { LONGEST_FOREIGN = 12, MOST_PARTS = 10 }; /* "安娜·彼得罗娃" */

static bool is_separator(uint32_t c)
{
    static const uint32_t marks[] = U"、，,/／・|｜：:;；()（）=＝【】〔〕";
    return character_is_space(c) || character_is_one_of(c, marks);
}

/* The bytes up to the next separator. */
static size_t part_size(const char *text, size_t size)
{
    const char *at = text, *end = text + size;
    while (at < end) {
        const char *here = at;
        if (is_separator(utf8_next(&at, end)))
            return (size_t)(here - text);
    }
    return size;
}

static size_t skip_separators(const char *text, size_t size)
{
    const char *at = text, *end = text + size;
    while (at < end) {
        const char *here = at;
        if (!is_separator(utf8_next(&at, end)))
            return (size_t)(here - text);
    }
    return size;
}

/* Ideographs, or syllables of Korea, as many as names have. */
static bool is_name(const char *text, size_t size)
{
    size_t characters = 0;
    bool foreign = false;
    for (const char *at = text, *end = text + size; at < end; characters++) {
        uint32_t c = utf8_next(&at, end);
        bool point = c == 0xB7 || c == 0x30FB;
        foreign = foreign || point;
        if (!point && !character_is_ideographic(c) && !(c >= 0xAC00 && c <= 0xD7A3))
            return false;
    }
    return characters >= SHORTEST_NAME && characters <= (foreign ? LONGEST_FOREIGN : LONGEST_NAME);
}

/* Bytes before one of the endings, 0 when none of them ends the part, or nothing stands before. */
static size_t before_ending(const struct span *part, const char *const *endings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(endings[i]);
        if (part->size > size && memcmp(part->text + part->size - size, endings[i], size) == 0)
            return part->size - size;
    }
    return 0;
}

static void take_role(struct byline *byline, struct span role)
{
    if (!byline->role.text)
        byline->role = role;
    else
        byline->second_role = role;
}

/* Bytes of the three ideographs of a usual name, where two or more follow; 0 otherwise. */
static size_t usual_name(const char *text, size_t size)
{
    enum { USUAL = 9, FEWEST_BEHIND = 6 }; /* bytes */
    return size >= USUAL + FEWEST_BEHIND && is_name(text, USUAL) ? USUAL : 0;
}

/* Takes one part: a role, a place or a name; one that is a role and a name without a space between
 * them leaves the rest to the next part. Returns its bytes, 0 when it is nothing of a byline. */
static size_t take_part(struct byline *byline, struct span part, bool before_equals)
{
    static const char *const reports[] = {"報導", "报道", "報道", "电", "電", "讯"};
    static const char *const reporters[] = {"기자", "특파원"};
    bool report = false;
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        report = report ||
                 (part.size == strlen(reports[i]) && memcmp(part.text, reports[i], part.size) == 0);
    if (report || words_has(WORDS_CREDIT, part.text, part.size))
        return part.size; /* "采写", "报道": says nothing but that */
    size_t role = byline_role(part.text, part.size);
    if (role > 0) {
        take_role(byline, (struct span){part.text, role});
        return role;
    }
    if (memchr(part.text, '@', part.size))
        return part.size;
    size_t place = before_ending(&part, reports, sizeof reports / sizeof *reports);
    size_t name =
        place > 0 && byline->role.text && byline->count == 0 ? usual_name(part.text, place) : 0;
    if (name > 0) { /* "記者王小明台北報導" */
        byline->names[byline->count++] = (struct span){part.text, name};
        return name;
    }
    if (before_equals || place > 0) {
        byline->dateline = (struct span){part.text, place > 0 ? place : part.size};
        return part.size;
    }
    name = before_ending(&part, reporters, sizeof reporters / sizeof *reporters);
    if (name == 0)
        name = part.size;
    if (byline->count == BYLINE_NAMES || !is_name(part.text, name))
        return 0;
    byline->names[byline->count++] = (struct span){part.text, name};
    return name;
}

bool byline_read_asian(const char *text, size_t size, struct byline *byline)
{
    *byline = (struct byline){.labelled = true};
    if (size == 0 || size > LONGEST_LINE || (unsigned char)*text < 0xE3)
        return false; /* Latin, Greek, Cyrillic, Semitic and Indic letters */
    size_t at = skip_separators(text, size);
    size_t first = part_size(text + at, size - at);
    bool credited = words_has(WORDS_CREDIT, text + at, first);
    for (size_t parts = 0; at < size && parts < MOST_PARTS; parts++) {
        struct span part = {text + at, part_size(text + at, size - at)};
        const char *behind = part.text + part.size;
        bool equals = behind < text + size && (*behind == '=' || strncmp(behind, "＝", 3) == 0);
        size_t taken = take_part(byline, part, equals);
        if (taken == 0)
            return false;
        at += taken;
        at += skip_separators(text + at, size - at);
    }
    return at == size && byline->count > 0 && (byline->role.text || credited);
}
