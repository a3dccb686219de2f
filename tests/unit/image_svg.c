/* Drawings hold only what svg.def lists: nothing that acts, moves, or leads out of them. */
#include "image/image.h"

#include "table.h"

static const struct image_form usual = {true, 1600, 2400, 85, 1 << 24};

#define SVG                                                                                        \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "      \
    "viewBox=\"0 0 20 10\">"
#define END "<rect width=\"5\" height=\"5\"/></svg>"

/* What a drawing becomes, or why it becomes none. */
static const char *made(const char *svg, struct buffer *out, struct image *image)
{
    buffer_init(out);
    bool done = image_make(svg, strlen(svg), &usual, out, image);
    return done ? out->data : image->refused;
}

static void allowed(void)
{
    static const char *const kept[] = {
        "<path d=\"M0 0L5 5\" fill=\"#f00\"/>",
        "<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient></defs>",
        "<rect fill=\"url(#a)\"/>",
        "<rect style=\"fill:url('#a');stroke:red;\"/>",
        "<text x=\"1\" y=\"2\">Words <tspan>of &lt;it&gt; &amp; more</tspan></text>",
        "<style>.a{fill:red;}\n#b,.c{stroke:url(#a);}\n</style>",
        "<defs><path id=\"p\" d=\"M0 0\"/></defs><use xlink:href=\"#p\" x=\"3\"/>",
        "<title>A drawing</title>",
    };
    for (size_t i = 0; i < COUNT(kept); i++) {
        char svg[600];
        struct buffer out;
        struct image image;
        snprintf(svg, sizeof svg, SVG "%s" END, kept[i]);
        const char *got = made(svg, &out, &image);
        row_true(kept[i], got && strstr(got, kept[i]));
        buffer_fini(&out);
    }
}

static void everything_else_goes(void)
{
    static const char *const dropped[] = {
        "<script>SECRET</script>",
        "<rect id=\"SECRET twice\"/>",
        "<rect onload=\"SECRET\"/>",
        "<a xlink:href=\"SECRET\"><rect/></a>",
        "<image xlink:href=\"file:///SECRET\"/>",
        "<image href=\"http://example.org/SECRET\"/>",
        "<use xlink:href=\"http://example.org/x.svg#SECRET\"/>",
        "<use xlink:href=\"other.svg#SECRET\"/>",
        "<rect fill=\"url(http://example.org/SECRET)\"/>",
        "<rect style=\"background:url( 'SECRET' )\"/>",
        "<rect style=\"fill:ur\\6c(SECRET)\"/>",
        "<style>@import 'SECRET';</style>",
        "<style>.a{background:url(SECRET)}</style>",
        "<style>@font-face{src:url(SECRET)}</style>",
        "<style>@keyframes a{from{x:SECRET}to{y:1}} .b{animation:SECRET 5s;fill:red}</style>",
        "<style>@media screen{.a{fill:SECRET}}@import 'SECRET'</style>",
        "<style>.a{/*SECRET*/fill/*;SECRET*/:red}</style>",
        "<style>.a{background:SECRET;-moz-binding:url(#SECRET)}.a{--b:SECRET}</style>",
        "<style>.a{fill:url(\"//SECRET\")}</style>",
        "<rect style=\"animation:SECRET 1s;background-image:image-set('SECRET')\"/>",
        "<animate attributeName=\"SECRET\"/>",
        "<set attributeName=\"x\" to=\"SECRET\"/>",
        "<rect><animateTransform SECRET=\"1\"/></rect>",
        "<iframe src=\"SECRET\"/>",
        "<metadata>SECRET</metadata>",
        "<!-- SECRET -->",
        "<?SECRET x?>",
        "<switch><foreignObject><p>SECRET</p></foreignObject><text>x</text></switch>",
        "<x:y xmlns:x=\"SECRET\">SECRET</x:y>",
        "<filter id=\"SECRET\"/>",
        "<rect filter=\"url(#SECRET)\"/>",
        "<handler>SECRET</handler>",
        "<rect xml:base=\"SECRET\"/>",
    };
    for (size_t i = 0; i < COUNT(dropped); i++) {
        char svg[600];
        struct buffer out;
        struct image image;
        snprintf(svg, sizeof svg, SVG "%s" END, dropped[i]);
        const char *got = made(svg, &out, &image);
        row_true(dropped[i], out.size > 0 && got && !strstr(got, "SECRET"));
        buffer_fini(&out);
    }
}

static void refused(void)
{
    static const struct {
        const char *svg, *why;
    } rows[] = {
        {SVG "</svg>",
         "it is an SVG of which nothing is left without scripts, pictures and effects"},
        {SVG "<rect/>", "it is damaged"},
        {SVG "<foreignObject><p>Words</p></foreignObject>" END,
         "it is an SVG that holds HTML, which readers do not show; make a PNG of it"},
        {"<!DOCTYPE svg [<!ENTITY a \"b\">]>" SVG END, "it is an SVG that declares entities"},
        {"<svg xmlns=\"urn:other\">" END, "it is damaged"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        struct image image;
        row_string(rows[i].svg, made(rows[i].svg, &out, &image), rows[i].why);
        buffer_fini(&out);
    }
}

static void doublings_go(void)
{
    struct buffer out;
    struct image image;
    const char *got = made(SVG "<defs><g id=\"a\"><rect/></g><g id=\"b\"><use xlink:href=\"#a\"/>"
                               "<use xlink:href=\"#a\"/></g></defs><use xlink:href=\"#b\"/>"
                               "<g id=\"c\"><use xlink:href=\"#c\"/></g>" END,
                           &out, &image);
    row_true("uses of shapes stay", got && strstr(got, "xlink:href=\"#a\""));
    row_true("uses of uses go", got && !strstr(got, "xlink:href=\"#b\""));
    row_true("uses of themselves go", got && !strstr(got, "xlink:href=\"#c\""));
    buffer_fini(&out);
}

static void sizes(void)
{
    static const struct {
        const char *attributes;
        size_t width, height;
        const char *box;
    } rows[] = {
        {"width=\"30\" height=\"20\"", 30, 20, "0 0 30 20"},
        {"width=\"30px\" height=\"1in\" viewBox=\"0 0 3 2\"", 30, 96, "0 0 3 2"},
        {"viewBox=\"0,0,70,20\"", 70, 20, "0,0,70,20"},
        {"width=\"100%\" viewBox=\"-5 -5 40.4 20\"", 40, 20, "-5 -5 40.4 20"},
        {"width=\"60\" viewBox=\"0 0 30 20\"", 60, 40, "0 0 30 20"},
        {"", 300, 150, "0 0 300 150"},
        {"width=\"1e9\" height=\"nan\"", 300, 150, "0 0 300 150"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char svg[300], box[80];
        struct buffer out;
        struct image image;
        snprintf(svg, sizeof svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" %s>" END,
                 rows[i].attributes);
        snprintf(box, sizeof box, "viewBox=\"%s\"", rows[i].box);
        const char *got = made(svg, &out, &image);
        row_number(rows[i].attributes, image.width, rows[i].width);
        row_number(rows[i].attributes, image.height, rows[i].height);
        row_true(rows[i].attributes, got && strstr(got, box));
        buffer_fini(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(allowed), TEST(everything_else_goes), TEST(refused), TEST(doublings_go), TEST(sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
