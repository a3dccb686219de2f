/* Where footnotes stand in a source; see notes.h. The rules are those of GitHub's parser: a note
 * begins with "[^label]:" indented by at most three spaces, goes on with the lines of its
 * paragraph, and behind a blank line with those that are indented by four. Fenced code is left
 * alone. */
#include "markdown/notes.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* A line of the source. */
struct line {
    const char *text;
    size_t size;   /* without the line feed */
    size_t indent; /* columns */
    size_t blank;  /* bytes of white space before its text */
};

static struct line read_line(const char *at, const char *end)
{
    enum { TAB = 4 };
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    struct line line = {at, (size_t)((stop ? stop : end) - at), 0, 0};
    while (line.blank < line.size && (at[line.blank] == ' ' || at[line.blank] == '\t')) {
        line.indent += at[line.blank] == '\t' ? TAB - line.indent % TAB : 1;
        line.blank++;
    }
    return line;
}

static bool is_blank(const struct line *line)
{
    return line->blank == line->size;
}

/* Three or more of a fence's characters, also in quotations and lists; `*mark` and `*count`. */
static bool read_fence(const struct line *line, char *mark, size_t *count)
{
    size_t i = line->blank;
    while (i < line->size && strchr("> \t", line->text[i]))
        i++;
    *mark = i < line->size ? line->text[i] : ' ';
    *count = 0;
    while (i + *count < line->size && line->text[i + *count] == *mark)
        ++*count;
    bool ticks = *mark == '`' && !memchr(line->text + i + *count, '`', line->size - i - *count);
    return *count >= 3 && (ticks || *mark == '~');
}

/* Whether a line stands in fenced code, or begins or ends it. */
struct fence {
    char mark; /* '\0' outside */
    size_t count;
};

static bool step_fence(struct fence *fence, const struct line *line)
{
    char mark = ' ';
    size_t count = 0;
    bool is = read_fence(line, &mark, &count);
    if (!fence->mark && is) {
        *fence = (struct fence){mark, count};
        return true;
    }
    bool inside = fence->mark != '\0';
    if (inside && is && mark == fence->mark && count >= fence->count)
        fence->mark = '\0';
    return inside;
}

/* "[^label]" at the beginning of a text: the label; none when there is none. */
static struct span read_label(const char *text, size_t size)
{
    enum { LONGEST = 200 };
    if (size < 4 || text[0] != '[' || text[1] != '^')
        return (struct span){NULL, 0};
    size_t i = 2;
    while (i < size && i < LONGEST && !strchr("[] \t\n", text[i]))
        i++;
    bool is = i > 2 && i < size && text[i] == ']';
    return is ? (struct span){text + 2, i - 2} : (struct span){NULL, 0};
}

/* Whether a line begins a note; sets the label, and where its text begins. */
static bool begins_note(const struct line *line, struct span *label, size_t *text)
{
    if (line->indent > 3)
        return false;
    *label = read_label(line->text + line->blank, line->size - line->blank);
    size_t colon = line->blank + label->size + 3;
    *text = colon + 1;
    return label->text && colon < line->size && line->text[colon] == ':';
}

/* Whether a line that is not indented ends the paragraph before it. */
static bool begins_block(const struct line *line)
{
    const char *text = line->text + line->blank;
    size_t size = line->size - line->blank;
    char mark;
    size_t count;
    return *text == '#' || *text == '>' || read_fence(line, &mark, &count) ||
           (size > 1 && strchr("-+*", *text) && strchr(" \t-*", text[1]));
}

static uint32_t hash_label(struct span label)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < label.size; i++) {
        unsigned char c = (unsigned char)label.text[i];
        hash = (hash ^ (c >= 'A' && c <= 'Z' ? c | 0x20u : c)) * 16777619u;
    }
    return hash;
}

static bool same_label(struct span a, struct span b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++) {
        char p = a.text[i], q = b.text[i];
        p = (char)(p >= 'A' && p <= 'Z' ? p | 0x20 : p);
        q = (char)(q >= 'A' && q <= 'Z' ? q | 0x20 : q);
        if (p != q)
            return false;
    }
    return true;
}

