/* Languages told by letters of their own; see telltale.h. */
#include "refine/telltale.h"

#include "base/utf8.h"
#include "refine/script.h"

/* Letters that a language has and those with a profile do not. */
static const struct telltale {
    char language[8];
    uint32_t letters[4];
} telltales[] = {
    {"ckb", {0x695, 0x6B5, 0x6CE, 0x6CE}}, /* Central Kurdish */
    {"sd", {0x67B, 0x67F, 0x68F, 0x6AA}},  /* Sindhi */
};

enum { TELLTALES = sizeof telltales / sizeof *telltales };

const char *telltale_language(const char *text, size_t size)
{
    enum { ENOUGH_LETTERS = 400, LEAST = 3, LEAST_SHARE = 50 };
    size_t letters = 0, found[TELLTALES] = {0};
    for (const char *at = text, *end = text + size; at < end && letters < ENOUGH_LETTERS;) {
        uint32_t c = utf8_next(&at, end);
        letters += script_of(c) == SCRIPT_ARABIC;
        for (size_t i = 0; c >= 0x670 && i < TELLTALES; i++)
            for (size_t j = 0; j < 4; j++)
                if (c == telltales[i].letters[j]) {
                    found[i]++;
                    break;
                }
    }
    for (size_t i = 0; i < TELLTALES; i++)
        if (found[i] >= LEAST && found[i] * LEAST_SHARE >= letters)
            return telltales[i].language;
    return NULL;
}
