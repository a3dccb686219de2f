/* The style sheets, compiled in from assets/style: what all books need, and the themes. */
#ifndef OCTAVO_THEMES_H
#define OCTAVO_THEMES_H

extern const char style_base[], style_newspaper[], style_book[], style_plain[];

#endif
