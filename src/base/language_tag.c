/* Language tags; see language_tag.h. */
#include "language_tag.h"

#include <stddef.h>
#include <string.h>

/* ISO 639-1, in order, two letters each. Countries' codes are often written by mistake, and stores
 * refuse a book in an unknown language, so two letters must be one of these. */
static const char iso639_1[] =
    "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufaff"
    "fifjfofrfygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrksku"
    "kvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqu"
    "rmrnrorurwsascsdsesgshsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevi"
    "vowawoxhyiyozazhzu";

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(char c)
{
    return is_alpha(c) || (c >= '0' && c <= '9');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

static bool is_language(const char *subtag, size_t size)
{
    if (size == 2) {
        for (const char *code = iso639_1; *code; code += 2)
            if (memcmp(code, subtag, 2) == 0)
                return true;
        return false;
    }
    static const char *const none[] = {"und", "mis", "mul", "zxx"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (size == 3 && memcmp(subtag, none[i], 3) == 0)
            return false;
    return size == 3 && is_alpha(subtag[0]) && is_alpha(subtag[1]) && is_alpha(subtag[2]);
}

/* What a subtag is, by its form; each kind stands after the one before it (RFC 5646, section 2.1).
 */
enum kind { LANGUAGE, EXTENDED, SCRIPT, REGION, VARIANT, EXTENSION, ILL_FORMED };

static enum kind kind_of(const char *subtag, size_t size)
{
    bool letters = true, digits = true;
    for (size_t i = 0; i < size; i++) {
        letters = letters && is_alpha(subtag[i]);
        digits = digits && !is_alpha(subtag[i]);
    }
    if (size == 1)
        return EXTENSION;
    if ((size == 2 && letters) || (size == 3 && digits))
        return REGION;
    if (size == 3 && letters)
        return EXTENDED;
    if (size == 4 && letters)
        return SCRIPT;
    return size >= 5 || (size == 4 && !is_alpha(*subtag)) ? VARIANT : ILL_FORMED;
}

/* Whether a subtag may follow one of kind `last`; only variants come more than once. */
static bool may_follow(enum kind last, enum kind next)
{
    return next != ILL_FORMED && (next > last || (next == VARIANT && last == VARIANT));
}

/* The usual case: language lower, Script capital, REGION upper, the rest lower. */
static void set_case(char *subtag, size_t size, enum kind kind)
{
    for (size_t i = 0; i < size; i++)
        subtag[i] =
            kind == REGION || (kind == SCRIPT && i == 0) ? upper(subtag[i]) : lower(subtag[i]);
}

bool language_tag_parse(const char *tag, char canonical[LANGUAGE_TAG_SIZE])
{
    size_t size = strlen(tag);
    if (size >= LANGUAGE_TAG_SIZE)
        return false;
    enum kind last = LANGUAGE;
    for (size_t start = 0; start <= size;) {
        size_t end = start;
        for (; end < size && tag[end] != '-' && tag[end] != '_'; end++)
            if (!is_alnum(tag[end]))
                return false;
        size_t length = end - start;
        char *subtag = canonical + start;
        memcpy(subtag, tag + start, length);
        if (length == 0 || length > 8 || (length == 1 && end == size))
            return false;
        enum kind kind = start == 0          ? LANGUAGE
                         : last == EXTENSION ? EXTENSION
                                             : kind_of(subtag, length);
        if (start > 0 && last != EXTENSION && !may_follow(last, kind))
            return false;
        set_case(subtag, length, kind);
        if (start == 0 && !is_language(subtag, length))
            return false;
        last = kind;
        canonical[end] = end < size ? '-' : '\0';
        start = end + 1;
    }
    return true;
}

bool language_tag_same(const char *a, const char *b)
{
    size_t m = strcspn(a, "-"), n = strcspn(b, "-");
    return m == n && memcmp(a, b, m) == 0;
}

static bool is_one_of(const char *subtag, size_t size, const char *const *list)
{
    for (; *list; list++)
        if (strlen(*list) == size && memcmp(*list, subtag, size) == 0)
            return true;
    return false;
}

bool language_tag_is_rtl(const char *tag)
{
    static const char *const scripts[] = {"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", NULL};
    static const char *const languages[] = {"ar",  "he",  "fa", "ur",  "yi",  "ps",
                                            "sd",  "ug",  "dv", "ckb", "syr", "arc",
                                            "arz", "azb", "ks", "nqo", "pnb", NULL};
    size_t primary = strcspn(tag, "-");
    const char *next = tag + primary;
    if (*next == '-' && strcspn(next + 1, "-") == 4)
        return is_one_of(next + 1, 4, scripts);
    return is_one_of(tag, primary, languages);
}
