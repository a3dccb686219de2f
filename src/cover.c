/* The book's cover, from the program that draws it; see cover.h. */
#include "cover.h"

#include "base/file.h"
#include "base/jpeg.h"
#include "base/limits.h"
#include "base/program.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char program_name[] = "octavo-cover";

bool cover_is_possible(void)
{
    char *path = program_path(program_name);
    free(path);
    return path != NULL;
}

/* Starts the program, or says why not: a book without a cover is a book. */
static void start(struct cover *cover, struct diagnostics *remarks)
{
    char *path = program_path(program_name);
    cover->is_missing = !path;
    if (path && !child_start(&cover->child, path))
        diagnose(remarks, DIAGNOSTIC_COVER_FAILED, NULL, 0, strerror(errno));
    free(path);
}

/* The next line of an answer, without its end; NULL when there is none. */
static char *next_line(char **at, const char *end)
{
    char *line = *at, *stop = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;
    if (!stop)
        return NULL;
    *stop = '\0';
    *at = stop + 1;
    return line;
}

static const char *value_of(const char *line, const char *key)
{
    size_t size = strlen(key);
    return strncmp(line, key, size) == 0 && line[size] == ' ' ? line + size + 1 : NULL;
}

/* What was said: pictures, reasons, facts; see src/cover/answer.h. All borrow from the answer. */
struct answer {
    const char *unknown;
    const char *refused;
    const char *jpeg;
    size_t size;
};

/* Whether it is in the form that was agreed on. A program that was killed leaves half an answer. */
static bool read_answer(struct buffer *bytes, struct answer *answer)
{
    char *at = bytes->data, *line = NULL;
    const char *end = at + bytes->size, *size = NULL;
    *answer = (struct answer){0};
    if (bytes->size == 0 || !(line = next_line(&at, end)) || strcmp(line, "octavo-cover 1") != 0)
        return false;
    while ((line = next_line(&at, end)) != NULL && !answer->jpeg && !answer->refused) {
        answer->refused = value_of(line, "refused");
        if (value_of(line, "unknown"))
            answer->unknown = value_of(line, "unknown");
        if ((size = value_of(line, "jpeg")) != NULL)
            break;
    }
    if (!size)
        return answer->refused != NULL;
    answer->jpeg = at;
    answer->size = (size_t)(end - at);
    return strtoul(size, NULL, 10) == answer->size &&
           jpeg_is_baseline(answer->jpeg, answer->size, LIMIT_COVER_WIDTH, LIMIT_COVER_HEIGHT);
}

/* "12 0F56 Tibt" as a part of a sentence. */
static void remark_unknown(const char *unknown, struct diagnostics *remarks)
{
    char code_point[8], script[8];
    size_t count = 0;
    struct buffer detail;
    if (sscanf(unknown, "%zu %7[0-9A-F] %7[A-Za-z]", &count, code_point, script) != 3)
        return;
    buffer_init(&detail);
    buffer_add_format(&detail, "%zu character%s, first U+%s (script %s)", count,
                      count == 1 ? "" : "s", code_point, script);
    diagnose(remarks, DIAGNOSTIC_COVER_GLYPHS, NULL, 0,
             detail.failed ? "some characters" : detail.data);
    buffer_fini(&detail);
}

/* Asks, and puts the picture into the book. `source` is the user's picture, or NULL. */
static octavo_status ask(struct cover *cover, const struct buffer *question, const char *source,
                         const atomic_bool *cancelled, struct book *book,
                         struct diagnostics *remarks)
{
    static const char *const faults[] = {[CHILD_ANSWERED] = "its answer makes no sense",
                                         [CHILD_LATE] = "it did not answer in time",
                                         [CHILD_TALKATIVE] = "its answer has no end"};
    struct buffer bytes;
    struct answer answer = {0};
    buffer_init(&bytes);
    enum child_result result = child_ask(&cover->child, question, LIMIT_COVER_BYTES,
                                         LIMIT_COVER_SECONDS, cancelled, &bytes);
    octavo_status status = OCTAVO_OK;
    if (result == CHILD_CANCELLED) {
        status = OCTAVO_CANCELLED;
    } else if (result == CHILD_FAILED) {
        diagnose(remarks, DIAGNOSTIC_COVER_FAILED, source, 0, strerror(errno));
    } else if (result != CHILD_ANSWERED || !read_answer(&bytes, &answer)) {
        diagnose(remarks, DIAGNOSTIC_COVER_FAILED, source, 0, faults[result]);
    } else if (answer.refused && source) {
        diagnose(remarks, DIAGNOSTIC_COVER_REFUSED, source, 0, answer.refused);
        status = OCTAVO_USAGE;
    } else if (answer.jpeg) {
        buffer_add(&book->cover, answer.jpeg, answer.size);
        status = book->cover.failed ? OCTAVO_LIMIT : OCTAVO_OK;
    }
    if (answer.jpeg && answer.unknown)
        remark_unknown(answer.unknown, remarks);
    buffer_fini(&bytes);
    cover_end(cover);
    return status;
}

