/* How headings look; see heading_style.h. */
#define _GNU_SOURCE /* memmem */
#include "read/heading_style.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/numbering.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { MOST_BYTES = 4 }; /* of a character */
enum { MOST_WORDS = 12 };

size_t manner_characters(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    enum { MANY = 3 * LONGEST_HEADING };
    size_t characters = 0;
    for (size_t at = 0; at < block->count && characters < MANY; at++) {
        const struct line *line = &manner->lines->items[block->first + at];
        if (line->size > MANY * MOST_BYTES)
            return MANY;
        characters += utf8_length(line->text, line->size);
    }
    return characters;
}

/* Long enough for a text below a heading of so many characters. */
static bool is_longer(const struct manner *manner, size_t i, size_t above)
{
    size_t characters = manner_characters(manner, i);
    return characters > above * 2 && characters > SHORT_HEADING;
}

bool manner_is_text(const struct manner *manner, size_t i, size_t above)
{
    const struct block *block = &manner->blocks->items[i];
    if (block->kind == BLOCK_ITEM || block->kind == BLOCK_VERSE || block->kind == BLOCK_PRE ||
        block->kind == BLOCK_TABLE)
        return true;
    const struct line *last = &manner->lines->items[block->first + block->count - 1];
    return block->kind == BLOCK_PARAGRAPH &&
           (block->count > 2 || line_ends_sentence(last) || prose_ends(last->text, last->size) ||
            is_longer(manner, i, above));
}

bool manner_is_apart(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    size_t after = block->first + block->count;
    bool above = block->apart || (i > 0 && block[-1].kind == BLOCK_CAPTION);
    return above && (after >= manner->lines->count || manner->lines->items[after].size == 0);
}

/* Times, counts and years: every third letter or digit is a digit. */
static bool is_figures(const struct line *line)
{
    size_t digits = 0, words = 0;
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        digits += c >= '0' && c <= '9';
        words += character_is_word(c);
    }
    return digits * 3 >= words;
}

/* "A. B.": who signs, not what follows. */
static bool is_initials(const struct line *line)
{
    bool letter = false;
    if (line_last(line) != '.')
        return false;
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        bool word = character_is_word(utf8_next(&at, end));
        if (letter && word)
            return false;
        letter = word;
    }
    return true;
}

/* "'Smart' lamps return": a few words in quotation marks that are no speech. */
static bool opens_with_quoted(const struct line *line)
{
    static const struct {
        uint32_t open;
        const char *close;
    } quotes[] = {{'"', "\" "}, {'\'', "' "}, {0x2018, "’ "}, {0x201C, "” "}, {0xAB, "» "}};
    enum { MOST_QUOTED = 3 /* words */ };
    uint32_t first = line_first(line);
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        const char *close =
            first == quotes[i].open
                ? memmem(line->text, line->size, quotes[i].close, strlen(quotes[i].close))
                : NULL;
        size_t size = close ? (size_t)(close - line->text) : 0;
        if (size > 0 && character_is_word(line_last_before(line, size)) &&
            character_is_word(line_last(line)) && !memchr(line->text, ',', size))
            return prose_words(line->text, size) <= MOST_QUOTED;
    }
    return false;
}

/* Does not stop in the midst of a speech or a thought: "he began:--". */
static bool closes_as_title(const struct line *line)
{
    static const struct {
        uint32_t close;
        const char *open;
    } quotes[] = {{0x2019, "‘"}, {0x201D, "“"}, {0xBB, "«"}, {'"', "\""}, {'\'', "'"}};
    uint32_t last = line_last(line);
    size_t size = line->size;
    if (last == 0x2014 || (size > 2 && memcmp(line->text + size - 2, "--", 2) == 0))
        return false;
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (last == quotes[i].close)
            return memmem(line->text, size - 1, quotes[i].open, strlen(quotes[i].open)) != NULL;
    return true;
}

static bool opens_as_title(const struct line *line)
{
    uint32_t first = line_first(line);
    bool marked = first >= 0x25A0 && first <= 0x25FF; /* "■ The tools" */
    return character_is_word(first) || first == 0xBF || first == 0xA1 || marked ||
           opens_with_quoted(line);
}

