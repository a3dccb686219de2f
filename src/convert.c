/* Pass 1: one source becomes one article with finished markup; see convert.h. */
#define _GNU_SOURCE /* le64toh */
#include "convert.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/name.h"
#include "book/text.h"
#ifdef OCTAVO_WITH_html
#include "html/read_html.h"
#endif
#ifdef OCTAVO_WITH_markdown
#include "markdown/read_markdown.h"
#endif
#include "headings.h"
#include "links/targets.h"
#include "markup.h"
#include "read/read.h"
#include "refine/captions.h"
#include "refine/cells.h"
#include "refine/columns.h"
#include "refine/language.h"
#include "refine/links.h"
#include "refine/lossless.h"
#include "refine/opening.h"
#include "refine/passage.h"
#include "refine/said.h"
#include "refine/sanitise.h"
#include "refine/typography.h"

#include <endian.h>
#include <string.h>

/* The reader of each format, NULL in a build without it, and the libraries that it stands on. */
static const struct {
    reader *read;
    const char *needs;
} formats[FORMAT_COUNT] = {
#define READ_FORMAT(id, name, reader, needs) [FORMAT_##id] = {reader, needs},
#define UNREAD_FORMAT(id, name, needs) [FORMAT_##id] = {NULL, needs},
#include "collect/formats.def"
#undef READ_FORMAT
#undef UNREAD_FORMAT
};

/* Reads the bytes of a source; false, with a remark, when they cannot be had. */
static bool read_source(const struct source *source, struct buffer *bytes,
                        struct diagnostics *remarks)
{
    bool input = strcmp(source->inside, "-") == 0 && source->folder == FILE_HERE;
    enum file_result result =
        input ? file_read_input(LIMIT_TEXT_BYTES, bytes)
              : file_read(source->folder, source->inside, LIMIT_TEXT_BYTES, bytes);
    const char *why = file_why(result, NULL);
    if (result == FILE_TOO_LARGE)
        diagnose(remarks, DIAGNOSTIC_TOO_LARGE, source->path, 0, NULL);
    else if (why)
        diagnose(remarks, DIAGNOSTIC_UNREADABLE, source->path, 0, why);
    return result == FILE_OK; /* without memory, the buffer knows */
}

/* FNV-1a over eight bytes at a time, folded so that its upper half is heard as well: cheap, and
 * enough to tell texts apart. */
static uint64_t digest_of(const struct buffer *text)
{
    const uint64_t prime = 0x100000001B3;
    uint64_t digest = 0xCBF29CE484222325, word;
    size_t i = 0;
    for (; text->size - i >= sizeof word; i += sizeof word) {
        memcpy(&word, text->data + i, sizeof word);
        digest = (digest ^ le64toh(word)) * prime;
        digest ^= digest >> 32;
    }
    for (; i < text->size; i++)
        digest = (digest ^ (unsigned char)text->data[i]) * prime;
    return digest;
}

/* Everything about an article that needs its text. */
static void refine_text(const struct source *source, struct article *article, struct buffer *text)
{
    buffer_reserve(text, article->input.size); /* as long, but for the white space */
    tree_text(&article->body, text);
    if (text->failed)
        return;
    const char *words = text->data ? text->data : "";
    article_settle_title(article, source->path, words);
    article->digest = digest_of(text);
    text_count(words, text->size, &article->words, &article->ideographs);
    struct census census;
    census_take(&census, words, text->size);
    if (source->format == FORMAT_HTML)
        refine_doubt_language(article, &census, words, text->size);
    refine_language(article, &census, words, text->size);
    refine_said(article);
    refine_passages(article, &census);
}

/* The words that came in are the words that go out, or the user is told where they differ. */
static void compare_words(const struct source *source, struct article *article)
{
    size_t line = 0;
    if (article->input.size > 0 &&
        !(article->unnumbered ? lossless_check_unnumbered(&article->input, &article->body, &line)
                              : lossless_check(&article->input, &article->body, &line)))
        diagnose(&article->remarks, DIAGNOSTIC_WORDS_DIFFER, source->path,
                 article->first_line + line, NULL);
    buffer_fini(&article->input);
}

