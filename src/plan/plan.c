/* The plan between reading and writing; see plan.h. One function a question, in the order in which
 * the answers need each other. */
#define _GNU_SOURCE
#include "plan/plan.h"

#include "base/name.h"
#include "base/utf8.h"
#include "book/labels.h"
#include "plan/catalogue.h"
#include "plan/groups.h"
#include "plan/lead.h"
#include "plan/order.h"
#include "plan/sections.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Chapters are named by number, from 1. */
static void plan_names(struct book *book)
{
    for (size_t i = 0; i < book->article_count; i++)
        book->articles[i].number = i + 1;
}

/* The order of reading: a section's page stands before all that is in it. */
static bool plan_pages(struct book *book)
{
    size_t count = book->section_count;
    for (size_t i = 0; i < book->article_count; i++)
        count += article_part_count(&book->articles[i]);
    book->pages = calloc(count, sizeof *book->pages);
    for (size_t i = 0; book->pages && i < book->article_count; i++) {
        const struct section *sections = NULL;
        size_t begin = book_sections_at(book, i, &sections);
        for (size_t s = 0; s < begin; s++)
            if (sections[s].number > 0)
                book->pages[book->page_count++] = (struct page_of){.section = &sections[s]};
        for (size_t part = 0; part < article_part_count(&book->articles[i]); part++)
            book->pages[book->page_count++] =
                (struct page_of){.article = &book->articles[i], .part = part};
    }
    return book->pages;
}

/* Words in the language of article `i`; 0 when an earlier article has the same language. */
static size_t words_in_language_of(const struct book *book, size_t i)
{
    const char *language = book->articles[i].language;
    for (size_t j = 0; j < i; j++)
        if (strcmp(book->articles[j].language, language) == 0)
            return 0;
    size_t words = 0;
    for (size_t j = i; j < book->article_count; j++)
        if (strcmp(book->articles[j].language, language) == 0)
            words += article_words(&book->articles[j]);
    return words;
}

/* The language that is set, else that of most words. */
static void plan_language(struct book *book, struct diagnostics *remarks)
{
    const char *language = settings_value(book->settings, OCTAVO_LANGUAGE);
    size_t most = 0;
    for (size_t i = 0; !settings_value(book->settings, OCTAVO_LANGUAGE) && i < book->article_count;
         i++) {
        size_t words = *book->articles[i].language ? words_in_language_of(book, i) : 0;
        if (words > most) {
            most = words;
            language = book->articles[i].language;
        }
    }
    if (!language) {
        diagnose(remarks, DIAGNOSTIC_ASSUMED_LANGUAGE, NULL, 0, NULL);
        language = "en";
    }
    strcpy(book->language, language);
    book->rtl = language_tag_is_rtl(book->language);
    /* "fr-CA" said of the book holds for its articles in "fr" too; "zh-Hans" not for "zh-Hant". */
    for (size_t i = 0; i < book->article_count; i++)
        if (language_tag_same(book->articles[i].language, book->language) &&
            !strchr(book->articles[i].language, '-'))
            strcpy(book->articles[i].language, book->language);
}

/* The title as far as it is known before reading: -t, the inputs' title, or a count; the caller
 * frees it. */
static char *plan_title(const struct settings *settings, const char *inputs_title, size_t articles,
                        const char *language)
{
    const char *title = settings_value(settings, OCTAVO_TITLE);
    if (title || *inputs_title)
        return memory_copy_string(title ? title : inputs_title);
    struct buffer count;
    buffer_init(&count);
    labels_articles(labels_in(language), articles, &count);
    return buffer_take(&count);
}

char *plan_output_name(const struct settings *settings, const struct strings *inputs,
                       const struct sources *sources, const char *inputs_title)
{
    struct buffer name;
    buffer_init(&name);
    if (inputs->count == 1) {
        size_t size = 0;
        const char *own = name_of_path(inputs->items[0], &size);
        bool dots = size <= 2 && strncmp(own, "..", size) == 0; /* ".", ".." and "/" */
        char *real = dots ? realpath(inputs->items[0], NULL) : NULL;
        if (real)
            own = name_of_path(real, &size);
        buffer_add(&name, own, sources->folder_count > 0 ? size : name_stem(own, size));
        free(real);
    } else {
        char *title = plan_title(settings, inputs_title, sources->count, "en");
        if (title)
            name_from_title(title, &name);
        name.failed = name.failed || !title;
        free(title);
    }
    buffer_add_string(&name, ".epub");
    return buffer_take(&name);
}

