/* Language and direction of an article; see language.h. */
#include "refine/language.h"

#include "refine/han.h"
#include "refine/profile.h"
#include "refine/telltale.h"

#include <string.h>

const char *language_of(const struct census *census, const char *text, size_t size)
{
    enum script script = census_script(census);
    if (script == SCRIPT_NONE)
        return NULL;
    if (script == SCRIPT_HAN)
        return han_language(text, size);
    const char *telltale = script == SCRIPT_ARABIC ? telltale_language(text, size) : NULL;
    if (telltale)
        return telltale;
    const char *alone = script_language(script);
    bool shared = !*alone || script == SCRIPT_HEBREW; /* Yiddish, or else Hebrew */
    const char *likely = shared ? profile_language(text, size, script) : NULL;
    return likely ? likely : *alone ? alone : NULL;
}

/* Whether an article that says it runs from right to left has words that do, if only in its title:
 * a translation that is not finished is still one. */
static bool has_rtl_words(const struct article *article, const struct census *census)
{
    enum { LEAST_SHARE = 20 };
    struct census title = {0};
    if (article->title)
        census_take(&title, article->title, strlen(article->title));
    return title.rtl > 0 ||
           (census->rtl > 0 && census->rtl * LEAST_SHARE >= census->rtl + census->ltr);
}

/* What the words say: of an article that runs from right to left, those that do so too. */
static const char *language_in(const struct article *article, const struct census *census,
                               const char *text, size_t size)
{
    struct census own = *census;
    if (article->rtl && has_rtl_words(article, census))
        census_keep(&own, true);
    return language_of(&own, text, size);
}

void refine_doubt_language(struct article *article, const struct census *census, const char *text,
                           size_t size)
{
    enum { ENOUGH_WORDS = 100 };
    if (!*article->language || article->words < ENOUGH_WORDS)
        return;
    const char *language = language_in(article, census, text, size);
    bool english = language_tag_same("en", article->language);
    bool filler = language && strcmp(language, "la") == 0; /* stands where words will be */
    if (language && !filler && english != language_tag_same("en", language))
        *article->language = '\0';
}

void refine_language(struct article *article, const struct census *census, const char *text,
                     size_t size)
{
    const char *language = *article->language ? NULL : language_in(article, census, text, size);
    article->rtl = article->rtl || census->rtl > census->ltr; /* or it says so itself */
    if (language)
        strcpy(article->language, language);
}
