/* The text of a block while it is being set: how far it is read, what is open, what was added. The
 * ground on which the setters stand. */
#ifndef OCTAVO_REFINE_TYPESET_H
#define OCTAVO_REFINE_TYPESET_H

#include "base/buffer.h"

enum {
    DASH_JOINED = 1,   /* no spaces beside the dash */
    DASH_TIED = 2,     /* no line begins with a dash */
    QUOTES_SPACED = 4, /* narrow no-break spaces inside outer quotation marks */
    MARKS_SPACED = 8,  /* the same before ; ! ? */
    COLON_SPACED = 16, /* a no-break space before : */
    LETTERS_TIED = 32, /* no line ends with a word of one letter */
    DIALOGUE = 64,     /* a hyphen and a space begin what somebody says */
};

struct typography {
    const char *language;
    struct {
        const char *open, *close;
    } quotes[2];        /* outer and inner; NULL where the author's marks stay */
    const char *hyphen; /* for " - " */
    const char *dash;   /* for "--" and "---" */
    unsigned rules;
};

/* Which quotation marks are open, and how many straight ones are still to come. */
struct quotation {
    size_t doubles;      /* left in the text */
    size_t closers;      /* single ones, left, that could close */
    size_t depth;        /* of open double ones, at most 2 */
    bool single;         /* a single one is open, */
    size_t single_depth; /* inside so many double ones */
    size_t after_open;   /* where the text goes on behind the last that was opened */
};

struct typeset {
    const struct typography *style;
    bool verse; /* no space is taken away */
    const char *text;
    size_t size, at, end; /* of the stretch at work */
    struct quotation quotation;
    struct buffer *out;
};

/* The characters that end before and begin at byte `i`; 0 at the text's ends. */
uint32_t typeset_before(const struct typeset *typeset, size_t i);
uint32_t typeset_after(const struct typeset *typeset, size_t i);

/* Where the character begins that ends before byte `i`. */
size_t typeset_back(const struct typeset *typeset, size_t i);

/* How many of the same ASCII character stand at byte `i`. */
size_t typeset_run(const struct typeset *typeset, size_t i);

/* Whether a character is one of those in a string; whether it is a space or the text's end. */
bool typeset_is_one_of(uint32_t c, const char *characters);
bool typeset_is_blank(uint32_t c);

/* Adds a string in place of the next `bytes`; copies a run of bytes as far as the stretch goes.
 * Both are true, as setters are that have set something. */
bool typeset_add(struct typeset *typeset, const char *string, size_t bytes);
bool typeset_copy(struct typeset *typeset, size_t run);

/* Takes a space away that was added last. */
void typeset_drop_space(struct typeset *typeset);

#endif
