/* Character references; see entity.h. */
#include "markdown/entity.h"

#include "base/utf8.h"
#ifdef OCTAVO_WITH_html
#include "html/html_tree.h"
#endif

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

#ifdef OCTAVO_WITH_html

/* HTML knows some two thousand names, and its parser all of them; libxml2 knows those of HTML 4.
 * The parser also takes names that end sooner, "&copyright;": these are none in Markdown. */
static void add_by_parser(const char *reference, size_t size, struct buffer *out)
{
    static const char semicolon[] = "&semi;";
    struct tree tree;
    struct buffer text;
    buffer_init(&text);
    tree_init(&tree);
    html_fragment_to_tree(reference, size, NULL, &tree, tree.root);
    if (!tree.failed)
        tree_text(&tree, &text);
    bool is_semicolon = size == sizeof semicolon - 1 && memcmp(reference, semicolon, size) == 0;
    if (text.size > 0 && (text.data[text.size - 1] != ';' || is_semicolon))
        buffer_add(out, text.data, text.size);
    else
        buffer_add(out, reference, size);
    out->failed = out->failed || tree.failed || text.failed;
    buffer_fini(&text);
    tree_fini(&tree);
}

#else

static void add_by_parser(const char *reference, size_t size, struct buffer *out)
{
    buffer_add(out, reference, size);
}

#endif

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
    bool is_bracket = strcmp(name, "lang") == 0 || strcmp(name, "rang") == 0; /* others in HTML 4 */
    const htmlEntityDesc *known =
        *name == '#' || is_bracket ? NULL : htmlEntityLookup(BAD_CAST name);
    if (*name == '#')
        buffer_add_character(out, read_number(name + 1));
    else if (known)
        buffer_add_character(out, (uint32_t)known->value);
    else if (strcmp(name, "apos") == 0)
        buffer_add_byte(out, '\'');
    else
        add_by_parser(reference, size, out);
}
