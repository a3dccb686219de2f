/* The images of an article: what lies beneath the input's folder becomes a picture of the book,
 * everything else a place with its description and a remark; nothing from outside ever enters. */
#define _GNU_SOURCE
#include "base/file.h"
#include "base/limits.h"
#include "image/png.h"
#include "images.h"

#include "folder.h"

static struct image_handling handling = {
    .mode = IMAGES_SCALE, .width = 1600, .height = 2400, .quality = 85, .can_show = true};
static int root;

static void make_png(const char *name, unsigned char grey)
{
    struct raster raster;
    struct buffer out;
    buffer_init(&out);
    raster_init(&raster, 3, 2, RASTER_RGB);
    memset(raster.pixels, grey, (size_t)3 * 2 * RASTER_RGB);
    png_encode(&raster, &out);
    make_file(name, out.data, out.size);
    raster_fini(&raster);
    buffer_fini(&out);
}

static int setup(void **state)
{
    if (folder_setup(state) != 0)
        return -1;
    make_png("secret.png", 1);
    make_png("in/a.png", 2);
    make_png("in/articles/b.png", 3);
    make_png("in/articles/c d.jpg", 4); /* of another kind than its name says */
    make_png("in/articles/again.png", 3);
    make_text("in/articles/words.png", "root:x:0:0:root:/root:/bin/sh\n");
    make_text("in/articles/empty.png", "");
    mkfifo(in_folder("in/articles/fifo.png"), 0600);
    mkdir(in_folder("in/articles/folder.png"), 0700);
    int made = symlink("../../secret.png", in_folder("in/articles/link.png")) |
               symlink("/dev/zero", in_folder("in/articles/zero.png")) |
               symlink("..", in_folder("in/up"));
    root = file_open_folder(FILE_HERE, in_folder("in"));
    handling.gallery = gallery_new();
    handling.spool = spool_open(in_folder("book.epub"));
    return made == 0 && root >= 0 && handling.gallery && handling.spool ? 0 : -1;
}

static int teardown(void **state)
{
    close(root);
    gallery_free(handling.gallery);
    spool_close(handling.spool);
    return folder_teardown(state);
}

static void show_remark(const octavo_diagnostic *diagnostic, void *user)
{
    char *names = user;
    size_t at = strlen(names);
    snprintf(names + at, 200 - at, "%s%s", at > 0 ? " " : "", diagnostic->name);
}

/* An article that holds one image in a paragraph. */
static void begin(struct article *article, const char *src, const char *alt)
{
    article_init(article);
    tree_init(&article->body);
    xmlNode *img =
        tree_add(&article->body, tree_add(&article->body, article->body.root, "p"), "img");
    if (src)
        tree_set(&article->body, img, "src", src);
    if (alt)
        tree_set(&article->body, img, "alt", alt);
}

/* Another one each time: what was said of one is not said again. */
static const struct source *source(void)
{
    static struct source sources[100];
    static size_t turn;
    struct source *source = &sources[turn++];
    assert_true(turn <= COUNT(sources));
    *source =
        (struct source){.path = (char *)"in/articles/a.md", .below = "articles/a.md", .root = root};
    return source;
}

/* What stands in the paragraph: "img" or the words, and the names of the remarks. */
static void row_taken(const char *src, const char *alt, const char *expected, const char *remarks)
{
    struct article article;
    char names[200] = "";
    begin(&article, src, alt);
    row_number(src, images_take(source(), &handling, &article), OCTAVO_OK);
    const xmlNode *paragraph = article.body.root->children;
    const xmlNode *node = paragraph ? paragraph->children : NULL;
    bool shown = node && strcmp((const char *)node->name, "img") == 0;
    const char *words = node && node->children ? (const char *)node->children->content : "";
    row_string(src, shown ? "img" : words, expected);
    diagnostics_report(&article.remarks, show_remark, names);
    row_string(src, names, remarks);
    row_number(src, article.images.shown + article.images.missing, 1);
    article_fini(&article);
}

static void beneath_the_folder(void)
{
    static const char *const shown[] = {
        "b.png",           "./b.png",           "../a.png",   "/a.png",
        "/articles/b.png", "b.png?w=300#x",     "%62.png",    "c%20d.jpg",
        "  b.png\n",       "..\\a.png",         "x/../b.png", ".//b.png",
        "c d.jpg",         "../articles/b.png",
    };
    for (size_t i = 0; i < COUNT(shown); i++)
        row_taken(shown[i], "Words", "img", "");
}

