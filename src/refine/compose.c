/* Setting the text of a block; see compose.h. Bytes that may begin something to be set have a rule,
 * all others are copied in runs. */
#include "refine/compose.h"

#include "base/utf8.h"
#include "refine/setters.h"

static bool set_dots(struct typeset *typeset)
{
    enum { ELLIPSIS = 3 };
    size_t run = typeset_run(typeset, typeset->at);
    bool in_number = character_is_digit(typeset_before(typeset, typeset->at)) &&
                     character_is_digit(typeset_after(typeset, typeset->at + run));
    if (run != ELLIPSIS || in_number || typeset->end - typeset->at < run)
        return typeset_copy(typeset, run);
    return typeset_add(typeset, "…", run);
}

static bool (*const rules[256])(struct typeset *) = {
    [' '] = spacing_set_space,
    ['!'] = spacing_set_mark,
    [';'] = spacing_set_mark,
    [':'] = spacing_set_mark,
    ['?'] = spacing_set_mark,
    ['"'] = quotation_set_double,
    ['.'] = set_dots,
    ['-'] = dash_set,
    ['\''] = quotation_set_single,
    [0xC2] = spacing_set_guillemet, /* the first byte of both */
};

/* Sets what begins at the place reached; false when it stays. A language without quotation marks
 * of its own in the table gets its ellipses only. */
static bool set(struct typeset *typeset)
{
    unsigned char byte = (unsigned char)typeset->text[typeset->at];
    return (byte == '.' || typeset->style->dash) && rules[byte](typeset);
}

void compose_begin(struct typeset *typeset, const struct typography *style, const char *text,
                   size_t size)
{
    *typeset = (struct typeset){.style = style, .text = text, .size = size};
    quotation_begin(typeset);
}

void compose_to(struct typeset *typeset, size_t end, struct buffer *out)
{
    typeset->out = out;
    typeset->end = end;
    while (typeset->at < end) {
        size_t first = typeset->at, at = first;
        while (at < end && !rules[(unsigned char)typeset->text[at]])
            at++;
        buffer_add(out, typeset->text + first, at - first);
        typeset->at = at;
        if (at < end && !set(typeset))
            typeset_copy(typeset, 1);
    }
}

void compose_skip(struct typeset *typeset, size_t end)
{
    typeset->at = end;
}
