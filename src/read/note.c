/* Notes of an article; see note.h. Texts that may be notes are collected first, then, only where
 * there are any, the references to them. */
#define _GNU_SOURCE /* memmem */
#include "read/note.h"

#include "read/note_reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether "[1]" stands in a line before line `before`, not at its start. */
static bool is_referred_to(const struct anatomy *anatomy, unsigned number, size_t before)
{
    char mark[16];
    snprintf(mark, sizeof mark, "[%u]", number);
    size_t size = strlen(mark);
    for (size_t i = 0; i < before; i++) {
        const struct line *line = &anatomy->lines->items[i];
        if (line->size > size && memmem(line->text + 1, line->size - 1, mark, size))
            return true;
    }
    return false;
}

/* Makes a note of a block, whose joined text begins with `marker` bytes of mark. */
static void name_note(struct anatomy *anatomy, size_t block, size_t marker, unsigned confidence,
                      const char *reason)
{
    anatomy->blocks->items[block].kind = BLOCK_NOTE;
    char *text = anatomy_text(anatomy, block);
    size_t start = text && strlen(text) > marker ? marker : 0;
    start += text && text[start] == ' ';
    if (text)
        anatomy_note(anatomy, block, PART_NOTE, confidence, reason, text + start,
                     strlen(text) - start);
    free(text);
}

/* Items "[1]" whose numbers stand in the text as well; those whose do not are paragraphs. */
static bool find_bracketed(struct anatomy *anatomy)
{
    bool found = false;
    for (size_t i = anatomy->body; i < anatomy->blocks->count && !anatomy->failed; i++) {
        struct block *block = &anatomy->blocks->items[i];
        if (block->kind != BLOCK_ITEM || block->marker.style != MARKER_NOTE)
            continue;
        block->list = 0;
        block->kind = BLOCK_PARAGRAPH;
        if (!is_referred_to(anatomy, block->marker.number, block->first))
            continue;
        found = true;
        name_note(anatomy, i, block->marker.bytes, 95, "a numbered text that a mark refers to");
    }
    return found;
}

/* Whether the references of one shape are those to the texts behind another, each once and in the
 * same order, and each before its note. */
static bool match_numbers(const struct note_texts *texts, enum mark_shape notes,
                          const struct note_references *references, enum mark_shape shape)
{
    size_t note = 0, matched = 0;
    unsigned before = 0;
    for (size_t i = 0; i < references->count; i++) {
        const struct note_reference *reference = &references->items[i];
        if (reference->mark.shape != shape)
            continue;
        while (note < texts->count && texts->items[note].mark.shape != notes)
            note++;
        const struct note_text *it = &texts->items[note];
        if (note == texts->count || it->mark.slot != reference->mark.slot || !it->foot ||
            it->line <= reference->line || (matched > 0 && it->mark.slot != before + 1))
            return false;
        before = it->mark.slot;
        matched++;
        note++;
    }
    while (note < texts->count && texts->items[note].mark.shape != notes)
        note++;
    return matched > 0 && note == texts->count;
}

/* "(1) first, (2) second": all in one paragraph, numbers count what is said there. */
static bool is_enumeration(const struct note_references *references)
{
    size_t count = 0, block = 0;
    for (size_t i = 0; i < references->count; i++) {
        const struct note_reference *it = &references->items[i];
        if (it->mark.shape != MARK_PARENTHESIS)
            continue;
        if (count > 0 && it->block != block)
            return false;
        block = it->block;
        count++;
    }
    return count > 1;
}

static void accept_shape(struct note_texts *texts, enum mark_shape shape)
{
    for (size_t i = 0; i < texts->count; i++)
        texts->items[i].accepted = texts->items[i].accepted || texts->items[i].mark.shape == shape;
}

/* Numbered notes of one shape, whose references have one shape too. */
static bool accept_numbers(struct anatomy *anatomy, struct note_texts *texts, enum mark_shape shape,
                           const struct note_references *references)
{
    static const enum mark_shape shapes[] = {MARK_SUPERSCRIPT, MARK_BRACKET, MARK_PARENTHESIS};
    size_t matches = 0, match = 0;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        bool unlike = shape == MARK_SUPERSCRIPT && shapes[i] != shape;
        bool counts = shapes[i] == MARK_PARENTHESIS && is_enumeration(references);
        if (unlike || counts || !match_numbers(texts, shape, references, shapes[i]))
            continue;
        match = i;
        matches++;
    }
    if (matches != 1)
        return false;
    accept_shape(texts, shape);
    anatomy->note_shape = shapes[match];
    return true;
}

