/* One article; see article.h. */
#include "book/article.h"

#include "base/limits.h"
#include "base/memory.h"
#include "base/name.h"
#include "book/text.h"

#include <stdlib.h>
#include <string.h>

void article_init(struct article *article)
{
    *article = (struct article){.lead = PICTURE_NONE};
    buffer_init(&article->markup);
}

struct article *article_append(struct article *article)
{
    while (article->next)
        article = article->next;
    article->next = calloc(1, sizeof *article->next);
    if (article->next)
        article_init(article->next);
    return article->next;
}

static void fini_one(struct article *article)
{
    buffer_fini(&article->input);
    features_fini(&article->features);
    free(article->title);
    free(article->written_title);
    free(article->anchor);
    buffer_fini(&article->headings);
    tree_fini(&article->body);
    diagnostics_fini(&article->remarks);
    buffer_fini(&article->markup);
    sizes_fini(&article->parts);
    sizes_fini(&article->formulas);
    sizes_fini(&article->pictures);
}

void article_fini(struct article *article)
{
    for (struct article *piece = article->next, *next; piece; piece = next) {
        next = piece->next;
        fini_one(piece);
        free(piece);
    }
    fini_one(article);
    article->next = NULL;
}

static char *title_from_words(const char *body_text)
{
    struct buffer title;
    buffer_init(&title);
    char *line = text_line(body_text);
    if (line && *line)
        text_cut(&title, line, LIMIT_TITLE_WORDS);
    else
        buffer_add_string(&title, "…");
    title.failed = title.failed || !line;
    free(line);
    return buffer_take(&title);
}

void article_settle_title(struct article *article, const char *file_name, const char *body_text)
{
    const char *headline = features_first(&article->features, PART_HEADLINE);
    char *said = headline ? text_line(headline) : NULL;
    if (headline && (!said || *said)) {
        article->title = said;
        return;
    }
    free(said); /* nothing of it is to be seen */
    struct buffer words;
    buffer_init(&words);
    size_t size = 0;
    const char *name = name_of_path(file_name, &size);
    size = name_stem(name, size);
    size_t date = name_date(name, size);
    name_as_title(name + date, size - date, &words);
    char *readable = buffer_take(&words);
    if (readable && *readable) {
        article->title = readable;
        article->title_from = TITLE_FROM_NAME;
        return;
    }
    free(readable);
    article->title = title_from_words(body_text);
    article->title_from = TITLE_FROM_WORDS;
}

const char *article_written_title(const struct article *article)
{
    return article->written_title ? article->written_title : article->title;
}

size_t article_part_count(const struct article *article)
{
    return article->parts.count > 0 ? article->parts.count : 1;
}

void article_part(const struct article *article, size_t part, size_t *start, size_t *size)
{
    const struct sizes *parts = &article->parts;
    *start = part > 0 ? parts->items[part - 1] : 0;
    *size = (part < parts->count ? parts->items[part] : article->markup_size) - *start;
}

size_t article_words(const struct article *article)
{
    return article->words + article->ideographs;
}

size_t article_minutes(const struct article *article)
{
    size_t minutes = (article->words * 60 / 230 + article->ideographs * 60 / 400 + 30) / 60;
    return minutes > 0 ? minutes : 1;
}

bool article_has_formulas(const struct article *article, size_t part)
{
    for (size_t i = 0; i < article->formulas.count; i++)
        if (article->formulas.items[i] == part)
            return true;
    return false;
}
