/* The container; see pack.h. Same entries, same bytes: times and attributes are fixed. libzip calls
 * two kinds of source of ours: an entry, which it reads, and the target, which it writes. */
#define _GNU_SOURCE
#include "pack/pack.h"

#include "base/commit.h"
#include "base/file.h"
#include "base/memory.h"
#include "pack/entry.h"
#include "pack/window.h"
#include "write/names.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

enum { DOS_1980_01_01 = 0x21 }; /* the earliest date that a ZIP entry can have */
enum { MODE = 0100644 };        /* of every entry, whatever the umask */
static const char mimetype[] = "application/epub+zip";

struct pack {
    char *path;
    struct commit commit;
    struct window window;
    zip_error_t error; /* of the target */
    zip_t *archive;
    zip_uint64_t entries;
    struct libdeflate_compressor *compressor;
    struct pages *pages; /* of the entries that are made late; borrowed */
    int spool_reason;    /* errno, once a spooled entry could not be read */
};

static zip_int64_t target_write(struct pack *pack, const void *data, zip_uint64_t size)
{
    if (window_write(&pack->window, data, (size_t)size))
        return (zip_int64_t)size;
    zip_error_set(&pack->error, ZIP_ER_WRITE, pack->window.reason);
    return -1;
}

static zip_int64_t target_seek(struct pack *pack, void *data, zip_uint64_t size)
{
    zip_int64_t offset = zip_source_seek_compute_offset(pack->window.position, pack->window.end,
                                                        data, size, &pack->error);
    if (offset < 0)
        return -1;
    pack->window.position = (uint64_t)offset;
    return 0;
}

/* The archive's file as libzip sees it. It is new, so there is nothing to read. */
static zip_int64_t target_source(void *user, void *data, zip_uint64_t size,
                                 zip_source_cmd_t command)
{
    struct pack *pack = user;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_STAT:
        zip_error_set(&pack->error, ZIP_ER_READ, ENOENT);
        return -1;
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_WRITE:
        return target_write(pack, data, size);
    case ZIP_SOURCE_SEEK_WRITE:
        return target_seek(pack, data, size);
    case ZIP_SOURCE_TELL_WRITE:
        return (zip_int64_t)pack->window.position;
    case ZIP_SOURCE_COMMIT_WRITE:
        if (window_flush(&pack->window))
            return 0;
        zip_error_set(&pack->error, ZIP_ER_WRITE, pack->window.reason);
        return -1;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&pack->error, data, size);
    default:
        zip_error_set(&pack->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

/* Gives a source to the archive under a name; on failure frees the source. Flags are 0, since
 * ZIP_FL_ENC_UTF_8 would mark even "mimetype" in some versions of libzip. */
static bool add_source(struct pack *pack, const char *name, zip_source_t *source,
                       zip_int32_t method)
{
    zip_int64_t index = source ? zip_file_add(pack->archive, name, source, 0) : -1;
    if (index < 0) {
        bool stands = zip_error_code_zip(zip_get_error(pack->archive)) == ZIP_ER_EXISTS;
        zip_source_free(source);
        pack->entries += stands; /* so that reading back misses one: two of a name are our fault */
        return stands;
    }
    zip_uint64_t at = (zip_uint64_t)index;
    pack->entries++;
    return zip_file_set_dostime(pack->archive, at, 0, DOS_1980_01_01, 0) == 0 &&
           zip_file_set_external_attributes(pack->archive, at, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t)MODE << 16) == 0 &&
           (method == ZIP_CM_DEFAULT ||
            zip_set_file_compression(pack->archive, at, method, 0) == 0);
}

/* The first entry, stored, so that its bytes stand at a known place (section 4.2.2). */
static bool add_mimetype(struct pack *pack)
{
    zip_source_t *source = zip_source_buffer(pack->archive, mimetype, sizeof mimetype - 1, 0);
    return add_source(pack, "mimetype", source, ZIP_CM_STORE);
}

