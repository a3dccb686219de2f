/* What a paragraph must look like to be a sub-heading; whether it is one, the whole document says:
 * see heading.h. */
#ifndef OCTAVO_READ_HEADING_STYLE_H
#define OCTAVO_READ_HEADING_STYLE_H

#include "read/block.h"
#include "read/span.h"

enum heading_style {
    STYLE_NONE,
    STYLE_CHAPTER,  /* "Chapter 4", "第三章", "Kapitel II. Der Hafen" */
    STYLE_SERIES,   /* lines that count on from each other: "Article 4", "IV" */
    STYLE_NAMED,    /* "Preface", "Conclusion": what parts of texts are called */
    STYLE_NUMBERED, /* "2. The harbour", "2.1. Its lamps" */
    STYLE_KEYED,    /* "Scene: The harbour", with no blank line before it */
    STYLE_CAPITALS, /* "THE HARBOUR" */
    STYLE_LABEL,    /* "The harbour:" */
    STYLE_APART,    /* a short line between blank lines */
    STYLE_SHORT,    /* a short line among paragraphs of one long line each */
    STYLE_TIGHT,    /* a short line with no blank line between it and the paragraph below */
    STYLE_COUNT,
};

enum { LONGEST_HEADING = 90 }; /* characters */
enum { SHORT_HEADING = 60 };   /* characters, where no blank line sets it apart */
enum { IN_SERIES = 0 };        /* level of a heading that a series made, until it gets one */

/* What a document's paragraphs are like. */
struct manner {
    const struct lines *lines;
    const struct blocks *blocks;
    size_t first, end;
    bool one_line;     /* most paragraphs are one long line, with no blank line between */
    size_t title_page; /* block behind the lines of a title page at the top */
    size_t counts[STYLE_COUNT];
};

void manner_init(struct manner *manner, const struct lines *lines, const struct blocks *blocks,
                 size_t first, size_t end);

/* The style of a paragraph that a text follows, or other headings above a text. */
enum heading_style heading_style(const struct manner *manner, size_t i);

/* Characters of a block; of a long one, which no heading is, it is enough to know that it is. */
size_t manner_characters(const struct manner *manner, size_t i);

/* Text that a heading of so many characters can stand above: as long as a sentence, or something
 * that is not a line. */
bool manner_is_text(const struct manner *manner, size_t i, size_t above);

/* "Contents" above a list, or between blank lines. */
bool manner_is_contents(const struct manner *manner, size_t i);

/* Whether the text has labels before colons, in lines of their own or not, each of them once: who
 * speaks in a play, or is announced again and again, has no heading. */
bool heading_labels_differ(const struct manner *manner);

/* Whether labels stand tight above lists, more than one of them. */
bool heading_labels_head_lists(const struct manner *manner);

bool heading_is_question(const struct line *line);

/* Whether somebody says "I" in what is no question. */
bool heading_answers_in_first_person(const struct manner *manner);

/* Marks the paragraphs that count on from each other as headings, of level IN_SERIES. Some series
 * may be open at the same time, as chapters are inside parts. */
void heading_series_mark(const struct manner *manner, struct blocks *blocks);

/* The same for lines that begin or end alike: "Point one: ...", "Point two: ...". */
void heading_frames_mark(const struct manner *manner, struct blocks *blocks);

/* What stands above the first of three and more headings at the heads of their runs, and looks as
 * they do: a preface has no number. */
void heading_preface_mark(const struct manner *manner, struct blocks *blocks);

/* Whether blank lines, or a caption, part a block from its neighbours. */
bool manner_is_apart(const struct manner *manner, size_t i);

#endif
