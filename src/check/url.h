/* References between files of a book (EPUB 3.3, sections 4.2.5 and 3.6): what they are, and which
 * name in the archive they mean. */
#ifndef OCTAVO_CHECK_URL_H
#define OCTAVO_CHECK_URL_H

#include "base/url.h"

/* To be fetched: http, https, ftp, //host. */
bool url_is_remote(enum url_kind kind);

/* Whether it is written as RFC 3986 and the URL standard want it. */
bool url_is_valid(const char *url);

/* Whether the path leads above the container. Otherwise the name in the archive that `url` means in
 * the file `base` is added to `name`: `base` itself when there is only a fragment. */
bool url_leaves_container(const char *base, const char *url, struct buffer *name);

/* The decoded fragment behind the "#", added to `fragment`; false when there is none. */
bool url_fragment(const char *url, struct buffer *fragment);

bool url_has_query(const char *url);

#endif
