/* Datelines that have a form of their own in East Asia, where words are not parted by spaces:
 * "新华社北京11月23日电（记者王明）", "【霧ケ浜＝海鳴通信】", "(서울=연합통신) 홍길동 기자 = ". */
#include "base/utf8.h"
#include "read/cursor.h"
#include "read/dateline.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_PART = 60 }; /* bytes of a place, an agency or a reporter */

static const uint32_t equals[] = {'=', 0xFF1D, 0};

/* Up to the closing character, which is taken; a null span when it does not come. */
static struct span take_until(struct cursor *cursor, uint32_t close)
{
    const char *begin = cursor->at;
    while (cursor->at < cursor->end && cursor->at - begin < LONGEST_PART) {
        const char *here = cursor->at;
        if (utf8_next(&cursor->at, cursor->end) == close)
            return span_trim(begin, (size_t)(here - begin));
    }
    cursor->at = begin;
    return (struct span){0};
}

/* "（记者王明、李文）" behind a dateline. */
static void take_reporters(struct cursor *cursor, struct dateline *dateline)
{
    static const uint32_t opening[] = {'(', 0xFF08, 0};
    const char *begin = cursor->at;
    if (!cursor_take(cursor, opening))
        return;
    struct span inside = take_until(cursor, cursor->at[-1] == '(' ? ')' : 0xFF09);
    if (!inside.text || !byline_read(inside.text, inside.size, &dateline->names) ||
        !dateline->names.labelled) {
        cursor->at = begin;
        dateline->names = (struct byline){0};
    }
    dateline->names.role = (struct span){0}; /* "记者" is what such brackets begin with */
}

