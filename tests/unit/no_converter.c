/* A machine whose iconv knows no conversion: what needs none is read as ever, the rest is left out
 * by name. */
#include "encoding/encoding.h"

#include "table.h"

#include <errno.h>
#include <iconv.h>

/* Stands in for the C library's. */
iconv_t iconv_open(const char *to, const char *from)
{
    (void)to;
    (void)from;
    errno = EINVAL;
    return (iconv_t)-1;
}

static void keep_name(const octavo_diagnostic *diagnostic, void *user)
{
    snprintf(user, 64, "%s:%d", diagnostic->name, (int)diagnostic->level);
}

static void without_iconv(void)
{
    static const struct {
        const char *name, *bytes, *encoding, *found, *remark;
    } rows[] = {
        {"said", "\xA4\xA4\xA4\xE5", "big5", NULL, "no-converter:3"},
        {"escapes", "\x1B$BF|K\\\x1B(B", NULL, NULL, "no-converter:3"},
        {"a table of ours", "caf\xE9", "windows-1252", "windows-1252", ""},
        {"UTF-8", "café", NULL, "UTF-8", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        struct diagnostics remarks = {0};
        char remark[64] = "";
        const char *found = decode_text(rows[i].bytes, strlen(rows[i].bytes), "a.txt",
                                        rows[i].encoding, &out, &remarks);
        diagnostics_report(&remarks, keep_name, remark);
        row_string(rows[i].name, found ? found : "none", rows[i].found ? rows[i].found : "none");
        row_string(rows[i].name, remark, rows[i].remark);
        buffer_fini(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(without_iconv)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
