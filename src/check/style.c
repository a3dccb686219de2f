/* Style sheets (EPUB 3.3, section 6.3): what they refer to, what EPUB forbids, where a reader gives
 * up the whole sheet or book. Values are not judged. */
#include "check/checks.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "check/tokens.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NESTING = 32 }; /* blocks inside blocks; deeper ones are not told apart */

enum block {
    BLOCK_RULES, /* a style sheet, or what @media holds: selectors with blocks */
    BLOCK_DECLARATIONS,
    BLOCK_FONT, /* the declarations of @font-face */
};

/* What engines of old readers cannot read. Each is told once a sheet. */
static const struct {
    enum token_kind kind;
    const char *word;
} traps[] = {
    {TOKEN_FUNCTION, "min"},   {TOKEN_FUNCTION, "max"}, {TOKEN_FUNCTION, "clamp"},
    {TOKEN_FUNCTION, "calc"},  {TOKEN_FUNCTION, "var"}, {TOKEN_FUNCTION, "is"},
    {TOKEN_FUNCTION, "where"}, {TOKEN_FUNCTION, "has"}, {TOKEN_AT, "layer"},
    {TOKEN_AT, "namespace"},   {TOKEN_AT, "container"}, {TOKEN_AT, "supports"},
};

enum { TRAPS = sizeof traps / sizeof *traps };

struct style {
    struct epub *epub;
    size_t file;
    struct tokens tokens;
    struct token last;          /* the last token that is no space */
    struct token at;            /* the at-rule that is open, until its block or semicolon */
    enum block blocks[NESTING]; /* by depth; the first is the sheet */
    size_t depth;
    bool in_value; /* behind the colon of a declaration */
    size_t length; /* tokens of the statement so far; behind its colon, of the value */
    size_t parentheses;
    bool is_broken, told[TRAPS];
};

static void fault(struct style *s, enum rule rule, size_t line, const struct token *token)
{
    finding(s->epub, rule, s->file, line, "%.*s", (int)(token->size < 80 ? token->size : 80),
            token->text);
}

static void broken(struct style *s, size_t line, const char *what)
{
    if (!s->is_broken)
        finding(s->epub, RULE_CSS_BROKEN, s->file, line, "%s", what);
    s->is_broken = true;
}

static enum block current(const struct style *s)
{
    return s->blocks[s->depth < NESTING ? s->depth : NESTING - 1];
}

static void add_url(struct style *s, const struct token *token)
{
    bool is_import = token_is(&s->at, "import");
    enum use use = is_import ? USE_STYLE : current(s) == BLOCK_FONT ? USE_FONT : USE_DECORATION;
    if (token_is(&s->at, "namespace") || (token->size > 0 && *token->text == '#'))
        return; /* a name, or a part of the document itself */
    if (token->size == 0) {
        finding(s->epub, RULE_CSS_EMPTY_URL, s->file, token->line, "%s", "");
        return;
    }
    char *url = memory_copy(token->text, token->size);
    if (url)
        epub_add_reference(
            s->epub,
            (struct reference){.file = s->file, .line = token->line, .url = url, .use = use});
    s->epub->failed = s->epub->failed || !url;
    free(url);
}

static void check_trap(struct style *s, const struct token *token)
{
    for (size_t i = 0; i < TRAPS; i++)
        if (!s->told[i] && token->kind == traps[i].kind && token_is(token, traps[i].word)) {
            s->told[i] = true;
            finding(s->epub, RULE_READER_CSS, s->file, token->line, "%s%s",
                    token->kind == TOKEN_AT ? "@" : "", traps[i].word);
        }
}

/* The name of a declaration, when its colon is reached. */
static void begin_value(struct style *s)
{
    const struct token *name = &s->last;
    s->in_value = true;
    s->length = 0;
    if (s->epub->version == 2)
        return;
    if (token_is(name, "direction") || token_is(name, "unicode-bidi"))
        fault(s, RULE_CSS_DIRECTION, name->line, name);
}

static void check_value_name(struct style *s, const struct token *token)
{
    static const char *const displays[] = {"grid", "inline-grid", "flex", "inline-flex"};
    if (token_is(token, "fixed"))
        fault(s, RULE_CSS_FIXED, token->line, token);
    for (size_t i = 0; i < sizeof displays / sizeof *displays; i++)
        if (token_is(token, displays[i]))
            fault(s, RULE_CSS_DISPLAY, token->line, token);
}

