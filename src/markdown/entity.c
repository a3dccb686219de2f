/* Character references; see entity.h. */
#include "markdown/entity.h"

#include "base/utf8.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 48, LAST_CHARACTER = 0x10FFFF };

/* "&#35;" and "&#x23;"; what no book may hold is U+FFFD. */
static uint32_t read_number(const char *digits)
{
    bool hexadecimal = *digits == 'x' || *digits == 'X';
    unsigned long number = strtoul(digits + hexadecimal, NULL, hexadecimal ? 16 : 10);
    bool allowed = number <= LAST_CHARACTER && character_is_xml((uint32_t)number);
    return allowed ? (uint32_t)number : CHARACTER_REPLACEMENT;
}

void entity_add(const char *reference, size_t size, struct buffer *out)
{
    char name[LONGEST_NAME + 1];
    size_t length = size - 2; /* without "&" and ";" */
    if (size < 3 || length > LONGEST_NAME) {
        buffer_add(out, reference, size);
        return;
    }
    memcpy(name, reference + 1, length);
    name[length] = '\0';
    const htmlEntityDesc *known = *name == '#' ? NULL : htmlEntityLookup(BAD_CAST name);
    if (*name == '#')
        buffer_add_character(out, read_number(name + 1));
    else if (known)
        buffer_add_character(out, (uint32_t)known->value);
    else if (strcmp(name, "apos") == 0)
        buffer_add_byte(out, '\'');
    else
        buffer_add(out, reference, size);
}
