/* An archive holds every entry as it was given, in order, behind a mimetype that is where readers
 * look; the same entries make the same bytes; what fails leaves the old file and nothing else. */
#define _GNU_SOURCE
#include "pack/pack.h"

#include "folder.h"

#include <dirent.h>
#include <octavo.h>
#include <zip.h>

enum { LARGE = 300000, PAGES = 100 };

static size_t files_in(const char *name)
{
    size_t count = 0;
    DIR *directory = opendir(in_folder(name));
    while (directory && readdir(directory))
        count++;
    if (directory)
        closedir(directory);
    return count - 2;
}

/* Texts that compress, and random bytes that do not. */
static char *make_bytes(size_t size, bool random)
{
    char *bytes = malloc(size + 1);
    assert_non_null(bytes);
    uint32_t next = 1;
    for (size_t i = 0; i < size; i++) {
        next = next * 1664525 + 1013904223;
        bytes[i] = random ? (char)(next >> 24) : "The tide. "[i % 10];
    }
    return bytes;
}

static struct pack *open_pack(const char *name)
{
    struct diagnostics remarks = {0};
    struct pack *pack = NULL;
    row_number(name, pack_open(in_folder(name), &pack, &remarks), OCTAVO_OK);
    row_number(name, remarks.count, 0);
    diagnostics_fini(&remarks);
    assert_non_null(pack);
    return pack;
}

static octavo_status close_pack(struct pack *pack, uint64_t *size)
{
    struct diagnostics remarks = {0};
    octavo_status status = pack_close(pack, size, &remarks);
    row_true("a remark with a failure only", (status == OCTAVO_OK) == (remarks.count == 0));
    diagnostics_fini(&remarks);
    return status;
}

static void row_entry(zip_t *archive, zip_uint64_t index, const char *name, const void *bytes,
                      size_t size, zip_uint16_t method)
{
    zip_stat_t status;
    char *read = malloc(size + 1);
    zip_file_t *file = zip_fopen_index(archive, index, 0);
    row_true(name, read && file && zip_stat_index(archive, index, 0, &status) == 0);
    if (read && file) {
        row_string(name, status.name, name);
        row_number(name, status.size, size);
        row_number(name, status.comp_method, method);
        row_true(name, zip_fread(file, read, size + 1) == (zip_int64_t)size);
        row_true(name, size == 0 || memcmp(read, bytes, size) == 0);
    }
    if (file)
        zip_fclose(file);
    free(read);
}

