/* The images of an article; see images.h. */
#define _GNU_SOURCE
#include "images.h"

#include "base/limits.h"
#include "book/text.h"
#include "write/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct image_handling images_wanted(const struct settings *settings)
{
    enum { QUALITY = 85 };
    static const char *const modes[] = {
        [IMAGES_KEEP] = "keep", [IMAGES_SCALE] = "scale", [IMAGES_NONE] = "none"};
    const char *mode = settings_value(settings, OCTAVO_IMAGES);
    const char *box = settings_value(settings, OCTAVO_IMAGE_MAX);
    const char *quality = settings_value(settings, OCTAVO_IMAGE_QUALITY);
    struct image_handling handling = {
        .mode = IMAGES_SCALE, .width = LIMIT_IMAGE_WIDTH, .height = LIMIT_IMAGE_HEIGHT};
    while (mode && strcmp(modes[handling.mode], mode) != 0)
        handling.mode = (handling.mode + 1) % 3; /* the setting was checked: it is one of them */
    if (box)
        sscanf(box, "%5zux%5zu", &handling.width, &handling.height);
#ifdef OCTAVO_WITH_image
    handling.can_show = true;
#endif
    handling.quality = quality ? (int)strtol(quality, NULL, 10) : QUALITY;
    return handling;
}

