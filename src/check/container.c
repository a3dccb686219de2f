/* The archive as a file, byte by byte (EPUB 3.3, section 4.2). Content is not unpacked here but
 * for the mimetype. */
#include "check/checks.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const char mimetype[] = "application/epub+zip";

static size_t first_in_file(const struct epub *epub)
{
    for (size_t i = 0; i < epub->file_count; i++)
        if (archive_entry(epub->archive, i)->has_header &&
            archive_entry(epub->archive, i)->header == 0)
            return i;
    return NONE;
}

static void check_mimetype(struct epub *epub)
{
    size_t file = epub_file(epub, "mimetype");
    size_t first = first_in_file(epub);
    if (first == NONE)
        finding(epub, RULE_PREFIXED, WHOLE_BOOK, 0, "%s", "");
    if (file == NONE || file != first) {
        finding(epub, RULE_NO_MIMETYPE, file == NONE ? WHOLE_BOOK : file, 0, "%s", "");
        if (file == NONE)
            return;
    }
    const struct archive_entry *entry = archive_entry(epub->archive, file);
    struct buffer content = {0};
    if (epub_read(epub, file, sizeof mimetype, &content) &&
        (content.size != sizeof mimetype - 1 ||
         memcmp(content.data, mimetype, sizeof mimetype - 1) != 0))
        finding(epub, RULE_MIMETYPE, file, 0, "%s", content.data ? content.data : "");
    buffer_fini(&content);
    if (entry->header_extra > 0)
        finding(epub, RULE_MIMETYPE_EXTRA, file, 0, "%u", (unsigned)entry->header_extra);
    if (entry->method != ARCHIVE_STORED)
        finding(epub, RULE_DEFLATED_MIMETYPE, file, 0, "%s", "");
    if (entry->header_flags & ARCHIVE_FLAG_DESCRIPTOR)
        finding(epub, RULE_MIMETYPE_DESCRIPTOR, file, 0, "%s", "");
}

/* Whether an entry stands below that of a folder: sorted, the first one follows it. */
static bool holds_files(const struct epub *epub, const struct archive_entry *folder)
{
    const struct row *row = table_find(&epub->names, folder->name);
    const struct row *end = epub->names.rows + epub->names.count;
    return row && row + 1 < end && strncmp(row[1].key, folder->name, folder->name_size) == 0;
}

static void check_entry(struct epub *epub, size_t file)
{
    const struct archive_entry *entry = archive_entry(epub->archive, file);
    if (entry->method != ARCHIVE_STORED && entry->method != ARCHIVE_DEFLATED)
        finding(epub, RULE_METHOD, file, 0, "%u", (unsigned)entry->method);
    if ((entry->flags | entry->header_flags) & ARCHIVE_FLAG_ENCRYPTED)
        finding(epub, RULE_ZIP_ENCRYPTED, file, 0, "%s", "");
    if (!entry->has_header)
        finding(epub, RULE_NO_HEADER, file, 0, "%s", "");
    else if (!entry->header_agrees)
        finding(epub, RULE_HEADER_DISAGREES, file, 0, "%s", "");
    if (entry->name_size > 0 && entry->name[entry->name_size - 1] == '/')
        finding(epub, holds_files(epub, entry) ? RULE_DIRECTORY_ENTRY : RULE_EMPTY_DIRECTORY, file,
                0, "%s", "");
}

struct span {
    uint64_t start, end;
    size_t file;
};

static int compare_spans(const void *a, const void *b)
{
    const struct span *left = a, *right = b;
    return (left->start > right->start) - (left->start < right->start);
}