static void entries_read_back(void)
{
    char *text = make_bytes(LARGE, false), *noise = make_bytes(LARGE, true);
    const struct {
        const char *name, *bytes;
        size_t size;
        bool is_picture;
        zip_uint16_t method;
    } rows[] = {
        {"META-INF/container.xml", "<container/>", 12, false, ZIP_CM_DEFLATE},
        {"EPUB/package.opf", text, LARGE, false, ZIP_CM_DEFLATE},
        {"EPUB/empty.xhtml", "", 0, false, ZIP_CM_DEFLATE},
        {"EPUB/one.xhtml", "x", 1, false, ZIP_CM_DEFLATE},
        {"EPUB/noise", noise, LARGE, false, ZIP_CM_DEFLATE},
        {"EPUB/nul", "a\0b", 3, false, ZIP_CM_DEFLATE},
        {"EPUB/flat.jpg", text, LARGE, true, ZIP_CM_DEFLATE},
        {"EPUB/noise.jpg", noise, LARGE, true, ZIP_CM_STORE},
        {"EPUB/one.jpg", "x", 1, true, ZIP_CM_STORE},
    };
    struct pack *pack = open_pack("a.epub");
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(rows[i].name, (rows[i].is_picture ? pack_add_picture : pack_add)(
                                   pack, rows[i].name, rows[i].bytes, rows[i].size));
    row_true("not there yet", access(in_folder("a.epub"), F_OK) != 0);
    uint64_t size = 0;
    row_number("closed", close_pack(pack, &size), OCTAVO_OK);
    zip_t *archive = zip_open(in_folder("a.epub"), ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    assert_non_null(archive);
    row_number("entries", (size_t)zip_get_num_entries(archive, 0), 1 + COUNT(rows));
    row_entry(archive, 0, "mimetype", "application/epub+zip", 20, ZIP_CM_STORE);
    for (size_t i = 0; i < COUNT(rows); i++)
        row_entry(archive, i + 1, rows[i].name, rows[i].bytes, rows[i].size, rows[i].method);
    zip_discard(archive);
    struct stat status;
    row_true("size", stat(in_folder("a.epub"), &status) == 0 && (uint64_t)status.st_size == size);
    free(text);
    free(noise);
}

static unsigned little(const char *bytes, size_t size)
{
    unsigned value = 0;
    while (size-- > 0)
        value = value << 8 | (unsigned char)bytes[size];
    return value;
}

/* EPUB 3.3, section 4.2, and the date of every entry, byte by byte. */
static void headers(void)
{
    struct pack *pack = open_pack("headers.epub");
    pack_add(pack, "EPUB/one.xhtml", "one", 3);
    pack_add(pack, "EPUB/two.xhtml", "two", 3);
    uint64_t unused = 0;
    size_t size = 0;
    row_number("closed", close_pack(pack, &unused), OCTAVO_OK);
    char *file = read_whole(in_folder("headers.epub"), &size);
    assert_true(file && size > 100);
    row_true("local header", memcmp(file, "PK\3\4", 4) == 0);
    row_number("version needed", little(file + 4, 2), 10);
    row_number("no data descriptor, not encrypted", little(file + 6, 2) & 9, 0);
    row_number("stored", little(file + 8, 2), 0);
    row_number("time and date", little(file + 10, 4), 0x21u << 16);
    row_number("no extra field", little(file + 28, 2), 0);
    row_true("at 30 and 38", memcmp(file + 30, "mimetypeapplication/epub+zip", 28) == 0);
    const char *end = file + size - 22, *entry = file + little(end + 16, 4);
    row_true("end of directory", memcmp(end, "PK\5\6", 4) == 0);
    row_number("entries", little(end + 10, 2), 3);
    for (size_t i = 0; i < 3; i++) {
        row_true("directory", memcmp(entry, "PK\1\2", 4) == 0);
        row_number("version needed", little(entry + 6, 2), i == 0 ? 10 : 20);
        row_number("1980-01-01 00:00:00", little(entry + 12, 4), 0x21u << 16);
        row_number("no extra field", little(entry + 30, 2), 0);
        row_number("rw-r--r--", little(entry + 38, 4) >> 16, 0100644);
        entry += 46 + little(entry + 28, 2) + little(entry + 30, 2) + little(entry + 32, 2);
    }
    free(file);
}

static octavo_status make_page(void *context, size_t index, struct buffer *out)
{
    const size_t *failing = context;
    if (index == *failing)
        return OCTAVO_LIMIT;
    for (size_t i = 0; i <= index; i++)
        buffer_add_format(out, "page %zu of %d\n", index, PAGES);
    return OCTAVO_OK;
}

static octavo_status pack_pages(const char *path, size_t threads, size_t failing, uint64_t *size)
{
    struct pack *pack = open_pack(path);
    struct pages *pages = pages_open(PAGES, threads, make_page, &failing);
    assert_non_null(pages);
    for (size_t i = 0; i < PAGES; i++) {
        char name[32];
        snprintf(name, sizeof name, "EPUB/c%zu.xhtml", i);
        row_true(name, pack_add_page(pack, name, pages, i));
    }
    struct diagnostics remarks = {0};
    octavo_status status = pack_close(pack, size, &remarks);
    diagnostics_fini(&remarks);
    pages_close(pages);
    return status;
}

static void pages_of_any_number_of_threads(void)
{
    static const size_t threads[] = {1, 2, 3, 8};
    size_t first_size = 0;
    char *first = NULL;
    for (size_t i = 0; i < COUNT(threads); i++) {
        uint64_t size = 0;
        size_t got_size = 0;
        row_number("packed", pack_pages("pages.epub", threads[i], SIZE_MAX, &size), OCTAVO_OK);
        char *got = read_whole(in_folder("pages.epub"), &got_size);
        row_true("size", got_size == size);
        if (first)
            row_true("same bytes", got_size == first_size && !memcmp(got, first, first_size));
        else
            first = memcpy(malloc(got_size), got, first_size = got_size);
        free(got);
    }
    free(first);
    zip_t *archive = zip_open(in_folder("pages.epub"), ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    assert_non_null(archive);
    for (size_t i = 0, none = SIZE_MAX; i < PAGES; i++) {
        struct buffer page;
        char name[32];
        buffer_init(&page);
        make_page(&none, i, &page);
        snprintf(name, sizeof name, "EPUB/c%zu.xhtml", i);
        row_entry(archive, i + 1, name, page.data, page.size, ZIP_CM_DEFLATE);
        buffer_fini(&page);
    }
    zip_discard(archive);
}

static void failures_change_nothing(void)
{
    make_text("fail/old.epub", "the old file");
    uint64_t size = 0;
    struct pack *pack = open_pack("fail/old.epub");
    pack_add(pack, "EPUB/one.xhtml", "one", 3);
    pack_discard(pack);
    pack_discard(NULL);
    static const size_t failing[] = {0, 50, PAGES - 1};
    for (size_t i = 0; i < COUNT(failing); i++)
        for (size_t threads = 1; threads <= 4; threads += 3)
            row_number("a page that cannot be made",
                       pack_pages("fail/old.epub", threads, failing[i], &size), OCTAVO_LIMIT);
    size_t old_size = 0;
    char *old = read_whole(in_folder("fail/old.epub"), &old_size);
    row_string("the old file", old, "the old file");
    free(old);
    row_number("nothing left over", files_in("fail"), 1);
    struct diagnostics remarks = {0};
    struct pack *none = NULL;
    row_number("no folder", pack_open(in_folder("none/a.epub"), &none, &remarks), OCTAVO_OUTPUT);
    row_true("no folder", none == NULL && remarks.count == 1);
    diagnostics_fini(&remarks);
}

static void two_of_a_name_are_our_fault(void)
{
    uint64_t size = 0;
    struct diagnostics remarks = {0};
    struct pack *pack = open_pack("twice.epub");
    row_true("one", pack_add(pack, "EPUB/one.xhtml", "one", 3));
    row_true("again", pack_add(pack, "EPUB/one.xhtml", "one", 3));
    row_number("closed", pack_close(pack, &size, &remarks), OCTAVO_INTERNAL);
    row_true("told", remarks.count == 1);
    row_true("no book", access(in_folder("twice.epub"), F_OK) != 0);
    diagnostics_fini(&remarks);
}

static void an_old_file_is_replaced(void)
{
    make_text("old/old.epub", "the old file");
    chmod(in_folder("old/old.epub"), 0640);
    struct pack *pack = open_pack("old/old.epub");
    pack_add(pack, "EPUB/one.xhtml", "one", 3);
    uint64_t size = 0;
    struct stat status;
    row_number("closed", close_pack(pack, &size), OCTAVO_OK);
    row_true("new size",
             stat(in_folder("old/old.epub"), &status) == 0 && (uint64_t)status.st_size == size);
    row_number("old mode", status.st_mode & 0777, 0640);
    row_number("nothing left over", files_in("old"), 1);
}

static void our_books_are_known(void)
{
    make_text("ours/in/a.txt", "Headline\nText of it.\n");
    octavo_job *job = octavo_job_new();
    octavo_job_add_input(job, in_folder("ours/in"));
    octavo_job_set(job, OCTAVO_OUTPUT_PATH, in_folder("ours/octavo.epub"));
    octavo_job_set(job, OCTAVO_COVER, "none");
    row_number("prepare", octavo_job_prepare(job), OCTAVO_OK);
    row_number("run", octavo_job_run(job), OCTAVO_OK);
    octavo_job_free(job);
    uint64_t size = 0;
    struct pack *pack = open_pack("ours/other.epub");
    static const char other[] = "<package><meta name=\"generator\" content=\"another\"/></package>";
    pack_add(pack, "EPUB/package.opf", other, sizeof other - 1);
    close_pack(pack, &size);
    pack = open_pack("ours/bare.epub");
    close_pack(pack, &size);
    make_text("ours/text.epub", "<meta name=\"generator\" content=\"octavo\"");
    make_text("ours/empty.epub", "");
    static const struct {
        const char *name;
        bool ours;
    } rows[] = {
        {"ours/octavo.epub", true},
        {"ours/other.epub", false},
        {"ours/bare.epub", false},
        {"ours/text.epub", false},
        {"ours/empty.epub", false},
        {"ours/none.epub", false},
        {"ours", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(rows[i].name, (pack_owner(in_folder(rows[i].name)) == PACK_OURS) == rows[i].ours);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(entries_read_back),
        TEST(headers),
        TEST(pages_of_any_number_of_threads),
        TEST(failures_change_nothing),
        TEST(two_of_a_name_are_our_fault),
        TEST(an_old_file_is_replaced),
        TEST(our_books_are_known),
    };
    return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
