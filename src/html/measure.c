/* Amounts of text in a page; see measure.h. */
#include "html/measure.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "html/hints.h"
#include "html/tags.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LETTERS_PER_IDEOGRAPH = 3 };

/* A paragraph of running text has so many letters, or a third of them and a full stop. */
enum { LETTERS_OF_PROSE = 80, LETTERS_OF_SENTENCE = 25 };

struct count {
    size_t letters;
    size_t stops;
    bool ended;
};

static bool is_stop(uint32_t c)
{
    static const uint32_t stops[] = {'.',    '!',    '?',    0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E,
                                     0x061F, 0x06D4, 0x0964, 0x0965, 0x1362, 0x104B, 0x17D4, 0};
    return character_is_one_of(c, stops);
}

/* A full stop counts where a space, a quotation mark or the end follows. */
static void count_text(const char *text, struct count *count)
{
    const char *end = text + strlen(text);
    bool stopped = false; /* the last sign was a stop */
    while (text < end) {
        uint32_t c = utf8_next(&text, end);
        if (character_is_word(c)) {
            count->letters += character_is_ideographic(c) ? LETTERS_PER_IDEOGRAPH : 1;
            count->ended = stopped = false;
        } else if (is_stop(c)) {
            stopped = true;
            count->stops += c > 0x2FFF || text == end;
            count->ended = true;
        } else {
            count->stops += stopped;
            stopped = false;
        }
    }
}

size_t count_letters(const char *text)
{
    struct count count = {0};
    count_text(text, &count);
    return count.letters;
}

/* Whether two addresses begin with the same scheme and host. */
static bool same_host(const char *one, const char *other)
{
    const char *host = strstr(one, "//"), *there = strstr(other, "//");
    if (!host || !there)
        return false;
    size_t size = 2 + strcspn(host + 2, "/?#");
    return strncasecmp(host, there, size) == 0 && strchr("/?#", there[size]) != NULL;
}

/* Where a link leads; what only a script may follow is near. */
static enum link_kind link_of(const xmlNode *node, const char *url)
{
    const char *href = attribute(node, "href");
    if (!href || (*href == '#' && href[1]))
        return LINK_NONE;
    bool far = strstr(href, "//") && !(url && same_host(href, url));
    return far || strncasecmp(href, "mailto:", 7) == 0 ? LINK_FAR : LINK_NEAR;
}

static bool add_piece(struct pieces *pieces, xmlNode *node, const char *url, size_t parent)
{
    void *items = pieces->items;
    if (!memory_reserve(&items, &pieces->capacity, pieces->count + 1, sizeof *pieces->items))
        return false;
    pieces->items = items;
    uint32_t tag = tag_number((const char *)node->name, strlen((const char *)node->name));
    unsigned traits = tag_traits(tag);
    enum link_kind above = pieces->count > 0 ? pieces->items[parent].linked : LINK_NONE;
    pieces->items[pieces->count++] = (struct piece){
        .node = node,
        .parent = parent,
        .tag = tag,
        .traits = traits,
        .hints = hints_of(node),
        .block = traits & SPECIAL && !(traits & (VOID | RAW)),
        .linked = traits & LINK ? link_of(node, url) : above,
    };
    return true;
}

/* The elements in document order, each with its parent and the end of what it holds. */
static bool list_elements(xmlNode *root, const char *url, struct pieces *pieces)
{
    size_t parent = 0;
    for (xmlNode *node = root; node;) {
        if (node->type == XML_ELEMENT_NODE) {
            if (!add_piece(pieces, node, url, parent))
                return false;
        }
        if (node->type == XML_ELEMENT_NODE && node->children) {
            parent = pieces->count - 1;
            node = node->children;
            continue;
        }
        if (node->type == XML_ELEMENT_NODE)
            pieces->items[pieces->count - 1].end = pieces->count;
        while (node != root && !node->next) {
            pieces->items[parent].end = pieces->count;
            parent = pieces->items[parent].parent;
            node = node->parent;
        }
        node = node == root ? NULL : node->next;
    }
    return true;
}

/* Which elements begin a line: those that say so, and those that hold one. */
static void find_blocks(struct pieces *pieces)
{
    for (size_t i = pieces->count; i-- > 1;)
        if (pieces->items[i].block)
            pieces->items[pieces->items[i].parent].block = true;
    pieces->items[0].block = true;
    for (size_t i = 0; i < pieces->count; i++)
        pieces->items[i].line =
            pieces->items[i].block ? i : pieces->items[pieces->items[i].parent].line;
}

/* Counts the texts directly below a piece towards the block that they stand in. */
static void count_own(struct pieces *pieces, size_t i)
{
    struct piece *piece = &pieces->items[i];
    if (piece->traits & RAW)
        return;
    struct piece *to = &pieces->items[piece->line];
    for (const xmlNode *child = piece->node->children; child; child = child->next) {
        if (child->type != XML_TEXT_NODE)
            continue;
        struct count count = {.ended = to->ended};
        count_text((const char *)child->content, &count);
        to->own += count.letters;
        to->own_link += piece->linked != LINK_NONE ? count.letters : 0;
        to->own_near += piece->linked == LINK_NEAR ? count.letters : 0;
        to->stops += count.stops;
        to->ended = count.ended;
    }
}

/* The running text of a block: links in it are none, and those of a list of links undo the words
 * between them. */
size_t piece_prose(const struct piece *piece)
{
    if (piece->traits & HEADING)
        return 0;
    bool long_enough = piece->own >= LETTERS_OF_PROSE ||
                       (piece->own >= LETTERS_OF_SENTENCE && (piece->stops > 0 || piece->ended));
    return long_enough && piece->own > 2 * piece->own_link ? piece->own - 2 * piece->own_link : 0;
}

/* Clutter in clutter, captions in captions. */
static void hand_down(struct pieces *pieces)
{
    for (size_t i = 1; i < pieces->count; i++) {
        const struct piece *parent = &pieces->items[pieces->items[i].parent];
        pieces->items[i].clutter |= parent->clutter;
        pieces->items[i].caption |= parent->caption;
    }
}

void measure_again(struct pieces *pieces)
{
    hand_down(pieces);
    for (size_t i = 0; i < pieces->count; i++) {
        struct piece *piece = &pieces->items[i];
        bool counts = !piece->clutter && !piece->caption;
        piece->text = counts ? piece->own : 0;
        piece->link = counts ? piece->own_link : 0;
        piece->near = counts ? piece->own_near : 0;
        piece->prose = counts ? piece_prose(piece) : 0;
    }
    for (size_t i = pieces->count; i-- > 1;) {
        const struct piece *piece = &pieces->items[i];
        struct piece *parent = &pieces->items[piece->parent];
        parent->text += piece->text;
        parent->link += piece->link;
        parent->near += piece->near;
        parent->prose += piece->prose;
    }
}

bool measure(xmlNode *root, const char *url, struct pieces *pieces)
{
    *pieces = (struct pieces){0};
    if (!list_elements(root, url, pieces))
        return false;
    pieces->items[0].hints = 0; /* what it says is about the page */
    find_blocks(pieces);
    for (size_t i = 0; i < pieces->count; i++)
        count_own(pieces, i);
    measure_again(pieces);
    return true;
}

size_t piece_before(const struct pieces *pieces, size_t i)
{
    size_t parent = pieces->items[i].parent, before = i - 1;
    while (before > parent && pieces->items[before].parent != parent)
        before = pieces->items[before].parent;
    return before;
}

void pieces_fini(struct pieces *pieces)
{
    free(pieces->items);
    *pieces = (struct pieces){0};
}
