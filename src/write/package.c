/* The package document (EPUB 3.3, section 5; EPUB Accessibility 1.1, section 2): metadata,
 * manifest, spine, and the guide for old reading systems. */
#include "book/labels.h"
#include "book/summaries.h"
#include "write/names.h"
#include "write/write.h"
#include "write/xml.h"

#define COVER_ITEM "cover-image" /* its id in the manifest */

#include <stdio.h>
#include <string.h>

/* A meta element with a property, refining another element when `refines` is its "#id". */
static void add_property(struct xml *xml, const char *property, const char *refines,
                         const char *scheme, const char *value)
{
    if (!value)
        return;
    xml_open(xml, "meta");
    xml_attribute(xml, "refines", refines);
    xml_attribute(xml, "property", property);
    xml_attribute(xml, "scheme", scheme);
    xml_text(xml, value);
    xml_close(xml);
}

static void add_dublin_core(struct xml *xml, const char *element, const char *value)
{
    if (value)
        xml_element(xml, element, value);
}

/* "Ada Lovelace" files as "Lovelace, Ada"; a name of one word, or one with a comma, as itself. */
static void add_file_as(struct xml *xml, const char *refines, const char *name)
{
    const char *last = strrchr(name, ' ');
    if (!last || strchr(name, ',')) {
        add_property(xml, "file-as", refines, NULL, name);
        return;
    }
    struct buffer filed;
    buffer_init(&filed);
    buffer_add_string(&filed, last + 1);
    buffer_add_string(&filed, ", ");
    buffer_add(&filed, name, (size_t)(last - name));
    if (filed.failed)
        xml->failed = true;
    else
        add_property(xml, "file-as", refines, NULL, filed.data);
    buffer_fini(&filed);
}

static void add_creator(struct xml *xml, const char *name, size_t number)
{
    char refines[32];
    snprintf(refines, sizeof refines, "#creator%zu", number);
    xml_element_with(xml, "dc:creator", "id", refines + 1, name);
    add_property(xml, "role", refines, "marc:relators", "aut");
    add_file_as(xml, refines, name);
}

static void add_producer(struct xml *xml)
{
    xml_open(xml, "dc:contributor");
    xml_attribute(xml, "id", "producer");
    xml_text(xml, "octavo");
    xml_close(xml);
    add_property(xml, "role", "#producer", "marc:relators", "bkp");
}

static bool language_listed(const struct book *book, size_t before, const char *language)
{
    if (!*language || strcmp(language, book->language) == 0)
        return true;
    for (size_t i = 0; i < before; i++)
        if (strcmp(book->articles[i].language, language) == 0)
            return true;
    return false;
}

/* The book's language first, then those of its articles in the order in which they appear. */
static void add_languages(struct xml *xml, const struct book *book)
{
    xml_element(xml, "dc:language", book->language);
    for (size_t i = 0; i < book->article_count; i++)
        if (!language_listed(book, i, book->articles[i].language))
            xml_element(xml, "dc:language", book->articles[i].language);
}

static void add_series(struct xml *xml, const struct settings *settings)
{
    const char *series = settings_value(settings, OCTAVO_SERIES);
    if (!series)
        return;
    xml_open(xml, "meta");
    xml_attribute(xml, "property", "belongs-to-collection");
    xml_attribute(xml, "id", "series");
    xml_text(xml, series);
    xml_close(xml);
    add_property(xml, "collection-type", "#series", NULL, "series");
    add_property(xml, "group-position", "#series", NULL,
                 settings_value(settings, OCTAVO_SERIES_INDEX));
}

/* What octavo knows of the images. */
struct imagery {
    size_t shown;
    bool described; /* all of them: it is said what they show, or that they show nothing */
    bool moving;
};

static struct imagery imagery_of(const struct book *book)
{
    struct imagery imagery = {.described = true};
    for (size_t i = 0; i < book->article_count; i++) {
        imagery.shown += book->articles[i].images.shown;
        if (book->articles[i].images.undescribed > 0)
            imagery.described = false;
    }
    for (size_t i = 0; i < book->pictures.count; i++)
        if (gallery_picture(book->gallery, book->pictures.items[i])->moves)
            imagery.moving = true;
    return imagery;
}

