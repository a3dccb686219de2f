/* Checks a finished book, of whatever origin, EPUB 2 or 3. Whole chain: container, META-INF,
 * package document, navigation, content documents, style sheets, then all references. The rules:
 * rules.def.
 */
#ifndef OCTAVO_CHECK_CHECK_H
#define OCTAVO_CHECK_CHECK_H

#include <octavo.h>

/* Checks an EPUB file. Findings go to the callback (NULL allowed) in the order of the file: first
 * what is about the whole, then entry by entry, line by line. The source of a finding is `path`,
 * and behind a slash the entry: "news.epub/EPUB/text/c1.xhtml". OCTAVO_OK when there is no error,
 * OCTAVO_LOST when there is, OCTAVO_USAGE when the file cannot be opened, OCTAVO_LIMIT without
 * memory. */
octavo_status check_book(const char *path, octavo_diagnostic_callback *callback, void *user);

/* Checks a style sheet that is to go into a book of octavo's, which holds no other files: whatever
 * it refers to is an error, too. Findings go to the callback, their source is `path`. OCTAVO_LOST
 * when there is an error. */
octavo_status check_own_style(const char *path, const char *css, size_t size,
                              octavo_diagnostic_callback *callback, void *user);

#endif