/* One article, or the chapters of one text: its headline is the book's title. */
static bool is_one_text(const struct book *book)
{
    const struct article *last = &book->articles[book->article_count - 1];
    return book->article_count == 1 ||
           (last->source == book->articles[0].source && last->piece == PIECE_CHAPTER &&
            book->articles[0].piece != PIECE_ARTICLE &&
            book->articles[0].title_from == TITLE_FROM_HEADLINE);
}

static bool plan_book_title(struct book *book, const char *inputs_title)
{
    if (!settings_value(book->settings, OCTAVO_TITLE) && is_one_text(book))
        book->title = memory_copy_string(book->articles[0].title);
    else
        book->title = plan_title(book->settings, inputs_title, book->article_count, book->language);
    return book->title;
}

/* The book's title, without what typography did to an article's. */
static const char *title_as_written(const struct book *book)
{
    if (settings_value(book->settings, OCTAVO_TITLE) || !is_one_text(book))
        return book->title;
    return article_written_title(&book->articles[0]);
}

/* A UUID made of title, language and texts: a restyled book stays the same book. */
static bool plan_identifier(struct book *book)
{
    const char *set = settings_value(book->settings, OCTAVO_IDENTIFIER);
    if (set) {
        book->identifier = memory_copy_string(set);
        return book->identifier;
    }
    /* The URL namespace of RFC 9562. */
    static const uint8_t namespace[] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                        0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
    struct buffer name;
    buffer_init(&name);
    buffer_add(&name, namespace, sizeof namespace);
    buffer_add_format(&name, "urn:octavo:book\n%s\n%s\n", title_as_written(book), book->language);
    for (size_t i = 0; i < book->article_count; i++)
        buffer_add_format(&name, "%016llx\n", (unsigned long long)book->articles[i].digest);
    char uuid[UUID_TEXT_SIZE];
    uint8_t digest[SHA1_SIZE];
    bool made = !name.failed;
    if (made) {
        sha1(name.data, name.size, digest);
        uuid5(digest, uuid);
        buffer_clear(&name);
        buffer_add_format(&name, "urn:uuid:%s", uuid);
        book->identifier = buffer_take(&name);
    }
    buffer_fini(&name);
    return made && book->identifier;
}

/* By digest, then in the order of the book. */
static int compare_digests(const void *a, const void *b)
{
    const struct article *p = *(const struct article *const *)a;
    const struct article *q = *(const struct article *const *)b;
    if (p->digest != q->digest)
        return p->digest < q->digest ? -1 : 1;
    return p->number < q->number ? -1 : p->number > q->number;
}

static bool report_same_texts(const struct book *book, const struct sources *sources,
                              struct diagnostics *remarks)
{
    const struct article **sorted = calloc(book->article_count, sizeof(const struct article *));
    if (!sorted)
        return false;
    for (size_t i = 0; i < book->article_count; i++)
        sorted[i] = &book->articles[i];
    qsort(sorted, book->article_count, sizeof(const struct article *), compare_digests);
    for (size_t i = 1; i < book->article_count; i++)
        if (sorted[i]->digest == sorted[i - 1]->digest)
            diagnose(remarks, DIAGNOSTIC_SAME_TEXT, sources->items[sorted[i]->source].path, 0,
                     sources->items[sorted[i - 1]->source].path);
    free(sorted);
    return true;
}

octavo_status plan(struct book *book, const struct sources *sources, const char *inputs_title,
                   struct diagnostics *remarks)
{
    assert(book->article_count > 0);
    if (!plan_sections(book, sources) || !order_articles(book, sources))
        return OCTAVO_LIMIT;
    plan_language(book, remarks);
    plan_names(book);
    if (!plan_groups(book))
        return OCTAVO_LIMIT;
    plan_section_pages(book);
    if (!plan_pages(book) || !catalogue(book) || !plan_book_title(book, inputs_title) ||
        !plan_identifier(book) || !report_same_texts(book, sources, remarks))
        return OCTAVO_LIMIT;
    book->lead = lead_choose(book);
    return OCTAVO_OK;
}
