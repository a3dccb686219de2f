/* Teasers; see teaser.h. */
#define _GNU_SOURCE /* strnlen */
#include "refine/teaser.h"

#include "base/ascii.h"
#include "base/letter_case.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "book/text.h"

#include <string.h>

static const xmlNode *find_standfirst(const xmlNode *header)
{
    const xmlNode *node = header->children;
    while (node && !tree_has_class(node, "standfirst"))
        node = node->next;
    return node;
}

/* The first paragraph; nothing when something else tells the story first. */
static const xmlNode *find_paragraph(const xmlNode *header)
{
    const xmlNode *node = header->next;
    while (node && (node->type != XML_ELEMENT_NODE || tree_has_class(node, "caption")))
        node = node->next;
    return node && tree_is(node, "p") && !tree_has_class(node, "end") ? node : NULL;
}

/* The length of a text, or, where it is longer, the end of a character not far beyond `enough`. */
static size_t character_end(const char *text, size_t enough)
{
    size_t size = strnlen(text, enough);
    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

/* The text of a paragraph, as far as a teaser may need it. */
static void add_text(const xmlNode *paragraph, struct buffer *out)
{
    enum { ENOUGH = 640 }; /* bytes; of ideographs that is three times what fits */
    const xmlNode *node = tree_next(paragraph, paragraph);
    while (node && out->size < ENOUGH) {
        bool left_out = tree_has_class(node, "dateline") || tree_has_class(node, "noteref");
        const char *text = (const char *)node->content;
        if (node->type == XML_TEXT_NODE)
            buffer_add(out, text, character_end(text, ENOUGH));
        else if (tree_is(node, "br"))
            buffer_add_byte(out, ' ');
        if (left_out)
            while (!node->next && node->parent != paragraph)
                node = node->parent;
        node = left_out ? node->next : tree_next(node, paragraph);
    }
    text_collapse(out);
}

/* What a sentence ends in; the full stops of scripts that put no space behind one come first. */
static const uint32_t ends_at_once[] = {0x3002, 0xFF01, 0xFF1F, 0};
static const uint32_t ends[] = {'.', '!', '?', 0x2026, 0x061F, 0x06D4, 0x0964, 0};
static const uint32_t closers[] = {'"', '\'', ')', 0xBB, 0x2019, 0x201D, 0x300D, 0x300F, 0xFF09, 0};

/* A full stop ends a sentence behind a word of four letters, or of two or three that is no "Mr" or
 * "No". */
static bool is_full_stop(const char *word, const char *dot)
{
    size_t letters = utf8_length(word, (size_t)(dot - word));
    uint32_t first = utf8_next(&word, dot);
    return letters >= 4 || (letters >= 2 && !letter_is_upper(first));
}

/* How many bytes of a clean line the first sentence takes; a very short one takes another along. */
static size_t sentence_size(const char *line, size_t size)
{
    enum { SHORT = 30 };
    const char *at = line, *end = line + size, *word = line;
    while (at < end) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        if (c < 0x80 && character_is_word(c))
            continue;
        bool at_once = character_is_one_of(c, ends_at_once);
        if (at_once || character_is_one_of(c, ends)) {
            const char *behind = at;
            uint32_t next = utf8_next(&behind, end);
            for (; next && character_is_one_of(next, closers); next = utf8_next(&behind, end))
                at = behind;
            bool goes_on = next != 0 && next != ' ';
            next = next == ' ' ? utf8_next(&behind, end) : next;
            goes_on = goes_on || letter_is_lower(next) || (c == '.' && !is_full_stop(word, here));
            if (at - line >= SHORT && (at_once || !goes_on))
                return (size_t)(at - line);
        }
        word = at;
    }
    return size;
}

/* Wide characters fill a line with half as many. */
static size_t limit_of(const char *line, size_t size)
{
    if (ascii_run(line, size) == size)
        return LIMIT_TEASER;
    size_t columns = 0, characters = utf8_length(line, size);
    for (const char *at = line, *end = line + size; at < end;)
        columns += character_columns(utf8_next(&at, end));
    return columns > characters + characters / 2 ? LIMIT_TEASER / 2 : LIMIT_TEASER;
}

void refine_teaser(const struct article *article, struct buffer *out)
{
    const xmlNode *header = article->body.root ? article->body.root->children : NULL;
    if (!header || article->body.failed)
        return;
    struct buffer text;
    buffer_init(&text);
    const xmlNode *standfirst = find_standfirst(header);
    const xmlNode *paragraph = standfirst ? standfirst : find_paragraph(header);
    if (paragraph && article->title_from != TITLE_FROM_WORDS)
        add_text(paragraph, &text);
    if (text.size > 0 && !text.failed) {
        if (!standfirst)
            text.data[text.size = sentence_size(text.data, text.size)] = '\0';
        text_cut(out, text.data, limit_of(text.data, text.size));
    }
    out->failed = out->failed || text.failed;
    buffer_fini(&text);
}
