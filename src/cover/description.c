/* Lines of keys and values; see description.h. */
#include "cover/description.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static bool is_utf8(const char *line)
{
    size_t size = strlen(line);
    uint32_t code_point = 0;
    for (size_t length = 0; size > 0; line += length, size -= length)
        if ((length = utf8_decode(line, size, &code_point)) == 0)
            return false;
    return true;
}

/* The next line of the input, without its end; NULL when there is none. */
static char *next_line(char **at, const char *end)
{
    char *line = *at, *stop = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;
    if (!stop || memchr(line, '\0', (size_t)(stop - line)))
        return NULL;
    *stop = '\0';
    *at = stop + 1;
    return line;
}

/* The value of a line if its key is `key`. */
static const char *value_of(const char *line, const char *key)
{
    size_t size = strlen(key);
    return strncmp(line, key, size) == 0 && line[size] == ' ' ? line + size + 1 : NULL;
}

/* Section and language stand before the headline that they are of. */
static void add_headline(struct description *description, struct headline *pending,
                         const char *text)
{
    pending->text = text;
    if (description->headline_count < HEADLINES)
        description->headlines[description->headline_count++] = *pending;
    *pending = (struct headline){"", "", ""};
}

static bool read_line(struct description *description, struct headline *pending, const char *line)
{
    const struct {
        const char *key;
        const char **place;
    } keys[] = {
        {"language", &description->language}, {"title", &description->title},
        {"author", &description->author},     {"date", &description->date},
        {"counts", &description->counts},     {"section", &pending->section},
        {"foreign", &pending->language},
    };
    const char *value = value_of(line, "headline");
    if (value) {
        add_headline(description, pending, value);
        return true;
    }
    if ((value = value_of(line, "direction")) != NULL) {
        description->rtl = strcmp(value, "rtl") == 0;
        return true;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if ((value = value_of(line, keys[i].key)) != NULL) {
            *keys[i].place = value;
            return true;
        }
    return false;
}

/* Whether all of the image is there. */
static bool read_image(struct description *description, const char *size, const char *bytes,
                       const char *end)
{
    description->image = bytes;
    description->image_size = (size_t)(end - bytes);
    return strtoul(size, NULL, 10) == description->image_size;
}

/* Whether all of the lead's picture is there; moves behind it. */
static bool read_picture(struct description *description, const char *size, char **at,
                         const char *end)
{
    description->picture = *at;
    description->picture_size = strtoul(size, NULL, 10);
    if (description->picture_size >= (size_t)(end - *at))
        return false;
    *at += description->picture_size;
    return *(*at)++ == '\n';
}

bool description_read(struct buffer *input, struct description *description)
{
    *description =
        (struct description){.language = "en", .title = "", .author = "", .date = "", .counts = ""};
    struct headline pending = {"", "", ""};
    char *at = input->data;
    const char *end = at + input->size, *line = next_line(&at, end), *size = NULL;
    if (!line || strcmp(line, "octavo-cover 1") != 0)
        return false;
    while ((line = next_line(&at, end)) != NULL && strcmp(line, "draw") != 0) {
        if ((size = value_of(line, "image")) != NULL)
            return read_image(description, size, at, end);
        if ((size = value_of(line, "picture")) != NULL) {
            if (!read_picture(description, size, &at, end))
                return false;
            continue;
        }
        if (!is_utf8(line) || !read_line(description, &pending, line))
            return false;
    }
    return line != NULL;
}
