/* The words of a page in paragraphs, for one that takes a parser too long; see guard.h. */
#include "html/guard.h"

#include "html/tags.h"

/* Text as it stands, with its character references; what might begin a tag is one of them now. */
static void add_text(const struct token *token, struct buffer *out)
{
    const char *kept = token->start;
    for (const char *at = token->start; at < token->end; at++)
        if (*at == '<') {
            buffer_add(out, kept, (size_t)(at - kept));
            buffer_add_string(out, "&lt;");
            kept = at + 1;
        }
    buffer_add(out, kept, (size_t)(token->end - kept));
}

/* What stays of a tag, for the parser that reads it next. */
static const char *tag_left(const struct token *token, uint32_t title)
{
    if (token->tag == title)
        return token->kind == TOKEN_OPEN ? "<title>" : "</title>";
    if (token->tag == tag_number("br", 2))
        return "<br>";
    return tag_traits(token->tag) & (INLINE | FORMATTING | ONCE | RAW) ? "" : "<p>";
}

void guard_reduce(const char *bytes, size_t size, struct buffer *out)
{
    const uint32_t title = tag_number("title", 5), script = tag_number("script", 6),
                   style = tag_number("style", 5);
    struct tokens tokens = {.at = bytes, .end = bytes + size};
    uint32_t in = 0; /* the raw element whose content comes */
    for (struct token token = token_next(&tokens); token.kind != TOKEN_END;
         token = token_next(&tokens)) {
        if (token.kind == TOKEN_TEXT && (in == 0 || (in != script && in != style)))
            add_text(&token, out);
        else if (token.kind == TOKEN_OPEN || token.kind == TOKEN_CLOSE)
            buffer_add_string(out, tag_left(&token, title));
        in = token.kind == TOKEN_OPEN && tag_traits(token.tag) & RAW ? token.tag : 0;
        tokens.raw = in;
    }
}

void guard_coarsen(const char *bytes, size_t size, struct buffer *out)
{
    enum { LONG = 1000 }; /* bytes; so many paragraphs are nothing to a parser */
    size_t last = 0;      /* where the paragraph at hand begins */
    struct tokens tokens = {.at = bytes, .end = bytes + size};
    for (struct token token = token_next(&tokens); token.kind != TOKEN_END;
         token = token_next(&tokens)) {
        if (token.kind == TOKEN_TEXT) {
            buffer_add(out, token.start, (size_t)(token.end - token.start));
        } else if (out->size - last > LONG) {
            buffer_add_string(out, "<p>");
            last = out->size;
        } else {
            buffer_add_byte(out, ' ');
        }
    }
}
