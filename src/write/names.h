/* Names of the files inside the book, and of items in its manifest. All are made from numbers, none
 * from the input. Paths are relative to the package document's folder. */
#ifndef OCTAVO_WRITE_NAMES_H
#define OCTAVO_WRITE_NAMES_H

#include "book/book.h"

#define BOOK_FOLDER "EPUB/"
#define PACKAGE_NAME "package.opf"
#define NAV_NAME "nav.xhtml"
#define NCX_NAME "toc.ncx"
#define STYLE_NAME "css/book.css"
#define USER_STYLE "css/user"
#define TEXT_FOLDER "text/"
#define COVER_FILE "cover.xhtml"
#define COVER_NAME TEXT_FOLDER COVER_FILE
#define IMAGE_FOLDER "images/"
#define COVER_IMAGE_NAME IMAGE_FOLDER "cover.jpg"
#define FRONT_FILE "front.xhtml"
#define FRONT_NAME TEXT_FOLDER FRONT_FILE

/* Stands in every package document, and tells a book of ours from another. */
#define PACKAGE_GENERATOR "octavo"

enum { ENTRY_NAME_SIZE = 64 }; /* room for any of them, with "EPUB/" and a NUL */

/* A chapter is named by its first part; the others of "c7.xhtml" are "c7-2.xhtml" and so on. */
void chapter_name(const struct article *article, char name[ENTRY_NAME_SIZE]);
void section_name(const struct section *section, char name[ENTRY_NAME_SIZE]);
/* The user's style sheets, from 0. */
void style_name(size_t index, char name[ENTRY_NAME_SIZE]);

/* The whole path in the archive of a name in the book. */
void book_path(const char *name, char path[ENTRY_NAME_SIZE]);

/* A picture is named by its digest. */
void picture_name(const struct picture *picture, char name[ENTRY_NAME_SIZE]);

/* Whether a link from a text, `size` bytes, is that to a picture of the gallery. */
bool picture_is_named(struct gallery *gallery, const char *href, size_t size);
const char *picture_media_type(const struct picture *picture);

void page_name(const struct page_of *page, char name[ENTRY_NAME_SIZE]);

#endif
