/* Plain text: literal, every word is kept. Encodings are encoding.c's, blocks block.c's, the parts
 * of an article anatomy.c's, its borders split.c's and chapters.c's; here they are put together. */
#include "base/limits.h"
#include "encoding/encoding.h"
#include "read/build.h"
#include "read/chapters.h"
#include "read/dissect.h"
#include "read/metadata.h"
#include "read/read.h"
#include "read/split.h"

#include <stdlib.h>
#include <string.h>

/* A text on its way to its articles. */
struct text {
    char *bytes; /* clean; the lines lie in it */
    size_t size;
    struct lines lines;
    struct article *first;
    struct article *last; /* of the chain; NULL while the first one has no text yet */
};

/* The article for the next piece. NULL without memory. */
static struct article *next_article(struct text *text, enum piece piece)
{
    struct article *article = text->last ? article_append(text->last) : text->first;
    if (!article) {
        text->first->body.failed = true;
        return NULL;
    }
    if (article != text->first) {
        tree_init(&article->body);
        article->encoding = text->first->encoding;
    }
    article->piece = piece;
    text->last = article;
    return article;
}

/* Keeps the text of lines first..end-1, numbers of the whole text, for comparing words. */
static void keep_input(const struct text *text, size_t first, size_t end, struct article *article)
{
    const char *from = text->lines.items[first].start;
    const char *to =
        end < text->lines.count ? text->lines.items[end].start : text->bytes + text->size;
    article->first_line = first;
    buffer_add(&article->input, from, (size_t)(to - from));
    article->body.failed = article->body.failed || article->input.failed;
}

/* Blocks first..end-1 as an article, from line `line` to line `stop` of the whole text. */
static void make_article(struct text *text, const struct anatomy *anatomy, size_t first, size_t end,
                         size_t line, size_t stop, struct article *article)
{
    keep_input(text, line, stop, article);
    build_tree(anatomy, first, end, &article->body);
}

/* The chapters of a piece, and what stands before them. */
static void make_chapters(struct text *text, const struct anatomy *anatomy, size_t line,
                          size_t stop, struct article *whole)
{
    const struct blocks *blocks = anatomy->blocks;
    struct features *features = &whole->features;
    size_t from = line, next = 0, kept = 0;
    struct article *article = whole;
    article->piece = PIECE_CHAPTER;
    features_sort(features);
    for (size_t first = 0, end; first < blocks->count && article; first = end) {
        end = chapters_end(anatomy, first);
        size_t to = end < blocks->count ? anatomy->first_line + blocks->items[end].first : stop;
        if (first > 0)
            article = next_article(text, PIECE_CHAPTER);
        if (!article)
            break;
        make_article(text, anatomy, first, end, from, to, article);
        if (first == 0) {
            while (next < features->count && features->items[next].line <= to)
                next++;
            kept = next;
        } else if (!features_take(features, &next, to + 1, &article->features)) {
            article->body.failed = true;
            break;
        }
        if (first > 0 && article->features.count > 0)
            article->features.items[0].part = PART_HEADLINE; /* it was a heading of the whole */
        from = to;
    }
    features_shorten(features, kept, next);
}

/* Keeps the rule that parted the piece from the one before as a find: the page needs none. */
static void note_rule(const struct text *text, size_t line, struct article *article)
{
    size_t i = line;
    while (i > 0 && text->lines.items[i - 1].size == 0 && !text->lines.items[i - 1].visible)
        i--;
    const struct line *rule = i > 0 ? &text->lines.items[i - 1] : NULL;
    if (!rule || rule->size > 0)
        return;
    struct span mark = span_trim(rule->start, strcspn(rule->start, "\n"));
    if (mark.size > 0 &&
        !features_add(&article->features, PART_BREAK, i, 95, "a line of marks between two articles",
                      mark.text, mark.size))
        article->body.failed = true;
}

