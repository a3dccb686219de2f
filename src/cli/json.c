/* JSON; see json.h. */
#include "cli/json.h"

#include "base/utf8.h"

#include <string.h>

static void put_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        char bytes[UTF8_MAX];
        uint32_t c = utf8_next(&at, end);
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", (int)c);
        else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            fprintf(out, "\\u%04x", (unsigned)c);
        else
            fwrite(bytes, 1, utf8_encode(c, bytes), out);
    }
    fputc('"', out);
}

/* What stands before a value: comma, line, name. */
static void begin_value(struct json *json, const char *name)
{
    if (json->comma)
        fputc(',', json->out);
    if (json->depth > 0)
        fprintf(json->out, "\n%*s", 2 * json->depth, "");
    if (name) {
        put_string(json->out, name);
        fputs(": ", json->out);
    }
    json->comma = true;
}

void json_open(struct json *json, const char *name, char bracket)
{
    begin_value(json, name);
    fputc(bracket, json->out);
    json->depth++;
    json->comma = false;
}

void json_close(struct json *json, char bracket)
{
    json->depth--;
    if (json->comma)
        fprintf(json->out, "\n%*s", 2 * json->depth, "");
    fputc(bracket, json->out);
    json->comma = true;
    if (json->depth == 0)
        fputc('\n', json->out);
}

void json_string(struct json *json, const char *name, const char *value)
{
    begin_value(json, name);
    if (value)
        put_string(json->out, value);
    else
        fputs("null", json->out);
}

void json_number(struct json *json, const char *name, uint64_t value)
{
    begin_value(json, name);
    fprintf(json->out, "%llu", (unsigned long long)value);
}
