/* The model of the book; see book.h. */
#include "book/book.h"

#include "base/limits.h"

#include <stdlib.h>

void book_fini(struct book *book)
{
    for (size_t i = 0; i < book->article_count; i++)
        article_fini(&book->articles[i]);
    for (size_t i = 0; i < book->section_count; i++)
        free(book->sections[i].path);
    for (size_t i = 0; i < book->style_count; i++)
        buffer_fini(&book->styles[i]);
    free(book->styles);
    buffer_fini(&book->cover);
    gallery_free(book->gallery);
    sizes_fini(&book->pictures);
    free(book->pages);
    free(book->articles);
    free(book->sections);
    strings_fini(&book->creators);
    strings_fini(&book->subjects);
    free(book->title);
    free(book->identifier);
    *book = (struct book){0};
}

bool book_has_cover(const struct book *book)
{
    return book->cover.size > 0;
}

bool book_has_front(const struct book *book)
{
    return book->article_count > 1;
}

bool book_has_details(const struct book *book)
{
    return !book->divided && book->article_count <= LIMIT_FRONT_DETAILS;
}

bool book_shows_lead(const struct book *book)
{
    return book->lead && book_has_front(book) && book_has_details(book);
}

/* The section of an article, or that around a section, given its index; or NULL. */
static const struct section *section_or_null(const struct book *book, size_t index)
{
    return index == SECTION_NONE ? NULL : &book->sections[index];
}

size_t book_sections_at(const struct book *book, size_t article, const struct section **outermost)
{
    const struct section *at = section_or_null(book, book->articles[article].section);
    size_t count = 0;
    for (; at && at->first == article; at = section_or_null(book, at->parent)) {
        *outermost = at;
        count++;
    }
    return count;
}

size_t book_sections_ending(const struct book *book, size_t article, size_t depth)
{
    const struct section *at = section_or_null(book, book->articles[article].section);
    size_t count = 0;
    for (; at && at->first + at->count == article + 1; at = section_or_null(book, at->parent))
        count += at->level < depth;
    return count;
}

size_t book_contents_depth(const struct book *book)
{
    enum { ORDINARY_DEPTH = 2 };  /* Kindles show no more */
    enum { DEPTH_OF_GROUPS = 3 }; /* where a section's list is too long for any reader */
    const char *set = settings_value(book->settings, OCTAVO_TOC_DEPTH);
    size_t most = ORDINARY_DEPTH;
    size_t deepest = 0;
    for (size_t i = 0; i < book->section_count; i++) {
        if (book->sections[i].level > deepest)
            deepest = book->sections[i].level;
        if (book->sections[i].group && book->sections[i].level > 1)
            most = DEPTH_OF_GROUPS;
    }
    if (set)
        most = (size_t)strtoul(set, NULL, 10);
    return deepest + 1 < most ? deepest + 1 : most;
}

/* The lists of headings that are no more than a repetition of the article are short. */
bool article_lists_headings(const struct article *article)
{
    size_t strings = 0;
    for (size_t i = 0; i < article->headings.size; i++)
        strings += article->headings.data[i] == '\0';
    return strings > 2;
}

bool book_lists_headings(const struct book *book)
{
    enum { ORDINARY_DEPTH = 2 };
    const char *set = settings_value(book->settings, OCTAVO_TOC_DEPTH);
    size_t room = set ? (size_t)strtoul(set, NULL, 10) : ORDINARY_DEPTH;
    size_t entries = 0;
    if (book_contents_depth(book) >= room)
        return false;
    bool any = false;
    for (size_t i = 0; i < book->article_count; i++) {
        const struct buffer *headings = &book->articles[i].headings;
        for (size_t at = 0; at < headings->size; at++)
            entries += headings->data[at] == '\0';
        any = any || article_lists_headings(&book->articles[i]);
    }
    return any && (set || book->article_count + entries / 2 <= LIMIT_LIST);
}

size_t book_section_count(const struct book *book)
{
    size_t count = 0;
    for (size_t i = 0; i < book->section_count; i++)
        count += !book->sections[i].group;
    return count;
}

const struct section *book_page_around(const struct book *book, size_t index)
{
    const struct section *at = section_or_null(book, index);
    while (at && at->number == 0)
        at = section_or_null(book, at->parent);
    return at;
}

size_t book_run_end(const struct book *book, size_t first)
{
    size_t end = first;
    while (end < book->article_count &&
           book->articles[end].section == book->articles[first].section)
        end++;
    return end;
}

size_t book_minutes(const struct book *book)
{
    size_t minutes = 0;
    for (size_t i = 0; i < book->article_count; i++)
        minutes += article_minutes(&book->articles[i]);
    return minutes;
}
