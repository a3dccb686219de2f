/* Setting text; see text.h. */
#include "cover/text.h"

#include <math.h>
#include <string.h>

/* Behind the face of the language: each script that Noto has a serif for. */
#define FAMILIES_ALL                                                                               \
    "Noto Serif, Noto Naskh Arabic, Noto Serif Hebrew, Noto Serif Armenian, Noto Serif Georgian, " \
    "Noto Serif Devanagari, Noto Serif Bengali, Noto Serif Gujarati, Noto Serif Gurmukhi, "        \
    "Noto Serif Kannada, Noto Serif Malayalam, Noto Serif Sinhala, Noto Serif Tamil, "             \
    "Noto Serif Telugu, Noto Serif Thai, Noto Serif Lao, Noto Serif Khmer, Noto Serif Myanmar, "   \
    "Noto Serif Tibetan, Noto Serif Ethiopic, Noto Serif CJK SC, serif"

static const struct {
    const char *language, *families;
} families[] = {
#define FAMILY(language, families) {language, families ", "},
#include "cover/families.def"
#undef FAMILY
    {"", ""},
};

static PangoFontDescription *describe(const char *language, enum text_face face)
{
    size_t i = 0;
    while (strncmp(families[i].language, language, strlen(families[i].language)) != 0)
        i++;
    char *list =
        g_strconcat(families[i].families, face == FACE_DISPLAY ? "Noto Serif Display, " : "",
                    FAMILIES_ALL, NULL);
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, list);
    pango_font_description_set_weight(description,
                                      face == FACE_PLAIN ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
    g_free(list);
    return description;
}

static int in_pixels(int units)
{
    return PANGO_PIXELS_CEIL(units);
}

struct line_extent line_extent(PangoLayoutLine *line)
{
    PangoRectangle ink, logical;
    pango_layout_line_get_extents(line, &ink, &logical);
    int left = MIN(ink.x, 0), right = MAX(ink.x + ink.width, logical.width);
    return (struct line_extent){(double)left / PANGO_SCALE, (double)(right - left) / PANGO_SCALE};
}

/* From line to line a tenth more than the letters' size, or as far as marks above and below the
 * letters need; the same between all lines. */
static void place_lines(struct text *text, int size)
{
    PangoRectangle ink;
    int below = 0, pitch = size * 11 / 10;
    text->size = size;
    text->width = 0;
    text->line_count = MIN(pango_layout_get_line_count(text->layout), TEXT_LINES);
    for (int i = 0; i < text->line_count; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(text->layout, i);
        pango_layout_line_get_extents(line, &ink, NULL);
        int above = in_pixels(-ink.y);
        if (i == 0)
            text->baselines[0] = MAX(above, size * 8 / 10);
        else
            pitch = MAX(pitch, below + above + size / 10);
        below = in_pixels(ink.y + ink.height);
        text->width = MAX(text->width, (int)ceil(line_extent(line).width));
    }
    for (int i = 1; i < text->line_count; i++)
        text->baselines[i] = text->baselines[i - 1] + pitch;
    text->height = text->baselines[text->line_count - 1] + MAX(below, size / 4);
}

/* Korean parts lines between words, which pango does not know: word joiners hold syllables
 * together.
 */
static char *joined_syllables(const char *string)
{
    GString *joined = g_string_new(NULL);
    for (gunichar last = 0, c; *string; string = g_utf8_next_char(string), last = c) {
        c = g_utf8_get_char(string);
        if (last && !g_unichar_isspace(last) && !g_unichar_isspace(c))
            g_string_append_unichar(joined, 0x2060);
        g_string_append_unichar(joined, c);
    }
    return g_string_free(joined, FALSE);
}

/* Sets at one size and width; whether it is within the form. */
static bool set(struct text *text, PangoFontDescription *font, int size, int width,
                const struct text_form *form)
{
    pango_font_description_set_absolute_size(font, (double)size * PANGO_SCALE);
    pango_layout_set_font_description(text->layout, font);
    pango_layout_set_width(text->layout, width * PANGO_SCALE);
    place_lines(text, size);
    return pango_layout_get_line_count(text->layout) <= form->lines && text->width <= width &&
           (form->height == 0 || text->height <= form->height);
}

/* Where the text may end: after a word, or a character where words are not parted. */
static size_t previous_break(const PangoLogAttr *breaks, size_t character)
{
    while (character > 0 && !breaks[character].is_line_break)
        character--;
    return character;
}

/* Without the spaces and signs at its end, which look lost before an ellipsis. */
static size_t trimmed(const char *string, size_t size)
{
    while (size > 0) {
        const char *last = g_utf8_prev_char(string + size);
        gunichar c = g_utf8_get_char(last);
        if (!g_unichar_isspace(c) && !(g_unichar_ispunct(c) && strchr(",;:-(", (int)c) && c < 0x80))
            break;
        size = (size_t)(last - string);
    }
    return size;
}

