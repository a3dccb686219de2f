/* The book that is checked; see epub.h. */
#include "check/epub.h"

#include "base/memory.h"
#include "check/limits.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void finding(struct epub *epub, enum rule rule, size_t file, size_t line, const char *format, ...)
{
    char detail[512]; /* more than quote() shows */
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(detail, sizeof detail, format, arguments);
    va_end(arguments);
    findings_add(&epub->findings, rule, file, line, detail);
}

const char *epub_string(struct epub *epub, const char *string)
{
    const char *kept = arena_copy(&epub->strings, string, strlen(string));
    if (!kept)
        epub->failed = true;
    return kept ? kept : "";
}

size_t epub_file(const struct epub *epub, const char *name)
{
    const struct row *row = table_find(&epub->names, name);
    return row ? row->value : NONE;
}

const char *epub_type(const struct epub *epub, size_t file)
{
    size_t item = epub->files[file].item;
    return item != NONE && epub->items[item].type ? epub->items[item].type : "";
}

static void report_unreadable(struct epub *epub, size_t file, enum archive_result result)
{
    switch (result) {
    case ARCHIVE_NO_MEMORY:
        epub->failed = true;
        break;
    case ARCHIVE_BAD_SUM:
        finding(epub, RULE_BAD_SUM, file, 0, "%s", "");
        break;
    case ARCHIVE_TOO_LARGE:
        finding(epub, RULE_UNPACKS_TOO_LARGE, file, 0, "%s", "");
        break;
    case ARCHIVE_ENCRYPTED:
    case ARCHIVE_BAD_METHOD:
        break; /* said of the container */
    default:
        finding(epub, RULE_UNREADABLE_ENTRY, file, 0, "%s", "");
        break;
    }
}

bool epub_read(struct epub *epub, size_t file, size_t keep, struct buffer *out)
{
    uint64_t unpacked = 0, size = archive_entry(epub->archive, file)->size;
    epub->files[file].was_read = true;
    if (epub->unpacked >= LIMIT_CHECK_UNPACKED)
        return false; /* said of the entry that went beyond */
    enum archive_result result = archive_read(
        epub->archive, file, LIMIT_CHECK_UNPACKED - epub->unpacked, keep, out, &unpacked);
    epub->unpacked += unpacked;
    if (result == ARCHIVE_OK && unpacked != size)
        finding(epub, RULE_LYING_SIZE, file, 0, "%llu, holds %llu", (unsigned long long)size,
                (unsigned long long)unpacked);
    if (result != ARCHIVE_OK)
        report_unreadable(epub, file, result);
    return result == ARCHIVE_OK;
}

void epub_add_id(struct epub *epub, size_t file, const char *id, size_t place)
{
    if (!table_add(&epub->files[file].ids, epub_string(epub, id), place))
        epub->failed = true;
}

void epub_add_reference(struct epub *epub, struct reference reference)
{
    void *references = epub->references;
    if (!memory_reserve(&references, &epub->reference_capacity, epub->reference_count + 1,
                        sizeof *epub->references)) {
        epub->failed = true;
        return;
    }
    epub->references = references;
    reference.url = epub_string(epub, reference.url);
    epub->references[epub->reference_count++] = reference;
}
