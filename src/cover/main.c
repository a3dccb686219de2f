/* octavo-cover: a description of a cover, or a picture, on standard input; a JPEG on standard
 * output. A program of its own, so that octavo need not load what draws text, and whatever goes
 * wrong here costs the cover and never the book. Nobody calls it but liboctavo. */
#include "cover/answer.h"
#include "cover/description.h"
#include "cover/limits.h"
#include "cover/page.h"
#include "cover/picture.h"
#include "image/jpeg.h"

#include <errno.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

enum { QUALITY = 85 };

/* A hostile picture or font gets no endless time, and a crash leaves no file. */
static void limit_itself(void)
{
    setrlimit(RLIMIT_CPU, &(struct rlimit){LIMIT_CPU_SECONDS, LIMIT_CPU_SECONDS});
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
}

/* The list of fonts takes longest to load. It is read while octavo reads articles. */
static void load_fonts(void)
{
    PangoFontFamily **families = NULL;
    int count = 0;
    pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
    g_free(families);
}

/* All of standard input; false when there is too much, or it cannot be read. */
static bool read_input(struct buffer *input)
{
    for (;;) {
        if (!buffer_reserve(input, 1 << 16) || input->size > LIMIT_INPUT)
            return false;
        ssize_t count = read(STDIN_FILENO, input->data + input->size, 1 << 16);
        if (count == 0)
            return true;
        if (count < 0 && errno != EINTR)
            return false;
        input->size += count > 0 ? (size_t)count : 0;
    }
}

static bool answer_raster(const struct raster *raster, const struct unknown *unknown)
{
    struct buffer jpeg;
    buffer_init(&jpeg);
    jpeg_encode(raster, QUALITY, true, &jpeg);
    bool answered = !jpeg.failed && answer_jpeg(&jpeg, unknown);
    buffer_fini(&jpeg);
    return answered;
}

static bool draw(const struct description *description)
{
    struct raster raster = {0};
    struct unknown unknown = {0};
    bool done = page_draw(description, &raster, &unknown) && answer_raster(&raster, &unknown);
    raster_fini(&raster);
    return done;
}

/* Whether it is a picture or not, it is answered. */
static bool convert(const struct description *description)
{
    struct raster raster = {0};
    const struct unknown unknown = {0};
    const char *refused = picture_read(description->image, description->image_size, &raster);
    bool done = refused ? answer_refused(refused) : answer_raster(&raster, &unknown);
    raster_fini(&raster);
    return done;
}

int main(void)
{
    struct buffer input;
    struct description description;
    limit_itself();
    load_fonts();
    buffer_init(&input);
    bool done = read_input(&input) && input.size > 0 && description_read(&input, &description) &&
                (description.image ? convert(&description) : draw(&description));
    buffer_fini(&input);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
