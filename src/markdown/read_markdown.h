/* The reader of Markdown: CommonMark, and what articles are written in beside it: tables, tasks,
 * strike-through, bare addresses, footnotes, front matter. */
#ifndef OCTAVO_MARKDOWN_READ_MARKDOWN_H
#define OCTAVO_MARKDOWN_READ_MARKDOWN_H

#include "read/read.h"

reader read_markdown;

#endif
