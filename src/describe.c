/* What is to be on the cover: of several articles a masthead, the lead and more headlines; of one
 * its title and author. See cover.h. */
#include "base/limits.h"
#include "book/dates.h"
#include "book/labels.h"
#include "book/text.h"
#include "cover.h"
#include "write/page.h"

#include <string.h>

static void add_line(struct buffer *out, const char *key, const char *value)
{
    if (!value || !*value)
        return;
    buffer_add_format(out, "%s ", key);
    text_cut(out, value, LIMIT_LABEL);
    buffer_add_byte(out, '\n');
}

/* The oldest date that an article states; W3CDTF sorts as text. */
static const char *oldest_date(const struct book *book)
{
    const char *oldest = NULL;
    for (size_t i = 0; i < book->article_count; i++) {
        const char *date = features_first(&book->articles[i].features, PART_DATE);
        if (date && (!oldest || strcmp(date, oldest) < 0))
            oldest = date;
    }
    return oldest;
}

/* The book's date; that of its articles from the first day to the last where it was not set. */
static void add_date(struct buffer *out, const struct book *book)
{
    enum { DAY = 10 }; /* characters of "2026-11-20", without the time */
    const char *oldest = settings_value(book->settings, OCTAVO_DATE) ? NULL : oldest_date(book);
    if (!book->date)
        return;
    buffer_add_string(out, "date ");
    if (oldest && strncmp(oldest, book->date, DAY) != 0)
        dates_say_span(oldest, book->date, book->language, out);
    else
        dates_say(book->date, book->language, out);
    buffer_add_byte(out, '\n');
}

static void add_counts(struct buffer *out, const struct book *book)
{
    const struct labels *labels = labels_in(book->language);
    buffer_add_string(out, "counts ");
    labels_articles(labels, book->article_count, out);
    if (book_section_count(book) > 1) {
        buffer_add_string(out, " \xC2\xB7 ");
        labels_sections(labels, book_section_count(book), out);
    }
    buffer_add_byte(out, '\n');
}

/* The lead is the first article. Of the others come first those that begin a section, then those
 * that are second in one, and so on, as many as there is room for; all in the order of the book. */
enum { MORE_HEADLINES = 8 };

/* The place of article `i` in its section, from 0, when `before` was that of the one before it. */
static size_t next_rank(const struct book *book, size_t i, size_t before)
{
    return book->articles[i].section == book->articles[i - 1].section ? before + 1 : 0;
}

/* How many articles but the lead have a rank below `limit`, counted until there are enough. */
static size_t count_below(const struct book *book, size_t limit)
{
    size_t count = 0, rank = 0;
    for (size_t i = 1; i < book->article_count && count < MORE_HEADLINES; i++) {
        rank = next_rank(book, i, rank);
        count += rank < limit;
    }
    return count;
}

static size_t choose_headlines(const struct book *book, size_t chosen[1 + MORE_HEADLINES])
{
    size_t highest = 0, rank = 0, count = 0;
    while (highest < book->article_count && count_below(book, highest + 1) < MORE_HEADLINES)
        highest++;
    size_t left = MORE_HEADLINES - count_below(book, highest); /* of those that have it */
    chosen[count++] = 0;
    for (size_t i = 1; i < book->article_count && count <= MORE_HEADLINES; i++) {
        rank = next_rank(book, i, rank);
        if (rank > highest || (rank == highest && left == 0))
            continue;
        left -= rank == highest;
        chosen[count++] = i;
    }
    return count;
}

static void add_headline(struct buffer *out, const struct book *book, const struct article *article)
{
    const char *language = page_language(book, article);
    if (article->section != SECTION_NONE)
        add_line(out, "section", book->sections[article->section].title);
    if (strcmp(language, book->language) != 0)
        add_line(out, "foreign", language);
    add_line(out, "headline", article->title);
}

static void add_paper(struct buffer *out, const struct book *book)
{
    size_t chosen[1 + MORE_HEADLINES], count = choose_headlines(book, chosen);
    add_counts(out, book);
    for (size_t i = 0; i < count; i++)
        add_headline(out, book, &book->articles[chosen[i]]);
}

/* "Clara Dias, Ben Otway" */
static void add_creators(struct buffer *out, const struct book *book)
{
    for (size_t i = 0; i < book->creators.count; i++)
        buffer_add_format(out, "%s%s", i == 0 ? "author " : ", ", book->creators.items[i]);
    if (book->creators.count > 0)
        buffer_add_byte(out, '\n');
}

void cover_picture(const struct book *book, const struct spool *spool, struct buffer *out)
{
    const struct picture *picture = book->lead;
    if (picture && !spool_fetch(spool, picture->place, picture->size, out))
        buffer_clear(out);
}

void cover_describe(const struct book *book, const struct buffer *picture, struct buffer *out)
{
    buffer_add_string(out, "octavo-cover 1\n");
    add_line(out, "language", book->language);
    add_line(out, "direction", book->rtl ? "rtl" : "ltr");
    add_line(out, "title", book->title);
    add_date(out, book);
    if (book_has_front(book))
        add_paper(out, book);
    else
        add_creators(out, book);
    if (picture->size > 0) {
        buffer_add_format(out, "picture %zu\n", picture->size);
        buffer_add(out, picture->data, picture->size);
        buffer_add_byte(out, '\n');
    }
    out->failed = out->failed || picture->failed;
    buffer_add_string(out, "draw\n");
}
