/* limit OUT FOLDER: what any program must at least do that makes a book of the articles in FOLDER:
 * reads each file, wraps it into as much XHTML as octavo does (a paragraph a line, escaped),
 * deflates it, and writes the bytes of a ZIP with its central directory. One thread, no order, no
 * checks of the text, no contents, no care for the disk: not a book, but the time and the memory
 * that no book can do without. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEVEL = 6, FLUSH = 1 << 18 };
enum { LOCAL_SIZE = 30, END64_SIZE = 56 };
enum { STORED = 0, DEFLATED = 8, DATE = 0x21 };

struct bytes {
    unsigned char *data;
    size_t size, capacity;
};

struct archive {
    struct libdeflate_compressor *compressor;
    int file;
    uint64_t written;           /* bytes that are in the file */
    struct bytes out;           /* bytes that follow */
    struct bytes directory;     /* the central directory so far */
    struct bytes text, chapter; /* of one article */
    uint64_t count;
};

static void fail(const char *what)
{
    fprintf(stderr, "limit: %s: %s\n", what, strerror(errno));
    exit(1);
}

static unsigned char *reserve(struct bytes *bytes, size_t size)
{
    if (bytes->size + size > bytes->capacity) {
        bytes->capacity = (bytes->size + size) * 3 / 2;
        bytes->data = realloc(bytes->data, bytes->capacity);
        if (!bytes->data)
            fail("memory");
    }
    return bytes->data + bytes->size;
}

static void add(struct bytes *bytes, const void *from, size_t size)
{
    memcpy(reserve(bytes, size), from, size);
    bytes->size += size;
}

static void add_string(struct bytes *bytes, const char *string)
{
    add(bytes, string, strlen(string));
}

/* The number's lowest `size` bytes, the lowest one first. */
static void add_number(struct bytes *bytes, uint64_t number, size_t size)
{
    unsigned char *at = reserve(bytes, size);
    for (size_t i = 0; i < size; i++)
        at[i] = (unsigned char)(number >> 8 * i);
    bytes->size += size;
}

static void flush(struct archive *archive)
{
    for (size_t done = 0; done < archive->out.size;) {
        ssize_t count = write(archive->file, archive->out.data + done, archive->out.size - done);
        if (count <= 0)
            fail("writing");
        done += (size_t)count;
    }
    archive->written += archive->out.size;
    archive->out.size = 0;
}

/* What the local header and the directory's record have in common. */
struct entry {
    const char *name;
    unsigned method;
    uint32_t crc;
    size_t packed, size;
};

static void add_fields(struct bytes *bytes, const struct entry *entry)
{
    add_number(bytes, entry->method == STORED ? 10 : 20, 2);
    add_number(bytes, 0, 2); /* flags */
    add_number(bytes, entry->method, 2);
    add_number(bytes, 0, 2); /* time */
    add_number(bytes, DATE, 2);
    add_number(bytes, entry->crc, 4);
    add_number(bytes, entry->packed, 4);
    add_number(bytes, entry->size, 4);
    add_number(bytes, strlen(entry->name), 2);
    add_number(bytes, 0, 2); /* extra field */
}

static void add_entry(struct archive *archive, const char *name, unsigned method,
                      const struct bytes *content)
{
    struct bytes *out = &archive->out, *directory = &archive->directory;
    struct entry entry = {.name = name, .method = method, .size = content->size};
    uint64_t place = archive->written + out->size;
    size_t room = libdeflate_deflate_compress_bound(archive->compressor, content->size);
    size_t header = LOCAL_SIZE + strlen(name);
    unsigned char *packed = reserve(out, header + room) + header;
    entry.packed = content->size;
    if (method == DEFLATED)
        entry.packed = libdeflate_deflate_compress(archive->compressor, content->data,
                                                   content->size, packed, room);
    else
        memcpy(packed, content->data, content->size);
    entry.crc = libdeflate_crc32(0, content->data, content->size);
    add_number(out, 0x04034b50, 4);
    add_fields(out, &entry);
    add_string(out, name);
    out->size += entry.packed;
    if (out->size >= FLUSH)
        flush(archive);

    add_number(directory, 0x02014b50, 4);
    add_number(directory, 3 << 8 | 20, 2);
    add_fields(directory, &entry);
    add_number(directory, 0, 2 + 2 + 2); /* comment, disk, kind */
    add_number(directory, 0100644u << 16, 4);
    add_number(directory, place, 4);
    add_string(directory, name);
    archive->count++;
}

