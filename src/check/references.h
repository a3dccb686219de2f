/* Collects what an element refers to: links, images, style sheets, scripts, media, symbols. */
#ifndef OCTAVO_CHECK_REFERENCES_H
#define OCTAVO_CHECK_REFERENCES_H

#include "check/document.h"

/* `is_nav`: the document is the book's navigation document. */
void references_collect(struct epub *epub, size_t file, const xmlNode *node, bool is_nav);

#endif
