/* The container; see pack.h. Same entries, same bytes: times and attributes are fixed. */
#include "pack/pack.h"

#include "base/memory.h"
#include "write/names.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

enum { COMPRESSION_LEVEL = 6 }; /* as small as zlib's 6 or 9 on text, at twice its speed */
enum { DOS_1980_01_01 = 0x21 }; /* the earliest date that a ZIP entry can have */
enum { MODE = 0100644 };        /* of every entry, whatever the umask */
static const char mimetype[] = "application/epub+zip";

struct pack {
    char *path;
    zip_t *archive;
    struct libdeflate_compressor *compressor;
};

/* Compressed bytes on their way into the archive; libzip's source owns it. */
struct entry {
    void *bytes;
    size_t size, plain_size, position;
    uint32_t crc;
    zip_error_t error;
};

static void entry_free(struct entry *entry)
{
    zip_error_fini(&entry->error);
    free(entry->bytes);
    free(entry);
}

static zip_int64_t entry_stat(struct entry *entry, void *data, zip_uint64_t size)
{
    zip_stat_t *status = ZIP_SOURCE_GET_ARGS(zip_stat_t, data, size, &entry->error);
    if (!status)
        return -1;
    zip_stat_init(status);
    status->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC |
                    ZIP_STAT_ENCRYPTION_METHOD;
    status->size = entry->plain_size;
    status->comp_size = entry->size;
    status->crc = entry->crc;
    status->comp_method = ZIP_CM_DEFLATE; /* so libzip copies instead of compressing */
    status->encryption_method = ZIP_EM_NONE;
    return sizeof *status;
}

static zip_int64_t entry_read(struct entry *entry, void *data, zip_uint64_t size)
{
    size_t left = entry->size - entry->position;
    size_t count = size < left ? (size_t)size : left;
    if (count > 0)
        memcpy(data, (char *)entry->bytes + entry->position, count);
    entry->position += count;
    return (zip_int64_t)count;
}

static zip_int64_t entry_source(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
    struct entry *entry = user;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
    case ZIP_SOURCE_STAT:
        return entry_stat(entry, data, size);
    case ZIP_SOURCE_OPEN:
        entry->position = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return entry_read(entry, data, size);
    case ZIP_SOURCE_CLOSE:
        return 0;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&entry->error, data, size);
    case ZIP_SOURCE_FREE:
        entry_free(entry);
        return 0;
    default:
        zip_error_set(&entry->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

/* Gives a source to the archive under a name; on failure frees the source. Flags are 0, since
 * ZIP_FL_ENC_UTF_8 would mark even "mimetype" in some versions of libzip. */
static bool add_source(zip_t *archive, const char *name, zip_source_t *source, zip_int32_t method)
{
    zip_int64_t index = source ? zip_file_add(archive, name, source, 0) : -1;
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t at = (zip_uint64_t)index;
    return zip_file_set_dostime(archive, at, 0, DOS_1980_01_01, 0) == 0 &&
           zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t)MODE << 16) == 0 &&
           (method == ZIP_CM_DEFAULT || zip_set_file_compression(archive, at, method, 0) == 0);
}

/* The first entry, stored, so that its bytes stand at a known place (section 4.2.2). */
static bool add_mimetype(zip_t *archive)
{
    zip_source_t *source = zip_source_buffer(archive, mimetype, sizeof mimetype - 1, 0);
    return add_source(archive, "mimetype", source, ZIP_CM_STORE);
}

struct pack *pack_open(const char *path)
{
    struct pack *pack = calloc(1, sizeof *pack);
    if (!pack)
        return NULL;
    pack->path = memory_copy_string(path);
    pack->compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    pack->archive = pack->path ? zip_open(pack->path, ZIP_CREATE | ZIP_TRUNCATE, NULL) : NULL;
    if (pack->compressor && pack->archive && add_mimetype(pack->archive))
        return pack;
    pack_discard(pack);
    return NULL;
}

static struct entry *compress(struct libdeflate_compressor *compressor, const void *bytes,
                              size_t size)
{
    struct entry *entry = calloc(1, sizeof *entry);
    if (!entry)
        return NULL;
    zip_error_init(&entry->error);
    size_t room = libdeflate_deflate_compress_bound(compressor, size);
    entry->bytes = malloc(room);
    if (entry->bytes)
        entry->size = libdeflate_deflate_compress(compressor, bytes, size, entry->bytes, room);
    if (entry->size == 0) {
        entry_free(entry);
        return NULL;
    }
    void *smaller = realloc(entry->bytes, entry->size);
    entry->bytes = smaller ? smaller : entry->bytes;
    entry->plain_size = size;
    entry->crc = libdeflate_crc32(0, bytes, size);
    return entry;
}

bool pack_add(struct pack *pack, const char *name, const void *bytes, size_t size)
{
    struct entry *entry = compress(pack->compressor, bytes, size);
    if (!entry)
        return false;
    zip_source_t *source = zip_source_function(pack->archive, entry_source, entry);
    if (!source) {
        entry_free(entry);
        return false;
    }
    return add_source(pack->archive, name, source, ZIP_CM_DEFAULT);
}

octavo_status pack_close(struct pack *pack, uint64_t *bytes, struct diagnostics *remarks)
{
    octavo_status status = OCTAVO_OK;
    struct stat written;
    if (zip_close(pack->archive) != 0) {
        diagnose(remarks, DIAGNOSTIC_OUTPUT_FAILED, pack->path, 0, zip_strerror(pack->archive));
        status = OCTAVO_OUTPUT;
    } else {
        pack->archive = NULL;
        *bytes = stat(pack->path, &written) == 0 ? (uint64_t)written.st_size : 0;
    }
    pack_discard(pack);
    return status;
}

void pack_discard(struct pack *pack)
{
    if (!pack)
        return;
    if (pack->archive)
        zip_discard(pack->archive);
    libdeflate_free_compressor(pack->compressor);
    free(pack->path);
    free(pack);
}

bool pack_is_ours(const char *path)
{
    static const char mark[] = "<meta name=\"generator\" content=\"" PACKAGE_GENERATOR "\"";
    enum { LOOKED_AT = 1 << 12 }; /* the mark stands first in the metadata */
    bool found = false;
    char *text = calloc(1, LOOKED_AT + 1);
    zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
    zip_file_t *package = archive ? zip_fopen(archive, BOOK_FOLDER PACKAGE_NAME, 0) : NULL;
    if (text && package && zip_fread(package, text, LOOKED_AT) > 0)
        found = strstr(text, mark) != NULL;
    if (package)
        zip_fclose(package);
    if (archive)
        zip_discard(archive);
    free(text);
    return found;
}
