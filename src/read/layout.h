/* Which lines of a run belong together: wrapped text is joined, lines that stand for themselves
 * stay apart. Decided for each run between blank lines by itself, never for the whole file. */
#ifndef OCTAVO_READ_LAYOUT_H
#define OCTAVO_READ_LAYOUT_H

#include "base/buffer.h"
#include "read/lines.h"
#include "read/vocabulary.h"

/* How lines first..end-1 are laid out. */
struct layout {
    const struct line *lines;
    size_t first;
    size_t end;
    size_t indent; /* the least one */
    size_t width;  /* column where the longest line ends */
    bool wrapped;  /* to a width */
    bool hanging;  /* the first line stands out, the others are set in */
    bool item;     /* of a list: lines that are set in below its text go on */
    size_t slack;  /* columns that a line may stay short where a sentence, not a paragraph, ends */
};

/* How the lines of a whole text are mostly laid out. */
struct layout_habit {
    size_t width;     /* to which its paragraphs are wrapped, 0 when they are not */
    bool parted;      /* blank lines, and nearly nothing else, end its wrapped paragraphs */
    bool long_lines;  /* a paragraph is mostly one long line */
    bool narrow;      /* its paragraphs are wrapped to so few columns that verse might be */
    bool poem;        /* all of it is verse */
    bool after_verse; /* the run before was verse, and set in as deep */
    bool set_in;      /* the run stands deeper than the text around it */
    bool opens_text;  /* nothing stands before, so the first line may be a headline */
};

struct layout_habit layout_habit(const struct lines *lines);

/* The run's own lines decide; the habit does where they say nothing. */
struct layout layout_of(const struct lines *lines, size_t first, size_t end,
                        const struct layout_habit *habit);

/* The same, for an item of a list in a run that ends with line run_end-1 and gives the width. */
struct layout layout_of_item(const struct lines *lines, size_t first, size_t end, size_t run_end);

/* Whether a paragraph begins with line i, which is not the first one. */
bool layout_opens(const struct layout *layout, size_t i);

/* Adds lines first..first+count-1 as one: joined by a space, or by nothing between ideographs and
 * after an em dash that follows a word. A hyphen at a line's end stays or goes as the vocabulary
 * knows the word; NULL keeps it. */
void layout_join(const struct lines *lines, size_t first, size_t count,
                 const struct vocabulary *vocabulary, struct buffer *out);

#endif
