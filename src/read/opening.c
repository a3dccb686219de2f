/* The opening of an article: what stands above the story. The lines at the top are looked at one by
 * one; the last sure one (a byline, a date) is the anchor, and what stands above it that is neither
 * is kicker, headline and standfirst. Without an anchor only a headline is looked for. */
#include "read/opening.h"

#include "base/utf8.h"
#include "read/entry.h"
#include "read/prose.h"
#include "read/words.h"

#include <stdlib.h>
#include <string.h>

/* "Pictures: Ada Marsh", "Pictures by Ada Marsh" close below a byline, whatever the first word is.
 */
static bool is_credit_below(const struct opening *opening, size_t i)
{
    static const char *const marks[] = {": ", " by ", " : "};
    const char *text = opening_text(opening, i);
    const struct block *block = i < opening->count ? opening_block(opening->anatomy, i) : NULL;
    if (!block || i == 0 || block->apart ||
        !(block[-1].kind == BLOCK_BYLINE || opening_kind(opening, i - 1) == LINE_BYLINE))
        return false;
    for (size_t mark = 0; mark < sizeof marks / sizeof *marks; mark++) {
        const char *at = strstr(text, marks[mark]);
        const char *name = at ? at + strlen(marks[mark]) : "";
        if (at && prose_words(text, (size_t)(at - text)) <= 2 && byline_is_name(name, strlen(name)))
            return true;
    }
    return false;
}

static void note_entry(struct anatomy *anatomy, size_t i, const struct furniture *line)
{
    if (line->entry.text)
        anatomy_note(anatomy, i, line->part, 95, "a line of a header below the headline",
                     line->entry.text, line->entry.size);
}

/* Names unit i for the furniture that it is. */
static void take_furniture(struct opening *opening, size_t i)
{
    struct anatomy *anatomy = opening->anatomy;
    const struct furniture *line = &opening->units[i].line;
    switch (line->kind) {
    case LINE_DATE:
        opening_block(anatomy, i)->kind = BLOCK_DATE;
        anatomy_note_dateline(anatomy, i, &line->dateline);
        note_entry(anatomy, i, line);
        break;
    case LINE_BYLINE:
    case LINE_NAME:
        opening_block(anatomy, i)->kind = BLOCK_BYLINE;
        anatomy_note_byline(anatomy, i, &line->byline);
        break;
    case LINE_AGENCY:
        opening_name(opening, i, BLOCK_BYLINE, PART_AGENCY, 90, "a line that is an agency");
        break;
    case LINE_ROLE:
        opening_name(opening, i, BLOCK_BYLINE, PART_ROLE, 85, "what someone is, below a name");
        break;
    case LINE_CAPTION:
        opening_block(anatomy, i)->kind =
            is_credit_below(opening, i) ? BLOCK_BYLINE : BLOCK_CAPTION;
        break;
    case LINE_CONTACT:
        opening_block(anatomy, i)->kind = BLOCK_BYLINE;
        break;
    case LINE_ENTRY:
        opening_block(anatomy, i)->kind = BLOCK_BYLINE;
        note_entry(anatomy, i, line);
        break;
    case LINE_TEXT:
    case LINE_STORY:
    case LINE_SIGNS:
    case LINE_ISSUE:
        break;
    }
}

static bool is_furniture(const struct opening *opening, size_t i, size_t anchor)
{
    enum line_kind kind = opening_kind(opening, i);
    bool name = kind == LINE_NAME && opening_is_name(opening, i) && i > 0;
    enum line_kind before = i > 0 ? opening_kind(opening, i - 1) : LINE_TEXT;
    bool behind = before == LINE_BYLINE || before == LINE_NAME || before == LINE_ROLE;
    return furniture_is_sure(kind) || kind == LINE_CAPTION || (name && i <= anchor) ||
           ((kind == LINE_ROLE || kind == LINE_CONTACT) && behind);
}

/* Whether a unit is nothing but the site that the headline names at its end. */
static bool is_site_of(const struct opening *opening, size_t i, size_t headline)
{
    const char *text = opening_text(opening, i), *title = opening_text(opening, headline);
    size_t size = strlen(text), whole = strlen(title);
    return whole > size + 3 && opening_without_site(opening, headline) < whole &&
           strcmp(title + whole - size, text) == 0;
}

