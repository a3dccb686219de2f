/* The lines at the top of an article while it is found out which of them are its opening. */
#ifndef OCTAVO_READ_OPENING_H
#define OCTAVO_READ_OPENING_H

#include "read/anatomy.h"
#include "read/furniture.h"

enum { OPENING_LINES = 12 };
enum { OPENING_ABOVE = 4 }; /* kicker, headline, standfirst and one more above a byline */

/* A line of the opening. */
struct unit {
    char *text;
    struct furniture line;
};

struct opening {
    struct anatomy *anatomy;
    struct unit units[OPENING_LINES]; /* as many as `count`, each for the block of its index */
    size_t count;
    size_t headline; /* its unit, SIZE_MAX for none */
    bool labelled;   /* a byline that says so makes other names unlikely */
    bool underlined; /* and with that the headline known */
};

/* Takes the units from the top, or from behind an underlined headline, that are short enough. */
void opening_gather(struct opening *opening, size_t first);

/* What a unit is; "" and LINE_TEXT behind the last one. */
struct block *opening_block(const struct anatomy *anatomy, size_t i);
const char *opening_text(const struct opening *opening, size_t i);
enum line_kind opening_kind(const struct opening *opening, size_t i);

/* What may be a headline, or a name without a word for authors, by its looks and its place. */
bool opening_is_title(const struct opening *opening, size_t i);
bool opening_is_name(const struct opening *opening, size_t i);

/* A title with a byline below it: what stood above it and its date was a masthead. */
bool opening_is_headed_below(const struct opening *opening, size_t i);

/* The last unit that is sure to stand above the story, SIZE_MAX when there is none. */
size_t opening_anchor(const struct opening *opening, size_t first);

/* A line for the topic; one with a byline or date below the headline may be any short word. */
bool opening_is_kicker(const struct opening *opening, size_t i, bool anchored);

/* A line between blank ones, above the story, that goes on from the headline. */
bool opening_is_deck(const struct opening *opening, size_t i);

/* Whether a story follows behind unit i. */
bool opening_story_follows(const struct opening *opening, size_t i);

/* Names a unit, and keeps its text as a feature. */
void opening_name(const struct opening *opening, size_t i, enum block_kind kind, enum part part,
                  unsigned confidence, const char *reason);
void opening_take_headline(struct opening *opening, size_t i, unsigned confidence,
                           const char *reason);

/* The bytes of a headline before " - The Site". */
size_t opening_without_site(const struct opening *opening, size_t i);

/* Takes kicker, headline and abstract where no byline or date helps; returns the unit behind. */
size_t opening_take_titled(struct opening *opening, size_t i);

#endif
