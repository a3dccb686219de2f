/* The images of an article: what its author wrote becomes a picture of the book, or a place where
 * one is missing. */
#ifndef OCTAVO_IMAGES_H
#define OCTAVO_IMAGES_H

#include "book/book.h"
#include "pictures.h"

/* How the settings want them. */
struct image_handling images_wanted(const struct settings *settings);

/* Goes through the body: every <img> has a src that leads to a picture of the gallery, width,
 * height and alt when this returns, or is a <span class="missing"> with its description. Only files
 * beneath the folder of the input are opened. OCTAVO_OUTPUT, with errno, when the spool fails. */
octavo_status images_take(const struct source *source, const struct image_handling *handling,
                          struct article *article);

/* Numbers the pictures in the order in which the book shows them. False without memory. */
bool images_plan(struct book *book);

#endif