/* Sets an attribute, whether the node has it or not. */
static void set(struct article *article, xmlNode *node, const char *name, const char *value)
{
    xmlUnsetProp(node, BAD_CAST name);
    tree_set(&article->body, node, name, value);
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* Removes a node, and the paragraphs and figures around it that hold nothing else. */
static void remove_node(xmlNode *node)
{
    for (xmlNode *parent; node; node = parent) {
        parent = node->parent;
        bool last = !node->prev && !node->next && parent && parent->parent &&
                    (tree_is(parent, "p") || tree_is(parent, "figure") || tree_is(parent, "a"));
        xmlUnlinkNode(node);
        xmlFreeNode(node);
        if (!last)
            break;
    }
}

/* The caption of the figure around an image, if it is near: many images may share one figure. */
static const xmlNode *caption_of(const xmlNode *img)
{
    enum { NEAR = 16 }; /* nodes */
    const xmlNode *figure = img;
    while (figure && figure->type == XML_ELEMENT_NODE && !tree_is(figure, "figure"))
        figure = figure->parent; /* up to the document */
    const xmlNode *child = figure && figure->type == XML_ELEMENT_NODE ? figure->children : NULL;
    for (size_t i = 0; i < NEAR && child && !tree_is(child, "figcaption"); i++)
        child = child->next;
    return tree_is(child, "figcaption") ? child : NULL;
}

/* Whether the caption says all that the description does. */
static bool is_told(struct article *article, const xmlNode *img)
{
    enum { LONGEST = 2000 }; /* bytes of a caption that is looked at */
    const xmlNode *caption = caption_of(img);
    const char *alt = tree_get(img, "alt");
    if (!caption || !alt)
        return false;
    struct buffer text;
    buffer_init(&text);
    for (const xmlNode *node = caption; node && text.size < LONGEST;
         node = tree_next(node, caption))
        if (node->type == XML_TEXT_NODE)
            buffer_add(&text, node->content, strnlen((const char *)node->content, LONGEST));
    text_collapse(&text);
    char *line = text_line(alt);
    article->body.failed = article->body.failed || text.failed || !line;
    bool told = line && text.data && strstr(text.data, line);
    free(line);
    buffer_fini(&text);
    return told;
}

/* Puts its description in the place of an image; one without gets words of the book's language when
 * that is known, in chapter.c. One that shows nothing of meaning leaves no place, nor does one of
 * which the caption says the same. */
static void replace(const struct image_handling *handling, struct article *article, xmlNode *img)
{
    const char *alt = tree_get(img, "alt");
    bool described = alt && !is_blank(alt), undescribed = !alt && handling->mode != IMAGES_NONE;
    if (handling->as_text || !(described || undescribed) || is_told(article, img)) {
        remove_node(img);
        return;
    }
    char *text = described ? text_line(alt) : memory_copy_string("");
    while (img->properties)
        xmlRemoveProp(img->properties);
    tree_rename(&article->body, img, "span");
    set(article, img, "class", "missing");
    if (text && *text)
        tree_add_text(&article->body, img, text, strlen(text));
    article->images.unnamed += undescribed;
    article->body.failed = article->body.failed || !text;
    free(text);
}

/* An image alone in a paragraph is a figure; one that holds an image is marked for the style. */
static void lift(struct article *article, xmlNode *img)
{
    xmlNode *child = tree_is(img->parent, "a") && !img->prev && !img->next ? img->parent : img;
    xmlNode *parent = child->parent;
    if (tree_is(parent, "p") && !child->prev && !child->next)
        tree_rename(&article->body, parent, "figure");
    if (tree_is(parent, "figure") && !tree_get(parent, "class"))
        tree_set(&article->body, parent, "class", "picture");
}

static void set_number(struct article *article, xmlNode *img, const char *name, size_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    set(article, img, name, digits);
}

/* Makes an element lead to its picture. */
static void show(struct article *article, xmlNode *img, size_t number,
                 const struct picture *picture)
{
    char name[ENTRY_NAME_SIZE], src[ENTRY_NAME_SIZE + 3];
    const char *alt = tree_get(img, "alt");
    bool decorative = alt && is_blank(alt), described = alt != NULL;
    picture_name(picture, name);
    snprintf(src, sizeof src, "../%s", name);
    set(article, img, "src", src);
    set_number(article, img, "width", picture->width);
    set_number(article, img, "height", picture->height);
    if (!described || decorative)
        set(article, img, "alt", "");
    if (decorative)
        set(article, img, "role", "presentation");
    article->images.shown++;
    article->images.undescribed += !described;
    if (!sizes_add(&article->pictures, number))
        article->body.failed = true;
    lift(article, img);
}

static void take(struct finder *finder, struct article *article, xmlNode *img)
{
    const struct image_handling *handling = finder->handling;
    const char *src = tree_get(img, "src");
    bool wanted = handling->mode != IMAGES_NONE && !handling->as_text;
    size_t number = 0;
    finder->line = tree_line(img);
    struct picture picture;
    if (wanted && picture_find(finder, src ? src : "", &number, &picture)) {
        if (!tree_get(img, "alt") && article->images.undescribed == 0)
            finder->undescribed_line = finder->line;
        show(article, img, number, &picture);
        return;
    }
    article->images.missing += wanted;
    if (finder->status == OCTAVO_OK)
        replace(handling, article, img);
}

/* "3 images are", as the beginning of a remark; of the first of those of the network its address.
 */
static void remark_count(const struct source *source, struct article *article,
                         enum diagnostic_id id, size_t line, size_t count, const char *remote)
{
    struct buffer detail;
    if (count == 0)
        return;
    buffer_init(&detail);
    buffer_add_format(&detail, count == 1 ? "%zu image is" : "%zu images are", count);
    if (remote)
        buffer_add_format(&detail, " on the network (%s%s)",
                          count == 1 ? "" : "the first: ", remote);
    diagnose(&article->remarks, id, source->path, line, detail.failed ? "images are" : detail.data);
    buffer_fini(&detail);
}

static void remark_counts(const struct finder *finder, struct article *article)
{
    const struct images *images = &article->images;
    if (finder->handling->can_show) {
        remark_count(finder->source, article, DIAGNOSTIC_IMAGE_REMOTE, finder->remote_line,
                     finder->remote, finder->first_remote);
        remark_count(finder->source, article, DIAGNOSTIC_IMAGE_UNDESCRIBED,
                     finder->undescribed_line, images->undescribed, NULL);
    } else {
        remark_count(finder->source, article, DIAGNOSTIC_IMAGES_NOT_BUILT, 0, images->missing,
                     NULL);
    }
}

/* The picture that the front matter names serves the cover. The text does not show it: that is what
 * its author placed there, and such pictures are made for lists and links, with the title in them
 * often enough. It comes after those of the text, which have said already what they lack. */
static void take_lead(struct finder *finder, struct article *article)
{
    const struct image_handling *handling = finder->handling;
    const struct feature *lead = features_find(&article->features, PART_IMAGE);
    struct picture picture;
    if (!lead || handling->mode == IMAGES_NONE || handling->as_text || !handling->can_show)
        return;
    finder->line = lead->line;
    finder->is_lead = true;
    picture_find(finder, lead->text, &article->lead, &picture);
}

octavo_status images_take(const struct source *source, const struct image_handling *handling,
                          struct article *article)
{
    struct finder finder;
    const xmlNode *next = article->body.root;
    finder_init(&finder, source, handling, &article->remarks);
    while (next && finder.status == OCTAVO_OK && !article->body.failed) {
        xmlNode *node = (xmlNode *)(uintptr_t)next; /* of our own tree */
        next = tree_next(node, article->body.root);
        article->body.failed = article->body.failed || !node->name;
        if (node->name && tree_is(node, "img"))
            take(&finder, article, node);
    }
    remark_counts(&finder, article);
    if (finder.status == OCTAVO_OK && !article->body.failed)
        take_lead(&finder, article);
    finder_fini(&finder);
    return finder.status;
}

/* Adds a picture to those of the book, once. */
static bool list(struct book *book, bool *listed, size_t number)
{
    bool done = listed[number] || sizes_add(&book->pictures, number);
    listed[number] = true;
    return done;
}

bool images_plan(struct book *book)
{
    size_t lead = 0;
    struct picture picture;
    bool leads =
        book_shows_lead(book) && gallery_find(book->gallery, book->lead->digest, &lead, &picture);
    size_t most = leads ? lead + 1 : 0;
    for (size_t i = 0; i < book->article_count; i++)
        for (size_t j = 0; j < book->articles[i].pictures.count; j++)
            if (book->articles[i].pictures.items[j] >= most)
                most = book->articles[i].pictures.items[j] + 1;
    if (most == 0)
        return true;
    bool *listed = calloc(most, sizeof *listed);
    bool done = listed && (!leads || list(book, listed, lead));
    for (size_t i = 0; done && i < book->article_count; i++)
        for (size_t j = 0; done && j < book->articles[i].pictures.count; j++)
            done = list(book, listed, book->articles[i].pictures.items[j]);
    free(listed);
    return done;
}