/* "本报": what newspapers call themselves. */
static size_t own_paper(const char *text, size_t size)
{
    static const char *const words[] = {"本报", "本報"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (size > strlen(words[i]) && memcmp(text, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return 0;
}

/* "海鸣网北京11月23日电": bytes up to what names of senders end in, among the ideographs before a
 * figure. */
static size_t sender_size(const char *text, size_t size)
{
    static const uint32_t endings[] = {0x793E, 0x7F51, 0x7DB2, 0x62A5, 0x5831, 0x53F0, 0};
    enum { LONGEST = 36 /* bytes */, SHORTEST = 6 };
    size_t sender = 0;
    for (const char *at = text, *end = text + (size < LONGEST ? size : LONGEST); at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (!character_is_ideographic(c))
            break;
        if (character_is_one_of(c, endings))
            sender = (size_t)(at - text);
    }
    return sender >= SHORTEST ? sender : 0;
}

/* "新华社北京11月23日电": agency, place, date and the word for a wire. */
static bool read_wire(struct cursor *cursor, struct dateline *dateline)
{
    static const uint32_t wire[] = {0x96FB, 0x7535, 0x8BAF, 0x8A0A, 0};
    size_t size = (size_t)(cursor->end - cursor->at);
    size_t agency = words_at(WORDS_AGENCY, cursor->at, size);
    size_t own = agency == 0 ? own_paper(cursor->at, size) : 0; /* and no agency */
    if (agency + own == 0)
        agency = sender_size(cursor->at, size);
    if (agency + own == 0 || !character_is_ideographic(cursor_peek(cursor)))
        return false;
    if (agency > 0)
        dateline->agency = (struct span){cursor->at, agency};
    cursor->at += agency + own;
    const char *place = cursor->at;
    size_t date = 0;
    while (cursor->at < cursor->end && cursor->at - place < LONGEST_PART && date == 0) {
        date = date_read(cursor->at, (size_t)(cursor->end - cursor->at), &dateline->date);
        if (date == 0 && !character_is_ideographic(utf8_next(&cursor->at, cursor->end)))
            return false;
    }
    dateline->place = (struct span){place, (size_t)(cursor->at - place)};
    dateline->date_text = (struct span){cursor->at, date};
    cursor->at += date;
    if (date == 0 || !cursor_take(cursor, wire))
        return false;
    take_reporters(cursor, dateline);
    return true;
}

/* What stands behind "＝" in brackets: an agency, or the reporter. */
static bool take_sender(struct dateline *dateline, struct span sender)
{
    static const char *const endings[] = {"通信", "通訊", "通信社", "新聞", "社", "통신", "뉴스"};
    bool agency = words_has(WORDS_AGENCY, sender.text, sender.size);
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !agency; i++) {
        size_t size = strlen(endings[i]);
        agency =
            sender.size > size && memcmp(sender.text + sender.size - size, endings[i], size) == 0;
    }
    if (agency)
        dateline->agency = sender;
    else if (byline_is_name(sender.text, sender.size))
        dateline->names = (struct byline){.names = {sender}, .count = 1};
    return agency || dateline->names.count > 0;
}

/* "홍길동 기자 = " behind the brackets; without it the dateline ends there. */
static void take_korean_reporter(struct cursor *cursor, struct dateline *dateline)
{
    static const char role[] = "기자";
    const char *begin = cursor->at;
    struct span person = take_until(cursor, '=');
    size_t name = person.size > strlen(role) ? person.size - strlen(role) : 0;
    if (name == 0 || memcmp(person.text + name, role, strlen(role)) != 0) {
        cursor->at = begin;
        return;
    }
    struct span reporter = span_trim(person.text, name);
    dateline->names = (struct byline){
        .names = {reporter}, .count = 1, .role = {person.text + name, strlen(role)}};
}

/* "【北山共同】": the place and a known agency, nothing between them. */
static bool take_agency_at_end(struct dateline *dateline, struct span inside)
{
    const char *end = inside.text + inside.size;
    for (const char *at = inside.text; at < end;) {
        utf8_next(&at, end);
        if (words_has(WORDS_AGENCY, at, (size_t)(end - at))) {
            dateline->place = span_trim(inside.text, (size_t)(at - inside.text));
            dateline->agency = (struct span){at, (size_t)(end - at)};
            return true;
        }
    }
    return false;
}

/* "【霧ケ浜＝海鳴通信】", "(서울=연합통신)": place and sender. */
static bool read_bracketed(struct cursor *cursor, struct dateline *dateline)
{
    static const uint32_t opening[] = {0x3010, '(', 0xFF08, '[', 0x3014, 0};
    static const uint32_t closing[] = {0x3011, ')', 0xFF09, ']', 0x3015, 0};
    uint32_t open = cursor_peek(cursor);
    size_t kind = 0;
    while (opening[kind] && opening[kind] != open)
        kind++;
    if (open == 0 || !opening[kind])
        return false;
    cursor_take(cursor, opening);
    struct span inside = take_until(cursor, closing[kind]);
    if (!inside.text)
        return false;
    struct byline reporter; /* "〔記者陳怡君／台北報導〕" */
    if (byline_read_asian(inside.text, inside.size, &reporter) && reporter.dateline.text) {
        dateline->place = reporter.dateline;
        dateline->names = reporter;
        return true;
    }
    struct cursor within = {inside.text, inside.text, inside.text + inside.size};
    while (within.at < within.end && cursor_peek(&within) != '=' && cursor_peek(&within) != 0xFF1D)
        utf8_next(&within.at, within.end);
    dateline->place = span_trim(inside.text, (size_t)(within.at - inside.text));
    if (open == 0x3010 && within.at == within.end)
        return take_agency_at_end(dateline, inside);
    if (dateline->place.size == 0 || !cursor_take(&within, equals) ||
        !take_sender(dateline, span_trim(within.at, (size_t)(within.end - within.at))))
        return false;
    cursor_skip_spaces(cursor);
    take_korean_reporter(cursor, dateline);
    return true;
}

bool dateline_read_asian(const char *text, size_t size, struct dateline *dateline)
{
    struct cursor cursor = {text, text, text + size};
    *dateline = (struct dateline){.confidence = 98, .reason = "agency, place and date of a wire"};
    if (!read_wire(&cursor, dateline)) {
        cursor.at = text;
        *dateline = (struct dateline){.confidence = 96, .reason = "place and sender in brackets"};
        if (!read_bracketed(&cursor, dateline))
            return false;
    }
    cursor_skip_spaces(&cursor);
    dateline->size = (size_t)(cursor.at - text);
    return cursor.at < cursor.end;
}

bool dateline_read_black_brackets(const char *text, size_t size, struct dateline *dateline)
{
    enum { LONGEST_TOWN = 6 }; /* characters */
    static const uint32_t opening[] = {0x3010, 0};
    struct cursor cursor = {text, text, text + size};
    *dateline = (struct dateline){.confidence = 85, .reason = "a place in black brackets"};
    if (!cursor_take(&cursor, opening))
        return false;
    dateline->place = take_until(&cursor, 0x3011);
    dateline->size = (size_t)(cursor.at - text);
    const struct span *place = &dateline->place;
    return place->text && utf8_length(place->text, place->size) <= LONGEST_TOWN &&
           prose_words(place->text, place->size) == 1 && cursor.at < cursor.end &&
           !words_has(WORDS_TOPIC, place->text, place->size);
}
