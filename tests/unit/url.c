/* Which references may stand in a link and how they are written; what they mean in a file. */
#include "base/url.h"

#include "table.h"

static void judged(void)
{
    static const struct {
        const char *url;
        enum url_kind kind;
        const char *clean;
    } rows[] = {
        {"", URL_INSIDE, ""},
        {"#top", URL_INSIDE, "#top"},
        {" \n a/b.html#c \t", URL_INSIDE, "a/b.html#c"},
        {"a b/c\nd.html", URL_INSIDE, "a%20b/cd.html"},
        {"pictures\\a.jpg?x\\y", URL_INSIDE, "pictures/a.jpg?x%5Cy"},
        {"100%.html", URL_INSIDE, "100%25.html"},
        {"%41%zz%4", URL_INSIDE, "%41%25zz%254"},
        {"?a=[1]|{2}", URL_INSIDE, "?a=%5B1%5D%7C%7B2%7D"},
        {"a#b#c", URL_INSIDE, "a#b%23c"},
        {"/über/日本.html", URL_INSIDE, "/über/日本.html"},
        {"a\u00A0b\u200Bc\u202E", URL_INSIDE, "a%C2%A0b%E2%80%8Bc%E2%80%AE"},
        {"http://a.org", URL_WEB, "http://a.org"},
        {"HTTPS://A.org/B c", URL_WEB, "https://A.org/B%20c"},
        {"ht\ntp://a.org/", URL_WEB, "http://a.org/"},
        {"http:a.org", URL_WEB, "http://a.org"},
        {"http:/\\a.org\\b?\\", URL_WEB, "http://a.org/b?%5C"},
        {"//a.org/x", URL_WEB, "https://a.org/x"},
        {"\\\\a.org\\x", URL_WEB, "https://a.org/x"},
        {"/\t/a.org/x", URL_WEB, "https://a.org/x"},
        {"http://münchen.example:8080/?q", URL_WEB, "http://münchen.example:8080/?q"},
        {"http://10.0.0.255/", URL_WEB, "http://10.0.0.255/"},
        {"mailto:a@b.org?subject=x y", URL_CONTACT, "mailto:a@b.org?subject=x%20y"},
        {"TEL:+1 23", URL_CONTACT, "tel:+1%2023"},
        {"mailto:", URL_OTHER, ""},
        {"http:", URL_OTHER, ""},
        {"http:///?x", URL_OTHER, ""},
        {"http://a b/", URL_OTHER, ""},
        {"http://a%20b/", URL_OTHER, ""},
        {"http://a..b/", URL_OTHER, ""},
        {"http://user@a.org/", URL_OTHER, ""},
        {"http://a.org:x/", URL_OTHER, ""},
        {"http://a.org:65536/", URL_OTHER, ""},
        {"http://a.org:99999999999999999999/", URL_OTHER, ""},
        {"http://10.0.0.256/", URL_OTHER, ""},
        {"http://10.0.0/", URL_OTHER, ""},
        {"http://0x7f/", URL_OTHER, ""},
        {"http://[::1]/", URL_OTHER, ""},
        {"javascript:alert(1)", URL_SCRIPT, ""},
        {" JaVa\tScRiPt:alert(1)", URL_SCRIPT, ""},
        {"\x01javascript:alert(1)", URL_SCRIPT, ""},
        {"java\x01script:alert(1)", URL_SCRIPT, ""},
        {"java script :alert(1)", URL_SCRIPT, ""},
        {"vbscript:x", URL_SCRIPT, ""},
        {"data:text/html,x", URL_DATA, ""},
        {"file:///etc/passwd", URL_FILE, ""},
        {"C:\\a.html", URL_OTHER, ""},
        {"ftp://a.org/", URL_REMOTE, ""},
        {"blob:x", URL_OTHER, ""},
        {"view-source:http://a.org", URL_OTHER, ""},
        {"javascript%3Aalert(1)", URL_INSIDE, "javascript%3Aalert(1)"},
        {":x", URL_INSIDE, ":x"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer clean;
        buffer_init(&clean);
        row_number(rows[i].url, url_judge(rows[i].url, &clean), rows[i].kind);
        row_string(rows[i].url, clean.data ? clean.data : "", rows[i].clean);
        buffer_fini(&clean);
    }
}

/* The examples of RFC 3986, section 5.4, and some more. */
static void resolved(void)
{
    static const char base[] = "http://a/b/c/d;p?q";
    static const struct {
        const char *base, *reference, *target;
    } rows[] = {
        {base, "g:h", "g:h"},
        {base, "g", "http://a/b/c/g"},
        {base, "./g", "http://a/b/c/g"},
        {base, "g/", "http://a/b/c/g/"},
        {base, "/g", "http://a/g"},
        {base, "//g", "http://g"},
        {base, "?y", "http://a/b/c/d;p?y"},
        {base, "g?y", "http://a/b/c/g?y"},
        {base, "#s", "http://a/b/c/d;p?q#s"},
        {base, "g#s", "http://a/b/c/g#s"},
        {base, "g?y#s", "http://a/b/c/g?y#s"},
        {base, ";x", "http://a/b/c/;x"},
        {base, "", "http://a/b/c/d;p?q"},
        {base, ".", "http://a/b/c/"},
        {base, "./", "http://a/b/c/"},
        {base, "..", "http://a/b/"},
        {base, "../g", "http://a/b/g"},
        {base, "../..", "http://a/"},
        {base, "../../g", "http://a/g"},
        {base, "../../../g", "http://a/g"},
        {base, "/./g", "http://a/g"},
        {base, "/../g", "http://a/g"},
        {base, "g.", "http://a/b/c/g."},
        {base, "..g", "http://a/b/c/..g"},
        {base, "./../g", "http://a/b/g"},
        {base, "./g/.", "http://a/b/c/g/"},
        {base, "g/../h", "http://a/b/c/h"},
        {base, "g;x=1/../y", "http://a/b/c/y"},
        {base, "g?y/../x", "http://a/b/c/g?y/../x"},
        {base, "g#s/../x", "http://a/b/c/g#s/../x"},
        {"https://a.org", "b", "https://a.org/b"},
        {"https://a.org?q", "b", "https://a.org/b"},
        {"https://a.org/x", "//b.org/../c", "https://b.org/c"},
        {"a/b/c.md", "d.md", "a/b/d.md"},
        {"a/b/c.md", "../d.md#e", "a/d.md#e"},
        {"c.md", "../../d.md", "d.md"},
        {"c.md", "/d.md", "/d.md"},
        {"/a/c.md", "../../d.md", "/d.md"},
        {"c.md", "#x", "c.md#x"},
        {"", "a", "a"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        url_resolve(rows[i].base, rows[i].reference, &out);
        row_string(rows[i].reference, out.data, rows[i].target);
        buffer_fini(&out);
    }
}

static void decoded(void)
{
    static const struct {
        const char *text, *decoded;
    } rows[] = {
        {"a%20b", "a b"}, {"%252e", "%2e"}, {"%00%0", "%00%0"}, {"%c3%A9", "é"}, {"100%", "100%"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        url_decode(rows[i].text, strlen(rows[i].text), &out);
        row_string(rows[i].text, out.data, rows[i].decoded);
        buffer_fini(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(judged), TEST(resolved), TEST(decoded)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
