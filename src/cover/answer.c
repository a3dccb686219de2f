/* What the program says; see answer.h. */
#include "cover/answer.h"

#include <errno.h>
#include <glib.h>
#include <unistd.h>

static bool write_all(const struct buffer *bytes)
{
    size_t done = 0;
    if (bytes->failed)
        return false;
    while (done < bytes->size) {
        ssize_t count = write(STDOUT_FILENO, bytes->data + done, bytes->size - done);
        if (count < 0 && errno != EINTR)
            return false;
        done += count > 0 ? (size_t)count : 0;
    }
    return true;
}

/* A script by its four letters in ISO 15924: "Tibt". */
static void add_unknown(struct buffer *out, const struct unknown *unknown)
{
    uint32_t tag = g_unicode_script_to_iso15924(g_unichar_get_script(unknown->first));
    char script[] = {(char)(tag >> 24), (char)(tag >> 16 & 0xFF), (char)(tag >> 8 & 0xFF),
                     (char)(tag & 0xFF), '\0'};
    buffer_add_format(out, "unknown %zu %04X %s\n", unknown->count, unknown->first, script);
}

static bool answer(struct buffer *out)
{
    bool written = write_all(out);
    buffer_fini(out);
    return written;
}

bool answer_jpeg(const struct buffer *jpeg, const struct unknown *unknown)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add_string(&out, "octavo-cover 1\n");
    if (unknown->count > 0)
        add_unknown(&out, unknown);
    buffer_add_format(&out, "jpeg %zu\n", jpeg->size);
    buffer_add(&out, jpeg->data, jpeg->size);
    return answer(&out);
}

bool answer_refused(const char *reason)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add_format(&out, "octavo-cover 1\nrefused %s\n", reason);
    return answer(&out);
}
