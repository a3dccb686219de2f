/* Runs of the other direction; see isolate.h. */
#include "refine/isolate.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "refine/script.h"

#include <stdlib.h>
#include <string.h>

enum bidi { NEUTRAL, NUMBER, LTR, RTL };

static enum bidi bidi_of(uint32_t c)
{
    if ((c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9))
        return NUMBER;
    enum script script = script_of(c);
    if (script != SCRIPT_NONE)
        return script_is_rtl(script) ? RTL : LTR;
    return NEUTRAL;
}

/* Signs that belong to the word behind them, and to the word before them. */
static bool is_prefix(char c)
{
    return c == '#' || c == '@';
}

static bool is_suffix(char c)
{
    return c == '+' || c == '#';
}

/* What parts a number from the words before it. */
static bool is_separator(uint32_t c)
{
    switch (c) {
    case ',':
    case ';':
    case ':':
    case '(':
    case '[':
    case 0xB7:   /* middle dot */
    case 0x60C:  /* Arabic comma */
    case 0x61B:  /* Arabic semicolon */
    case 0x2013: /* en dash */
    case 0x2014: /* em dash */
    case 0x2022: /* bullet */
        return true;
    default:
        return false;
    }
}

struct run {
    const char *start, *stop;
};

/* From the first letter of the other direction at or after `at` to the last one before the text
 * turns back; a number right behind a letter belongs to it. False when there is none. */
static bool find_run(const char *at, const char *end, enum bidi other, struct run *run)
{
    *run = (struct run){NULL, NULL};
    while (at < end) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        enum bidi class = bidi_of(c);
        if (class == other && !run->start)
            run->start = here;
        if (class == other ||
            (run->start && run->stop == here && (class == NUMBER || script_is_mark(c))))
            run->stop = at;
        else if (run->start && class != NEUTRAL && class != NUMBER)
            break;
    }
    return run->start;
}

/* Whether a number follows that a separator parts from the run. */
static bool is_before_number(const char *at, const char *end)
{
    bool separated = false;
    while (at < end) {
        uint32_t c = utf8_next(&at, end);
        enum bidi class = bidi_of(c);
        if (class != NEUTRAL)
            return class == NUMBER && separated;
        separated = separated || is_separator(c);
    }
    return false;
}

/* Takes the signs that belong to the run into it; whether there are any. */
static bool take_signs(struct run *run, const char *begin, const char *end)
{
    struct run before = *run;
    if (run->start > begin && is_prefix(run->start[-1]) &&
        (run->start - 1 == begin || run->start[-2] == ' '))
        run->start--;
    while (run->stop < end && is_suffix(*run->stop))
        run->stop++;
    return run->start < before.start || run->stop > before.stop;
}

/* Whether the author has seen to directions: marks, embeddings, overrides, isolates. */
static bool is_controlled(const char *at, const char *end)
{
    while (at < end) {
        uint32_t c = utf8_next(&at, end);
        if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
            (c >= 0x2066 && c <= 0x2069) || c == 0x61C)
            return true;
    }
    return false;
}

/* Parts a text where its runs stand; returns the last node that came of it. */
static xmlNode *isolate_in(struct tree *tree, xmlNode *text, const char *content, enum bidi other)
{
    const char *end = content + strlen(content), *done = content;
    xmlNode *last = text;
    struct run run;
    if (is_controlled(content, end))
        return text;
    for (const char *at = content; last && find_run(at, end, other, &run); at = run.stop) {
        bool signs = take_signs(&run, done, end);
        if (!signs && !is_before_number(run.stop, end))
            continue;
        size_t size = (size_t)(run.start - done);
        if (last == text)
            tree_set_text(tree, text, content, size);
        else if (size > 0)
            last = tree_add_after(tree, last, NULL, done, size);
        last = tree_add_after(tree, last, "bdi", run.start, (size_t)(run.stop - run.start));
        done = run.stop;
    }
    if (last && last != text && done < end)
        last = tree_add_after(tree, last, NULL, done, (size_t)(end - done));
    return last;
}

/* Code in a line, and nothing in it that runs from right to left. */
static bool is_code(const xmlNode *node)
{
    static const char *const names[] = {"code", "kbd", "samp"};
    bool is = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is = is || strcmp((const char *)node->name, names[i]) == 0;
    for (const xmlNode *in = node; is && in; in = tree_next(in, node)) {
        const char *at = in->type == XML_TEXT_NODE ? (const char *)in->content : "";
        for (const char *end = at + strlen(at); is && at < end;)
            is = bidi_of(utf8_next(&at, end)) != RTL;
    }
    return is;
}

void isolate_runs(struct tree *tree, xmlNode *block, bool rtl)
{
    const xmlNode *node = block;
    while (node) {
        if (node->type == XML_TEXT_NODE) {
            char *content = memory_copy_string((const char *)node->content);
            const xmlNode *last =
                content ? isolate_in(tree, (xmlNode *)node, content, rtl ? LTR : RTL) : NULL;
            tree->failed = tree->failed || !content;
            free(content);
            if (!last)
                return;
            node = tree_after(last, block);
        } else if (node->type == XML_ELEMENT_NODE &&
                   strcmp((const char *)node->name, "math") == 0) { /* holds no lines */
            node = tree_after(node, block);
        } else if (rtl && node->type == XML_ELEMENT_NODE && !tree_get(node, "dir") &&
                   is_code(node)) {
            tree_set(tree, (xmlNode *)(uintptr_t)node, "dir", "ltr");
            node = tree_after(node, block);
        } else {
            node = tree_next(node, block);
        }
    }
}