/* The end, also for more entries than ZIP had room for. */
static void add_end(struct archive *archive)
{
    struct bytes *out = &archive->out;
    uint64_t start = archive->written + out->size, size = archive->directory.size;
    uint64_t count = archive->count < 0xFFFF ? archive->count : 0xFFFF;
    add(out, archive->directory.data, size);
    if (count == 0xFFFF) {
        add_number(out, 0x06064b50, 4);
        add_number(out, END64_SIZE - 12, 8);
        add_number(out, 45 << 16 | 3 << 8 | 45, 4);
        add_number(out, 0, 8); /* disks */
        add_number(out, archive->count, 8);
        add_number(out, archive->count, 8);
        add_number(out, size, 8);
        add_number(out, start, 8);
        add_number(out, 0x07064b50, 4);
        add_number(out, 0, 4);
        add_number(out, start + size, 8);
        add_number(out, 1, 4);
    }
    add_number(out, 0x06054b50, 4);
    add_number(out, 0, 4); /* disks */
    add_number(out, count, 2);
    add_number(out, count, 2);
    add_number(out, size, 4);
    add_number(out, start, 4);
    add_number(out, 0, 2);
}

static void add_escaped(struct bytes *bytes, const unsigned char *text, const unsigned char *end)
{
    while (text < end) {
        const unsigned char *plain = text;
        while (text < end && *text != '&' && *text != '<' && *text != '>')
            text++;
        add(bytes, plain, (size_t)(text - plain));
        if (text < end)
            add_string(bytes, *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : "&gt;");
        text += text < end;
    }
}

static const unsigned char *line_end(const unsigned char *line, const unsigned char *end)
{
    const unsigned char *feed = memchr(line, '\n', (size_t)(end - line));
    return feed ? feed : end;
}

/* Headline and paragraphs as a chapter. */
static void wrap(const struct bytes *text, struct bytes *chapter)
{
    const unsigned char *line = text->data, *end = line + text->size, *stop = line_end(line, end);
    chapter->size = 0;
    add_string(chapter, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                        "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"en\" xml:lang=\"en\">\n"
                        "<head>\n<meta charset=\"utf-8\"/>\n<title>");
    add_escaped(chapter, line, stop);
    add_string(chapter, "</title>\n"
                        "<link rel=\"stylesheet\" type=\"text/css\" href=\"../css/book.css\"/>\n"
                        "</head>\n<body epub:type=\"bodymatter\">\n"
                        "<section epub:type=\"chapter\" role=\"doc-chapter\" "
                        "aria-labelledby=\"headline\">\n<header>\n<h1 id=\"headline\">");
    add_escaped(chapter, line, stop);
    add_string(chapter, "</h1>\n</header>\n");
    while (stop < end) {
        line = stop + 1;
        stop = line_end(line, end);
        add_string(chapter, "<p>");
        add_escaped(chapter, line, stop);
        add_string(chapter, "</p>\n");
    }
    add_string(chapter, "</section>\n</body>\n</html>\n");
}

static void read_file(int folder, const char *name, struct bytes *text)
{
    struct stat status;
    int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &status) != 0)
        fail(name);
    text->size = 0;
    ssize_t got = read(file, reserve(text, (size_t)status.st_size), (size_t)status.st_size);
    if (got != (ssize_t)status.st_size)
        fail(name);
    text->size = (size_t)got;
    close(file);
}

/* Every file in a folder and in the folders in it, as they come; closes `descriptor`. */
static void take_folder(struct archive *archive, int descriptor)
{
    DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (!folder)
        fail("folder");
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        if (entry->d_type == DT_DIR) {
            take_folder(archive, openat(descriptor, entry->d_name, O_RDONLY | O_DIRECTORY));
            continue;
        }
        char name[48];
        snprintf(name, sizeof name, "EPUB/text/c%llu.xhtml", (unsigned long long)archive->count);
        read_file(descriptor, entry->d_name, &archive->text);
        wrap(&archive->text, &archive->chapter);
        add_entry(archive, name, DEFLATED, &archive->chapter);
    }
    closedir(folder);
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fputs("usage: limit OUT FOLDER\n", stderr);
        return 2;
    }
    struct archive archive = {.compressor = libdeflate_alloc_compressor(LEVEL)};
    archive.file = open(arguments[1], O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (!archive.compressor || archive.file < 0)
        fail(arguments[1]);
    add_string(&archive.text, "application/epub+zip");
    add_entry(&archive, "mimetype", STORED, &archive.text);
    take_folder(&archive, open(arguments[2], O_RDONLY | O_DIRECTORY));
    add_end(&archive);
    flush(&archive);
    if (close(archive.file) != 0)
        fail(arguments[1]);
    libdeflate_free_compressor(archive.compressor);
    free(archive.out.data);
    free(archive.directory.data);
    free(archive.text.data);
    free(archive.chapter.data);
    return 0;
}
