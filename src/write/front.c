/* The front page, which is the visible contents, and the pages of sections. Both list
 * articles under the sections that they are in. */
#include "book/dates.h"
#include "book/labels.h"
#include "write/foot.h"
#include "write/jumps.h"
#include "write/names.h"
#include "write/page.h"
#include "write/write.h"

#include <stdio.h>
#include <string.h>

/* Pages stand beside each other, so a link is the name without its folder. */
static const char *beside(const char *name)
{
    return name + strlen(TEXT_FOLDER);
}

/* A page that lists articles, on its way. */
struct listing {
    struct xml *xml;
    const struct book *book;
    const struct labels *labels;
    const char *teasers;        /* those of the articles to come, or NULL */
    const struct picture *lead; /* to show with the first article, or NULL */
};

/* The names of who wrote it, parted by commas; "" when nobody is named. */
static void add_authors(const struct article *article, struct buffer *out)
{
    enum { MOST = 3 };
    size_t names = 0;
    for (size_t i = 0; i < article->features.count; i++) {
        const struct feature *feature = &article->features.items[i];
        if (feature->part != PART_AUTHOR || ++names > MOST + 1)
            continue;
        buffer_add_string(out, names == 1 ? "" : ", ");
        buffer_add_string(out, names > MOST ? "…" : feature->text);
    }
}

/* Marks behind a name that runs against the line: not every engine knows bdi. */
static const char left_to_right[] = "\xE2\x80\x8E", right_to_left[] = "\xE2\x80\x8F";

/* "Ada Quill · 20 November 2026 · 4 min", in the book's language. */
static void list_facts(const struct listing *listing, const struct article *article)
{
    const char *date = features_first(&article->features, PART_DATE);
    struct xml *xml = listing->xml;
    struct buffer text;
    buffer_init(&text);
    xml_open(xml, "p");
    xml_attribute(xml, "class", "facts");
    page_mark_own(xml, listing->book, article);
    add_authors(article, &text);
    if (text.size > 0 && !text.failed) {
        xml_element(xml, "bdi", text.data);
        if (article->rtl != listing->book->rtl)
            xml_text(xml, listing->book->rtl ? right_to_left : left_to_right);
        xml_text(xml, " · ");
    }
    buffer_clear(&text);
    if (date) {
        dates_say(date, listing->book->language, &text);
        buffer_add_string(&text, " · ");
    }
    labels_minutes(listing->labels, article_minutes(article), &text);
    if (text.failed)
        xml->failed = true;
    else
        xml_text(xml, text.data);
    xml_close(xml);
    buffer_fini(&text);
}

static void link_article(struct xml *xml, const struct article *article, const char *href)
{
    xml_open(xml, "a");
    xml_attribute(xml, "href", href);
    page_label(xml, article->title);
    xml_close(xml);
}

static void add_number(struct xml *xml, const char *name, size_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", number);
    xml_attribute(xml, name, text);
}

/* The lead's picture, above its headline. It only adorns: what it shows is said in the article. */
static void show_lead(struct xml *xml, const struct picture *picture)
{
    char name[ENTRY_NAME_SIZE], href[ENTRY_NAME_SIZE + 3];
    picture_name(picture, name);
    snprintf(href, sizeof href, "../%s", name);
    xml_open(xml, "p");
    xml_attribute(xml, "class", "lead");
    xml_open(xml, "img");
    xml_attribute(xml, "src", href);
    xml_attribute(xml, "alt", "");
    xml_attribute(xml, "role", "presentation");
    add_number(xml, "width", picture->width);
    add_number(xml, "height", picture->height);
    xml_close(xml);
    xml_close(xml);
    xml_line(xml);
}

static void list_details(struct listing *listing, const struct article *article, const char *href)
{
    struct xml *xml = listing->xml;
    if (listing->lead && article == listing->book->articles)
        show_lead(xml, listing->lead);
    xml_open(xml, "p");
    xml_attribute(xml, "class", "headline");
    link_article(xml, article, href);
    xml_close(xml);
    xml_line(xml);
    if (*listing->teasers) {
        xml_element_with(xml, "p", "class", "teaser", listing->teasers);
        xml_line(xml);
    }
    listing->teasers += strlen(listing->teasers) + 1;
    list_facts(listing, article);
}

static void list_article(struct listing *listing, const struct article *article)
{
    struct xml *xml = listing->xml;
    char name[ENTRY_NAME_SIZE];
    chapter_name(article, name);
    xml_open(xml, "li");
    page_mark_foreign(xml, listing->book, article);
    if (listing->teasers)
        list_details(listing, article, beside(name));
    else
        link_article(xml, article, beside(name));
    xml_close(xml);
    xml_line(xml);
}

/* Articles first..end-1 as a list. */
static void list_articles(struct listing *listing, size_t first, size_t end)
{
    struct xml *xml = listing->xml;
    xml_open(xml, "ol");
    xml_attribute(xml, "class", listing->teasers ? "headlines" : "headlines brief");
    xml_line(xml);
    for (size_t i = first; i < end; i++)
        list_article(listing, &listing->book->articles[i]);
    xml_close(xml);
    xml_line(xml);
}

/* A heading `depth` levels below the page's own. */
static void section_heading(const struct listing *listing, const struct section *section,
                            size_t depth)
{
    struct xml *xml = listing->xml;
    static const char *const elements[] = {"h1", "h2", "h3", "h4", "h5"};
    char name[ENTRY_NAME_SIZE];
    section_name(section, name);
    xml_open(xml, elements[depth]);
    jumps_mark(xml, listing->book, section);
    if (section->number > 0) {
        xml_open(xml, "a");
        xml_attribute(xml, "href", beside(name));
        xml_text(xml, section->title);
        xml_close(xml);
    } else {
        xml_text(xml, section->title);
    }
    xml_close(xml);
    xml_line(xml);
}