/* The bytes of the user's picture, behind the words that announce it. */
static octavo_status read_picture(const char *path, struct buffer *picture,
                                  struct diagnostics *remarks)
{
    enum file_result result = file_read(FILE_HERE, path, LIMIT_PICTURE_BYTES, picture);
    const char *why =
        file_why(result, "larger than 32 MB, LIMIT_PICTURE_BYTES; scale it down to 1600 x 2560");
    if (why) {
        diagnose(remarks, DIAGNOSTIC_COVER_UNREADABLE, path, 0, why);
        return OCTAVO_USAGE;
    }
    return result == FILE_OK ? OCTAVO_OK : OCTAVO_LIMIT;
}

static octavo_status convert(struct cover *cover, const char *path, struct book *book,
                             const atomic_bool *cancelled, struct diagnostics *remarks)
{
    struct buffer picture, question;
    buffer_init(&picture);
    buffer_init(&question);
    octavo_status status = read_picture(path, &picture, remarks);
    if (status == OCTAVO_OK) {
        buffer_add_format(&question, "octavo-cover 1\nimage %zu\n", picture.size);
        buffer_add(&question, picture.data, picture.size);
        if (picture.failed || question.failed)
            status = OCTAVO_LIMIT;
    }
    buffer_fini(&picture);
    if (status == OCTAVO_OK)
        start(cover, remarks);
    if (cover->is_missing)
        diagnose(remarks, DIAGNOSTIC_NO_COVER_PROGRAM, NULL, 0, NULL);
    cover->is_missing = false; /* said */
    if (status == OCTAVO_OK && cover->child.process > 0)
        status = ask(cover, &question, path, cancelled, book, remarks);
    buffer_fini(&question);
    return status;
}

octavo_status cover_begin(struct cover *cover, const struct settings *settings, struct book *book,
                          const atomic_bool *cancelled, struct diagnostics *remarks)
{
    const char *set = settings_value(settings, OCTAVO_COVER);
    bool drawn = !set || strcmp(set, "auto") == 0;
    if ((set && strcmp(set, "none") == 0) || settings_value(settings, OCTAVO_DUMP))
        return OCTAVO_OK;
    if (!drawn)
        return convert(cover, set, book, cancelled, remarks);
    if (!settings_on(settings, OCTAVO_DRY_RUN))
        start(cover, remarks);
    return OCTAVO_OK;
}

/* Without the program the lead's picture is the cover, if readers take it as it is. */
static octavo_status cover_by_picture(const struct buffer *picture, struct book *book,
                                      struct diagnostics *remarks)
{
    bool suits = picture->size > 0 && jpeg_is_baseline(picture->data, picture->size,
                                                       LIMIT_COVER_WIDTH, LIMIT_COVER_HEIGHT);
    diagnose(remarks, suits ? DIAGNOSTIC_COVER_FROM_IMAGE : DIAGNOSTIC_NO_COVER_PROGRAM, NULL, 0,
             NULL);
    if (suits)
        buffer_add(&book->cover, picture->data, picture->size);
    return book->cover.failed || picture->failed ? OCTAVO_LIMIT : OCTAVO_OK;
}

octavo_status cover_draw(struct cover *cover, struct book *book, const struct spool *spool,
                         const atomic_bool *cancelled, struct diagnostics *remarks)
{
    struct buffer question, picture;
    octavo_status status = OCTAVO_OK;
    if (cover->child.process <= 0 && !cover->is_missing)
        return OCTAVO_OK;
    buffer_init(&question);
    buffer_init(&picture);
    cover_picture(book, spool, &picture);
    if (cover->is_missing) {
        status = cover_by_picture(&picture, book, remarks);
    } else {
        cover_describe(book, &picture, &question);
        buffer_fini(&picture);
        status =
            question.failed ? OCTAVO_LIMIT : ask(cover, &question, NULL, cancelled, book, remarks);
    }
    buffer_fini(&question);
    buffer_fini(&picture);
    return status;
}

void cover_end(struct cover *cover)
{
    if (cover->child.process > 0)
        child_end(&cover->child);
}
