/* Which script a letter belongs to, and how many letters of each a text has. */
#ifndef OCTAVO_REFINE_SCRIPT_H
#define OCTAVO_REFINE_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum script {
    SCRIPT_NONE, /* no letter, or of a script that is not in the table */
#define SCRIPT(id, language, rtl) SCRIPT_##id,
#include "refine/scripts.def"
#undef SCRIPT
    SCRIPTS
};

/* The rest of script_of. */
enum script script_of_beyond_ascii(uint32_t code_point);

static inline enum script script_of(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? SCRIPT_LATIN : SCRIPT_NONE;
    return script_of_beyond_ascii(c);
}

/* The language that the script means by itself; "" when several share it. */
const char *script_language(enum script script);
bool script_is_rtl(enum script script);

/* A mark that stands on letters, or stretches them, and is nothing to a word's spelling here. */
bool script_is_mark(uint32_t code_point);

/* Letters of a text: of each script, and in each direction. */
struct census {
    size_t letters[SCRIPTS];
    size_t rtl, ltr;
};

void census_take(struct census *census, const char *text, size_t size);

/* Forgets the letters of all scripts that run in the other direction. */
void census_keep(struct census *census, bool rtl);

/* The script of most letters; an ideograph counts for three, being half a word. Kana come with Han
 * and are counted with it: HAN or KANA, as there are enough kana. SCRIPT_NONE without letters. */
enum script census_script(const struct census *census);

#endif
