/* Limits of the checker, with their reasons. What lies beyond is reported, not looked at. */
#ifndef OCTAVO_CHECK_LIMITS_H
#define OCTAVO_CHECK_LIMITS_H

#include "base/limits.h"

#include <stdint.h>

/* Entries of an archive: the largest books known have some ten thousand. */
static const size_t LIMIT_CHECK_ENTRIES = 200000;

/* A document or style sheet is read whole; readers give up far below. Bytes. */
static const size_t LIMIT_CHECK_DOCUMENT = (size_t)32 << 20;

/* All that is unpacked of a book, so that no bomb takes longer than a large book. Bytes. */
static const uint64_t LIMIT_CHECK_UNPACKED = (uint64_t)2 << 30;

/* What is said of one book: more is of no use to anybody. */
static const size_t LIMIT_CHECK_FINDINGS = 10000;

/* The value of an entity that a document declares; longer ones multiply. Bytes. */
static const size_t LIMIT_CHECK_ENTITY = 1000;

/* Open elements: libxml2 reads no deeper, and no reader lays it out. */
enum { LIMIT_CHECK_DEPTH = 256 };

/* Attributes of one element, and defaults of attributes that a document declares: libxml2 takes
 * quadratic time for the first, and may copy the others to every element. */
static const size_t LIMIT_CHECK_ATTRIBUTES = 1000;
static const size_t LIMIT_CHECK_DEFAULTS = 1000; /* bytes */

/* Bytes at a file's beginning that tell its type. */
enum { LIMIT_CHECK_HEAD = 64 };

#endif