/* Notes behind signs: one text and, before it, one reference for each. */
static void accept_signs(struct note_texts *texts, const struct note_references *references)
{
    size_t begun[MARK_SLOTS] = {0}, used[MARK_SLOTS] = {0}, line[MARK_SLOTS] = {0};
    for (size_t i = 0; i < references->count; i++) {
        used[references->items[i].mark.slot]++;
        line[references->items[i].mark.slot] = references->items[i].line;
    }
    for (size_t i = 0; i < texts->count; i++)
        begun[texts->items[i].mark.slot]++;
    for (size_t i = 0; i < texts->count; i++) {
        struct note_text *text = &texts->items[i];
        unsigned slot = text->mark.slot;
        text->accepted =
            text->accepted || (text->mark.shape == MARK_SIGN && text->foot && begun[slot] == 1 &&
                               used[slot] == 1 && line[slot] < text->line);
    }
}

/* Each note gets a block of its own, and all that goes on with it. */
static void part_blocks(struct anatomy *anatomy, struct note_texts *texts)
{
    struct blocks *blocks = anatomy->blocks;
    size_t added = 0, joined = 0;
    for (size_t i = 0; i < texts->count && !anatomy->failed; i++) {
        struct note_text *text = &texts->items[i];
        text->block = text->block + added - joined;
        bool parted = text->accepted || (i > 0 && texts->items[i - 1].accepted);
        if (parted && text->line > blocks->items[text->block].first) {
            anatomy->failed = !blocks_part(blocks, text->block, text->line);
            text->block++;
            added++;
        }
        if (text->accepted && text->more > 0 && !anatomy->failed) {
            blocks_join(blocks, text->block, text->more);
            joined += text->more;
        }
    }
}

/* The paragraphs behind the first one of an item that is a note now stand by themselves. */
static void leave_list(struct blocks *blocks, size_t note)
{
    blocks->items[note].list = 0;
    for (size_t i = note + 1;
         i < blocks->count && blocks->items[i].list > 0 && blocks->items[i].kind == BLOCK_PARAGRAPH;
         i++)
        blocks->items[i].list = 0;
}

static void name_notes(struct anatomy *anatomy, struct note_texts *texts)
{
    part_blocks(anatomy, texts);
    for (size_t i = 0; i < texts->count && !anatomy->failed; i++) {
        const struct note_text *text = &texts->items[i];
        struct block *block = &anatomy->blocks->items[text->block];
        if (!text->accepted)
            continue;
        leave_list(anatomy->blocks, text->block);
        if (text->mark.size > 0)
            block->marker = (struct marker){MARKER_NOTE, 0, text->mark.slot, text->mark.size};
        name_note(anatomy, text->block, text->mark.size, 90,
                  "stands at the foot behind a mark that one in the text is like");
    }
}

static int compare_lines(const void *a, const void *b)
{
    const struct note_text *one = a, *other = b;
    return (one->line > other->line) - (one->line < other->line);
}

void notes_find(struct anatomy *anatomy)
{
    struct note_texts texts = {0};
    struct note_references references = {0};
    size_t from = anatomy->body + 1;
    if (anatomy->dateline_block != SIZE_MAX && anatomy->dateline_block >= from)
        from = anatomy->dateline_block + 1;
    bool bracketed = find_bracketed(anatomy);
    note_texts_marked(anatomy, from, &texts);
    if (!bracketed)
        note_texts_listed(anatomy, from, &texts);
    if (texts.count > 0)
        qsort(texts.items, texts.count, sizeof *texts.items, compare_lines);
    if (texts.count > 0 && note_references_find(anatomy, &texts, &references)) {
        if (!bracketed && !accept_numbers(anatomy, &texts, MARK_SUPERSCRIPT, &references) &&
            !accept_numbers(anatomy, &texts, MARK_PARENTHESIS, &references))
            accept_numbers(anatomy, &texts, MARK_STOP, &references);
        accept_signs(&texts, &references);
        name_notes(anatomy, &texts);
    }
    free(references.items);
    free(texts.items);
}
