/* JSON (RFC 8259), written to a file as it comes; commas and escapes are taken care of. */
#ifndef OCTAVO_CLI_JSON_H
#define OCTAVO_CLI_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json {
    FILE *out;
    bool comma; /* before the next value of the open object or array */
    int depth;
};

/* Opens an object or array, `{` or `[`; `name` is NULL inside arrays and at the top. */
void json_open(struct json *json, const char *name, char bracket);
void json_close(struct json *json, char bracket);

/* A string, or null; bytes that are not UTF-8 become U+FFFD. */
void json_string(struct json *json, const char *name, const char *value);
void json_number(struct json *json, const char *name, uint64_t value);

#endif
