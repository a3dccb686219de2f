/* Measures of a cover and limits of its program. Pixels, bytes, seconds. */
#ifndef OCTAVO_COVER_LIMITS_H
#define OCTAVO_COVER_LIMITS_H

/* What Kindle asks for, 1.6 : 1; all other shops take it. */
enum { COVER_WIDTH = 1600, COVER_HEIGHT = 2560 };

/* The largest description or picture that comes in: a 32 MB picture and its heading. */
enum { LIMIT_INPUT = (32 << 20) + 4096 };

/* A cover takes a tenth of a second; a font or picture that takes this long would take for ever. */
enum { LIMIT_CPU_SECONDS = 60 };

#endif
