/* Text set in a column: shaped and broken into lines by pango, placed by what its letters take, so
 * that lines of any script stand close and never touch. */
#ifndef OCTAVO_COVER_TEXT_H
#define OCTAVO_COVER_TEXT_H

#include "cover/answer.h"
#include "cover/palette.h"

#include <pango/pangocairo.h>
#include <stdbool.h>

/* Where text is drawn, and what all of it shares. */
struct canvas {
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoContext *context;
    bool rtl; /* the start of a line is at the right */
};

bool canvas_init(struct canvas *canvas, int width, int height, bool rtl);
void canvas_fini(struct canvas *canvas);
void canvas_fill(struct canvas *canvas, struct colour colour, double x, double y, double width,
                 double height);

enum text_face { FACE_DISPLAY, FACE_BOLD, FACE_PLAIN };

/* How a text is to be set. */
struct text_form {
    enum text_face face;
    const int *sizes; /* of letters in pixels, the largest first; 0 ends them */
    int width;
    int height; /* 0: any */
    int lines;
    bool balanced; /* lines of about one length instead of full ones */
};

/* What a line takes in width, from `left` on; letters of some scripts reach beyond the places that
 * they are counted for. Pixels. */
struct line_extent {
    double left, width;
};
struct line_extent line_extent(PangoLayoutLine *line);

enum { TEXT_LINES = 6 }; /* no form has more */

struct text {
    PangoLayout *layout;
    int size; /* of its letters */
    int line_count;
    int baselines[TEXT_LINES]; /* pixels below the top of the text */
    int width;                 /* of its longest line */
    int height;
};

/* Sets `string` in the largest size that fits; in the last size what does not fit is cut at a word,
 * with an ellipsis. The caller frees the layout by text_fini. */
void text_init(struct text *text, struct canvas *canvas, const char *string, const char *language,
               const struct text_form *form);
void text_fini(struct text *text);

/* Draws it with its start at `x`, which is counted from the start of the page. */
void text_draw(const struct text *text, struct canvas *canvas, struct colour colour, int x, int y);

/* Adds the characters of a text that no font has. */
void text_unknown(const struct text *text, struct unknown *unknown);

#endif