static bool open_archive(struct pack *pack)
{
    zip_source_t *target = zip_source_function_create(target_source, pack, NULL);
    if (!target)
        return false;
    pack->archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    if (!pack->archive)
        zip_source_free(target);
    return pack->archive && add_mimetype(pack);
}

static octavo_status refuse(const char *path, int reason, struct diagnostics *remarks)
{
    if (reason == ENOMEM)
        return OCTAVO_LIMIT;
    diagnose(remarks, DIAGNOSTIC_OUTPUT_FAILED, path, 0, strerror(reason));
    return OCTAVO_OUTPUT;
}

octavo_status pack_open(const char *path, struct pack **opened, struct diagnostics *remarks)
{
    *opened = NULL;
    struct pack *pack = calloc(1, sizeof *pack);
    if (!pack)
        return OCTAVO_LIMIT;
    zip_error_init(&pack->error);
    pack->path = memory_copy_string(path);
    octavo_status status = OCTAVO_OK;
    if (!commit_open(&pack->commit, path))
        status = refuse(path, errno, remarks);
    pack->window.file = pack->commit.file;
    pack->compressor = deflate_open();
    if (status == OCTAVO_OK && !(pack->path && pack->compressor && open_archive(pack)))
        status = OCTAVO_LIMIT;
    if (status == OCTAVO_OK)
        *opened = pack;
    else
        pack_discard(pack);
    return status;
}

static bool add_entry(struct pack *pack, const char *name, struct entry *entry)
{
    zip_error_init(&entry->error);
    zip_int32_t method = entry->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFAULT;
    zip_source_t *source = zip_source_function(pack->archive, entry_source, entry);
    if (source)
        return add_source(pack, name, source, method);
    entry_free(entry);
    return false;
}

bool pack_add(struct pack *pack, const char *name, const void *bytes, size_t size)
{
    struct entry *entry = calloc(1, sizeof *entry);
    if (!entry || !deflate(pack->compressor, bytes, size, &entry->deflated)) {
        free(entry);
        return false;
    }
    return add_entry(pack, name, entry);
}

/* Takes the plain bytes instead of the compressed ones, which are no fewer. */
static void store(struct entry *entry, const void *bytes)
{
    struct deflated *deflated = &entry->deflated;
    memcpy(deflated->bytes, bytes, deflated->plain_size);
    deflated->size = deflated->plain_size;
    entry->is_stored = true;
}

bool pack_add_picture(struct pack *pack, const char *name, const void *bytes, size_t size)
{
    struct entry *entry = calloc(1, sizeof *entry);
    if (!entry || !deflate(pack->compressor, bytes, size, &entry->deflated)) {
        free(entry);
        return false;
    }
    if (entry->deflated.size >= size)
        store(entry, bytes);
    return add_entry(pack, name, entry);
}

bool pack_add_spooled(struct pack *pack, const char *name, const struct spool *spool,
                      uint64_t place, size_t size)
{
    struct entry *entry = calloc(1, sizeof *entry);
    if (!entry)
        return false;
    entry->spool = spool;
    entry->place = place;
    entry->reason = &pack->spool_reason;
    entry->deflated.size = entry->deflated.plain_size = size;
    entry->is_stored = true;
    return add_entry(pack, name, entry);
}

bool pack_add_page(struct pack *pack, const char *name, struct pages *pages, size_t index)
{
    struct entry *entry = calloc(1, sizeof *entry);
    if (!entry)
        return false;
    entry->pages = pages;
    entry->index = index;
    pack->pages = pages;
    return add_entry(pack, name, entry);
}

/* Reads the directory that was written: as many entries as were added, consistent with what stands
 * before each of them, the first one where readers look for it. OCTAVO_INTERNAL when it is not so,
 * OCTAVO_OUTPUT or OCTAVO_LIMIT when it cannot be read. */