static void nothing_from_outside(void)
{
    static const struct {
        const char *src, *remark;
    } rows[] = {
        {"../../secret.png", "image-outside"},
        {"../../../../../../../../etc/passwd", "image-outside"},
        {"/../secret.png", "image-outside"},
        {"/etc/passwd", "image-missing"},
        {"%2e%2e/%2e%2e/secret.png", "image-outside"},
        {"..%2f..%2fsecret.png", "image-outside"},
        {"%252e%252e/%252e%252e/secret.png", "image-missing"},
        {"..\\..\\secret.png", "image-outside"},
        {"..%5c..%5csecret.png", "image-outside"},
        {"a/../../../secret.png", "image-outside"},
        {"file:///etc/passwd", "image-outside"},
        {"FILE:secret.png", "image-outside"},
        {"fi\nle:///etc/passwd", "image-outside"},
        {"C:\\secret.png", "image-outside"},
        {"javascript:alert(1)", "image-outside"},
        {"b.png%00.jpg", "image-outside"},
        {"link.png", "image-missing"},
        {"zero.png", "image-missing"},
        {"../up/secret.png", "image-missing"},
        {"fifo.png", "image-missing"},
        {"folder.png", "image-missing"},
        {"/dev/zero", "image-missing"},
        {"/proc/self/environ", "image-missing"},
        {"words.png", "image-refused"},
        {"empty.png", "image-refused"},
        {"no.png", "image-missing"},
        {"", "image-missing"},
        {"#b.png", "image-missing"},
        {".", "image-missing"},
        {"data:text/html,<script>", "image-refused"},
        {"data:image/png;base64,", "image-missing"},
        {"http://example.org/b.png", "image-remote"},
        {"//example.org/b.png", "image-remote"},
        {"ftp://example.org/b.png", "image-remote"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_taken(rows[i].src, "Words", "Words", rows[i].remark);
    row_taken(NULL, "Words", "Words", "image-missing");
}

static void data_addresses(void)
{
    row_taken("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNg"
              "AAAAAgABSK+kcQAAAABJRU5ErkJggg==",
              "Words", "img", "");
    row_taken("data:;base64,R0lGODlhAgABAIAAAAAAAP///ywAAAAAAgABAAACAkQKADs=", "Words", "img", "");
    row_taken(
        "DATA:image/gif,GIF89a%02%00%01%00%80%00%00%00%00%00%FF%FF%FF%2C%00%00%00%00%02%00%01%00"
        "%00%02%02D%0A%00%3B",
        "Words", "img", "");
}

static void descriptions(void)
{
    struct article article;
    begin(&article, "b.png", NULL);
    images_take(source(), &handling, &article);
    row_number("none", article.images.undescribed, 1);
    article_fini(&article);
    begin(&article, "b.png", "");
    images_take(source(), &handling, &article);
    xmlChar *role = xmlGetProp(article.body.root->children->children, BAD_CAST "role");
    row_string("decorative", (const char *)role, "presentation");
    row_number("decorative", article.images.undescribed, 0);
    xmlFree(role);
    article_fini(&article);
    row_taken("no.png", NULL, "", "image-missing");
    begin(&article, "no.png", "");
    images_take(source(), &handling, &article);
    row_true("a decorative one that is missing leaves no place", !article.body.root->children);
    article_fini(&article);
}

static void attributes(void)
{
    struct article article;
    begin(&article, "c%20d.jpg", "A \"grey\" field");
    xmlNode *img = article.body.root->children->children;
    tree_set(&article.body, img, "width", "7");
    images_take(source(), &handling, &article);
    xmlChar *src = xmlGetProp(img, BAD_CAST "src"), *width = xmlGetProp(img, BAD_CAST "width");
    xmlChar *height = xmlGetProp(img, BAD_CAST "height");
    row_true("src", src && strncmp((char *)src, "../images/", 10) == 0);
    row_true("a PNG by its bytes",
             src && strcmp((char *)src + strlen((char *)src) - 4, ".png") == 0);
    row_string("width", (char *)width, "3");
    row_string("height", (char *)height, "2");
    xmlFree(src);
    xmlFree(width);
    xmlFree(height);
    article_fini(&article);
}

static void same_bytes_once(void)
{
    static const char *const names[] = {"b.png", "again.png", "../articles/b.png"};
    struct article articles[COUNT(names)];
    struct book book = {.articles = articles, .article_count = COUNT(names)};
    for (size_t i = 0; i < COUNT(names); i++) {
        begin(&articles[i], names[i], "Words");
        images_take(source(), &handling, &articles[i]);
    }
    assert_true(images_plan(&book));
    row_number("pictures of the book", book.pictures.count, 1);
    const struct picture *picture = gallery_picture(handling.gallery, book.pictures.items[0]);
    struct buffer bytes;
    buffer_init(&bytes);
    assert_true(spool_fetch(handling.spool, picture->place, picture->size, &bytes));
    uint8_t digest[PICTURE_DIGEST_SIZE];
    gallery_digest(bytes.data, bytes.size, digest);
    row_true("named by its bytes", memcmp(digest, picture->digest, sizeof digest) == 0);
    buffer_fini(&bytes);
    sizes_fini(&book.pictures);
    for (size_t i = 0; i < COUNT(names); i++)
        article_fini(&articles[i]);
}

static void none_wanted(void)
{
    struct image_handling none = handling;
    struct article article;
    none.mode = IMAGES_NONE;
    begin(&article, "b.png", "Words");
    images_take(source(), &none, &article);
    row_string("described", (const char *)article.body.root->children->children->name, "span");
    row_number("none is missing", article.images.missing, 0);
    article_fini(&article);
    begin(&article, "b.png", NULL);
    images_take(source(), &none, &article);
    row_true("undescribed", !article.body.root->children);
    article_fini(&article);
}

static void repeated_once_said(void)
{
    struct article article;
    char names[200] = "";
    begin(&article, "no.png", "Words");
    for (size_t i = 0; i < 3; i++)
        tree_set(&article.body, tree_add(&article.body, article.body.root->children, "img"), "src",
                 "no.png");
    images_take(source(), &handling, &article);
    diagnostics_report(&article.remarks, show_remark, names);
    row_string("remarks", names, "image-missing");
    row_number("places", article.images.missing, 4);
    article_fini(&article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(beneath_the_folder), TEST(nothing_from_outside), TEST(data_addresses),
        TEST(descriptions),       TEST(attributes),           TEST(same_bytes_once),
        TEST(none_wanted),        TEST(repeated_once_said),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
