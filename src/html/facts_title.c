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

void facts_settle_title(struct page_facts *facts)
{
    choose_name(facts);
    char *title = facts->of[FACT_TITLE].text;
    const char *site = facts->of[FACT_SITE].text;
    const char *sign = title && site ? last_sign(title, title + strlen(title)) : NULL;
    if (sign && sign > title && text_says_the_same(sign, site))
        title[sign - title] = '\0';
    for (size_t size = sign ? strlen(title) : 0; size > 0 && title[size - 1] == ' '; size--)
        title[size - 1] = '\0';
}
