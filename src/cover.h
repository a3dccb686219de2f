/* The book's cover: asked for while articles are read, drawn after the plan. Whatever fails here
 * costs the cover, never the book; only a picture of the user's that is none ends a run. */
#ifndef OCTAVO_COVER_H
#define OCTAVO_COVER_H

#include "base/child.h"
#include "base/diagnostic.h"
#include "base/spool.h"
#include "book/book.h"

/* The program that draws; what it stands on takes long to load, so it is started early. */
struct cover {
    struct child child;
    bool is_missing; /* it is not there */
};

/* Whether that program is there. */
bool cover_is_possible(void);

/* Starts the program; or has it convert the file of OCTAVO_COVER, which then is the book's.
 * OCTAVO_USAGE with a remark when that is no picture. */
octavo_status cover_begin(struct cover *cover, const struct settings *settings, struct book *book,
                          const atomic_bool *cancelled, struct diagnostics *remarks);

/* Has the cover of the planned book drawn, if it is to be. */
octavo_status cover_draw(struct cover *cover, struct book *book, const struct spool *spool,
                         const atomic_bool *cancelled, struct diagnostics *remarks);

/* Ends the program, whether it was asked or not. */
void cover_end(struct cover *cover);

/* What is to be on the cover, as src/cover/description.h has it. `picture` is the lead's, or empty.
 */
void cover_describe(const struct book *book, const struct buffer *picture, struct buffer *out);

/* The picture of the first article that may stand on the cover, added to `out`: the first
 * photograph that is large enough and not too high. Nothing where there is none, or the spool
 * fails. */
void cover_picture(const struct book *book, const struct spool *spool, struct buffer *out);

#endif
