/* All checks of a book, in order; see check.h. */
#include "check/check.h"

#include "base/memory.h"
#include "check/checks.h"
#include "check/limits.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

static bool list_files(struct epub *epub)
{
    epub->file_count = archive_count(epub->archive);
    epub->files = calloc(epub->file_count + 1, sizeof *epub->files);
    if (!epub->files)
        return false;
    for (size_t i = 0; i < epub->file_count; i++) {
        epub->files[i].name = epub_string(epub, archive_entry(epub->archive, i)->name);
        epub->files[i].item = NONE;
        if (!table_add(&epub->names, epub->files[i].name, i))
            return false;
    }
    table_sort(&epub->names);
    return true;
}

static void check_document(struct epub *epub, size_t file, const char *type)
{
    struct document document = {0};
    size_t item = epub->files[file].item;
    if (document_open(epub, file, &document)) {
        bool is_xhtml = strcmp(type, "application/xhtml+xml") == 0;
        if (is_xhtml || strcmp(type, "image/svg+xml") == 0)
            check_content(epub, &document);
        if (is_xhtml)
            check_spelling(epub, &document);
        if (is_xhtml && item == epub->nav)
            check_navigation(epub, &document);
        if (strcmp(type, "application/x-dtbncx+xml") == 0)
            check_ncx(epub, &document);
    }
    document_close(&document);
}

static void check_sheet(struct epub *epub, size_t file)
{
    struct buffer bytes = {0};
    if (!epub_read(epub, file, LIMIT_CHECK_DOCUMENT + 1, &bytes)) {
        buffer_fini(&bytes);
        return;
    }
    if (bytes.size > LIMIT_CHECK_DOCUMENT)
        finding(epub, RULE_DOCUMENT_TOO_LARGE, file, 0, "%s", "");
    else
        check_style(epub, file, 1, bytes.data ? bytes.data : "", bytes.size);
    epub->files[file].is_known = true;
    buffer_fini(&bytes);
}

static bool is_xml(const char *type, const char *name)
{
    size_t size = strlen(type);
    return (size > 4 && strcmp(type + size - 4, "+xml") == 0) ||
           strcmp(type, "application/xml") == 0 ||
           (strncmp(name, "META-INF/", 9) == 0 && strcmp(name + strlen(name) - 4, ".xml") == 0);
}

static void check_file(struct epub *epub, size_t i)
{
    struct file *file = &epub->files[i];
    const char *type = epub_type(epub, i);
    struct buffer head = {0};
    if (file->was_read)
        return;
    if (!file->is_closed && is_xml(type, file->name))
        check_document(epub, i, type);
    else if (!file->is_closed && strcmp(type, "text/css") == 0)
        check_sheet(epub, i);
    else if (epub_read(epub, i, LIMIT_CHECK_HEAD, &head) && !file->is_closed)
        check_media(epub, i, &head);
    buffer_fini(&head);
}

static void check_all(struct epub *epub)
{
    check_container(epub);
    if (check_ocf(epub))
        check_package(epub);
    for (size_t i = 0; i < epub->file_count && !epub->failed; i++)
        check_file(epub, i);
    check_links(epub);
    check_properties(epub);
}

/* Opens the archive; what keeps it closed is a finding. */
static octavo_status open_book(struct epub *epub, const char *path)
{
    switch (archive_open(path, LIMIT_CHECK_ENTRIES, &epub->archive)) {
    case ARCHIVE_OK:
        return list_files(epub) ? OCTAVO_OK : OCTAVO_LIMIT;
    case ARCHIVE_NO_MEMORY:
        return OCTAVO_LIMIT;
    case ARCHIVE_NOT_OPENED:
        finding(epub, RULE_NOT_OPENED, WHOLE_BOOK, 0, "%s", strerror(errno));
        return OCTAVO_USAGE;
    case ARCHIVE_TOO_LARGE:
        finding(epub, RULE_TOO_MANY_ENTRIES, WHOLE_BOOK, 0, "%s", "");
        return OCTAVO_LOST;
    default:
        finding(epub, RULE_NO_ARCHIVE, WHOLE_BOOK, 0, "%s", "");
        return OCTAVO_LOST;
    }
}

static void close_book(struct epub *epub)
{
    for (size_t i = 0; epub->files && i < epub->file_count; i++)
        table_fini(&epub->files[i].ids);
    table_fini(&epub->names);
    table_fini(&epub->item_ids);
    free(epub->files);
    free(epub->items);
    free(epub->references);
    arena_fini(&epub->strings);
    archive_close(epub->archive);
}

/* Findings name entries; the names are taken from the archive while it is open. */
static void report(struct epub *epub, const char *path, octavo_diagnostic_callback *callback,
                   void *user)
{
    const char **names = calloc(epub->file_count + 1, sizeof *names);
    for (size_t i = 0; names && epub->files && i < epub->file_count; i++)
        names[i] = epub->files[i].name ? epub->files[i].name : "";
    if (!names)
        callback = NULL;
    findings_report(&epub->findings, path, names, callback, user);
    free(names);
}

/* What the style sheet refers to is not in the book, or not allowed to be. */
static void report_references(struct epub *epub)
{
    for (size_t i = 0; i < epub->reference_count; i++)
        finding(epub, RULE_CSS_REFERENCE, WHOLE_BOOK, epub->references[i].line, "%s",
                epub->references[i].url);
}

octavo_status check_own_style(const char *path, const char *css, size_t size,
                              octavo_diagnostic_callback *callback, void *user)
{
    struct epub epub = {.version = 3, .package = NONE, .nav = NONE, .ncx = NONE};
    check_style(&epub, WHOLE_BOOK, 1, css, size);
    report_references(&epub);
    if (findings_worst(&epub.findings) < OCTAVO_ERROR)
        check_plain_style(&epub, WHOLE_BOOK, css, size);
    if (findings_worst(&epub.findings) < OCTAVO_ERROR)
        check_advice(&epub, WHOLE_BOOK, css, size);
    bool failed = epub.failed || epub.findings.failed;
    bool refused = findings_worst(&epub.findings) >= OCTAVO_ERROR;
    report(&epub, path, callback, user);
    close_book(&epub);
    return failed ? OCTAVO_LIMIT : refused ? OCTAVO_LOST : OCTAVO_OK;
}

octavo_status check_book(const char *path, octavo_diagnostic_callback *callback, void *user)
{
    struct epub epub = {.version = 3, .package = NONE, .nav = NONE, .ncx = NONE};
    xmlInitParser();
    octavo_status status = open_book(&epub, path);
    if (status == OCTAVO_OK)
        check_all(&epub);
    if (status == OCTAVO_OK && findings_worst(&epub.findings) >= OCTAVO_ERROR)
        status = OCTAVO_LOST;
    if (epub.failed || epub.findings.failed)
        status = OCTAVO_LIMIT;
    report(&epub, path, callback, user);
    close_book(&epub);
    return status;
}