static void remark_guesses(const struct source *source, struct article *article)
{
    if (article->title_from == TITLE_FROM_NAME)
        diagnose(&article->remarks, DIAGNOSTIC_TITLE_FROM_NAME, source->path, 0, NULL);
    if (article->title_from == TITLE_FROM_WORDS)
        diagnose(&article->remarks, DIAGNOSTIC_TITLE_FROM_WORDS, source->path, 0, NULL);
    if (!*article->language)
        diagnose(&article->remarks, DIAGNOSTIC_UNDECIDED_LANGUAGE, source->path, 0, NULL);
}

/* Refines what was read, and keeps of the body only its markup. */
static octavo_status refine(const struct source *source, const struct body_form *form,
                            struct article *article)
{
    struct buffer text;
    octavo_status status = OCTAVO_OK;
    if (source->format != FORMAT_TEXT) {
        refine_sanitise(&article->body);
        if (!article->body.failed) /* else a node may lack its name */
            status = images_take(source, &form->images, article);
        if (!article->body.failed && source->format == FORMAT_MARKDOWN)
            refine_captions(&article->body);
        if (!article->body.failed)
            refine_links(article, source->path, source->format == FORMAT_HTML);
    }
    if (status == OCTAVO_OK && article->body.failed)
        status = OCTAVO_LIMIT;
    if (status != OCTAVO_OK)
        return status;
    buffer_init(&text);
    refine_text(source, article, &text);
    if (form->smart)
        refine_typography(article, form->language);
    compare_words(source, article);
    refine_cells(&article->body);
    refine_columns(&article->body);
    if (!form->as_text)
        refine_opening(article);
    bool written = form->as_text ? markup_write_text(article)
                                 : markup_write(article, source->path, form->images.gallery,
                                                text.size, form->split);
    if (written && !form->as_text && source->format != FORMAT_TEXT)
        written = targets_add(article) && (!form->headings || headings_list(article));
    remark_guesses(source, article);
    if (!form->explain)
        features_keep_needed(&article->features);
    bool done = article->title && !text.failed && written && !article->body.failed;
    buffer_fini(&text);
    tree_fini(&article->body);
    return done ? OCTAVO_OK : OCTAVO_LIMIT;
}

/* Whether one of a chain would take more memory than there is to be for an article. */
static bool is_full(const struct article *article)
{
    while (article && !article->body.full)
        article = article->next;
    return article != NULL;
}

static octavo_status leave_out(const struct source *source, struct article *article, bool *kept)
{
    diagnose(&article->remarks, DIAGNOSTIC_TREE_NODES, source->path, 0, NULL);
    *kept = false;
    return article->remarks.failed ? OCTAVO_LIMIT : OCTAVO_OK;
}

octavo_status convert(const struct source *source, const struct body_form *form,
                      struct article *article, bool *kept)
{
    struct buffer bytes;
    buffer_init(&bytes);
    struct reading reading = {.source = source->path,
                              .encoding = form->encoding,
                              .split_on = form->split_on,
                              .extract = form->extract};
    reader *read = formats[source->format].read;
    const char *needs = formats[source->format].needs;
    article_init(article);
    *kept = false;
    if (!read && needs)
        diagnose(&article->remarks, DIAGNOSTIC_NO_READER, source->path, 0, needs);
    else if (!read)
        diagnose(&article->remarks, DIAGNOSTIC_UNKNOWN_FORMAT, source->path, 0,
                 source->path + name_stem(source->path, strlen(source->path)));
    else if (read_source(source, &bytes, &article->remarks))
        *kept = read(bytes.data ? bytes.data : "", bytes.size, &reading, article);
    bool failed = article->body.failed || bytes.failed || article->remarks.failed;
    buffer_fini(&bytes);
    octavo_status status = failed ? OCTAVO_LIMIT : OCTAVO_OK;
    for (struct article *piece = article; piece && *kept && status == OCTAVO_OK;
         piece = piece->next)
        status = refine(source, form, piece);
    return status == OCTAVO_LIMIT && is_full(article) ? leave_out(source, article, kept) : status;
}
