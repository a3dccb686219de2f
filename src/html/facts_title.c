/* The title of a page without the name of its site; see facts.h. */
#include "html/facts.h"

#include "base/utf8.h"
#include "book/text.h"

#include <stdlib.h>
#include <string.h>

/* Words, where a Han character or kana is one. */
static size_t count_words(const char *text, const char *end)
{
    size_t words = 0;
    bool inside = false;
    while (text < end) {
        uint32_t c = utf8_next(&text, end);
        bool word = character_is_word(c);
        words += word && (!inside || character_is_ideographic(c));
        inside = word;
    }
    return words;
}

/* Signs that part a title from the name of a site: between spaces, and some also without. */
static size_t parting_sign(const char *at, const char *start, const char *end)
{
    static const char *const spaced[] = {"|", "-", "–",  "—", "«", "»",
                                         "·", "•", "::", ">", "/", "\\"};
    static const char *const close[] = {"|", "_", "｜"};
    bool between = at > start && at[-1] == ' ';
    for (size_t i = 0; i < sizeof close / sizeof *close; i++)
        if (strncmp(at, close[i], strlen(close[i])) == 0)
            return strlen(close[i]);
    for (size_t i = 0; between && i < sizeof spaced / sizeof *spaced; i++) {
        size_t size = strlen(spaced[i]);
        if ((size_t)(end - at) > size && strncmp(at, spaced[i], size) == 0 && at[size] == ' ')
            return size;
    }
    return 0;
}

/* The last sign in the title, or NULL. */
static const char *last_sign(const char *title, const char *end)
{
    for (const char *at = end; at-- > title;)
        if (parting_sign(at, title, end) > 0)
            return at;
    return NULL;
}

/* Where the name of the site begins, or the end: what stands behind the last signs, unless it is
 * most of the title. */
static const char *site_start(const char *title)
{
    enum { FEWEST = 3, LONGEST = 1000 }; /* words and bytes of a title */
    const char *end = title + strlen(title), *start = end;
    while (end - title <= LONGEST) {
        const char *sign = last_sign(title, start);
        size_t before = sign ? count_words(title, sign) : 0;
        if (!sign || before < FEWEST || count_words(sign, end) > before)
            return start;
        start = sign;
    }
    return end;
}

void facts_title(struct page_facts *facts, const char *title)
{
    const char *site = site_start(title);
    if (*site == '\0') {
        facts_offer(facts, FACT_TITLE, 81, "title of the page", title);
        return;
    }
    char *part = memory_copy(title, (size_t)(site - title));
    if (!part)
        facts->failed = true;
    else
        facts_offer(facts, FACT_TITLE, 80, "title of the page", part);
    free(part);
}

/* The name in JSON-LD, where the title of the page has it and not the headline: that is a summary.
 */
static void choose_name(struct page_facts *facts)
{
    const char *page = facts->of[FACT_PAGE].text, *name = facts->of[FACT_NAME].text;
    const char *title = facts->of[FACT_TITLE].text;
    if (page && name && title && strstr(page, name) == page && !strstr(page, title))
        facts_offer(facts, FACT_TITLE, 0, facts->of[FACT_NAME].reason, name);
}

/* Whether a part of a title is a heading of the page, and not the name of its site. */
static bool is_heading(struct page_facts *facts, const char *start, const char *end)
{
    const char *site = facts->of[FACT_SITE].text;
    char *part = memory_copy(start, (size_t)(end - start));
    bool found = false;
    for (size_t i = 0; part && i < facts->headings.count && !found; i++)
        found = text_says_the_same(facts->headings.items[i], part);
    found = found && !(site && text_says_the_same(part, site));
    facts->failed |= !part;
    free(part);
    return found;
}

static const char *next_sign(const char *at, const char *title, const char *end)
{
    while (at < end && parting_sign(at, title, end) == 0)
        at++;
    return at;
}

/* Whether a heading of the page begins with a part of a title: "Chapter 1: The quay". */
static bool begins_heading(const struct page_facts *facts, const char *start, const char *end)
{
    for (; start < end && *start == ' '; start++)
        ;
    for (; end > start && end[-1] == ' '; end--)
        ;
    size_t size = (size_t)(end - start);
    for (size_t i = 0; i < facts->headings.count; i++) {
        const char *heading = facts->headings.items[i];
        const char *rest = heading + size, *heading_end = heading + strlen(heading);
        if (size > 0 && strncmp(heading, start, size) == 0 &&
            (rest == heading_end || !character_is_word(utf8_next(&rest, heading_end))))
            return true;
    }
    return false;
}

/* Where the title ends that begins with a heading, and goes on with others: "The work - Chapter 1";
 * NULL for none. */
static const char *headings_end(struct page_facts *facts, const char *title, const char *end)
{
    const char *sign = next_sign(title, title, end);
    while (sign < end && !is_heading(facts, title, sign))
        sign = next_sign(sign + parting_sign(sign, title, end), title, end);
    bool more = sign < end;
    const char *stop = more ? sign : NULL;
    while (more) {
        const char *start = stop + parting_sign(stop, title, end);
        const char *next = next_sign(start, title, end);
        more = begins_heading(facts, start, next);
        stop = more ? next : stop;
        more = more && next < end;
    }
    return stop;
}

/* Where a part begins that is a heading and ends the title; NULL for none. */
static const char *heading_start(struct page_facts *facts, const char *title, const char *end)
{
    for (const char *sign = next_sign(title, title, end); sign < end;) {
        const char *start = sign + parting_sign(sign, title, end);
        if (is_heading(facts, start, end))
            return start;
        sign = next_sign(start, title, end);
    }
    return NULL;
}

/* The end of the title has to say more than what stands before it, or it may be the name of the
 * site; and where all parts are headings it has to say a title, not the number of a chapter. */
static void cut_to_heading(struct page_facts *facts)
{
    enum { LONGEST = 1000, FEWEST = 3 }; /* bytes of a title, words of one at its end */
    const char *title = facts->of[FACT_TITLE].text;
    const char *end = title ? title + strlen(title) : NULL;
    if (!title || end - title > LONGEST || is_heading(facts, title, end))
        return;
    const char *start = heading_start(facts, title, end), *stop = headings_end(facts, title, end);
    size_t words = start ? count_words(start, end) : 0;
    bool last = start && words > count_words(title, start) && (stop != end || words >= FEWEST);
    if (!last && !stop)
        return;
    start = last ? start : title;
    char *part = memory_copy(start, (size_t)((last ? end : stop) - start));
    char *line = part ? text_line(part) : NULL;
    free(part);
    facts->failed |= !line;
    if (!line)
        return;
    free(facts->of[FACT_TITLE].text);
    facts->of[FACT_TITLE].text = line;
}

static void cut_site(struct page_facts *facts)
{
    char *title = facts->of[FACT_TITLE].text;
    const char *site = facts->of[FACT_SITE].text;
    const char *sign = title && site ? last_sign(title, title + strlen(title)) : NULL;
    if (sign && sign > title && text_says_the_same(sign, site))
        title[sign - title] = '\0';
    for (size_t size = sign ? strlen(title) : 0; size > 0 && title[size - 1] == ' '; size--)
        title[size - 1] = '\0';
}

void facts_settle_title(struct page_facts *facts)
{
    choose_name(facts);
    cut_to_heading(facts);
    cut_site(facts);
}