/* The slot of a label: that of its note, or an empty one. */
static size_t *slot_of(const struct footnotes *notes, struct span label)
{
    size_t i = hash_label(label) & (notes->slot_count - 1);
    while (notes->slots[i] && !same_label(notes->items[notes->slots[i] - 1].label, label))
        i = (i + 1) & (notes->slot_count - 1);
    return &notes->slots[i];
}

static void index_labels(struct footnotes *notes)
{
    notes->slot_count = 8;
    while (notes->slot_count < notes->count * 2)
        notes->slot_count *= 2;
    notes->slots = calloc(notes->slot_count, sizeof *notes->slots);
    notes->order = calloc(notes->count + 1, sizeof *notes->order);
    notes->failed = notes->failed || !notes->slots || !notes->order;
    for (size_t i = 0; i < notes->count && !notes->failed; i++) {
        size_t *slot = slot_of(notes, notes->items[i].label);
        notes->items[i].doubled = *slot != 0;
        if (*slot == 0)
            *slot = i + 1;
    }
}

static bool add_note(struct footnotes *notes, struct span label)
{
    void *items = notes->items;
    if (!memory_reserve(&items, &notes->capacity, notes->count + 1, sizeof *notes->items)) {
        notes->failed = true;
        return false;
    }
    notes->items = items;
    notes->items[notes->count++] = (struct footnote){.label = label, .at = notes->texts.size};
    return true;
}

/* Adds a line to a note's text, without the indent that says that it belongs there. */
static void add_line(struct footnotes *notes, const struct line *line)
{
    size_t cut = 0, columns = 0;
    for (; cut < line->blank && columns < 4; cut++)
        columns += line->text[cut] == '\t' ? 4 : 1;
    buffer_add(&notes->texts, line->text + cut, line->size - cut);
    buffer_add_byte(&notes->texts, '\n');
}

/* Takes the note that begins in `line`; returns what stands behind it. */
static const char *take_note(struct footnotes *notes, const struct line *line, struct span label,
                             size_t text, const char *end)
{
    struct fence fence = {0};
    bool after_blank = false, paragraph = true;
    const char *done = line->text + line->size, *at = done + (done < end);
    if (!add_note(notes, label))
        return end;
    buffer_add(&notes->texts, line->text + text, line->size - text);
    buffer_add_byte(&notes->texts, '\n');
    while (at < end && !notes->failed) {
        struct line next = read_line(at, end);
        struct span other;
        size_t unused;
        bool inside = next.indent >= 4 || (fence.mark && is_blank(&next));
        bool lazy = !after_blank && paragraph && !is_blank(&next) && !fence.mark &&
                    !begins_block(&next) && !begins_note(&next, &other, &unused);
        if (!is_blank(&next) && !inside && !lazy)
            break;
        add_line(notes, &next);
        paragraph = !step_fence(&fence, &next);
        after_blank = is_blank(&next);
        at = next.text + next.size + (next.text + next.size < end);
        if (!after_blank)
            done = next.text + next.size;
    }
    notes->items[notes->count - 1].size = notes->texts.size - notes->items[notes->count - 1].at;
    return done + (done < end);
}

/* Brackets of Unicode's punctuation, as "[" and "]" are, so that emphasis beside a mark is what it
 * is beside them: the first pair that the source does not have. */
