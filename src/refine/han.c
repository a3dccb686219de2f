/* Simplified or traditional Chinese; see han.h. The characters: han.def. */
#include "refine/han.h"

#include "base/utf8.h"

#include <stdlib.h>

static const struct character {
    uint16_t code_point;
    bool simplified;
} characters[] = {
#define SIMPLIFIED(code_point) {code_point, true},
#define TRADITIONAL(code_point) {code_point, false},
#include "refine/han.def"
#undef SIMPLIFIED
#undef TRADITIONAL
};

static int compare(const void *key, const void *row)
{
    uint32_t a = *(const uint32_t *)key, b = ((const struct character *)row)->code_point;
    return (a > b) - (a < b);
}

const char *han_language(const char *text, size_t size)
{
    enum {
        ENOUGH = 40, /* characters of one kind say what more would */
        LEAST = 3,
        TIMES_THE_OTHER = 4 /* a quotation, or a name, is no reason to doubt */
    };
    size_t simplified = 0, traditional = 0;
    for (const char *at = text, *end = text + size;
         at < end && simplified < ENOUGH && traditional < ENOUGH;) {
        uint32_t c = utf8_next(&at, end);
        const struct character *found =
            c < 0x4E00 ? NULL
                       : bsearch(&c, characters, sizeof characters / sizeof *characters,
                                 sizeof *characters, compare);
        if (found)
            *(found->simplified ? &simplified : &traditional) += 1;
    }
    if (simplified >= LEAST && simplified >= traditional * TIMES_THE_OTHER)
        return "zh-Hans";
    if (traditional >= LEAST && traditional >= simplified * TIMES_THE_OTHER)
        return "zh-Hant";
    return "zh";
}
