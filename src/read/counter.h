/* How items count in all the scripts of the news, where no list of XHTML counts so. */
#ifndef OCTAVO_READ_COUNTER_H
#define OCTAVO_READ_COUNTER_H

#include "read/list.h"

/* The counter that a text begins with: "（1）", "一、", "②", "٣-", "1º", "б)", "γ.", "가.". A
 * marker without a style where none stands there. */
struct marker counter_read(const char *text, size_t size);

#endif
