/* The cover as a page; see page.h. Everything stands on one grid: margins, hairlines above and
 * below the masthead, one accent. Lengths are pixels, positions are counted from the start and the
 * top. */
#include "cover/page.h"

#include "cover/limits.h"
#include "cover/photograph.h"
#include "cover/text.h"

#include <string.h>

enum {
    MARGIN = 120,
    WIDTH = COVER_WIDTH - 2 * MARGIN,
    GUTTER = 80,
    COLUMN = (WIDTH - GUTTER) / 2,
    BOTTOM = COVER_HEIGHT - 100,
    HAIRLINE = 3,
    RULE = 14,
};

/* Sizes that are tried, and what a text may take. */
static const int title_sizes[] = {340, 310, 280, 250, 224, 200, 180, 160, 144, 128, 112, 96, 0};
static const int lead_sizes[] = {132, 120, 108, 96, 84, 0};
static const int headline_sizes[] = {56, 50, 44, 0}, label_sizes[] = {40, 0},
                 lead_label_sizes[] = {48, 0};
static const int row_sizes[] = {44, 40, 36, 0}, author_sizes[] = {72, 64, 56, 0};

static const struct text_form masthead_form = {FACE_DISPLAY, title_sizes, WIDTH, 620, 3, true},
                              alone_form = {FACE_DISPLAY, title_sizes + 2, WIDTH, 1100, 3, true},
                              long_form = {FACE_DISPLAY, title_sizes + 6, WIDTH, 1000, 6, true},
                              lead_form = {FACE_BOLD, lead_sizes, WIDTH, 440, 4, true},
                              headline_form = {FACE_BOLD, headline_sizes, COLUMN, 0, 4, true},
                              label_form = {FACE_BOLD, label_sizes, COLUMN, 0, 1, false},
                              lead_label_form = {FACE_BOLD, lead_label_sizes, WIDTH, 0, 1, false},
                              row_form = {FACE_PLAIN, row_sizes, COLUMN, 0, 1, false},
                              author_form = {FACE_PLAIN, author_sizes, WIDTH, 0, 3, true};

/* What drawing needs, and where it has come to. */
struct page {
    const struct description *description;
    struct canvas canvas;
    struct colour accent;
    struct unknown *unknown;
    int y;
    int size; /* of the letters drawn last */
};

static void draw_line(struct page *page, int x, int width, int height, struct colour colour)
{
    int left = page->canvas.rtl ? COVER_WIDTH - x - width : x;
    canvas_fill(&page->canvas, colour, left, page->y, width, height);
    page->y += height;
}

/* Sets and draws a text at the present place, if there is one; returns its height. */
static int draw_text(struct page *page, const char *string, const char *language,
                     const struct text_form *form, struct colour colour, int x)
{
    struct text text;
    if (!*string)
        return 0;
    text_init(&text, &page->canvas, string, *language ? language : page->description->language,
              form);
    text_draw(&text, &page->canvas, colour, x, page->y);
    text_unknown(&text, page->unknown);
    int height = text.height;
    page->size = text.size;
    text_fini(&text);
    return height;
}

/* One row: the date at the start, what there is at the end. */
static void draw_row(struct page *page)
{
    const struct description *description = page->description;
    struct text counts;
    int height = draw_text(page, description->date, "", &row_form, palette_ink, MARGIN);
    if (*description->counts) {
        text_init(&counts, &page->canvas, description->counts, description->language, &row_form);
        text_draw(&counts, &page->canvas, palette_ink, COVER_WIDTH - MARGIN - counts.width,
                  page->y);
        text_unknown(&counts, page->unknown);
        height = MAX(height, counts.height);
        text_fini(&counts);
    }
    page->y += height;
}

/* Returns the size of its letters. */
static int draw_masthead(struct page *page)
{
    const struct description *description = page->description;
    page->y = MARGIN;
    draw_line(page, MARGIN, WIDTH, HAIRLINE, palette_ink);
    page->y += 68;
    page->y += draw_text(page, description->title, "", &masthead_form, palette_ink, MARGIN) + 40;
    int title_size = page->size;
    draw_line(page, MARGIN, WIDTH, HAIRLINE, palette_ink);
    page->y += 26;
    draw_row(page);
    page->y += 30;
    draw_line(page, MARGIN, WIDTH, RULE, page->accent);
    return title_size;
}

/* The lead's picture across the page, at most 3 : 2, or less high below a title of many lines. */
static void draw_picture(struct page *page)
{
    enum { HIGHEST = 920 }; /* where it may begin and still be high */
    int highest = page->y <= HIGHEST ? WIDTH * 2 / 3 : WIDTH / 2;
    int height =
        photograph_draw(page->description, &page->canvas, MARGIN, page->y + 50, WIDTH, highest);
    page->y += height > 0 ? 50 + height - 20 : 0;
}

/* No headline is as large as the title above it. */
static void draw_lead(struct page *page, int title_size)
{
    const struct headline *lead = &page->description->headlines[0];
    struct text_form form = lead_form;
    while (form.sizes[1] > 0 && *form.sizes > title_size * 9 / 10)
        form.sizes++;
    draw_picture(page);
    page->y += 80;
    if (*lead->section)
        page->y += draw_text(page, lead->section, "", &lead_label_form, page->accent, MARGIN) + 28;
    page->y += draw_text(page, lead->text, lead->language, &form, palette_ink, MARGIN);
}

