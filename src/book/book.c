/* The model of the book; see book.h. */
#include "book/book.h"

#include <stdlib.h>

void book_fini(struct book *book)
{
    for (size_t i = 0; i < book->article_count; i++)
        article_fini(&book->articles[i]);
    for (size_t i = 0; i < book->section_count; i++)
        free(book->sections[i].title);
    free(book->pages);
    free(book->articles);
    free(book->sections);
    free(book->title);
    free(book->identifier);
    *book = (struct book){0};
}

bool book_has_front(const struct book *book)
{
    return book->article_count > 1;
}

const struct section *book_section_at(const struct book *book, size_t article)
{
    size_t index = book->articles[article].section;
    if (index == SECTION_NONE)
        return NULL;
    const struct section *section = &book->sections[index];
    return section->first == article ? section : NULL;
}

size_t book_run_end(const struct book *book, size_t first)
{
    size_t end = first;
    while (end < book->article_count &&
           book->articles[end].section == book->articles[first].section)
        end++;
    return end;
}

bool book_section_ends(const struct book *book, size_t article)
{
    size_t index = book->articles[article].section;
    return index != SECTION_NONE &&
           book->sections[index].first + book->sections[index].count == article + 1;
}

size_t book_minutes(const struct book *book)
{
    size_t minutes = 0;
    for (size_t i = 0; i < book->article_count; i++)
        minutes += article_minutes(&book->articles[i]);
    return minutes;
}
