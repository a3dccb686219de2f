/* The reader of pages: HTML and XHTML as browsers save them, packed or not. */
#ifndef OCTAVO_HTML_READ_HTML_H
#define OCTAVO_HTML_READ_HTML_H

#include "read/read.h"

reader read_html;

#endif
