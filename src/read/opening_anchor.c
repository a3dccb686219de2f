/* The units of the opening, and the last one that is sure to belong to it; see opening.h. */
#include "read/opening.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "read/prose.h"

#include <string.h>

enum { LONGEST_STANDFIRST = 450 }; /* characters */

struct block *opening_block(const struct anatomy *anatomy, size_t i)
{
    return &anatomy->blocks->items[i];
}

/* Two paragraphs of prose in a row: no opening goes on after them. */
static bool is_story(const struct opening *opening, size_t i)
{
    enum { LONG_ENOUGH = 120 }; /* bytes */
    for (size_t at = i; at + 2 > i; at--) {
        const struct unit *unit = &opening->units[at];
        size_t size = strlen(unit->text);
        if (unit->line.kind != LINE_TEXT || size < LONG_ENOUGH || !prose_ends(unit->text, size))
            return false;
        if (at == 0)
            return false;
    }
    return true;
}

/* The units of the opening: blocks from the top, or from behind an underlined headline, that are
 * short enough for it. */
void opening_gather(struct opening *opening, size_t first)
{
    struct anatomy *anatomy = opening->anatomy;
    for (size_t i = 0; i < OPENING_LINES && !anatomy->failed; i++) {
        if (i >= first && !anatomy_is_paragraph(anatomy, i))
            return;
        char *text = i < first ? memory_copy("", 0) : anatomy_text(anatomy, i);
        if (!text) {
            anatomy->failed = true;
            return;
        }
        opening->units[i] = (struct unit){text, furniture_read(text)};
        opening->count = i + 1;
        opening->labelled = opening->labelled || opening->units[i].line.kind == LINE_BYLINE;
        if (utf8_length(text, strlen(text)) > LONGEST_STANDFIRST || is_story(opening, i))
            return;
    }
}

const char *opening_text(const struct opening *opening, size_t i)
{
    return i < opening->count ? opening->units[i].text : "";
}

enum line_kind opening_kind(const struct opening *opening, size_t i)
{
    return i < opening->count ? opening->units[i].line.kind : LINE_TEXT;
}

/* What may be a headline by its looks. */
bool opening_is_title(const struct opening *opening, size_t i)
{
    enum line_kind kind = opening_kind(opening, i);
    return i < opening->count && furniture_is_title(opening_text(opening, i)) &&
           !furniture_is_sure(kind) && kind != LINE_CAPTION && kind != LINE_SIGNS &&
           kind != LINE_CONTACT && kind != LINE_ISSUE;
}

/* Whether one of the last paragraphs begins with a name: it says who that is. */
static bool is_named_below(const struct anatomy *anatomy, size_t i, const char *name)
{
    enum { LAST = 3 };
    size_t count = anatomy->blocks->count;
    for (size_t last = count > i + 1 + LAST ? count - LAST : i + 1; last < count; last++) {
        const struct line *line = &anatomy->lines->items[opening_block(anatomy, last)->first];
        if (prose_begins_like(line->text, line->size, name, strlen(name)))
            return true;
    }
    return false;
}

/* In the first lines, directly below a title, and apart from what follows; one more line may stand
 * between, as a place. */
static bool is_tied_to_title(const struct opening *opening, size_t i)
{
    enum { LAST = 3 };
    const struct blocks *blocks = opening->anatomy->blocks;
    if (i == 0 || i > LAST || !opening_is_title(opening, i - 1))
        return false;
    for (size_t line = 1; line <= i; line++)
        if (blocks->items[line].apart)
            return false;
    bool next = i + 1 < blocks->count && blocks->items[i + 1].apart;
    bool second = i >= 2 && i + 2 < blocks->count && blocks->items[i + 2].apart;
    return next || second;
}

/* The last line of a text, below its paragraphs: who signs it, or the day of a letter. */
static bool is_foot(const struct opening *opening, size_t i, size_t above)
{
    const char *before = i > 0 ? opening_text(opening, i - 1) : "";
    return above >= 2 && i + 1 == opening->anatomy->blocks->count &&
           prose_ends(before, strlen(before));
}

/* A role, a date or a place in capitals stands below it. */
static bool is_dated_below(const struct opening *opening, size_t i)
{
    enum line_kind next = opening_kind(opening, i + 1);
    const char *text = opening_text(opening, i + 1);
    struct dateline place;
    return next == LINE_ROLE || next == LINE_DATE || next == LINE_CONTACT ||
           (next == LINE_TEXT && opening_story_follows(opening, i + 1) &&
            dateline_is_place(text, strlen(text), &place));
}

/* A name that is no byline by itself is one below a headline. */
bool opening_is_name(const struct opening *opening, size_t i)
{
    const struct byline *byline = &opening->units[i].line.byline;
    const char *text = opening_text(opening, i);
    bool plain = !byline->role.text && !byline->agency.text;
    if (opening->labelled || opening_kind(opening, i) != LINE_NAME ||
        prose_ends(text, strlen(text)))
        return false;
    if (is_dated_below(opening, i))
        return true;
    if (prose_is_capitals(text, strlen(text)))
        return !plain || is_named_below(opening->anatomy, i, text);
    return !plain || is_tied_to_title(opening, i) ||
           (i + 1 < opening->count && !opening_is_title(opening, i + 1));
}

/* A title with a byline below it: what stood above it and its date was a masthead. */
bool opening_is_headed_below(const struct opening *opening, size_t i)
{
    return opening_is_title(opening, i) && opening_kind(opening, i + 1) == LINE_BYLINE &&
           opening_kind(opening, i - 1) == LINE_DATE;
}

/* The last unit that is sure to stand above the story, SIZE_MAX when there is none: at most three
 * others stand above it, and none of them is as long as a story. */
size_t opening_anchor(const struct opening *opening, size_t first)
{
    const size_t known = opening->underlined ? OPENING_ABOVE - 1 : 0;
    size_t above = known, anchor = SIZE_MAX;
    for (size_t i = first; i < opening->count; i++) {
        enum line_kind kind = opening_kind(opening, i);
        size_t characters = utf8_length(opening_text(opening, i), strlen(opening_text(opening, i)));
        bool name = above > 0 && opening_is_name(opening, i);
        bool role = kind == LINE_ROLE && anchor != SIZE_MAX && anchor + 1 == i;
        if (is_foot(opening, i, above - known))
            break;
        if (furniture_is_sure(kind) || name || role) {
            anchor = i;
            continue;
        }
        if (kind == LINE_CAPTION || kind == LINE_SIGNS || kind == LINE_CONTACT)
            continue;
        if (kind == LINE_STORY &&
            !story_is_speech(opening->anatomy, i, &opening->units[i].line.dateline))
            return anchor != SIZE_MAX || i == first ? anchor : i - 1;
        if (anchor != SIZE_MAX && above > 0 && !opening_is_headed_below(opening, i))
            break; /* the story has begun */
        if (++above > OPENING_ABOVE || characters > LONGEST_STANDFIRST)
            break;
    }
    return anchor;
}
