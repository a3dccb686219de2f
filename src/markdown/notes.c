/* Marks of footnotes and their numbers; see notes.h. Where notes begin and end: notes_cut.c. */
#include "markdown/notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void notes_fini(struct footnotes *notes)
{
    free(notes->items);
    free(notes->order);
    free(notes->slots);
    buffer_fini(&notes->texts);
    buffer_fini(&notes->body);
    buffer_fini(&notes->written);
    *notes = (struct footnotes){0};
}

static const char *find(const char *text, const char *end, const char *needle)
{
    size_t size = strlen(needle);
    for (; (size_t)(end - text) >= size; text++) {
        text = memchr(text, *needle, (size_t)(end - text) - size + 1);
        if (!text || memcmp(text, needle, size) == 0)
            return text;
    }
    return NULL;
}

const char *notes_next_mark(const struct footnotes *notes, const char *text, const char *end,
                            size_t *note, size_t *size)
{
    const char *mark = notes->open ? find(text, end, notes->open) : NULL;
    if (!mark)
        return NULL;
    const char *at = mark + strlen(notes->open);
    for (*note = 0; at < end && *at >= '0' && *at <= '9'; at++)
        *note = *note * 10 + (size_t)(*at - '0');
    *size = (size_t)(at - mark) + strlen(notes->close);
    return mark;
}

struct span notes_written(struct footnotes *notes, size_t note)
{
    struct span label = notes->items[note].label;
    buffer_clear(&notes->written);
    buffer_add_string(&notes->written, "[^");
    buffer_add(&notes->written, label.text, label.size);
    buffer_add_byte(&notes->written, ']');
    notes->failed = notes->failed || notes->written.failed;
    return (struct span){notes->written.data ? notes->written.data : "", notes->written.size};
}

void notes_restore(struct footnotes *notes, const char *text, size_t size, struct buffer *out)
{
    const char *end = text + size;
    size_t note = 0, length = 0;
    for (const char *mark; (mark = notes_next_mark(notes, text, end, &note, &length));
         text = mark + length) {
        buffer_add(out, text, (size_t)(mark - text));
        struct span written = notes_written(notes, note);
        buffer_add(out, written.text, written.size);
    }
    buffer_add(out, text, (size_t)(end - text));
}

bool notes_refer(struct footnotes *notes, size_t note, char number[NOTE_NUMBER_SIZE])
{
    struct footnote *it = &notes->items[note];
    bool first = it->number == 0;
    if (first) {
        notes->order[notes->numbered] = note;
        it->number = ++notes->numbered;
    }
    snprintf(number, NOTE_NUMBER_SIZE, "%u", it->number);
    return first;
}

void notes_id(const char *prefix, const struct footnotes *notes, size_t note, char id[NOTE_ID_SIZE])
{
    snprintf(id, NOTE_ID_SIZE, "%s%u", prefix, notes->items[note].number);
}