/* A further headline below its label: set first, since a row is as high as the higher of two. */
struct cell {
    struct text label, headline;
    bool labelled;
    int height;
};

enum { LABEL_GAP = 16 };

static void cell_init(struct cell *cell, struct page *page, const struct headline *headline)
{
    const char *language = *headline->language ? headline->language : page->description->language;
    cell->labelled = *headline->section != '\0';
    if (cell->labelled)
        text_init(&cell->label, &page->canvas, headline->section, page->description->language,
                  &label_form);
    text_init(&cell->headline, &page->canvas, headline->text, language, &headline_form);
    cell->height = cell->headline.height + (cell->labelled ? cell->label.height + LABEL_GAP : 0);
}

static void cell_draw(const struct cell *cell, struct page *page, int x)
{
    int y = page->y;
    if (cell->labelled) {
        text_draw(&cell->label, &page->canvas, page->accent, x, y);
        text_unknown(&cell->label, page->unknown);
        y += cell->label.height + LABEL_GAP;
    }
    text_draw(&cell->headline, &page->canvas, palette_ink, x, y);
    text_unknown(&cell->headline, page->unknown);
}

static void cell_fini(struct cell *cell)
{
    if (cell->labelled)
        text_fini(&cell->label);
    text_fini(&cell->headline);
}

/* Headlines `first` and the next beside each other; false when there is no room for them. */
static bool draw_pair(struct page *page, size_t first)
{
    enum { ABOVE = 34, BELOW = 44 };
    const struct description *description = page->description;
    struct cell cells[2];
    size_t count = description->headline_count - first > 1 ? 2 : 1;
    int height = 0;
    for (size_t i = 0; i < count; i++) {
        cell_init(&cells[i], page, &description->headlines[first + i]);
        height = MAX(height, cells[i].height);
    }
    bool fits = page->y + HAIRLINE + ABOVE + height <= BOTTOM;
    if (fits) {
        int y = page->y;
        for (size_t i = 0; i < count; i++, page->y = y)
            draw_line(page, MARGIN + (int)i * (COLUMN + GUTTER), COLUMN, HAIRLINE, palette_ink);
        page->y += HAIRLINE + ABOVE;
        for (size_t i = 0; i < count; i++)
            cell_draw(&cells[i], page, MARGIN + (int)i * (COLUMN + GUTTER));
        page->y += height + BELOW;
    }
    for (size_t i = 0; i < count; i++)
        cell_fini(&cells[i]);
    return fits;
}

static void draw_paper(struct page *page)
{
    draw_lead(page, draw_masthead(page));
    page->y += 80;
    size_t next = 1;
    while (next < page->description->headline_count && draw_pair(page, next))
        next += 2;
}

/* A book of one article: title, author, date, and air. */
static void draw_alone(struct page *page)
{
    enum { ABOVE = 50, BELOW = 100 }; /* a picture */
    enum { LONG_TITLE = 80 };         /* bytes: three lines of the smallest size in most scripts */
    const struct description *description = page->description;
    bool is_long = strlen(description->title) > LONG_TITLE;
    page->y = MARGIN;
    draw_line(page, MARGIN, WIDTH, HAIRLINE, palette_ink);
    int height =
        photograph_draw(description, &page->canvas, MARGIN, MARGIN + ABOVE, WIDTH, WIDTH * 2 / 3);
    page->y = height > 0 ? MARGIN + ABOVE + height + BELOW : 460;
    page->y += draw_text(page, description->title, "", is_long ? &long_form : &alone_form,
                         palette_ink, MARGIN) +
               90;
    draw_line(page, MARGIN, 240, RULE, page->accent);
    page->y += 80;
    page->y += draw_text(page, description->author, "", &author_form, palette_ink, MARGIN);
    if (*description->date) {
        page->y = BOTTOM - 110;
        draw_line(page, MARGIN, WIDTH, HAIRLINE, palette_ink);
        page->y += 40;
        draw_row(page);
    }
}

/* cairo keeps a pixel in 32 bits, blue lowest. */
static bool take_pixels(cairo_surface_t *surface, struct raster *raster)
{
    if (!raster_init(raster, COVER_WIDTH, COVER_HEIGHT, RASTER_RGB))
        return false;
    cairo_surface_flush(surface);
    const unsigned char *rows = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    for (size_t y = 0; y < raster->height; y++)
        for (size_t x = 0; x < raster->width; x++) {
            const uint32_t *row = (const void *)(rows + y * stride);
            unsigned char *pixel = raster_pixel(raster, x, y);
            pixel[0] = (unsigned char)(row[x] >> 16);
            pixel[1] = (unsigned char)(row[x] >> 8);
            pixel[2] = (unsigned char)row[x];
        }
    return true;
}

bool page_draw(const struct description *description, struct raster *raster,
               struct unknown *unknown)
{
    struct page page = {.description = description,
                        .accent = palette_accent(description->title),
                        .unknown = unknown};
    bool drawn = canvas_init(&page.canvas, COVER_WIDTH, COVER_HEIGHT, description->rtl);
    if (drawn) {
        canvas_fill(&page.canvas, palette_ground, 0, 0, COVER_WIDTH, COVER_HEIGHT);
        if (description->headline_count > 0)
            draw_paper(&page);
        else
            draw_alone(&page);
        drawn = cairo_status(page.canvas.cairo) == CAIRO_STATUS_SUCCESS &&
                take_pixels(page.canvas.surface, raster);
    }
    canvas_fini(&page.canvas);
    return drawn;
}