/* Long enough to say something about the story; where words are parted by spaces, in four words. */
static bool is_deck(const char *text)
{
    size_t size = strlen(text), characters = utf8_length(text, size);
    bool ideographic = size >= characters * 2 && prose_words(text, size) * 12 <= characters;
    return characters >= 12 && (ideographic || prose_words(text, size) >= 4);
}

/* The headline among the units above the anchor: the first one, or the second where the first is a
 * kicker or a newspaper's name. */
static size_t headline_among(struct opening *opening, const size_t *above, size_t count)
{
    if (count < 2)
        return 0;
    if (count == 2 && opening_is_headed_below(opening, above[1]))
        return 1;
    if (above[1] != above[0] + 1 || !opening_is_kicker(opening, above[0], true))
        return 0;
    opening_name(opening, above[0], BLOCK_KICKER, PART_KICKER, 88, "a topic above the headline");
    return 1;
}

/* A word for the topic, or up to `most` in capitals, where the headline is not written so. */
static bool is_topic(const struct opening *opening, size_t i, size_t headline, size_t most)
{
    const char *text = opening_text(opening, i), *title = opening_text(opening, headline);
    size_t size = strlen(text);
    return words_has(WORDS_TOPIC, text, size) ||
           (prose_is_capitals(text, size) && prose_words(text, size) <= most &&
            !prose_is_capitals(title, strlen(title)));
}

/* What stands between headline and anchor: the site's name, a topic, up to two standfirsts. */
static void arrange_below(struct opening *opening, const size_t *below, size_t count,
                          size_t headline)
{
    enum { MOST_DECKS = 2 };
    size_t decks = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_site_of(opening, below[i], headline)) {
            opening_block(opening->anatomy, below[i])->kind = BLOCK_BYLINE;
        } else if (is_topic(opening, below[i], headline, 2)) {
            opening_name(opening, below[i], BLOCK_KICKER, PART_KICKER, 85,
                         "a topic below the headline");
        } else if (is_deck(opening_text(opening, below[i])) && decks < MOST_DECKS) {
            const char *text = opening_text(opening, below[i]);
            decks += prose_ends(text, strlen(text)) ? MOST_DECKS : 1;
            opening_name(opening, below[i], BLOCK_STANDFIRST, PART_STANDFIRST, 88,
                         "a paragraph between headline and byline");
        }
    }
}

/* Kicker, headline and standfirst among the units above the anchor. */
static void arrange_above(struct opening *opening, const size_t *above, size_t count)
{
    size_t at = headline_among(opening, above, count);
    const char *text = opening_text(opening, above[at]);
    size_t size = strlen(text);
    bool goes_on = size > 0 && strchr(",;:", text[size - 1]);
    if (utf8_length(text, size) > 160 || goes_on)
        return;
    opening_take_headline(opening, above[at], prose_ends(text, size) ? 80 : 96,
                          "the line above byline or date");
    arrange_below(opening, above + at + 1, count - at - 1, above[at]);
}

/* "PRESS RELEASE" above a date or a byline, when the headline stands below it. */
static bool is_banner(const struct opening *opening, size_t i, size_t next)
{
    enum { MOST_WORDS = 5 };
    return is_topic(opening, i, next, MOST_WORDS) && opening_is_title(opening, next) &&
           opening_story_follows(opening, next);
}

/* Whether the headline is known: underlined, or said in a header block. */
static bool is_headed(const struct opening *opening)
{
    return opening->underlined || opening->anatomy->titled;
}

/* Everything up to the anchor; returns the first block behind it. */
static size_t take_anchored(struct opening *opening, size_t first, size_t anchor)
{
    size_t above[OPENING_LINES], count = 0;
    bool letter = furniture_is_salutation(opening_text(opening, anchor + 1));
    for (size_t i = first; i <= anchor; i++)
        if (!is_furniture(opening, i, anchor) && opening_kind(opening, i) != LINE_SIGNS)
            above[count++] = i;
    if (count == 1 && is_banner(opening, above[0], anchor + 1))
        opening_name(opening, above[0], BLOCK_KICKER, PART_KICKER, 88,
                     "a topic above date and headline");
    else if (opening->underlined && count == 1 && is_deck(opening_text(opening, above[0])))
        opening_name(opening, above[0], BLOCK_STANDFIRST, PART_STANDFIRST, 88,
                     "a paragraph between headline and byline");
    else if (!is_headed(opening) && count > 0 && !(letter && count > 1))
        arrange_above(opening, above, count);
    for (size_t i = first; i <= anchor; i++)
        if (is_furniture(opening, i, anchor))
            take_furniture(opening, i);
    return anchor + 1;
}

