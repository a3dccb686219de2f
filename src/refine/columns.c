/* The columns of tables; see columns.h. */
#include "refine/columns.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In letters: what the smallest screens have room for when letters are as small as a table's; what
 * usual phones have, and with letters that are smaller; what parts two columns; the length from
 * which on a text gets no more room for being longer. */
enum { LEAST_ROOM = 40, ROOM = 48, WIDE_ROOM = 60, GAP = 2, LONG_TEXT = 80 };

/* Tables with more columns are left to the engines. */
enum { MOST_COLUMNS = 24 };

struct column {
    size_t word;    /* its longest */
    size_t text;    /* of its longest cell */
    size_t figures; /* cells that hold one */
    size_t others;  /* cells that hold something else */
    size_t width;
};

struct columns {
    struct column items[MOST_COLUMNS];
    size_t count;
    const xmlNode *whole_row; /* the first that has a cell for each column */
    bool irregular;           /* cells reach over rows, or there are too many columns */
    bool said;                /* its author said which cells are figures */
};

static bool is_cell(const xmlNode *node)
{
    return tree_is(node, "td") || tree_is(node, "th");
}

/* The next row of the table that `row` is in, which is no row of a table in it; the first for NULL.
 */
static const xmlNode *next_row(const xmlNode *table, const xmlNode *row)
{
    const xmlNode *section = row ? row->parent : table->children;
    const xmlNode *next = row ? row->next : section ? section->children : NULL;
    for (; section; section = section->next, next = section ? section->children : NULL)
        for (; next; next = next->next)
            if (tree_is(next, "tr"))
                return next;
    return NULL;
}

static size_t span_of(const xmlNode *cell)
{
    const char *span = tree_get(cell, "colspan");
    size_t columns = span ? strtoul(span, NULL, 10) : 1;
    return columns > 0 ? columns : 1;
}

/* What the text of a cell is like. */
struct measure {
    size_t word, longest_word; /* in letters: the one at hand, the longest */
    size_t text;
    size_t digits, strange; /* characters; strange ones stand in no figure */
};

static void measure_character(struct measure *measure, uint32_t c)
{
    static const uint32_t in_figures[] = {'.', ',',    '\'',   '%',  '$',  '+',    '(',
                                          ')', 0x2019, 0x20AC, 0xA3, 0xA5, 0x2030, 0};
    static const uint32_t before_figures[] = {'-', 0x2212, 0x2013, 0};
    size_t letters = character_columns(c);
    bool alone = character_is_space(c) || character_is_ideographic(c);
    measure->word = alone ? 0 : measure->word + letters;
    size_t word = alone && !character_is_space(c) ? letters : measure->word;
    measure->longest_word = word > measure->longest_word ? word : measure->longest_word;
    measure->text += letters;
    measure->digits += character_is_digit(c);
    bool sign = character_is_one_of(c, before_figures) && measure->digits == 0;
    measure->strange += !sign && !character_is_space(c) && !character_is_digit(c) &&
                        !character_is_one_of(c, in_figures);
}

/* An image takes room as words do: by its width, but no more than it can be scaled down to. One
 * that is missing gets words later, in chapter.c. */
static void measure_image(struct measure *measure, const xmlNode *node)
{
    enum { PIXELS_A_LETTER = 8, MOST = 40, LEAST_WORD = 10, MISSING = 13, MISSING_WORD = 8 };
    const char *width = tree_get(node, "width");
    size_t letters = width ? strtoul(width, NULL, 10) / PIXELS_A_LETTER : MISSING;
    size_t least = width ? LEAST_WORD : MISSING_WORD;
    letters = letters < MOST ? letters : MOST;
    least = letters < least ? letters : least;
    measure->text += letters;
    measure->longest_word = least > measure->longest_word ? least : measure->longest_word;
    measure->strange++;
}

static struct measure measure_cell(const xmlNode *cell)
{
    struct measure measure = {0};
    for (const xmlNode *node = cell; node; node = tree_next(node, cell)) {
        if (!tree_is_inline(node) || tree_is(node, "br"))
            measure.word = 0;
        if (tree_is(node, "img") || (tree_has_class(node, "missing") && !node->children))
            measure_image(&measure, node);
        if (node->type != XML_TEXT_NODE || !node->content)
            continue;
        const char *at = (const char *)node->content;
        for (const char *end = at + strlen(at); at < end;)
            measure_character(&measure, utf8_next(&at, end));
    }
    return measure;
}

static void add_cell(struct column *column, const xmlNode *cell)
{
    struct measure measure = measure_cell(cell);
    size_t word = measure.longest_word;
    word += tree_is(cell, "th") ? word / 8 : 0; /* bold letters are broader */
    if (word > column->word)
        column->word = word;
    if (measure.text > column->text)
        column->text = measure.text;
    if (tree_is(cell->parent->parent, "thead") || (measure.digits == 0 && measure.strange == 0))
        return; /* a name of figures, or an empty cell: "–" is one */
    if (measure.digits > 0 && measure.strange == 0)
        column->figures++;
    else
        column->others++;
}

