/* Where the articles of one text begin; see split.h. */
#include "read/split.h"

#include "base/memory.h"
#include "read/furniture.h"
#include "read/metadata.h"
#include "read/prose.h"

#include <stdlib.h>
#include <string.h>

enum { FEWEST_PIECES = 3 };
enum { SHORTEST_RULE = 10 }; /* marks: shorter ones part scenes */
enum { LONGEST_TITLE = 160 };

static size_t next_visible(const struct lines *lines, size_t i, size_t end)
{
    while (i < end && lines->items[i].size == 0)
        i++;
    return i;
}

/* Whether the lines from `first` on, all before `end`, look like an article of its own: a header
 * block, or a title above a text. `*able` becomes false without memory. */
static bool is_article(const struct lines *lines, size_t first, size_t end, bool *able)
{
    size_t title = next_visible(lines, first, end);
    if (title == end)
        return false;
    if (metadata_end(lines, title) > 0)
        return true;
    const struct line *line = &lines->items[title];
    size_t below = next_visible(lines, title + 1, end);
    if (below == end || line->size > LONGEST_TITLE)
        return false;
    char *text = memory_copy(line->text, line->size);
    *able = *able && text;
    bool is = text && furniture_is_title(text) && !prose_begins_small(text, line->size);
    free(text);
    size_t size = 0;
    for (size_t i = below; i < end; i++)
        size += lines->items[i].size;
    return is && size > 2 * line->size;
}

/* Whether a line with nothing but `mark`, or a page's end, parts articles. */
static bool is_separator(const struct line *line, char mark)
{
    size_t count = 0;
    if (line->page || mark == '\f')
        return line->page && mark == '\f';
    if (line->size == 0 || *line->text != mark || line_mark(line, &count) == 0)
        return false;
    return count >= SHORTEST_RULE || (mark == '%' && line->size == 1);
}

/* As long as the line close above: it makes that one a heading. */
static bool is_underline(const struct lines *lines, size_t i)
{
    enum { SLACK = 3 }; /* columns */
    const struct line *line = &lines->items[i];
    return i > 0 && line[-1].size > 0 && line[-1].indent == line->indent &&
           line[-1].end <= line->end + SLACK && line->end <= line[-1].end + SLACK;
}

/* What the rules of a text are like that part its articles: as its first one. */
struct rule {
    char mark;
    size_t indent, size;
    size_t count;
};

/* Whether line i parts articles as the rule does; one of another length, or set in, belongs to a
 * table or a listing. */
static bool parts(const struct lines *lines, size_t i, const struct rule *rule)
{
    const struct line *line = &lines->items[i];
    if (!is_separator(line, rule->mark) || rule->mark == '\f')
        return is_separator(line, rule->mark);
    bool like =
        rule->count == 0 || (line->indent == rule->indent && line->size * 4 >= rule->size * 3 &&
                             rule->size * 4 >= line->size * 3);
    return like && !is_underline(lines, i);
}

/* The rule of so many lines with nothing but `mark`. */
static struct rule find_rule(const struct lines *lines, char mark)
{
    struct rule rule = {.mark = mark};
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        bool marked = line->page || (line->size > 0 && *line->text == mark);
        if (!marked || !parts(lines, i, &rule)) /* most lines are asked no more than that */
            continue;
        if (rule.count++ == 0) {
            rule.indent = line->indent;
            rule.size = line->size;
        }
    }
    return rule;
}

static bool add_start(struct sizes *starts, const struct lines *lines, size_t i)
{
    size_t start = next_visible(lines, i, lines->count);
    return start == lines->count || sizes_add(starts, start);
}

/* The pieces between the lines with one mark, if nearly all are articles. */
static bool split_at_mark(struct lines *lines, char mark, struct sizes *starts)
{
    size_t pieces = 0, articles = 0;
    struct rule rule = find_rule(lines, mark);
    if (rule.count + 1 < FEWEST_PIECES)
        return true;
    bool able = add_start(starts, lines, 0);
    for (size_t first = 0, i = 0; i <= lines->count && able; i++) {
        if (i < lines->count && !parts(lines, i, &rule))
            continue;
        if (next_visible(lines, first, i) < i) {
            pieces++;
            articles += is_article(lines, first, i, &able);
            if (i < lines->count)
                able = add_start(starts, lines, i + (mark != '\f' || lines->items[i].size == 0));
        }
        first = i + 1;
    }
    if (pieces < FEWEST_PIECES || articles * 10 < pieces * 9)
        starts->count = 0;
    for (size_t i = 0; i < lines->count && starts->count > 0 && mark != '\f'; i++)
        if (parts(lines, i, &rule))
            lines->items[i].size = 0;
    return able;
}

/* Header blocks that are repeated, each below a blank line. */
static bool split_at_headers(const struct lines *lines, struct sizes *starts)
{
    bool able = true;
    for (size_t i = 0; i < lines->count && able; i++) {
        bool begins = lines->items[i].size > 0 && (i == 0 || lines->items[i - 1].size == 0);
        size_t end = begins ? metadata_end(lines, i) : 0;
        if (end == 0)
            continue;
        able = sizes_add(starts, i);
        i = end - 1;
    }
    if (starts->count < 2 || next_visible(lines, 0, lines->count) != starts->items[0])
        starts->count = 0;
    return able;
}

static bool split_at_matches(const struct lines *lines, const regex_t *on, struct sizes *starts)
{
    bool able = add_start(starts, lines, 0);
    for (size_t i = 0; i < lines->count && able; i++) {
        const struct line *line = &lines->items[i];
        char *text = line->size > 0 ? memory_copy(line->text, line->size) : NULL;
        if (line->size > 0 && !text)
            return false;
        if (text && regexec(on, text, 0, NULL, 0) == 0 && i > starts->items[0])
            able = sizes_add(starts, i);
        free(text);
    }
    return able;
}

bool split_find(struct lines *lines, const regex_t *on, struct sizes *starts, const char **reason)
{
    static const char marks[] = {'\f', '=', '-', '*', '_', '#', '~', '+', '%'};
    if (on) {
        *reason = "lines that match --split-on";
        return split_at_matches(lines, on, starts);
    }
    *reason = "header blocks that are repeated";
    bool able = split_at_headers(lines, starts);
    for (size_t i = 0; i < sizeof marks / sizeof *marks && able && starts->count == 0; i++) {
        *reason = marks[i] == '\f' ? "page breaks, each above a title"
                                   : "the same rule again and again, each above a title";
        able = split_at_mark(lines, marks[i], starts);
    }
    return able;
}
