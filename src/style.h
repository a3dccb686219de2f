/* The style sheets, compiled in from assets/style: what all books need, and the themes. */
#ifndef OCTAVO_STYLE_H
#define OCTAVO_STYLE_H

extern const char style_base[], style_newspaper[], style_book[], style_plain[];

#endif
