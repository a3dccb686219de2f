/* Where front matter stands; see front_matter.h. What it says is read in front_yaml.c and
 * front_toml.c. */
#include "markdown/front_matter.h"

#include "base/name.h"
#include "markdown/front_toml.h"
#include "markdown/front_yaml.h"
#include "read/date.h"
#include "read/span.h"

#include <string.h>

enum { LARGEST = 64 * 1024 }; /* bytes */

/* The line that begins at `at`, without its end and the white space before that. */
static struct span read_line(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    size_t size = (size_t)((stop ? stop : end) - at);
    while (size > 0 && (at[size - 1] == ' ' || at[size - 1] == '\t'))
        size--;
    return (struct span){at, size};
}

static bool is_fence(struct span line, const char *fence)
{
    return line.size == strlen(fence) && memcmp(line.text, fence, line.size) == 0;
}

static const char *next_line(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    return stop ? stop + 1 : end;
}

/* The forms that it has: the lines around it, what stands between a key and its value, and what
 * reads it. */
static const struct form {
    const char *opens, *closes, *or_closes;
    char sign;
    bool (*read)(const char *text, size_t size, struct entries *entries);
} forms[] = {{"---", "---", "...", ':', yaml_read}, {"+++", "+++", "+++", '=', toml_read}};

/* A line such as "title: …" makes a block that cannot be read front matter, though a broken one. */
static bool has_key(const char *at, const char *end, char sign)
{
    for (; at < end; at = next_line(at, end)) {
        size_t i = 0;
        while (at + i < end && (at[i] == '_' || at[i] == '-' || (at[i] | 0x20) >= 'a') &&
               (at[i] | 0x20) <= 'z')
            i++;
        bool spaced = at + i < end && at[i] == ' ' && sign == '=';
        if (i > 0 && at + i + spaced + 1 < end && at[i + spaced] == sign &&
            (at[i + spaced + 1] == ' ' || at[i + spaced + 1] == '\n'))
            return true;
    }
    return false;
}

/* Where the line stands that closes it; NULL when none does. */
static const char *find_end(const struct form *form, const char *first, const char *end)
{
    const char *at = first;
    while (at < end && at - first < LARGEST && !is_fence(read_line(at, end), form->closes) &&
           !is_fence(read_line(at, end), form->or_closes))
        at = next_line(at, end);
    return at < end && at - first < LARGEST ? at : NULL;
}

static enum front_matter read_form(const struct form *form, const char *text, size_t size,
                                   struct article *article)
{
    struct entries entries = {.failed = false};
    bool good = form->read(text, size, &entries);
    if (good && !entries.failed)
        entries_hand_over(&entries, article);
    article->body.failed = article->body.failed || entries.failed;
    entries_fini(&entries);
    if (good)
        return FRONT_MATTER_READ;
    return has_key(text, text + size, form->sign)
               ? FRONT_MATTER_BROKEN
               : FRONT_MATTER_NONE; /* two rules and a text between them */
}

enum front_matter front_matter_take(const char *text, size_t length, struct article *article,
                                    size_t *size)
{
    const char *end = text + length, *first = next_line(text, end);
    const struct form *form = forms, *forms_end = forms + sizeof forms / sizeof *forms;
    *size = 0;
    while (form < forms_end && !is_fence(read_line(text, end), form->opens))
        form++;
    const char *at = form < forms_end ? find_end(form, first, end) : NULL;
    if (!at)
        return FRONT_MATTER_NONE;
    enum front_matter found =
        at == first ? FRONT_MATTER_READ : read_form(form, first, (size_t)(at - first), article);
    if (found != FRONT_MATTER_NONE)
        *size = (size_t)(next_line(at, end) - text);
    return found;
}

void front_matter_date_name(const char *path, struct article *article)
{
    size_t size = 0;
    const char *name = name_of_path(path, &size);
    struct date date;
    char written[DATE_TEXT_SIZE];
    size_t length = name_date(name, size);
    if (length == 0 || features_first(&article->features, PART_DATE) ||
        date_read(name, length - 1, &date) != length - 1)
        return;
    date_write(&date, written);
    if (!features_add(&article->features, PART_DATE, 0, 90, "the file's name", written,
                      strlen(written)))
        article->body.failed = true;
    else
        article->features.items[article->features.count - 1].stated = true;
}
