/* References and addresses as people write them: the one place that judges them (RFC 3986; the URL
 * standard of the WHATWG, as far as browsers overlook faults). Texts here are what a parser made of
 * a source, so without HTML's entities. */
#ifndef OCTAVO_BASE_URL_H
#define OCTAVO_BASE_URL_H

#include "buffer.h"

enum url_kind {
    URL_INSIDE,  /* no scheme: a path or a fragment, relative to the file in which it stands */
    URL_WEB,     /* http, https */
    URL_CONTACT, /* mailto, tel */
    URL_REMOTE,  /* ftp; //host, with the scheme of the file in which it stands */
    URL_DATA,
    URL_FILE,
    URL_SCRIPT, /* javascript: and vbscript:, in any spelling that readers obey */
    URL_OTHER,  /* all other schemes */
};

/* What it is, by its scheme: white space and control characters around and in that count for
 * nothing. */
enum url_kind url_kind(const char *url);

/* Judges the reference of a link, and adds to `clean` how it is written in a book: without white
 * space around it, "//host" with https, "http:\host" with its slashes, everything percent-encoded
 * that has to be. Only URL_INSIDE, URL_WEB and URL_CONTACT may stand in a link; for others, and for
 * those that name no possible host or nobody, which are URL_OTHER, nothing is added. */
enum url_kind url_judge(const char *url, struct buffer *clean);

/* Adds what `reference` means in a file at `base` (RFC 3986, section 5.2). Where `base` is itself
 * only a path, so is the result; "../" above its beginning count for nothing. */
void url_resolve(const char *base, const char *reference, struct buffer *out);

/* Adds the text, with %41 and the like decoded once; %00 stays. */
void url_decode(const char *text, size_t size, struct buffer *out);

/* The value of a hexadecimal digit, -1 when it is none. */
int url_hex(char c);

#endif
