/* Markdown inside elements; see within.h. */
#define _GNU_SOURCE /* memmem */
#include "markdown/within.h"

#include "read/span.h"

#include <string.h>

static bool has(const char *text, size_t size, const char *what)
{
    return memmem(text, size, what, strlen(what)) != NULL;
}

static bool says_so(struct span line)
{
    return has(line.text, line.size, "markdown=\"1\"") ||
           has(line.text, line.size, "markdown='1'") ||
           has(line.text, line.size, "markdown=\"block\"");
}

/* The name of the tag that a line begins with, behind "<" or "</". */
static struct span tag_name(struct span line)
{
    size_t start = line.size > 1 && line.text[1] == '/' ? 2 : 1, size = 0;
    while (start + size < line.size &&
           ((line.text[start + size] | 0x20) >= 'a' && (line.text[start + size] | 0x20) <= 'z'))
        size++;
    return (struct span){line.text + start, size};
}

/* A line that is one tag, or begins with one and ends with one. */
static bool is_tag(struct span line)
{
    return line.size > 2 && *line.text == '<' && line.text[line.size - 1] == '>' &&
           tag_name(line).size > 0;
}

static bool is_same(struct span a, struct span b)
{
    return a.size == b.size && memcmp(a.text, b.text, a.size) == 0;
}

static bool is_item(struct span line)
{
    size_t digits = 0;
    while (digits < line.size && line.text[digits] >= '0' && line.text[digits] <= '9')
        digits++;
    bool numbered = digits > 0 && digits < line.size && strchr(".)", line.text[digits]);
    return numbered || (line.size > 1 && strchr("-+*", *line.text) && line.text[1] == ' ');
}

/* Where the walk through the lines is. */
struct walk {
    struct span open; /* the element that was opened first */
    size_t depth;     /* how many of its name are open */
    bool listed;      /* an item came since the last blank line at the margin */
    char fence;       /* of code, '\0' outside */
};

static void step(struct walk *walk, struct span text)
{
    bool closes = text.text[1] == '/', closed = false;
    if (walk->depth == 0) {
        walk->open = tag_name(text);
        closed = text.size > walk->open.size + 3 && has(text.text + 1, text.size - 1, "</");
        walk->depth = closed ? 0 : 1;
    } else if (is_same(tag_name(text), walk->open)) {
        walk->depth = closes ? walk->depth - 1 : walk->depth + 1;
    }
}

static bool is_fence(struct span text, char *mark)
{
    *mark = text.size >= 3 ? *text.text : ' ';
    return (*mark == '`' || *mark == '~') && text.text[1] == *mark && text.text[2] == *mark;
}

static void add_line(struct walk *walk, struct span line, struct buffer *out)
{
    struct span text = span_trim(line.text, line.size);
    char mark = ' ';
    bool fence = text.size > 0 && is_fence(text, &mark);
    bool tag = text.size > 0 && !walk->fence && is_tag(text);
    if (fence && (!walk->fence || walk->fence == mark))
        walk->fence = walk->fence ? '\0' : mark;
    bool within = walk->depth > 0;
    bool alone = tag && (within || says_so(text));
    if (alone)
        step(walk, text);
    walk->listed = within && (is_item(text) || (walk->listed && text.size > 0));
    bool moved = within && !fence && !walk->fence && !walk->listed;
    if (alone)
        buffer_add_byte(out, '\n');
    buffer_add(out, moved || alone ? text.text : line.text, moved || alone ? text.size : line.size);
    buffer_add_string(out, alone ? "\n\n" : "\n");
}

bool within_open(const char *source, size_t size, struct buffer *out)
{
    struct walk walk = {.depth = 0};
    if (!has(source, size, "markdown=\"1\"") && !has(source, size, "markdown='1'") &&
        !has(source, size, "markdown=\"block\""))
        return false;
    for (const char *at = source, *end = source + size; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        add_line(&walk, (struct span){at, (size_t)((stop ? stop : end) - at)}, out);
        at = stop ? stop + 1 : end;
    }
    return true;
}