/* Entries that share bytes are no archive that a program made, but one that multiplies. */
static void check_overlaps(struct epub *epub)
{
    struct span *spans = calloc(epub->file_count + 1, sizeof *spans);
    size_t count = 0;
    if (!spans) {
        epub->failed = true;
        return;
    }
    for (size_t i = 0; i < epub->file_count; i++) {
        const struct archive_entry *entry = archive_entry(epub->archive, i);
        if (entry->has_header)
            spans[count++] = (struct span){entry->header, entry->end, i};
    }
    qsort(spans, count, sizeof *spans, compare_spans);
    for (size_t i = 1; i < count; i++)
        if (spans[i].start < spans[i - 1].end) {
            finding(epub, RULE_OVERLAP, spans[i].file, 0, "%s",
                    epub->files[spans[i - 1].file].name);
            break;
        }
    free(spans);
}

/* Characters that section 4.2.3 forbids in names. */
static bool is_forbidden(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c < 0x80 && strchr("\"*:<>?\\|", (int)c)) ||
           (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c >= 0xFFF0 && c <= 0xFFFF) || (c & 0xFFFE) == 0xFFFE || c >= 0xE0000;
}

static void check_characters(struct epub *epub, size_t file, const char *name, size_t size)
{
    bool spaces = false, beyond_ascii = false;
    for (size_t at = 0; at < size;) {
        uint32_t c = 0;
        size_t length = utf8_decode(name + at, size - at, &c);
        if (length == 0) {
            finding(epub, RULE_NAME_ENCODING, file, 0, "%s", "");
            return;
        }
        if (is_forbidden(c)) {
            finding(epub, RULE_NAME_CHARACTER, file, 0, "U+%04X", (unsigned)c);
            return;
        }
        spaces = spaces || character_is_space(c);
        beyond_ascii = beyond_ascii || c >= 0x80;
        at += length;
    }
    if (spaces)
        finding(epub, RULE_NAME_SPACE, file, 0, "%s", "");
    if (beyond_ascii)
        finding(epub, RULE_NAME_BEYOND_ASCII, file, 0, "%s", "");
}

/* Whether following the name from a folder could leave it. */
static bool leaves_folder(const char *name)
{
    if (*name == '/')
        return true;
    for (const char *at = name; *at; at += strcspn(at, "/"), at += *at == '/')
        if (strncmp(at, "..", 2) == 0 && (at[2] == '/' || at[2] == '\0'))
            return true;
    return false;
}

static void check_name(struct epub *epub, size_t file)
{
    const struct archive_entry *entry = archive_entry(epub->archive, file);
    check_characters(epub, file, entry->name, entry->name_size);
    if (leaves_folder(entry->name))
        finding(epub, RULE_NAME_LEAVES, file, 0, "%s", "");
    if (entry->name_size > 0 && entry->name[entry->name_size - 1] == '.')
        finding(epub, RULE_NAME_DOT, file, 0, "%s", "");
}

/* Names that are the same on systems without case. Case beyond ASCII is not folded. */
static void check_doubles(struct epub *epub)
{
    struct table folded = {0};
    for (size_t i = 0; i < epub->file_count; i++) {
        struct buffer name = {0};
        for (const char *at = epub->files[i].name; *at; at++)
            buffer_add_byte(&name, *at >= 'A' && *at <= 'Z' ? (char)(*at | 0x20) : *at);
        const char *key = name.failed || !name.data ? "" : epub_string(epub, name.data);
        if (name.failed || !table_add(&folded, key, i))
            epub->failed = true;
        buffer_fini(&name);
    }
    table_sort(&folded);
    for (size_t i = 1; i < folded.count; i++)
        if (strcmp(folded.rows[i].key, folded.rows[i - 1].key) == 0)
            finding(epub, RULE_NAME_TWICE, folded.rows[i].value, 0, "%s",
                    epub->files[folded.rows[i - 1].value].name);
    table_fini(&folded);
}

void check_container(struct epub *epub)
{
    check_mimetype(epub);
    for (size_t i = 0; i < epub->file_count; i++) {
        check_entry(epub, i);
        check_name(epub, i);
    }
    check_overlaps(epub);
    check_doubles(epub);
}