static bool holds_rules(const struct token *at)
{
    static const char *const names[] = {"media",     "supports",         "layer",
                                        "document",  "container",        "-moz-document",
                                        "keyframes", "-webkit-keyframes"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (token_is(at, names[i]))
            return true;
    return false;
}

/* Declarations are a name, a colon and a value. */
static void end_statement(struct style *s, const struct token *token)
{
    bool is_declaration = current(s) != BLOCK_RULES && s->at.size == 0;
    if (is_declaration && (s->in_value ? s->length == 0 : s->length > 0))
        broken(s, token->line, "a declaration without a colon or a value");
    s->length = 0;
    s->at.size = 0;
    s->in_value = false;
}

static void open_block(struct style *s, const struct token *token)
{
    enum block block = BLOCK_DECLARATIONS;
    if (s->at.size > 0)
        block = holds_rules(&s->at)             ? BLOCK_RULES
                : token_is(&s->at, "font-face") ? BLOCK_FONT
                                                : BLOCK_DECLARATIONS;
    else if (current(s) != BLOCK_RULES)
        fault(s, RULE_CSS_NESTING, token->line, &s->last);
    s->length = 0;
    s->depth++;
    if (s->depth < NESTING)
        s->blocks[s->depth] = block;
    s->at.size = 0;
    s->in_value = false;
}

static void close_block(struct style *s, const struct token *token)
{
    end_statement(s, token);
    if (s->depth == 0)
        broken(s, token->line, "a } without its {");
    s->depth -= s->depth > 0;
    s->at.size = 0;
    s->in_value = false;
}

static void read_mark(struct style *s, const struct token *token)
{
    bool was_name = s->last.kind == TOKEN_NAME;
    switch (*token->text) {
    case '{':
        open_block(s, token);
        return;
    case '}':
        close_block(s, token);
        return;
    case ';':
        if (s->parentheses == 0)
            end_statement(s, token);
        return;
    case ':':
        if (current(s) != BLOCK_RULES && s->at.size == 0 && !s->in_value && was_name &&
            s->length == 1) {
            begin_value(s);
            return;
        }
        break;
    case '(':
        s->parentheses++;
        break;
    case ')':
        s->parentheses -= s->parentheses > 0;
        break;
    default:
        break;
    }
    s->length++;
}

static void read_token(struct style *s, const struct token *token)
{
    check_trap(s, token);
    switch (token->kind) {
    case TOKEN_AT:
        s->at = *token;
        break;
    case TOKEN_FUNCTION:
        s->parentheses++;
        break;
    case TOKEN_NAME:
        if (s->in_value)
            check_value_name(s, token);
        break;
    case TOKEN_STRING:
        if (token_is(&s->at, "import"))
            add_url(s, token);
        break;
    case TOKEN_URL:
        add_url(s, token);
        break;
    case TOKEN_BROKEN:
        broken(s, token->line, "a string, address or comment without its end");
        break;
    default:
        read_mark(s, token);
        return;
    }
    s->length++;
}

static void read_all(struct style *s)
{
    struct token token = tokens_next(&s->tokens);
    for (; token.kind != TOKEN_END; token = tokens_next(&s->tokens)) {
        if (token.kind == TOKEN_SPACE)
            continue;
        if (token_is_mark(&token, '{') || token_is_mark(&token, '}'))
            s->parentheses = 0;
        read_token(s, &token);
        s->last = token;
    }
    end_statement(s, &token);
    if (s->depth > 0)
        broken(s, s->tokens.line, "a { without its }");
}

/* Readers decode style sheets as UTF-8. */
static void check_bytes(struct epub *epub, size_t file, const char *css, size_t size)
{
    const unsigned char *b = (const unsigned char *)css;
    if (size >= 2 && ((b[0] == 0xFE && b[1] == 0xFF) || (b[0] == 0xFF && b[1] == 0xFE))) {
        finding(epub, RULE_CSS_UTF16, file, 1, "%s", "");
        return;
    }
    static const char charset[] = "@charset \"";
    size_t known = sizeof charset - 1;
    if (size > known + 5 && memcmp(css, charset, known) == 0 &&
        strncasecmp(css + known, "utf-8", 5) != 0)
        finding(epub, RULE_CSS_ENCODING, file, 1, "%.16s", css + known);
    uint32_t c = 0;
    size_t line = 1;
    for (size_t at = 0, length; at < size; at += length) {
        length = utf8_decode(css + at, size - at, &c);
        line += c == '\n';
        if (length == 0) {
            finding(epub, RULE_CSS_ENCODING, file, line, "%s", "bytes that are no UTF-8");
            return;
        }
    }
}

void check_style(struct epub *epub, size_t file, size_t line, const char *css, size_t size)
{
    struct style s = {.epub = epub, .file = file};
    size_t mark = size >= 3 && memcmp(css, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    s.tokens = (struct tokens){.at = css + mark, .end = css + size, .line = line};
    s.last.text = s.at.text = css;
    check_bytes(epub, file, css, size);
    read_all(&s);
}

void check_style_attribute(struct epub *epub, size_t file, size_t line, const char *css)
{
    struct style s = {.epub = epub, .file = file};
    s.tokens = (struct tokens){.at = css, .end = css + strlen(css), .line = line};
    s.last.text = s.at.text = css;
    s.blocks[0] = BLOCK_DECLARATIONS;
    read_all(&s);
}
