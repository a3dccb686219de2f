/* What encodings are called. */
#ifndef OCTAVO_BASE_ENCODING_NAME_H
#define OCTAVO_BASE_ENCODING_NAME_H

/* The name of the encoding that a label in any case stands for ("Latin1": "windows-1252"); NULL
 * when it is not known. */
const char *encoding_named(const char *label);

#endif