static void add_summary(struct xml *xml, const struct book *book, const struct imagery *imagery)
{
    const struct summary *summary = summary_in(book->language);
    xml_open(xml, "meta");
    xml_attribute(xml, "property", "schema:accessibilitySummary");
    xml_attribute(xml, "xml:lang", summary->language);
    xml_text(xml, summary->text);
    if (imagery->shown > 0)
        xml_text(xml, imagery->described ? summary->described : summary->not_all_described);
    else
        xml_text(xml, book_has_cover(book) ? summary->only_cover : summary->no_images);
    xml_close(xml);
}

/* What is claimed here is what octavo knows: a book of text, in order, with contents; a cover says
 * in words what it is. A claim of conformance is a person's, by -M conforms-to and certified-by. */
static void add_accessibility(struct xml *xml, const struct book *book)
{
    static const char *const claims[] = {"displayTransformability", "readingOrder",
                                         "structuralNavigation", "tableOfContents"};
    const struct imagery imagery = imagery_of(book);
    bool visual = book_has_cover(book) || imagery.shown > 0;
    add_property(xml, "schema:accessMode", NULL, NULL, "textual");
    add_property(xml, "schema:accessModeSufficient", NULL, NULL,
                 imagery.described ? "textual" : "textual,visual");
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
        add_property(xml, "schema:accessibilityFeature", NULL, NULL, claims[i]);
    add_property(xml, "schema:accessibilityHazard", NULL, NULL,
                 imagery.moving ? "unknown" : "none");
    if (visual)
        add_property(xml, "schema:accessMode", NULL, NULL, "visual");
    if (visual && imagery.described)
        add_property(xml, "schema:accessibilityFeature", NULL, NULL, "alternativeText");
    add_summary(xml, book, &imagery);
    add_property(xml, "dcterms:conformsTo", NULL, NULL,
                 settings_value(book->settings, OCTAVO_CONFORMS_TO));
    add_property(xml, "a11y:certifiedBy", NULL, NULL,
                 settings_value(book->settings, OCTAVO_CERTIFIED_BY));
}

/* As EPUB 2 has it. Old readers find the cover by it, some of them only with the name first. */
static void add_named(struct xml *xml, const char *name, const char *content)
{
    xml_open(xml, "meta");
    xml_attribute(xml, "name", name);
    xml_attribute(xml, "content", content);
    xml_close(xml);
}