/* Takes words from the end until it fits; at least one character stays. */
static void cut(struct text *text, const char *string, PangoFontDescription *font, int size,
                const struct text_form *form)
{
    int count = 0;
    const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly(text->layout, &count);
    PangoLogAttr *breaks = g_memdup2(attributes, (gsize)count * sizeof *breaks);
    const char *beyond = string + strlen(string);
    int line_count = pango_layout_get_line_count(text->layout);
    if (line_count > form->lines)
        beyond = string + pango_layout_get_line_readonly(text->layout, form->lines)->start_index;
    size_t character = (size_t)g_utf8_pointer_to_offset(string, beyond);
    bool fits = false;
    while (!fits && character > 0) {
        size_t shorter = previous_break(breaks, character);
        character = shorter > 0 ? shorter : character - 1; /* one long word */
        size_t bytes = (size_t)(g_utf8_offset_to_pointer(string, (glong)character) - string);
        char *start = g_strndup(string, trimmed(string, bytes));
        char *shown = g_strconcat(start, "\xE2\x80\xA6", NULL);
        pango_layout_set_text(text->layout, shown, -1);
        fits = set(text, font, size, form->width, form);
        g_free(shown);
        g_free(start);
        character--;
    }
    g_free(breaks);
}

/* The narrowest column that takes as many lines. */
static void balance(struct text *text, PangoFontDescription *font, int size,
                    const struct text_form *form)
{
    enum { STEP = 20 };
    int lines = text->line_count, width = form->width;
    while (lines > 1 && width > form->width / 2 && set(text, font, size, width - STEP, form) &&
           text->line_count == lines)
        width -= STEP;
    set(text, font, size, width, form);
}

/* The text in two lines, parted where a title is: behind a colon. NULL when it has none. */
static char *parted(const char *string)
{
    static const char *const colons[] = {": ", "\xEF\xBC\x9A"};
    for (size_t i = 0; i < sizeof colons / sizeof *colons; i++) {
        const char *colon = strstr(string, colons[i]);
        const char *rest = colon ? colon + strlen(colons[i]) : "";
        if (*rest)
            return g_strdup_printf("%.*s\xE2\x80\xA8%s", (int)(rest - string), string, rest);
    }
    return NULL;
}

/* Parts a title of several lines where its parts are, if it then is no smaller. */
static void part(struct text *text, const char *string, PangoFontDescription *font, int size,
                 const struct text_form *form)
{
    char *lines = text->line_count > 1 ? parted(string) : NULL;
    if (!lines)
        return;
    pango_layout_set_text(text->layout, lines, -1);
    if (!set(text, font, size, form->width, form)) {
        pango_layout_set_text(text->layout, string, -1);
        set(text, font, size, form->width, form);
    }
    g_free(lines);
}

static void fit(struct text *text, const char *string, PangoFontDescription *font,
                const struct text_form *form)
{
    const int *size = form->sizes;
    bool fits = set(text, font, *size, form->width, form);
    while (!fits && size[1] > 0)
        fits = set(text, font, *++size, form->width, form);
    if (!fits) {
        pango_layout_set_wrap(text->layout, PANGO_WRAP_WORD_CHAR);
        fits = set(text, font, *size, form->width, form);
    }
    if (!fits)
        cut(text, string, font, *size, form);
    if (fits && form->balanced) {
        part(text, string, font, *size, form);
        balance(text, font, *size, form);
    }
}

void text_init(struct text *text, struct canvas *canvas, const char *string, const char *language,
               const struct text_form *form)
{
    PangoFontDescription *font = describe(language, form->face);
    char *joined = g_str_has_prefix(language, "ko") ? joined_syllables(string) : NULL;
    string = joined ? joined : string;
    pango_context_set_language(canvas->context, pango_language_from_string(language));
    *text = (struct text){.layout = pango_layout_new(canvas->context)};
    pango_layout_set_wrap(text->layout, PANGO_WRAP_WORD);
    pango_layout_set_text(text->layout, string, -1);
    fit(text, string, font, form);
    pango_font_description_free(font);
    g_free(joined);
}

void text_fini(struct text *text)
{
    g_object_unref(text->layout);
}

/* A glyph that stands for a missing one carries its character. */
static void count_unknown(const PangoGlyphString *glyphs, struct unknown *unknown)
{
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        PangoGlyph glyph = glyphs->glyphs[i].glyph;
        if (!(glyph & PANGO_GLYPH_UNKNOWN_FLAG))
            continue;
        if (unknown->count++ == 0)
            unknown->first = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
    }
}

void text_unknown(const struct text *text, struct unknown *unknown)
{
    for (int i = 0; i < text->line_count; i++) {
        GSList *run = pango_layout_get_line_readonly(text->layout, i)->runs;
        for (; run; run = run->next)
            count_unknown(((PangoLayoutRun *)run->data)->glyphs, unknown);
    }
}
