/* The anatomy of an article: which of its blocks are kicker, headline, standfirst, byline,
 * dateline, captions, notes and end matter, and what they say. */
#ifndef OCTAVO_READ_ANATOMY_H
#define OCTAVO_READ_ANATOMY_H

#include "book/feature.h"
#include "read/block.h"
#include "read/dateline.h"
#include "read/mark.h"
#include "read/vocabulary.h"

/* An article under the knife. */
struct anatomy {
    const struct lines *lines;
    size_t first_line; /* index in the source of the first of them */
    struct blocks *blocks;
    const struct vocabulary *vocabulary;
    struct features *features;
    bool titled;               /* the headline is known already, from a header block */
    size_t story_line;         /* the first one of the story where that is stated, otherwise 0 */
    size_t body;               /* the first block of the story */
    size_t dateline_block;     /* begins with a dateline, SIZE_MAX for none */
    size_t dateline_size;      /* bytes of its joined text */
    size_t date_at, date_size; /* where in them the date stands; 0, 0 for none */
    struct date date;
    enum mark_shape note_shape; /* of references to numbered notes */
    bool failed;                /* without memory */
};

/* The finders of its parts, in the order in which dissect.c calls them: opening.c with
 * opening_lines.c and story.c, caption.c, quotation.c, ending.c, signature.c. */
void opening_find(struct anatomy *anatomy);
void captions_find(struct anatomy *anatomy, size_t first);
void table_captions_find(struct anatomy *anatomy);
void quotations_find(struct anatomy *anatomy);
void ending_find(struct anatomy *anatomy);
void signature_find(struct anatomy *anatomy);

/* The lines that sign a text, from block `last` upwards: foot.c. Who signs a letter is no author.
 */
void foot_find(struct anatomy *anatomy, size_t last);
bool signature_is_of_letter(struct anatomy *anatomy);

/* Makes blocks of the lines at the top, from block `first` on, which an underlined headline stands
 * above if it is not 0. */
void opening_split(struct anatomy *anatomy, size_t first);

/* The first block of the story, and its dateline; `body` is the block behind the opening. */
size_t story_find(struct anatomy *anatomy, size_t body);

/* "ANNA. – Where is it?": whether what looks like the place in a dateline is who speaks in block
 * `i`, again and again. */
bool story_is_speech(const struct anatomy *anatomy, size_t i, const struct dateline *dateline);

/* Whether there is a block `i` that is a paragraph, neither quoted nor in a list. */
bool anatomy_is_paragraph(const struct anatomy *anatomy, size_t i);

/* Adds the joined text of a block, as it stands in the tree later. */
void anatomy_join(struct anatomy *anatomy, size_t block, struct buffer *out);

/* The joined text of a block as one clean line; the caller frees it. NULL without memory. */
char *anatomy_text(struct anatomy *anatomy, size_t block);

/* Keeps what a dateline and a byline say: credits.c. */
void anatomy_note_dateline(struct anatomy *anatomy, size_t block, const struct dateline *dateline);
void anatomy_note_byline(struct anatomy *anatomy, size_t block, const struct byline *byline);

/* Keeps a feature about a block: `text` of `size` bytes. */
void anatomy_note(struct anatomy *anatomy, size_t block, enum part part, unsigned confidence,
                  const char *reason, const char *text, size_t size);

#endif