static octavo_status read_back(const struct pack *pack, struct diagnostics *remarks)
{
    char start[38 + sizeof mimetype - 1];
    errno = 0;
    int code = ZIP_ER_READ, copy = dup(pack->commit.file);
    zip_t *archive = copy < 0 ? NULL : zip_fdopen(copy, ZIP_CHECKCONS, &code);
    int reason = errno;
    if (!archive && copy >= 0)
        close(copy);
    if (!archive && (code == ZIP_ER_MEMORY || reason == ENOMEM))
        return OCTAVO_LIMIT;
    if (!archive && (code == ZIP_ER_READ || code == ZIP_ER_SEEK || code == ZIP_ER_OPEN))
        return refuse(pack->path, reason, remarks);
    bool whole = archive && zip_get_num_entries(archive, 0) == (zip_int64_t)pack->entries;
    if (archive)
        zip_discard(archive);
    if (whole && !file_read_at(pack->commit.file, 0, start, sizeof start))
        return refuse(pack->path, errno, remarks);
    if (whole && memcmp(start + 30, "mimetype", 8) == 0 &&
        memcmp(start + 38, mimetype, sizeof mimetype - 1) == 0)
        return OCTAVO_OK;
    diagnose(remarks, DIAGNOSTIC_FAULTY_ARCHIVE, pack->path, 0, NULL);
    return OCTAVO_INTERNAL;
}

/* Why libzip gave up: a page, the disk, or memory. */
static octavo_status closing_fault(struct pack *pack, struct diagnostics *remarks)
{
    octavo_status status = pack->pages ? pages_status(pack->pages) : OCTAVO_OK;
    if (status != OCTAVO_OK)
        return status;
    if (pack->spool_reason != 0) {
        diagnose(remarks, DIAGNOSTIC_SPOOL_FAILED, pack->path, 0, strerror(pack->spool_reason));
        return OCTAVO_OUTPUT;
    }
    if (pack->window.reason != 0)
        return refuse(pack->path, pack->window.reason, remarks);
    return OCTAVO_LIMIT;
}

octavo_status pack_close(struct pack *pack, uint64_t *size, struct diagnostics *remarks)
{
    octavo_status status = OCTAVO_OK;
    if (zip_close(pack->archive) != 0) {
        status = closing_fault(pack, remarks);
    } else {
        pack->archive = NULL;
        *size = pack->window.end;
        status = read_back(pack, remarks);
        if (status == OCTAVO_OK && !commit_finish(&pack->commit))
            status = refuse(pack->path, errno, remarks);
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
    if (pack->compressor)
        deflate_close(pack->compressor);
    commit_abandon(&pack->commit);
    zip_error_fini(&pack->error);
    free(pack->path);
    free(pack);
}

enum pack_owner pack_owner(const char *path)
{
    static const char mark[] = "<meta name=\"generator\" content=\"" PACKAGE_GENERATOR "\"";
    enum { LOOKED_AT = 1 << 12 }; /* the mark stands first in the metadata */
    enum pack_owner owner = PACK_FOREIGN;
    int code = ZIP_ER_OK;
    errno = 0;
    char *text = calloc(1, LOOKED_AT + 1);
    zip_t *archive = text ? zip_open(path, ZIP_RDONLY, &code) : NULL;
    zip_file_t *package = archive ? zip_fopen(archive, BOOK_FOLDER PACKAGE_NAME, 0) : NULL;
    if (archive && !package)
        code = zip_error_code_zip(zip_get_error(archive));
    if (package && zip_fread(package, text, LOOKED_AT) < 0)
        code = ZIP_ER_READ;
    int reason = errno;
    if (package && strstr(text, mark))
        owner = PACK_OURS;
    if (!text || code == ZIP_ER_MEMORY || (code != ZIP_ER_OK && reason == ENOMEM))
        owner = PACK_NO_MEMORY;
    else if (code == ZIP_ER_READ || code == ZIP_ER_SEEK || code == ZIP_ER_OPEN)
        owner = PACK_UNREADABLE;
    if (package)
        zip_fclose(package);
    if (archive)
        zip_discard(archive);
    free(text);
    errno = reason ? reason : EIO;
    return owner;
}
