/* Texts that may be notes; see note_text.h. */
#include "read/note_text.h"

#include "base/memory.h"
#include "read/words.h"

#include <string.h>

enum { LAST_BLOCKS = 4 };    /* a copyright and the like may stand behind the notes */
enum { LONGEST_TITLE = 60 }; /* bytes of "Notes" in any language */

static bool add_text(struct anatomy *anatomy, struct note_texts *texts, struct note_text text)
{
    void *items = texts->items;
    if (!memory_reserve(&items, &texts->capacity, texts->count + 1, sizeof *texts->items)) {
        anatomy->failed = true;
        return false;
    }
    texts->items = items;
    texts->items[texts->count++] = text;
    return true;
}

/* Whether a line begins a note by itself: a sign or a small raised number. */
static bool line_leads(const struct line *line, struct mark *mark)
{
    return line->size > 0 && mark_may_begin(*line->text) &&
           mark_leads(line->text, line->size, mark) &&
           (mark->shape == MARK_SIGN || mark->shape == MARK_SUPERSCRIPT);
}

/* Whether a note that begins inside a block comes after `before`: the next number, another sign. */
static bool goes_on(const struct mark *before, const struct mark *mark)
{
    return mark->shape == before->shape &&
           (mark->shape == MARK_SIGN ? mark->slot != before->slot : mark->slot == before->slot + 1);
}

/* The notes that begin in a block: at its first line, and then at others. */
static void collect_from(struct anatomy *anatomy, size_t i, struct note_texts *texts)
{
    const struct block *block = &anatomy->blocks->items[i];
    struct mark mark, before = {0};
    if (block->quote > 0 || block->list > 0 ||
        (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_VERSE))
        return;
    for (size_t line = block->first; line < block->first + block->count; line++) {
        bool leads = line_leads(&anatomy->lines->items[line], &mark);
        if (line == block->first ? !leads : !leads || !goes_on(&before, &mark)) {
            if (line == block->first)
                return;
            continue;
        }
        if (!add_text(anatomy, texts, (struct note_text){mark, i, line, 0, false, false}))
            return;
        before = mark;
    }
}

/* A row of texts stands at the foot when little follows, or a rule stands before it. */
static void close_row(const struct blocks *blocks, struct note_texts *texts, size_t row)
{
    if (row == texts->count)
        return;
    size_t first = texts->items[row].block;
    const struct note_text *end = &texts->items[texts->count - 1];
    size_t last = end->block + end->more;
    bool foot = last + LAST_BLOCKS >= blocks->count ||
                (first > 0 && blocks->items[first - 1].kind == BLOCK_BREAK);
    for (; row < texts->count; row++)
        texts->items[row].foot = foot;
}

/* Whether block `i` only goes on with the text before it: set in below it, and no blank between. */
static bool continues(const struct anatomy *anatomy, size_t i, const struct note_text *text)
{
    const struct block *block = &anatomy->blocks->items[i];
    const struct line *lines = anatomy->lines->items;
    return text->block + text->more + 1 == i && !block->apart && block->kind == BLOCK_PARAGRAPH &&
           block->list == 0 && lines[block->first].indent > lines[text->line].indent;
}

void note_texts_marked(struct anatomy *anatomy, size_t from, struct note_texts *texts)
{
    size_t row = 0;
    for (size_t i = from; i < anatomy->blocks->count && !anatomy->failed; i++) {
        size_t before = texts->count;
        collect_from(anatomy, i, texts);
        struct note_text *last = before > row ? &texts->items[before - 1] : NULL;
        bool more = texts->count == before && last && continues(anatomy, i, last);
        if (more)
            last->more++;
        if (more || texts->count > before)
            continue;
        close_row(anatomy->blocks, texts, row);
        row = texts->count;
    }
    close_row(anatomy->blocks, texts, row);
}

/* "Notes:", "# Fußnoten", "--- Notas ---" */
static bool is_title(const struct anatomy *anatomy, size_t i)
{
    const struct block *block = &anatomy->blocks->items[i];
    const struct line *line = &anatomy->lines->items[block->first];
    const char *text = line->text;
    size_t size = line->size;
    if ((block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADING) || block->count > 1 ||
        size > LONGEST_TITLE)
        return false;
    for (; size > 0 && strchr("*_#=-: ", text[size - 1]); size--)
        ;
    for (; size > 0 && strchr("*_#=- ", *text); size--)
        text++;
    return words_has(WORDS_FOOTNOTES, text, size);
}

/* The number before a note below the heading; its item has lost it. */
static bool is_numbered(const struct anatomy *anatomy, size_t i, struct mark *mark)
{
    const struct block *block = &anatomy->blocks->items[i];
    const struct line *line = &anatomy->lines->items[block->first];
    enum mark_shape shape = block->marker.sign == '(' ? MARK_PARENTHESIS : MARK_STOP;
    *mark = (struct mark){shape, block->marker.number, 0};
    if (block->quote > 0)
        return false;
    if (block->kind == BLOCK_ITEM)
        return block->list == 1 && block->marker.style == MARKER_NUMBER &&
               block->marker.number <= MOST_NOTES;
    return block->kind == BLOCK_PARAGRAPH && block->list == 0 &&
           mark_leads(line->text, line->size, mark) &&
           (mark->shape == MARK_PARENTHESIS || mark->shape == MARK_STOP);
}

void note_texts_listed(struct anatomy *anatomy, size_t from, struct note_texts *texts)
{
    const struct blocks *blocks = anatomy->blocks;
    size_t title = blocks->count, last = 0, kept = texts->count;
    struct mark mark, before = {0};
    while (title > from && !is_title(anatomy, title - 1))
        title--;
    if (title == from)
        return;
    for (size_t i = title; i < blocks->count; i++) {
        const struct block *block = &blocks->items[i];
        if (last > 0 && block->kind == BLOCK_PARAGRAPH && block->list > 0)
            continue; /* another paragraph of the note */
        if (!is_numbered(anatomy, i, &mark) ||
            (last > 0 && (mark.shape != before.shape || mark.slot != before.slot + 1)))
            break;
        before = mark;
        last = i;
        if (!add_text(anatomy, texts, (struct note_text){mark, i, block->first, 0, true, false}))
            return;
    }
    if (last + LAST_BLOCKS < blocks->count)
        texts->count = kept;
}