static void add_metadata(struct xml *xml, const struct book *book)
{
    const struct settings *settings = book->settings;
    const struct strings *creators = &book->creators, *subjects = &book->subjects;
    xml_open(xml, "metadata");
    xml_attribute(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    add_named(xml, "generator", PACKAGE_GENERATOR);
    if (book_has_cover(book))
        add_named(xml, "cover", COVER_ITEM);
    xml_element_with(xml, "dc:identifier", "id", "uid", book->identifier);
    xml_element(xml, "dc:title", book->title);
    add_languages(xml, book);
    for (size_t i = 0; i < creators->count; i++)
        add_creator(xml, creators->items[i], i + 1);
    add_producer(xml);
    add_dublin_core(xml, "dc:date", book->date);
    add_dublin_core(xml, "dc:publisher", settings_value(settings, OCTAVO_PUBLISHER));
    add_dublin_core(xml, "dc:description", settings_value(settings, OCTAVO_DESCRIPTION));
    for (size_t i = 0; i < subjects->count; i++)
        add_dublin_core(xml, "dc:subject", subjects->items[i]);
    add_dublin_core(xml, "dc:rights", settings_value(settings, OCTAVO_RIGHTS));
    add_property(xml, "dcterms:modified", NULL, NULL, book->modified);
    add_series(xml, settings);
    add_accessibility(xml, book);
    xml_close(xml);
}

static void add_item(struct xml *xml, const char *id, const char *href, const char *media_type,
                     const char *properties)
{
    xml_open(xml, "item");
    xml_attribute(xml, "id", id);
    xml_attribute(xml, "href", href);
    xml_attribute(xml, "media-type", media_type);
    xml_attribute(xml, "properties", properties);
    xml_close(xml);
}

/* The user's own. */
static void add_styles(struct xml *xml, const struct book *book)
{
    char id[ENTRY_NAME_SIZE], name[ENTRY_NAME_SIZE];
    for (size_t i = 0; i < book->style_count; i++) {
        style_name(i, name);
        snprintf(id, sizeof id, "style%zu", i + 1);
        add_item(xml, id, name, "text/css", NULL);
    }
}

static void add_pictures(struct xml *xml, const struct book *book)
{
    char id[ENTRY_NAME_SIZE], name[ENTRY_NAME_SIZE];
    for (size_t i = 0; i < book->pictures.count; i++) {
        const struct picture *picture = gallery_picture(book->gallery, book->pictures.items[i]);
        picture_name(picture, name);
        snprintf(id, sizeof id, "image%zu", i + 1);
        add_item(xml, id, name, picture_media_type(picture), NULL);
    }
}

static void add_itemref(struct xml *xml, const char *id)
{
    xml_open(xml, "itemref");
    xml_attribute(xml, "idref", id);
    xml_close(xml);
}

/* Every page in the order of reading, for the manifest or for the spine. */
static void add_pages(struct xml *xml, const struct book *book,
                      void add(struct xml *, const char *id, const char *name,
                               const char *property))
{
    char id[ENTRY_NAME_SIZE], name[ENTRY_NAME_SIZE];
    if (book_has_cover(book))
        add(xml, "cover", COVER_NAME, NULL);
    if (book_has_front(book))
        add(xml, "front", FRONT_NAME, NULL);
    for (size_t i = 0; i < book->page_count; i++) {
        const struct page_of *page = &book->pages[i];
        bool math = page->article && article_has_formulas(page->article, page->part);
        page_name(page, name);
        snprintf(id, sizeof id, "%s", name + strlen(TEXT_FOLDER));
        *strchr(id, '.') = '\0';
        add(xml, id, name, math ? "mathml" : NULL);
    }
}

static void add_page_item(struct xml *xml, const char *id, const char *name, const char *property)
{
    add_item(xml, id, name, "application/xhtml+xml", property);
}

static void add_page_itemref(struct xml *xml, const char *id, const char *name,
                             const char *property)
{
    (void)property;
    (void)name;
    add_itemref(xml, id);
}

static void add_reference(struct xml *xml, const char *type, const char *title, const char *href)
{
    xml_open(xml, "reference");
    xml_attribute(xml, "type", type);
    xml_attribute(xml, "title", title);
    xml_attribute(xml, "href", href);
    xml_close(xml);
}

static void add_guide(struct xml *xml, const struct book *book)
{
    const struct labels *labels = labels_in(book->language);
    char name[ENTRY_NAME_SIZE];
    chapter_name(&book->articles[0], name);
    xml_open(xml, "guide");
    if (book_has_cover(book))
        add_reference(xml, "cover", labels->cover, COVER_NAME);
    if (book_has_front(book))
        add_reference(xml, "toc", labels->contents, FRONT_NAME);
    add_reference(xml, "text", labels->start, name);
    xml_close(xml);
}

void write_package(const struct book *book, struct buffer *out)
{
    const char *direction = book->rtl ? "rtl" : "ltr";
    struct xml xml;
    xml_init(&xml, out, XML_PLAIN);
    xml_open(&xml, "package");
    xml_attribute(&xml, "xmlns", "http://www.idpf.org/2007/opf");
    xml_attribute(&xml, "version", "3.0");
    xml_attribute(&xml, "unique-identifier", "uid");
    xml_attribute(&xml, "xml:lang", book->language);
    xml_attribute(&xml, "dir", direction);
    xml_attribute(&xml, "prefix",
                  "schema: http://schema.org/ a11y: http://www.idpf.org/epub/vocab/package/a11y/#");
    add_metadata(&xml, book);
    xml_open(&xml, "manifest");
    add_item(&xml, "nav", NAV_NAME, "application/xhtml+xml", "nav");
    add_item(&xml, "ncx", NCX_NAME, "application/x-dtbncx+xml", NULL);
    add_item(&xml, "style", STYLE_NAME, "text/css", NULL);
    add_styles(&xml, book);
    if (book_has_cover(book))
        add_item(&xml, COVER_ITEM, COVER_IMAGE_NAME, "image/jpeg", "cover-image");
    add_pages(&xml, book, add_page_item);
    add_pictures(&xml, book);
    xml_close(&xml);
    xml_open(&xml, "spine");
    xml_attribute(&xml, "toc", "ncx");
    xml_attribute(&xml, "page-progression-direction", direction);
    add_pages(&xml, book, add_page_itemref);
    xml_close(&xml);
    add_guide(&xml, book);
    xml_close(&xml);
    xml_fini(&xml);
}
