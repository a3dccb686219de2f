/* Links in plain text; see inline.h. */
#include "read/inline.h"

#include "base/utf8.h"

#include <string.h>

/* A stretch of text that becomes a link. */
struct link {
    size_t start, end;
    const char *scheme; /* put before the text to make the target */
    unsigned note;      /* slot of the note that it leads to, 0 for none */
};

static bool is_address_character(unsigned char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           strchr("-._~:/?#[]@!$&'()*+,;=%", c) != NULL;
}

static bool is_mail_character(unsigned char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           strchr("._%+-", c) != NULL;
}

/* The end of an address: stops and brackets behind it belong to the sentence, unless the bracket
 * was opened inside. */
static size_t address_end(const char *text, size_t start, size_t size)
{
    size_t end = start, open = 0, closed = 0;
    while (end < size && text[end] != '\0' && is_address_character((unsigned char)text[end])) {
        open += text[end] == '(';
        closed += text[end] == ')';
        end++;
    }
    while (end > start &&
           (strchr(".,;:!?'[]*", text[end - 1]) || (text[end - 1] == ')' && closed > open))) {
        closed -= text[end - 1] == ')';
        end--;
    }
    return end;
}

/* RFC 3986, section 2: a '%' is followed by two hexadecimal digits, and brackets stand in hosts
 * only. */
static bool is_clean(const char *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (text[i] == '[' || text[i] == ']')
            return false;
        if (text[i] == '%' && (i + 2 >= end || !strchr("0123456789abcdefABCDEF", text[i + 1]) ||
                               !strchr("0123456789abcdefABCDEF", text[i + 2])))
            return false;
    }
    return true;
}

/* A host such as "example.org": letters, digits and hyphens, a dot between labels, letters at the
 * end; a figure there would be read as part of a numeric address. */
static bool is_host(const char *text, size_t start, size_t end)
{
    enum { LONGEST_LABEL = 63 };
    size_t label = 0, dots = 0, figures = 0;
    unsigned char before = '.';
    for (; start < end && !strchr("/?#:", text[start]); start++) {
        unsigned char c = (unsigned char)text[start];
        bool figure = c >= '0' && c <= '9', letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!figure && !letter && !(c == '-' && label > 0) && !(c == '.' && label > 0))
            return false;
        if ((c == '.' && before == '-') || label > LONGEST_LABEL)
            return false;
        dots += c == '.';
        label = c == '.' ? 0 : label + 1;
        figures = c == '.' ? 0 : figures + figure;
        if (c == '-' && before == '-')
            return false; /* "xn--", which promises an encoding of its own */
        before = c;
    }
    if (start < end && text[start] == ':') {
        size_t digits = strspn(text + start + 1, "0123456789");
        if (digits == 0 || digits > 4 ||
            (start + 1 + digits < end && text[start + 1 + digits] != '/'))
            return false;
    }
    return label > 1 && dots > 0 && figures == 0 && before != '-';
}

static bool begins(const char *text, size_t at, size_t size, const char *word)
{
    size_t length = strlen(word);
    return size - at > length && memcmp(text + at, word, length) == 0;
}

/* "https://…", "http://…", "www.…" at byte i. */
static bool read_web(const char *text, size_t i, size_t size, struct link *link)
{
    bool bare = begins(text, i, size, "www.");
    size_t scheme = begins(text, i, size, "https://")  ? 8
                    : begins(text, i, size, "http://") ? 7
                                                       : 0;
    if (!bare && scheme == 0)
        return false;
    size_t end = address_end(text, i, size);
    *link = (struct link){i, end, bare ? "http://" : "", 0};
    return is_host(text, i + scheme, end) && is_clean(text, i, end);
}

