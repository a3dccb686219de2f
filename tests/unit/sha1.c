/* SHA-1 gives the digests of FIPS 180 and RFC 3174, also where padding fills a block, and version 5
 * UUIDs are those that Python's uuid module makes. */
#include "base/sha1.h"

#include "table.h"

static void row_digest(const char *row, const void *bytes, size_t size, const char *expected)
{
    uint8_t digest[SHA1_SIZE];
    char text[2 * SHA1_SIZE + 1];
    sha1(bytes, size, digest);
    for (size_t i = 0; i < SHA1_SIZE; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    row_string(row, text, expected);
}

static void standard_vectors(void)
{
    static const struct {
        const char *text, *digest;
    } rows[] = {
        {"", "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
        {"abc", "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "84983e441c3bd26ebaae4aa1f95129e5e54670f1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_digest(rows[i].text, rows[i].text, strlen(rows[i].text), rows[i].digest);
}

static void every_padding(void)
{
    static const struct {
        size_t size;
        const char *digest;
    } rows[] = {
        {0, "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
        {55, "c1c8bbdc22796e28c0e15163d20899b65621d65a"},
        {56, "c2db330f6083854c99d4b5bfb6e8f29f201be699"},
        {57, "f08f24908d682555111be7ff6f004e78283d989a"},
        {63, "03f09f5b158a7a8cdad920bddc29b81c18a551f5"},
        {64, "0098ba824b5c16427bd7a1122a5a442a25ec644d"},
        {65, "11655326c708d70319be2610e8a57d9a5b959d3b"},
        {119, "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56"},
        {120, "f34c1488385346a55709ba056ddd08280dd4c6d6"},
        {128, "ad5b3fdbcb526778c2839d2f151ea753995e26a0"},
        {1000000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"},
    };
    char *letters = malloc(1000000);
    assert_non_null(letters);
    memset(letters, 'a', 1000000);
    for (size_t i = 0; i < COUNT(rows); i++) {
        char row[32];
        snprintf(row, sizeof row, "%zu x \"a\"", rows[i].size);
        row_digest(row, letters, rows[i].size, rows[i].digest);
    }
    free(letters);
}

/* The namespaces of RFC 9562 differ in their fourth byte only. */
static void uuids_by_name(void)
{
    static const struct {
        uint8_t namespace;
        const char *name, *uuid;
    } rows[] = {
        {0x10, "python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d"},
        {0x11, "https://example.org/", "527dda32-a0de-5105-a042-cb475b5f7d11"},
        {0x12, "", "0a68eb57-c88a-5f34-9e9d-27f85e68af4f"},
        {0x14, "cn=Ä", "2b1a99d3-688d-55f4-929c-d7f475724a8c"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint8_t bytes[64] = {0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
                             0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
        uint8_t digest[SHA1_SIZE];
        char text[UUID_TEXT_SIZE];
        bytes[3] = rows[i].namespace;
        memcpy(bytes + 16, rows[i].name, strlen(rows[i].name));
        sha1(bytes, 16 + strlen(rows[i].name), digest);
        uuid5(digest, text);
        row_string(rows[i].name, text, rows[i].uuid);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(standard_vectors),
        TEST(every_padding),
        TEST(uuids_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