/* Lines line..stop-1 become one article, or the chapters of a book. */
static void read_piece(struct text *text, size_t line, size_t stop, enum piece piece)
{
    struct article *article = next_article(text, piece);
    if (!article)
        return;
    struct lines lines = {.items = text->lines.items + line, .count = stop - line};
    struct blocks blocks = {0};
    struct vocabulary vocabulary = {0};
    struct anatomy anatomy = {.lines = &lines,
                              .first_line = line,
                              .blocks = &blocks,
                              .vocabulary = &vocabulary,
                              .features = &article->features};
    if (piece == PIECE_ARTICLE)
        note_rule(text, line, article);
    anatomy.failed = !metadata_take(text->bytes, &lines, article, &anatomy.story_line) ||
                     !vocabulary_learn(&vocabulary, &lines) || !blocks_divide(&lines, &blocks);
    anatomy.titled = features_first(&article->features, PART_HEADLINE) != NULL;
    if (!anatomy.failed)
        dissect(&anatomy);
    size_t size = (size_t)((stop < text->lines.count ? text->lines.items[stop].start
                                                     : text->bytes + text->size) -
                           text->lines.items[line].start);
    if (anatomy.failed)
        article->body.failed = true;
    else if (chapters_find(&anatomy, size) > 0)
        make_chapters(text, &anatomy, line, stop, article);
    else
        make_article(text, &anatomy, 0, blocks.count, line, stop, article);
    vocabulary_fini(&vocabulary);
    free(blocks.items);
}

/* The pieces of a text, one article each or one book. */
static void read_pieces(struct text *text, const struct reading *reading)
{
    struct sizes starts = {0};
    const char *reason = NULL;
    if (!split_find(&text->lines, reading->split_on, &starts, &reason))
        text->first->body.failed = true;
    else if (starts.count < 2)
        read_piece(text, 0, text->lines.count, PIECE_WHOLE);
    for (size_t i = 0; i < starts.count && starts.count > 1 && !text->first->body.failed; i++) {
        size_t first = i == 0 ? 0 : starts.items[i];
        size_t end = i + 1 < starts.count ? starts.items[i + 1] : text->lines.count;
        read_piece(text, first, end, PIECE_ARTICLE);
    }
    if (starts.count > 1)
        diagnose(&text->first->remarks, DIAGNOSTIC_SPLIT, reading->source, 0, reason);
    sizes_fini(&starts);
}

/* Before memory is taken for each of them. */
static bool has_too_many_lines(const struct buffer *text)
{
    size_t count = 0, left = text->size;
    const char *at = text->data;
    while (left > 0 && count <= LIMIT_TEXT_LINES && (at = memchr(at, '\n', left)) != NULL) {
        at++;
        left = text->size - (size_t)(at - text->data);
        count++;
    }
    return count > LIMIT_TEXT_LINES;
}

bool read_text(const char *bytes, size_t size, const struct reading *reading,
               struct article *article)
{
    struct buffer decoded;
    buffer_init(&decoded);
    tree_init(&article->body);
    article->encoding =
        decode_text(bytes, size, reading->source, reading->encoding, &decoded, &article->remarks);
    struct text text = {.bytes = decoded.data, .size = decoded.size, .first = article};
    bool read = article->encoding != NULL;
    article->body.full = read && !decoded.failed && has_too_many_lines(&decoded);
    if (decoded.failed || article->body.full ||
        (read && !lines_split(text.bytes, text.size, &text.lines))) {
        article->body.failed = true;
    } else if (read && !lines_visible(&text.lines)) {
        diagnose(&article->remarks, DIAGNOSTIC_EMPTY, reading->source, 0, NULL);
        read = false;
    } else if (read) {
        read_pieces(&text, reading);
    }
    free(text.lines.items);
    buffer_fini(&decoded);
    for (const struct article *piece = article->next; piece; piece = piece->next)
        article->body.failed = article->body.failed || piece->body.failed;
    return read && !article->body.failed;
}