/* The headings of the sections that begin with an article, as far as they are below `level`. */
static void section_headings(struct listing *listing, size_t article, size_t level)
{
    const struct section *sections = NULL;
    size_t count = book_sections_at(listing->book, article, &sections);
    for (size_t i = 0; i < count; i++)
        if (sections[i].level > level)
            section_heading(listing, &sections[i], sections[i].level - level);
}

/* Articles first..end-1, under headings for the sections that are below `level`. */
static void list_sections(struct listing *listing, size_t first, size_t end, size_t level)
{
    for (size_t at = first, next; at < end; at = next) {
        next = book_run_end(listing->book, at);
        section_headings(listing, at, level);
        list_articles(listing, at, next);
    }
}

/* The outermost section below `level` that begins with an article, if it has a page; or NULL. */
static const struct section *page_at(const struct book *book, size_t article, size_t level)
{
    const struct section *sections = NULL;
    size_t count = book_sections_at(book, article, &sections), i = 0;
    while (i < count && sections[i].level <= level)
        i++;
    return i < count && sections[i].number > 0 ? &sections[i] : NULL;
}

/* "Europe", with how many articles are in it. */
static void list_page(struct listing *listing, const struct section *section)
{
    struct xml *xml = listing->xml;
    char name[ENTRY_NAME_SIZE];
    struct buffer count;
    buffer_init(&count);
    section_name(section, name);
    labels_articles(listing->labels, section->count, &count);
    xml_open(xml, "li");
    xml_open(xml, "a");
    xml_attribute(xml, "href", beside(name));
    page_label(xml, section->title);
    xml_close(xml);
    xml_text(xml, " ");
    if (count.failed)
        xml->failed = true;
    else
        xml_element_with(xml, "span", "class", "facts", count.data);
    xml_close(xml);
    xml_line(xml);
    buffer_fini(&count);
}

/* The pages that follow each other from article `at` on, as a list; returns where they end. */
static size_t list_pages(struct listing *listing, size_t at, size_t end, size_t level)
{
    const struct section *section = page_at(listing->book, at, level);
    xml_open(listing->xml, "ol");
    xml_attribute(listing->xml, "class", "headlines");
    xml_line(listing->xml);
    for (; section; section = at < end ? page_at(listing->book, at, level) : NULL) {
        list_page(listing, section);
        at = section->first + section->count;
    }
    xml_close(listing->xml);
    xml_line(listing->xml);
    return at;
}

/* Articles first..end-1, where a list of all would be too long: the pages of sections that are
 * below `level`, and the articles that are on none of them. */
static void list_divided(struct listing *listing, size_t first, size_t end, size_t level)
{
    for (size_t at = first, next; at < end; at = next) {
        if (page_at(listing->book, at, level)) {
            next = list_pages(listing, at, end, level);
            continue;
        }
        next = book_run_end(listing->book, at);
        section_headings(listing, at, level);
        list_articles(listing, at, next);
    }
}

/* What such a page says it is: to the reading system, to style sheets, to assistive technology. */
static const struct kind {
    const char *body_type, *element, *class, *type, *role;
    const char *named_by; /* the attribute that tells the element's name */
} front = {"frontmatter", "nav", "front", "toc", "doc-toc", "aria-label"},
  part = {"bodymatter", "section", "part", "part", "doc-part", "aria-labelledby"};

static void open_kind(struct xml *xml, const struct book *book, const struct kind *kind,
                      const char *title, const char *name)
{
    struct page page = {
        .language = book->language,
        .rtl = book->rtl,
        .title = title,
        .style = "../" STYLE_NAME,
        .styles = book->style_count,
        .type = kind->body_type,
    };
    page_open(xml, &page);
    xml_open(xml, kind->element);
    xml_attribute(xml, "class", kind->class);
    xml_attribute(xml, "epub:type", kind->type);
    xml_attribute(xml, "role", kind->role);
    xml_attribute(xml, kind->named_by, name);
    xml_line(xml);
}

void write_front(const struct book *book, const char *teasers, struct buffer *out)
{
    const struct labels *labels = labels_in(book->language);
    struct xml xml;
    struct listing listing = {&xml, book, labels, teasers,
                              book_shows_lead(book) ? book->lead : NULL};
    if (!book_has_front(book))
        return;
    xml_init(&xml, out, XML_XHTML);
    open_kind(&xml, book, &front, book->title, labels->contents);
    xml_open(&xml, "header");
    xml_line(&xml);
    xml_element(&xml, "h1", book->title);
    xml_line(&xml);
    xml_element_with(&xml, "p", "class", "kicker", labels->in_this_issue);
    xml_line(&xml);
    jumps_write(&xml, book);
    xml_close(&xml);
    xml_line(&xml);
    (book->divided ? list_divided : list_sections)(&listing, 0, book->article_count, 0);
    xml_close(&xml);
    page_close(&xml);
    xml_fini(&xml);
}

void write_section(const struct book *book, const struct section *section, const char *teasers,
                   struct buffer *out)
{
    struct xml xml;
    struct listing listing = {&xml, book, labels_in(book->language), teasers, NULL};
    xml_init(&xml, out, XML_XHTML);
    open_kind(&xml, book, &part, section->title, "section");
    xml_element_with(&xml, "h1", "id", "section", section->title);
    xml_line(&xml);
    (section->divided ? list_divided : list_sections)(
        &listing, section->first, section->first + section->count, section->level);
    foot_of_section(&xml, book, section);
    xml_close(&xml);
    page_close(&xml);
    xml_fini(&xml);
}