/* A short line below verse or a quotation says whose it is. */
static bool is_attribution(const struct manner *manner, size_t i)
{
    enum { MOST_NAMES = 4 };
    const struct block *block = &manner->blocks->items[i];
    const struct line *line = &manner->lines->items[block->first];
    return i > manner->first && (block[-1].kind == BLOCK_VERSE || block[-1].quote > 0) &&
           prose_words(line->text, line->size) <= MOST_NAMES;
}

/* "Preface", "Conclusion:" and nothing else. */
static bool is_named(const struct line *line)
{
    size_t size = line->size;
    while (size > 1 && strchr(" :.", line->text[size - 1]))
        size--;
    return words_has(WORDS_SECTION, line->text, size);
}

/* "The harbour:", or some words more close above a list. */
static bool is_label(const struct line *line, bool heads_list)
{
    enum { LONGEST_LABEL = 30 /* characters */ };
    const size_t most = heads_list ? 4 : 2; /* words */
    return line_last(line) == ':' && letter_is_upper(line_first(line)) &&
           prose_words(line->text, line->size) <= most &&
           utf8_length(line->text, line->size) <= LONGEST_LABEL &&
           memchr(line->text, ':', line->size) == line->text + line->size - 1;
}

/* "Scene: The harbour" */
static bool is_keyed(const struct line *line)
{
    const char *colon = memchr(line->text, ':', line->size);
    const char *space = memchr(line->text, ' ', line->size);
    return colon && space == colon + 1 && numbering_is_chapter(line->text, line->size);
}

/* "Lamps go out September 27, 2016": what else there is to read, and since when. */
static bool is_dated(const struct line *line)
{
    uint32_t last = line_last(line);
    return last >= '0' && last <= '9' && memchr(line->text, ',', line->size);
}

/* Whether the same line stands nearby as well: who took the pictures, or speaks in turn. */
static bool is_repeated(const struct manner *manner, size_t i)
{
    enum { NEAR = 16 /* blocks */ };
    const struct block *blocks = manner->blocks->items;
    const struct line *lines = manner->lines->items, *line = &lines[blocks[i].first];
    size_t first = i > manner->first + NEAR ? i - NEAR : manner->first;
    for (size_t j = first; j < manner->end && j <= i + NEAR; j++) {
        const struct line *other = &lines[blocks[j].first];
        if (j != i && other->size == line->size && memcmp(other->text, line->text, line->size) == 0)
            return true;
    }
    return false;
}

/* Whether a short line stands close above a paragraph of text, and below a blank line or the end of
 * another paragraph: it was not broken off for its width, since the next word had room. */
static bool is_tight(const struct manner *manner, size_t i, size_t characters)
{
    const struct block *block = &manner->blocks->items[i];
    if (i == manner->first || i + 1 >= manner->end || characters > SHORT_HEADING ||
        is_dated(&manner->lines->items[block->first]))
        return false;
    const struct block *above = block - 1, *below = block + 1;
    const struct line *lines = manner->lines->items;
    const struct line *last = &lines[below->first + below->count - 1];
    bool ended = block->apart || (above->kind == BLOCK_PARAGRAPH &&
                                  line_ends_sentence(&lines[above->first + above->count - 1]));
    return ended && below->kind == BLOCK_PARAGRAPH && below->quote == 0 && !below->apart &&
           line_ends_sentence(last) && lines[block->first].indent <= lines[below->first].indent &&
           is_longer(manner, i + 1, characters) && !is_repeated(manner, i);
}

