/* Forms of attribute values and short texts. */
#ifndef OCTAVO_CHECK_VALUE_H
#define OCTAVO_CHECK_VALUE_H

#include "check/epub.h"

/* A name as XML wants it for ids: a letter or "_" first, no colon, no white space. */
bool value_is_ncname(const char *value);

/* A language tag that is well formed (BCP 47, section 2.1), whatever language it names. */
bool value_is_language(const char *value);

/* CCYY-MM-DDThh:mm:ssZ. */
bool value_is_instant(const char *value);

/* A date as W3CDTF has it: from a year to a fraction of a second. */
bool value_is_date(const char *value);

/* Digits, with a sign before them if `is_signed`. */
bool value_is_integer(const char *value, bool is_signed);

/* "type/subtype", parameters allowed. */
bool value_is_media_type(const char *value);

/* Without the white space around it, as a string that lives as long as the check. */
const char *value_trimmed(struct epub *epub, const char *value);

#endif