/* An underlined first line is the headline. */
static size_t take_underlined(struct anatomy *anatomy)
{
    struct blocks *blocks = anatomy->blocks;
    if (blocks->count == 0 || blocks->items[0].kind != BLOCK_HEADING || anatomy->titled)
        return 0;
    char *text = anatomy_text(anatomy, 0);
    if (text)
        anatomy_note(anatomy, 0, PART_HEADLINE, 97, "an underlined first line", text, strlen(text));
    free(text);
    blocks->items[0].kind = BLOCK_HEADLINE;
    return blocks->count > 1 && blocks->items[1].kind == BLOCK_DROPPED ? 2 : 1;
}

/* Where a line says that the text begins, what stands above it is no opening of an article. */
static bool skip_preface(struct anatomy *anatomy)
{
    size_t body = 0;
    while (body < anatomy->blocks->count &&
           anatomy->blocks->items[body].first < anatomy->story_line)
        body++;
    if (body > 0)
        anatomy->body = body;
    return body > 0;
}

/* Whether all that a header block said stands below line `line` of the source. */
static bool is_above_header(const struct features *features, size_t line)
{
    for (size_t i = 0; i < features->count; i++)
        if (features->items[i].line <= line)
            return false;
    return features->count > 0;
}

/* What stands above the header block that has the headline: "MEMO". */
static size_t take_banner(struct opening *opening)
{
    const struct anatomy *anatomy = opening->anatomy;
    struct line line = {.text = opening_text(opening, 0), .size = strlen(opening_text(opening, 0))};
    struct entry entry;
    if (opening->count == 0 || entry_read(&line, &entry) ||
        !is_above_header(anatomy->features,
                         anatomy->first_line + opening_block(anatomy, 0)->first + 1))
        return 0;
    opening_name(opening, 0, BLOCK_KICKER, PART_KICKER, 88, "a line above the header block");
    return 1;
}

/* A newspaper's name and the number of its issue above the headline of the article. */
static size_t take_masthead(struct opening *opening)
{
    size_t issue = opening->count > 0 && opening_kind(opening, 0) == LINE_TEXT ? 1 : 0;
    bool dated = opening_kind(opening, issue) == LINE_DATE && opening->units[issue].line.issue;
    if ((!dated && opening_kind(opening, issue) != LINE_ISSUE) ||
        !opening_is_title(opening, issue + 1) || !opening_story_follows(opening, issue + 1))
        return 0;
    if (issue > 0)
        opening_name(opening, 0, BLOCK_KICKER, PART_KICKER, 85,
                     "a newspaper's name above the number of its issue");
    opening_block(opening->anatomy, issue)->kind = BLOCK_DATE;
    anatomy_note_dateline(opening->anatomy, issue, &opening->units[issue].line.dateline);
    return issue + 1;
}

void opening_find(struct anatomy *anatomy)
{
    if (skip_preface(anatomy)) {
        captions_find(anatomy, anatomy->body);
        return;
    }
    struct opening opening = {.anatomy = anatomy, .headline = SIZE_MAX};
    size_t first = take_underlined(anatomy), body = first;
    opening_split(anatomy, first);
    opening_gather(&opening, first);
    opening.underlined = first > 0;
    if (first == 0)
        first = body = anatomy->titled ? take_banner(&opening) : take_masthead(&opening);
    size_t anchor = opening_anchor(&opening, first);
    if (anchor != SIZE_MAX)
        body = take_anchored(&opening, first, anchor);
    while (is_credit_below(&opening, body))
        opening_block(anatomy, body++)->kind = BLOCK_BYLINE;
    if (opening.headline == SIZE_MAX && !is_headed(&opening))
        body = opening_take_titled(&opening, body);
    while (opening_kind(&opening, body) == LINE_CAPTION && body < opening.count)
        take_furniture(&opening, body++);
    anatomy->body = story_find(anatomy, body);
    captions_find(anatomy, anatomy->body);
    for (size_t i = 0; i < opening.count; i++)
        free(opening.units[i].text);
}
