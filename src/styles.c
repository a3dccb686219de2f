/* The user's own style sheets; see styles.h. */
#include "styles.h"

#include "base/file.h"
#include "base/limits.h"
#include "check/check.h"

#include <stdlib.h>
#include <string.h>

/* The bytes of a style sheet; an empty string is one, too. */
static octavo_status read_style(const char *path, struct buffer *css, struct diagnostics *remarks)
{
    enum file_result result = file_read(FILE_HERE, path, LIMIT_STYLE_BYTES, css);
    const char *why = file_why(result, "larger than 1 MB, LIMIT_STYLE_BYTES");
    if (why) {
        diagnose(remarks, DIAGNOSTIC_STYLE_UNREADABLE, path, 0, why);
        return OCTAVO_USAGE;
    }
    return result == FILE_OK ? OCTAVO_OK : OCTAVO_LIMIT;
}

static void drop_mark(struct buffer *css)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t size = sizeof mark - 1;
    if (css->size < size || memcmp(css->data, mark, size) != 0)
        return;
    css->size -= size;
    memmove(css->data, css->data + size, css->size + 1);
}

/* An octavo_diagnostic_callback: what EPUB forbids ends the run, what only some readers do not know
 * is remarked on. */
static void remark(const octavo_diagnostic *finding, void *user)
{
    bool refused = finding->level >= OCTAVO_ERROR;
    diagnose(user, refused ? DIAGNOSTIC_STYLE_REFUSED : DIAGNOSTIC_STYLE_RISK, finding->source,
             finding->line, finding->text);
}

static octavo_status add_style(const char *path, struct buffer *css, struct diagnostics *remarks)
{
    octavo_status status = read_style(path, css, remarks);
    if (status != OCTAVO_OK)
        return status;
    drop_mark(css);
    status = check_own_style(path, css->data ? css->data : "", css->size, remark, remarks);
    return status == OCTAVO_LOST ? OCTAVO_USAGE : status;
}

octavo_status styles_read(const struct settings *settings, struct book *book,
                          struct diagnostics *remarks)
{
    const struct strings *paths = &settings->values[OCTAVO_CSS];
    octavo_status status = OCTAVO_OK;
    if (paths->count == 0)
        return OCTAVO_OK;
    book->styles = calloc(paths->count, sizeof *book->styles);
    if (!book->styles)
        return OCTAVO_LIMIT;
    for (size_t i = 0; status == OCTAVO_OK && i < paths->count; i++)
        status = add_style(paths->items[i], &book->styles[book->style_count++], remarks);
    return status;
}
