/* A page made fit for parsing; see guard.h. It follows which elements are open as the HTML standard
 * tells it (13.2.6), near enough for counting: where it errs, the parser's own limits hold. */
#include "html/guard.h"

#include "base/limits.h"
#include "html/tags.h"

#include <string.h>

enum { DEPTH = 512, BUCKETS = 1024 };
_Static_assert(DEPTH == (int)LIMIT_HTML_DEPTH, "the stack has room for what may be open");

struct watch {
    struct guard_findings found;
    struct buffer *out;
    const char *kept;     /* from here on nothing was added to `out` yet */
    uint32_t open[DEPTH]; /* the open elements, outermost first */
    bool outside[DEPTH];  /* whether what stands right inside one is foreign, no HTML */
    size_t depth;
    size_t foreign;         /* how many of them are FOREIGN */
    size_t paragraphs;      /* and how many PARAGRAPH */
    size_t count[BUCKETS];  /* how many by the last bits of their numbers */
    size_t excess[BUCKETS]; /* elements taken out whose end tags are still to come, likewise */
};

static void count(struct watch *watch, uint32_t tag, size_t difference)
{
    unsigned traits = tag_traits(tag);
    watch->count[tag % BUCKETS] += difference;
    watch->foreign += traits & FOREIGN ? difference : 0;
    watch->paragraphs += traits & PARAGRAPH ? difference : 0;
}

/* Whether what comes next is foreign. */
static bool is_outside(const struct watch *watch)
{
    return watch->depth > 0 && watch->outside[watch->depth - 1];
}

static void push(struct watch *watch, uint32_t tag)
{
    unsigned traits = tag_traits(tag);
    bool outside = (traits & FOREIGN) || (is_outside(watch) && !(traits & HTML_WITHIN));
    watch->outside[watch->depth] = outside;
    watch->open[watch->depth++] = tag;
    count(watch, tag, 1);
}

static void pop_to(struct watch *watch, size_t depth)
{
    while (watch->depth > depth)
        count(watch, watch->open[--watch->depth], (size_t)-1);
}

/* Ends the innermost open element with one of these traits, and those in it. */
static void end_kind(struct watch *watch, unsigned kind, unsigned barrier)
{
    for (size_t i = watch->depth; i-- > 0;) {
        unsigned traits = tag_traits(watch->open[i]);
        if (traits & kind) {
            pop_to(watch, i);
            return;
        }
        if (traits & barrier)
            return;
    }
}

/* What the start of an element ends without end tags. */
static void end_implied(struct watch *watch, unsigned traits)
{
    static const struct {
        unsigned kinds, barrier;
    } reach[] = {
        {ITEM | TERM, SCOPE | LIST},
        {CELL | ROW | ROWS, TABLE},
        {OPTION | READING | LINK, SPECIAL},
    };
    for (size_t i = 0; i < sizeof reach / sizeof *reach; i++)
        if (traits & reach[i].kinds)
            end_kind(watch, traits & KINDS, reach[i].barrier);
    if (traits & ENDS_P && watch->paragraphs > 0)
        end_kind(watch, PARAGRAPH, SCOPE);
}

/* What an end tag does not reach beyond. */
static unsigned barrier_of(unsigned traits)
{
    if (traits & (CELL | ROW | ROWS | TABLE))
        return TABLE;
    return traits & (SPECIAL | FORMATTING | FOREIGN) ? SCOPE : SPECIAL;
}

/* Takes one element out of the middle, as the end of formatting does (13.2.6.4.7). */
static void remove_at(struct watch *watch, size_t i)
{
    count(watch, watch->open[i], (size_t)-1);
    watch->depth--;
    memmove(watch->open + i, watch->open + i + 1, (watch->depth - i) * sizeof *watch->open);
    memmove(watch->outside + i, watch->outside + i + 1, watch->depth - i);
}

static void end_element(struct watch *watch, uint32_t tag)
{
    unsigned traits = tag_traits(tag);
    unsigned barrier = barrier_of(traits);
    bool reaches = watch->count[tag % BUCKETS] > 0;
    for (size_t i = watch->depth; reaches && i-- > 0;) {
        if (watch->open[i] == tag) {
            if (traits & FORMATTING)
                remove_at(watch, i);
            else
                pop_to(watch, i);
            return;
        }
        reaches = !(tag_traits(watch->open[i]) & barrier);
    }
}

/* Leaves out the bytes between; `instead` stands for them. */
static void leave_out(struct watch *watch, const char *start, const char *end, const char *instead)
{
    buffer_add(watch->out, watch->kept, (size_t)(start - watch->kept));
    buffer_add_string(watch->out, instead);
    watch->kept = end;
}

/* A tag goes; words that stood in two lines stay apart. */
static void flatten(struct watch *watch, const struct token *token)
{
    bool inside_line = tag_traits(token->tag) & (INLINE | FORMATTING);
    leave_out(watch, token->start, token->end, inside_line ? "" : "\n");
}

/* Elements of the structure of HTML inside foreign ones have no meaning, and gumbo takes them for
 * those of HTML, gets lost and ends the program: a cell in a formula in a table is enough. */
static bool misleads(struct watch *watch, unsigned traits)
{
    if (traits & BREAKS_OUT)
        while (is_outside(watch))
            pop_to(watch, watch->depth - 1);
    return is_outside(watch) && (traits & PLACES);
}

static void see_opening(struct watch *watch, const struct token *token)
{
    unsigned traits = tag_traits(token->tag);
    if (watch->foreign > 0 && misleads(watch, traits)) {
        flatten(watch, token);
        watch->found.misleading++;
        watch->excess[token->tag % BUCKETS] += !token->ends_itself;
        return;
    }
    end_implied(watch, traits);
    bool opens = !(traits & (VOID | ONCE)) && !(watch->foreign > 0 && token->ends_itself);
    if (opens && watch->depth == DEPTH) {
        flatten(watch, token);
        watch->found.elements++;
        watch->excess[token->tag % BUCKETS]++;
        return;
    }
    if (opens)
        push(watch, token->tag);
    if (token->attributes > LIMIT_HTML_ATTRIBUTES) {
        bool closed = token->end[-1] == '>';
        leave_out(watch, token->surplus, token->end - closed, "");
        watch->found.attributes += token->attributes - LIMIT_HTML_ATTRIBUTES;
    }
}

static void see_closing(struct watch *watch, const struct token *token)
{
    size_t *excess = &watch->excess[token->tag % BUCKETS];
    if (*excess > 0) {
        flatten(watch, token);
        (*excess)--;
    } else {
        end_element(watch, token->tag);
    }
}

struct guard_findings guard(const char *bytes, size_t size, struct buffer *out)
{
    struct watch watch = {.out = out, .kept = bytes};
    struct tokens tokens = {.at = bytes, .end = bytes + size};
    for (struct token token = token_next(&tokens); token.kind != TOKEN_END;
         token = token_next(&tokens)) {
        if (token.kind == TOKEN_CLOSE)
            see_closing(&watch, &token);
        if (token.kind != TOKEN_OPEN)
            continue;
        if (watch.foreign == 0 && tag_traits(token.tag) & RAW)
            tokens.raw = token.tag;
        see_opening(&watch, &token);
    }
    if (watch.kept > bytes)
        leave_out(&watch, bytes + size, bytes + size, "");
    return watch.found;
}
