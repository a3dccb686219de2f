/* Captions of pictures, by their looks. */
#ifndef OCTAVO_READ_CAPTION_H
#define OCTAVO_READ_CAPTION_H

#include <stdbool.h>

/* "Photo: …", "[Photo by …]", "Bild 3: …", "Figure 1. …". */
bool caption_begins(const char *text);

/* "Table 3: …", "Tab. 2", "表1　…": the caption of a table. */
bool caption_names_table(const char *text);

/* Ends in who took the picture: "… (Ada Lovelace/AP)", "… Photo: Ada Lovelace". */
bool caption_has_credit(const char *text);

/* Is nothing else: "ADA LOVELACE / REUTERS", "Photo by Ada Lovelace/Getty Images". */
bool caption_is_credit(const char *text);

#endif
