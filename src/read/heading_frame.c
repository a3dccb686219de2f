/* Headings in one frame: lines of few words that begin alike, "Point one: The lift", "Point two:
 * The stairs", or in a script without spaces end alike. They count in words, of whatever language.
 */
#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/heading_style.h"
#include "read/prose.h"

#include <string.h>

enum { MOST_FRAMES = 16 };
enum { LONGEST_FRAMED = 60 }; /* characters */

/* What lines have in common. */
struct frame {
    struct span same;
    struct span last; /* the line that had it last: the next one has to differ */
    size_t count;
    size_t titled; /* how many have a colon and a title behind two words */
};

/* The words before a colon, or all of them. */
static size_t before_colon(const struct line *line)
{
    const char *colon = memchr(line->text, ':', line->size);
    return colon ? (size_t)(colon - line->text) : line->size;
}

/* The last two characters of a short line in a script without spaces. */
static struct span last_characters(const struct line *line)
{
    enum { FEWEST = 3, MOST = 8, KEPT = 2 };
    size_t size = line->size, characters = utf8_length(line->text, size);
    if (characters < FEWEST || characters > MOST || (unsigned char)*line->text < 0xE0)
        return (struct span){0};
    for (size_t i = 0; i < KEPT && size > 0; i++)
        do
            size--;
        while (size > 0 && ((unsigned char)line->text[size] & 0xC0) == 0x80);
    return (struct span){line->text + size, line->size - size};
}

/* What a line may have in common with others: its first word, where at least one more follows. */
static struct span frame_of(const struct line *line)
{
    enum { SHORTEST_WORD = 3 /* characters */, MOST_WORDS = 3 };
    const char *space = memchr(line->text, ' ', line->size);
    uint32_t first = line_first(line);
    if (!space)
        return last_characters(line);
    struct span word = {line->text, (size_t)(space - line->text)};
    if (letter_is_lower(first) || !character_is_word(first) || word.text[word.size - 1] == ':' ||
        utf8_length(word.text, word.size) < SHORTEST_WORD ||
        prose_words(line->text, before_colon(line)) > MOST_WORDS)
        return (struct span){0};
    return word;
}

/* Whether a block is a short line that stands apart above a text and does not stop. */
static bool may_be_framed(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    const struct line *line = &manner->lines->items[block->first];
    if (block->kind != BLOCK_PARAGRAPH || block->count > 1 || block->quote > 0 || block->list > 0 ||
        !block->apart || i + 1 >= manner->end || line->size > LONGEST_FRAMED * 3 ||
        line_ends_sentence(line) || prose_ends(line->text, line->size) ||
        utf8_length(line->text, line->size) > LONGEST_FRAMED)
        return false;
    const struct line *below = &manner->lines->items[block[1].first];
    return manner_is_text(manner, i + 1, manner_characters(manner, i)) && below->size > line->size;
}

static struct frame *find_frame(struct frame *frames, size_t *count, struct span same)
{
    for (size_t i = 0; i < *count; i++)
        if (frames[i].same.size == same.size &&
            memcmp(frames[i].same.text, same.text, same.size) == 0)
            return &frames[i];
    if (*count == MOST_FRAMES)
        return NULL;
    frames[*count] = (struct frame){.same = same};
    return &frames[(*count)++];
}

/* Three lines make a series, or two that go on with a title behind a colon: if most of the lines
 * that may are in it, for other headings begin alike by chance. */
static bool is_series(const struct frame *frame, size_t lines)
{
    enum { ENOUGH = 3, ENOUGH_TITLED = 2, ENOUGH_ENDINGS = 5 };
    if (frame->same.text > frame->last.text) /* they end alike, which is no chance */
        return frame->count >= ENOUGH_ENDINGS;
    return (frame->count >= ENOUGH || frame->titled >= ENOUGH_TITLED) && frame->count * 2 > lines;
}

static void count_line(struct frame *frame, const struct line *line)
{
    size_t colon = before_colon(line);
    bool again =
        frame->last.size == line->size && memcmp(frame->last.text, line->text, line->size) == 0;
    frame->count += !again;
    frame->titled += !again && colon + 2 < line->size && prose_words(line->text, colon) == 2;
    frame->same = frame_of(line);
    frame->last = (struct span){line->text, line->size};
}

/* The frame that most of the short lines have in common, without a count when there is none. */
static struct frame find_series(const struct manner *manner)
{
    static const struct frame none = {0};
    struct frame frames[MOST_FRAMES];
    size_t count = 0, lines = 0;
    for (size_t i = manner->first; i < manner->end; i++) {
        if (!may_be_framed(manner, i))
            continue;
        const struct line *line = &manner->lines->items[manner->blocks->items[i].first];
        struct span same = frame_of(line);
        struct frame *frame = same.size > 0 ? find_frame(frames, &count, same) : NULL;
        lines++;
        if (frame)
            count_line(frame, line);
    }
    for (size_t i = 0; i < count; i++)
        if (is_series(&frames[i], lines))
            return frames[i];
    return none;
}

void heading_frames_mark(const struct manner *manner, struct blocks *blocks)
{
    struct frame series = find_series(manner);
    for (size_t i = manner->first; series.count > 0 && i < manner->end; i++) {
        struct span same = {0};
        if (may_be_framed(manner, i))
            same = frame_of(&manner->lines->items[blocks->items[i].first]);
        if (same.size == series.same.size && memcmp(same.text, series.same.text, same.size) == 0) {
            blocks->items[i].kind = BLOCK_HEADING;
            blocks->items[i].level = IN_SERIES;
        }
    }
}