static void add_row(struct columns *columns, const xmlNode *row)
{
    size_t at = 0, cells = 0;
    for (const xmlNode *cell = row->children; cell && !columns->irregular; cell = cell->next) {
        if (!is_cell(cell))
            continue;
        size_t span = span_of(cell);
        columns->irregular = tree_get(cell, "rowspan") || span > MOST_COLUMNS - at;
        columns->said = columns->said || tree_get(cell, "class");
        if (span == 1 && !columns->irregular)
            add_cell(&columns->items[at], cell);
        at += span;
        cells++;
    }
    if (at > columns->count)
        columns->whole_row = NULL;
    columns->count = at > columns->count ? at : columns->count;
    if (cells == columns->count && !columns->whole_row)
        columns->whole_row = row;
}

static void add_class(struct tree *tree, const xmlNode *cell, const char *name)
{
    char both[32];
    const char *had = tree_get(cell, "class");
    snprintf(both, sizeof both, "%s%s%s", had ? had : "", had ? " " : "", name);
    if (had)
        xmlUnsetProp((xmlNode *)cell, BAD_CAST "class");
    tree_set(tree, (xmlNode *)cell, "class", both);
}

static size_t least_width(const struct column *column, size_t longest)
{
    return (column->word < longest ? column->word : longest) + GAP;
}

/* Words longer than this are broken, so that the others need not be. */
static size_t longest_whole_word(const struct columns *columns, size_t room)
{
    for (size_t longest = room; longest > 1; longest--) {
        size_t sum = 0;
        for (size_t i = 0; i < columns->count; i++)
            sum += least_width(&columns->items[i], longest);
        if (sum <= room)
            return longest;
    }
    return 1;
}

/* Each column gets its longest word, and of what is left a share by the length of its texts. */
static void share_out(struct columns *columns, size_t room, size_t texts)
{
    bool long_texts = texts > 2 * room; /* they get a quarter at least */
    size_t for_words = long_texts ? room * 3 / 4 : room;
    size_t longest = longest_whole_word(columns, for_words), used = 0, wanted = 0;
    for (size_t i = 0; i < columns->count; i++) {
        struct column *column = &columns->items[i];
        column->width = least_width(column, longest);
        column->text = column->text < LONG_TEXT ? column->text + GAP : LONG_TEXT;
        used += column->width;
        wanted += column->text > column->width ? column->text - column->width : 0;
    }
    size_t left = room > used ? room - used : 0;
    for (size_t i = 0; i < columns->count && wanted > 0; i++) {
        struct column *column = &columns->items[i];
        if (column->text > column->width)
            column->width += left * (column->text - column->width) / wanted;
    }
}

/* Writes the shares to the cells of one row, in even per cent. */
static void write_shares(struct tree *tree, const struct columns *columns)
{
    size_t all = 0, i = 0;
    for (size_t at = 0; at < columns->count; at++)
        all += columns->items[at].width;
    for (const xmlNode *cell = columns->whole_row->children; cell; cell = cell->next) {
        char name[24];
        if (!is_cell(cell))
            continue;
        size_t share = columns->items[i++].width * 100 / all / 2 * 2;
        snprintf(name, sizeof name, "w%zu", share < 2 ? 2 : share);
        add_class(tree, cell, name);
    }
}

static void mark_figures(struct tree *tree, const struct columns *columns, const xmlNode *row)
{
    size_t at = 0;
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!is_cell(cell))
            continue;
        const struct column *column = &columns->items[at];
        bool figures = at > 0 && column->figures >= 2 && column->others == 0;
        size_t span = span_of(cell);
        if (figures && span == 1)
            add_class(tree, cell, "figures");
        at += span;
    }
}

static void set_table(struct tree *tree, const xmlNode *table)
{
    struct columns columns = {0};
    for (const xmlNode *row = next_row(table, NULL); row; row = next_row(table, row))
        add_row(&columns, row);
    if (columns.irregular || columns.count < 2)
        return;
    for (const xmlNode *row = columns.said ? NULL : next_row(table, NULL); row;
         row = next_row(table, row))
        mark_figures(tree, &columns, row);
    size_t words = 0, texts = 0;
    for (size_t i = 0; i < columns.count; i++) {
        words += columns.items[i].word + 1;
        texts += columns.items[i].text + 1;
    }
    bool wide = words > LEAST_ROOM;
    if (wide && !tree_get(table, "class"))
        tree_set(tree, (xmlNode *)table, "class", "wide");
    if (texts <= LEAST_ROOM || !columns.whole_row)
        return;
    share_out(&columns, wide ? WIDE_ROOM : ROOM, texts);
    write_shares(tree, &columns);
}

void refine_columns(struct tree *tree)
{
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root))
        if (tree_is(node, "table"))
            set_table(tree, node);
}