static void choose_brackets(struct footnotes *notes, const char *source, size_t size)
{
    static const char *const pairs[][2] = {
        {"\u2E28", "\u2E29"}, {"\u2E22", "\u2E23"}, {"\u2E24", "\u2E25"}, {"\u2E26", "\u2E27"},
        {"\u29D8", "\u29D9"}, {"\u29DA", "\u29DB"}, {"\u2983", "\u2984"}, {"\u2985", "\u2986"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs && !notes->open; i++) {
        bool there = false;
        for (const char *at = source, *end = source + size;
             !there && (at = memchr(at, pairs[i][0][0], (size_t)(end - at))); at++)
            there = (size_t)(end - at) >= 3 && memcmp(at, pairs[i][0], 3) == 0;
        if (there)
            continue;
        notes->open = pairs[i][0];
        notes->close = pairs[i][1];
    }
}

/* Adds a text with marks instead of references to notes that are there. */
static void add_marked(const struct footnotes *notes, const char *text, size_t size,
                       struct buffer *out)
{
    const char *end = text + size, *done = text;
    for (const char *at = text; (at = memchr(at, '[', (size_t)(end - at))); at++) {
        struct span label = read_label(at, (size_t)(end - at));
        const char *behind = at + label.size + 3;
        bool escaped = at > text && (at[-1] == '\\' || at[-1] == '!');
        if (!label.text || escaped || (behind < end && *behind == '('))
            continue;
        size_t slot = *slot_of(notes, label);
        if (slot == 0)
            continue;
        buffer_add(out, done, (size_t)(at - done));
        buffer_add_format(out, "%s%zu%s", notes->open, slot - 1, notes->close);
        done = behind;
        at = behind - 1;
    }
    buffer_add(out, done, (size_t)(end - done));
}

/* Puts marks into all texts. */
static void mark_references(struct footnotes *notes)
{
    struct buffer texts, body;
    buffer_init(&texts);
    buffer_init(&body);
    for (size_t i = 0; i < notes->count; i++) {
        struct footnote *note = &notes->items[i];
        size_t at = texts.size;
        add_marked(notes, notes->texts.data + note->at, note->size, &texts);
        note->at = at;
        note->size = texts.size - at;
    }
    if (notes->body.data)
        add_marked(notes, notes->body.data, notes->body.size, &body);
    buffer_fini(&notes->texts);
    buffer_fini(&notes->body);
    notes->texts = texts;
    notes->body = body;
}

/* md4c 0.4.8 knows no comment inside a line that opens at the line's very end: such a line is
 * joined with the next, whose beginning means the same there. */
static bool opens_comment(const struct line *line, const char *next, const char *end)
{
    static const char open[] = "<!--";
    size_t size = sizeof open - 1;
    if (line->indent >= 4 || line->size < size || next == end ||
        memcmp(line->text + line->size - size, open, size) != 0)
        return false;
    struct line behind = read_line(next, end);
    return !is_blank(&behind) && !begins_block(&behind);
}

/* Blank lines in the place of a note: what stands around it is parted, and lines keep their
 * numbers.
 */
static void leave_gap(struct footnotes *notes, const char *from, const char *to)
{
    for (const char *at = from; at < to && (at = memchr(at, '\n', (size_t)(to - at))); at++)
        buffer_add_byte(&notes->body, '\n');
    if (to[-1] != '\n')
        buffer_add_byte(&notes->body, '\n');
}

void notes_cut(struct footnotes *notes, const char *source, size_t size)
{
    *notes = (struct footnotes){0};
    struct fence fence = {0};
    const char *at = source, *end = source + size, *done = source;
    while (at < end && !notes->failed) {
        struct line line = read_line(at, end);
        struct span label;
        size_t text = 0;
        at = line.text + line.size + (line.text + line.size < end);
        if (step_fence(&fence, &line))
            continue;
        if (!begins_note(&line, &label, &text)) {
            if (opens_comment(&line, at, end)) {
                buffer_add(&notes->body, done, (size_t)(line.text + line.size - done));
                buffer_add_byte(&notes->body, ' ');
                notes->joined = true;
                done = at;
            }
            continue;
        }
        buffer_add(&notes->body, done, (size_t)(line.text - done));
        done = at = take_note(notes, &line, label, text, end);
        leave_gap(notes, line.text, at);
    }
    buffer_add(&notes->body, done, (size_t)(end - done));
    if (notes->count > 0)
        choose_brackets(notes, source, size);
    notes->failed = notes->failed || notes->texts.failed || notes->body.failed;
    if (notes->open)
        index_labels(notes);
    if (notes->open && !notes->failed)
        mark_references(notes);
    notes->failed = notes->failed || notes->texts.failed || notes->body.failed;
}
