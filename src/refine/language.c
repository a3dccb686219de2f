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

void refine_language(struct article *article, const struct census *census, const char *text,
                     size_t size)
{
    article->rtl = article->rtl || census->rtl > census->ltr; /* or it says so itself */
    if (*article->language)                                   /* it says so itself */
        return;
    const char *language = language_of(census, text, size);
    if (language)
        strcpy(article->language, language);
}
