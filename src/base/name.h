/* File names: compared as people sort them, read as people write them, made from titles. */
#ifndef OCTAVO_BASE_NAME_H
#define OCTAVO_BASE_NAME_H

#include "buffer.h"

/* Natural order: runs of digits by value (2 before 10), ASCII letters without case, then bytes, so
 * that the order is total and no locale matters. */
int name_compare(const char *a, const char *b);

/* The last component of a path, not counting slashes at its end; sets `size`. "" for "/". */
const char *name_of_path(const char *path, size_t *size);

/* The folder that a path's last component is in, "." when it names none; the caller frees it, NULL
 * without memory. */
char *name_folder(const char *path);

/* The folder for what is written before `path` is: its own, or TMPDIR for "-". The same ownership.
 */
char *name_workplace(const char *path);

/* Adds the name of what is written beside `path` before that appears: ".octavo-DIGEST-PROCESS". The
 * digest is that of the path's last name, which may be as long as a name can be; the process tells
 * whether somebody still writes there. */
void name_temporary(const char *path, struct buffer *out);
#define TEMPORARY_PREFIX ".octavo-"

/* How much of a file name stands before its extension: "a.b.txt" 3, ".txt" 4, "notes" 5. An
 * extension is letters and digits, so "No. 7 arrives" has none; pages may be packed, "a.html.gz" 1.
 */
size_t name_stem(const char *name, size_t size);

/* The bytes of a date that a name begins with, and of what parts it from the rest: 11 of
 * "2026-11-23-late-ferry"; 0 where there is none, or nothing behind it. */
size_t name_date(const char *name, size_t size);

/* A file or folder name as a title: "_" and "-" between words become spaces, a name all in lower
 * case gets a capital, broken bytes are repaired: "late-ferry" becomes "Late ferry". Adds nothing
 * when the name says nothing: a number, a hash. */
void name_as_title(const char *name, size_t size, struct buffer *out);

/* The same for a folder that is a section: "01-world_news" becomes "World news". */
void name_as_section(const char *name, size_t size, struct buffer *out);

/* A title as a file name: letters and digits of any script, ASCII in lower case, "-" between, at
 * most LIMIT_SLUG bytes, never empty. */
void name_from_title(const char *title, struct buffer *out);

#endif