/* A mail address around the '@' at byte i. */
static bool read_mail(const char *text, size_t i, size_t size, size_t least, struct link *link)
{
    size_t start = i, end = i + 1;
    while (start > least && is_mail_character((unsigned char)text[start - 1]))
        start--;
    while (end < size && text[end] != '\0' && text[end] != '%' && text[end] != '+' &&
           is_mail_character((unsigned char)text[end]))
        end++;
    while (end > i && strchr(".-", text[end - 1]))
        end--;
    while (start < i && text[start] == '.')
        start++;
    *link = (struct link){start, end, "mailto:", 0};
    bool free_start = start == 0 || (unsigned char)text[start - 1] < 0x80;
    return start < i && text[i - 1] != '.' && free_start && !memchr(text + start, '%', i - start) &&
           is_host(text, i + 1, end);
}

/* A mark at byte i, when there is such a note. */
static bool read_mark(const char *text, size_t i, size_t size, const struct notes *notes,
                      struct link *link)
{
    struct mark mark;
    if (!mark_refers(text, i, size, &mark) || !(notes->state[mark.slot] & NOTE_THERE) ||
        (mark.shape != MARK_SIGN && mark.shape != notes->shape))
        return false;
    *link = (struct link){i, i + mark.size, NULL, mark.slot};
    return true;
}

static bool begins_word(const char *text, size_t i)
{
    unsigned char before = i > 0 ? (unsigned char)text[i - 1] : ' ';
    return !((before >= '0' && before <= '9') ||
             ((before | 0x20) >= 'a' && (before | 0x20) <= 'z') || before == '@' || before == '/');
}

/* Whether one of the signs that a link must have stands in a text: most texts have none. */
static bool may_link(const char *text, size_t size)
{
    const char *end = text + size;
    if (memchr(text, '@', size))
        return true;
    for (const char *at = text; (at = memchr(at, ':', (size_t)(end - at))); at++)
        if (end - at > 1 && at[1] == '/')
            return true;
    for (const char *at = text; (at = memchr(at, '.', (size_t)(end - at))); at++)
        if (at > text && at[-1] == 'w')
            return true;
    return false;
}

/* The next link from byte `from` on; false when there is none. */
static bool next_link(const char *text, size_t from, size_t size, const struct notes *notes,
                      struct link *link)
{
    for (size_t i = from; i < size; i++) {
        char c = text[i];
        bool marked = notes->any && mark_may_begin(c);
        if (c != 'h' && c != 'w' && c != '@' && !marked)
            continue;
        if ((c == 'h' || c == 'w') && begins_word(text, i) && read_web(text, i, size, link))
            return true;
        if (c == '@' && read_mail(text, i, size, from, link))
            return true;
        if (marked && read_mark(text, i, size, notes, link))
            return true;
    }
    return false;
}

static void add_link(struct tree *tree, xmlNode *parent, const char *text, const struct link *link,
                     struct notes *notes)
{
    struct buffer target;
    buffer_init(&target);
    xmlNode *a = tree_add(tree, parent, "a");
    if (link->note > 0) {
        char id[MARK_ID_SIZE];
        mark_id("note", link->note, id);
        buffer_add_byte(&target, '#');
        buffer_add_string(&target, id);
        mark_id("ref", link->note, id);
        tree_set(tree, a, "class", "noteref");
        if (!(notes->state[link->note] & NOTE_REFERRED))
            tree_set(tree, a, "id", id);
        notes->state[link->note] |= NOTE_REFERRED;
        tree_set(tree, a, "epub:type", "noteref");
        tree_set(tree, a, "role", "doc-noteref");
    } else {
        buffer_add_string(&target, link->scheme);
        buffer_add(&target, text + link->start, link->end - link->start);
    }
    tree->failed = tree->failed || target.failed;
    if (!target.failed)
        tree_set(tree, a, "href", target.data);
    buffer_fini(&target);
    tree_add_text(tree, a, text + link->start, link->end - link->start);
}

void inline_add(struct tree *tree, xmlNode *parent, const char *text, size_t size,
                struct notes *notes)
{
    struct link link;
    size_t done = 0;
    bool links = notes->any || may_link(text, size);
    while (links && !tree->failed && next_link(text, done, size, notes, &link)) {
        if (link.start > done)
            tree_add_text(tree, parent, text + done, link.start - done);
        add_link(tree, parent, text, &link, notes);
        done = link.end;
    }
    if (done < size)
        tree_add_text(tree, parent, text + done, size - done);
}