/* The style of a paragraph that may be a heading by itself. */
static enum heading_style style_of(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    const struct line *line = &manner->lines->items[block->first];
    if (block->kind == BLOCK_HEADING && block->level == IN_SERIES)
        return STYLE_SERIES;
    if (block->kind != BLOCK_PARAGRAPH || block->count > 2 || block->quote > 0 || block->list > 0)
        return STYLE_NONE;
    if (line->size > LONGEST_HEADING * MOST_BYTES)
        return STYLE_NONE;
    size_t characters = manner_characters(manner, i);
    const struct line *last = line + block->count - 1;
    if (characters > LONGEST_HEADING || !prose_has_word(line->text, line->size))
        return STYLE_NONE;
    bool prose = prose_ends(last->text, last->size);
    if (block->count == 1 && is_named(line))
        return STYLE_NAMED;
    if (numbering_is_chapter(line->text, line->size) && block->apart &&
        (!prose || prose_words(line->text, line->size) <= 3))
        return STYLE_CHAPTER;
    bool listed = i + 1 < manner->end && block[1].kind == BLOCK_ITEM && !block[1].apart;
    if (block->count == 1 && is_label(line, listed))
        return STYLE_LABEL;
    if (prose || block->count > 1 || memchr(line->text, '@', line->size))
        return STYLE_NONE;
    if (numbering_depth(line->text, line->size) > 0)
        return STYLE_NUMBERED;
    if (is_keyed(line))
        return STYLE_KEYED;
    if (!opens_as_title(line) || !closes_as_title(line) || is_initials(line) ||
        prose_begins_small(line->text, line->size) || is_figures(line) ||
        prose_words(line->text, line->size) > MOST_WORDS)
        return STYLE_NONE;
    if (prose_is_capitals(line->text, line->size))
        return STYLE_CAPITALS;
    if (is_attribution(manner, i))
        return STYLE_NONE;
    bool heads_list = i + 1 < manner->end && block[1].kind == BLOCK_ITEM &&
                      (block->apart || block[1].marker.style == MARKER_PLAIN);
    if (heads_list || manner_is_apart(manner, i))
        return STYLE_APART;
    if (manner->one_line && characters <= SHORT_HEADING)
        return STYLE_SHORT;
    return is_tight(manner, i, characters) ? STYLE_TIGHT : STYLE_NONE;
}

enum heading_style heading_style(const struct manner *manner, size_t i)
{
    enum heading_style style = style_of(manner, i);
    if (style == STYLE_NONE || i + 1 >= manner->end || i < manner->title_page)
        return STYLE_NONE;
    size_t characters = manner_characters(manner, i);
    if (style == STYLE_KEYED || (style == STYLE_CHAPTER && manner_is_contents(manner, i + 1)) ||
        manner_is_text(manner, i + 1, characters))
        return style;
    /* A heading may stand above others. */
    enum { MOST_ABOVE_EACH_OTHER = 3 };
    for (size_t j = i + 1; j + 1 < manner->end && j < i + MOST_ABOVE_EACH_OTHER; j++) {
        enum heading_style below = style_of(manner, j);
        if (below == STYLE_NONE || (below >= STYLE_APART && below <= style))
            return STYLE_NONE;
        if (manner_is_text(manner, j + 1, characters))
            return style;
    }
    return STYLE_NONE;
}

bool manner_is_contents(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    const struct line *line = &manner->lines->items[block->first];
    return block->kind == BLOCK_PARAGRAPH && block->count == 1 && i + 1 < manner->end &&
           (block[1].kind == BLOCK_ITEM || manner_is_apart(manner, i)) &&
           words_has(WORDS_CONTENTS, line->text, line->size);
}

/* Long paragraphs of one line each, that no blank lines part. */
static bool has_one_line_paragraphs(const struct manner *manner)
{
    size_t paragraphs = 0, lone = 0, long_ones = 0;
    for (size_t i = manner->first; i < manner->end; i++) {
        const struct block *block = &manner->blocks->items[i];
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        paragraphs++;
        lone += block->count == 1 && !block->apart;
        long_ones += block->count == 1 && manner_characters(manner, i) > 2 * SHORT_HEADING;
    }
    return lone * 2 > paragraphs && long_ones * 5 > paragraphs * 2;
}

/* Short lines one above another at the top, title, name and edition: where they end. The last one
 * heads the text if that follows at once. */
static size_t title_page_end(const struct manner *manner)
{
    enum { FEWEST_LINES = 3 };
    size_t i = manner->first;
    while (i < manner->end && style_of(manner, i) >= STYLE_CAPITALS)
        i++;
    if (i > manner->first && i < manner->end && manner_is_text(manner, i, SHORT_HEADING / 2))
        i--;
    return i >= manner->first + FEWEST_LINES ? i : manner->first;
}

void manner_init(struct manner *manner, const struct lines *lines, const struct blocks *blocks,
                 size_t first, size_t end)
{
    *manner = (struct manner){.lines = lines, .blocks = blocks, .first = first, .end = end};
    manner->one_line = has_one_line_paragraphs(manner);
    manner->title_page = title_page_end(manner);
}
