/* The meta elements of a content document: encoding, viewport, forms. */
#ifndef OCTAVO_CHECK_HEAD_H
#define OCTAVO_CHECK_HEAD_H

#include "check/document.h"

struct head {
    struct epub *epub;
    size_t file;
    bool has_viewport, has_charset;
};

void head_check_meta(struct head *head, const xmlNode *node);

#endif
