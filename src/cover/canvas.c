/* The page to draw on. Everything that settings of the machine might change is set here: letters
 * are grey, unhinted, and stand at fractions of a pixel. */
#include "cover/text.h"

bool canvas_init(struct canvas *canvas, int width, int height, bool rtl)
{
    canvas->rtl = rtl;
    canvas->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    canvas->cairo = cairo_create(canvas->surface);
    canvas->context = pango_cairo_create_context(canvas->cairo);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(canvas->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(canvas->context, FALSE);
    pango_context_set_base_dir(canvas->context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    return cairo_status(canvas->cairo) == CAIRO_STATUS_SUCCESS;
}

void canvas_fini(struct canvas *canvas)
{
    g_object_unref(canvas->context);
    cairo_destroy(canvas->cairo);
    cairo_surface_destroy(canvas->surface);
}

static void set_colour(struct canvas *canvas, struct colour colour)
{
    cairo_set_source_rgb(canvas->cairo, colour.red / 255.0, colour.green / 255.0,
                         colour.blue / 255.0);
}

void canvas_fill(struct canvas *canvas, struct colour colour, double x, double y, double width,
                 double height)
{
    set_colour(canvas, colour);
    cairo_rectangle(canvas->cairo, x, y, width, height);
    cairo_fill(canvas->cairo);
}

/* The left end of a line that is `width` wide. */
static double line_start(const struct canvas *canvas, double x, double width)
{
    return canvas->rtl ? cairo_image_surface_get_width(canvas->surface) - x - width : x;
}

/* Whether a line runs against the page: its lines are flush where they begin, too. */
static bool runs_back(const PangoLayoutLine *line, const struct canvas *canvas)
{
    return (line->resolved_dir == PANGO_DIRECTION_RTL) != canvas->rtl;
}

void text_draw(const struct text *text, struct canvas *canvas, struct colour colour, int x, int y)
{
    set_colour(canvas, colour);
    for (int i = 0; i < text->line_count; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(text->layout, i);
        struct line_extent extent = line_extent(line);
        double indent = runs_back(line, canvas) ? text->width - extent.width : 0;
        cairo_move_to(canvas->cairo, line_start(canvas, x + indent, extent.width) - extent.left,
                      y + text->baselines[i]);
        pango_cairo_show_layout_line(canvas->cairo, line);
    }
}
