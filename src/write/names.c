/* Names inside the book; see names.h. */
#include "write/names.h"

#include <stdio.h>

void chapter_name(const struct article *article, char name[ENTRY_NAME_SIZE])
{
    snprintf(name, ENTRY_NAME_SIZE, TEXT_FOLDER "c%zu.xhtml", article->number);
}

void section_name(const struct section *section, char name[ENTRY_NAME_SIZE])
{
    snprintf(name, ENTRY_NAME_SIZE, TEXT_FOLDER "s%zu.xhtml", section->number);
}
