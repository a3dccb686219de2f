/* The oracle of the fuzz targets; see oracle.h. It is built without the fuzzer's eyes, and knows
 * the format and nothing of how octavo makes it: XML is parsed by libxml2, the archive read by
 * libzip, and what may stand in a page is listed here once more. */
#define _GNU_SOURCE
#include "oracle.h"

#include <dirent.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

/* Stands in files beside the folder of inputs, and in no book. */
static const char secret[] = "octavo-fuzz-secret-7391";

_Noreturn void fuzz_fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("FOUND: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    abort();
}

/* --- the folder ----------------------------------------------------------------------------------
 */

static char root[64];

static void remove_root(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    if (system(command) != 0)
        fputs("the folder in memory stays\n", stderr);
}

static void put(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        fuzz_fail("cannot write %s", path);
}

static void make_root(void)
{
    char path[128];
    if (*root)
        return;
    snprintf(root, sizeof root, "%s/octavo-fuzz-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(root))
        fuzz_fail("no folder");
    atexit(remove_root);
    snprintf(path, sizeof path, "%s/in", root);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/secret.txt", root);
    put(path, secret, sizeof secret - 1);
    snprintf(path, sizeof path, "%s/secret.html", root);
    put(path, secret, sizeof secret - 1);
}

const char *fuzz_path(const char *name)
{
    static char paths[4][256];
    static size_t next;
    make_root();
    char *path = paths[next++ % 4];
    snprintf(path, sizeof *paths, "%s/in/%s", root, name);
    return path;
}

void fuzz_write(const char *name, const void *bytes, size_t size)
{
    put(fuzz_path(name), bytes, size);
}

void fuzz_remove(const char *name)
{
    unlink(fuzz_path(name));
}

/* --- a page
 * ---------------------------------------------------------------------------------------- */

static const char *const active[] = {
    "script", "style",    "iframe",   "frame",  "frameset", "object",        "embed",   "applet",
    "form",   "input",    "button",   "select", "textarea", "base",          "meta",    "link",
    "audio",  "video",    "source",   "track",  "canvas",   "foreignObject", "animate", "set",
    "use",    "noscript", "template", "portal", "dialog",   "param"};
static const char *const schemes[] = {"http:", "https:", "mailto:", "tel:"};

/* In the head of a page octavo writes a link and, for the cover, a meta of its own. */
static bool is_in_head(const xmlNode *node)
{
    return node->parent && strcmp((const char *)node->parent->name, "head") == 0;
}

static bool has_scheme(const char *value)
{
    size_t colon = strcspn(value, ":/?#");
    return value[colon] == ':';
}

static void look_at_address(const char *entry, const xmlNode *node, const char *name,
                            const char *value)
{
    bool known = !has_scheme(value) && value[0] != '/' && value[0] != '\\';
    bool loads = strcmp(name, "href") != 0 || strcmp((const char *)node->name, "a") != 0;
    for (size_t i = 0; !loads && i < sizeof schemes / sizeof *schemes; i++)
        known = known || strncmp(value, schemes[i], strlen(schemes[i])) == 0;
    if (!known)
        fuzz_fail("%s: %s %s=\"%s\"", entry, (const char *)node->name, name, value);
}

static void look_at_attribute(const char *entry, const xmlNode *node, const xmlAttr *attribute)
{
    static const char *const addresses[] = {
        "href",       "src",  "srcset",   "poster", "data",     "action", "formaction",
        "background", "cite", "longdesc", "altimg", "codebase", "ping"};
    const char *name = (const char *)attribute->name;
    xmlChar *value = xmlNodeListGetString(node->doc, attribute->children, 1);
    const char *text = value ? (const char *)value : "";
    if (strncasecmp(name, "on", 2) == 0 || strcmp(name, "srcdoc") == 0 ||
        strcmp(name, "style") == 0 || strcmp(name, "http-equiv") == 0)
        fuzz_fail("%s: %s has %s=\"%s\"", entry, (const char *)node->name, name, text);
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        if (strcmp(name, addresses[i]) == 0)
            look_at_address(entry, node, name, text);
    xmlFree(value);
}

static void look_at_element(const char *entry, const xmlNode *node)
{
    const char *name = (const char *)node->name;
    for (size_t i = 0; i < sizeof active / sizeof *active; i++)
        if (strcasecmp(name, active[i]) == 0 &&
            !(is_in_head(node) && (strcmp(name, "link") == 0 || strcmp(name, "meta") == 0)))
            fuzz_fail("%s: element %s", entry, name);
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        look_at_attribute(entry, node, attribute);
}

static const xmlNode *next_node(const xmlNode *node)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node && !node->next)
        node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
    return node ? node->next : NULL;
}

static void silent(void *context, const char *message, ...)
{
    (void)context;
    (void)message;
}

static void look_at_page(const char *entry, const char *bytes, size_t size)
{
    xmlDoc *document =
        xmlReadMemory(bytes, (int)size, "page", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    if (!document)
        fuzz_fail("%s is no XML", entry);
    for (const xmlNode *node = xmlDocGetRootElement(document); node; node = next_node(node))
        if (node->type == XML_ELEMENT_NODE)
            look_at_element(entry, node);
        else if (node->type == XML_PI_NODE || node->type == XML_COMMENT_NODE ||
                 node->type == XML_CDATA_SECTION_NODE)
            fuzz_fail("%s: a node of kind %d", entry, (int)node->type);
    xmlFreeDoc(document);
}

/* --- a book
 * ---------------------------------------------------------------------------------------- */

/* Where a string begins in bytes. As memmem(3), which the fuzzer would hear, and put the secret
 * into inputs itself. */
static bool holds(const char *bytes, size_t size, const char *string)
{
    size_t length = strlen(string);
    for (size_t i = 0; i + length <= size; i++) {
        size_t same = 0;
        while (same < length && bytes[i + same] == string[same])
            same++;
        if (same == length)
            return true;
    }
    return false;
}

static bool ends_in(const char *name, const char *end)
{
    size_t size = strlen(name), tail = strlen(end);
    return size >= tail && strcmp(name + size - tail, end) == 0;
}

static void look_at_entry(zip_t *archive, zip_int64_t index)
{
    zip_stat_t status;
    zip_stat_index(archive, (zip_uint64_t)index, 0, &status);
    if (status.name[strspn(status.name,
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/")] ||
        strstr(status.name, "..") || status.name[0] == '/')
        fuzz_fail("an entry's name is %s", status.name);
    char *bytes = malloc(status.size + 1);
    zip_file_t *file = zip_fopen_index(archive, (zip_uint64_t)index, 0);
    if (!bytes || !file || zip_fread(file, bytes, status.size) != (zip_int64_t)status.size)
        fuzz_fail("%s cannot be read", status.name);
    zip_fclose(file);
    if (holds(bytes, status.size, secret))
        fuzz_fail("%s holds a file from outside the folder", status.name);
    if (holds(bytes, status.size, root))
        fuzz_fail("%s holds a path of this machine", status.name);
    if (ends_in(status.name, ".xhtml"))
        look_at_page(status.name, bytes, status.size);
    free(bytes);
}

static void look_at_archive(const char *path)
{
    zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
    if (!archive)
        fuzz_fail("the book is no archive");
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); i++)
        look_at_entry(archive, i);
    zip_discard(archive);
}

/* U+FFFD stands for bytes that could not be decoded, as it should. */
static void check_remark(const octavo_diagnostic *remark, void *user)
{
    (void)user;
    if (remark->level >= OCTAVO_WARNING && strcmp(remark->name, "replacement-character") != 0)
        fuzz_fail("check: %s:%zu: %s [%s]", remark->source ? remark->source : "", remark->line,
                  remark->text, remark->name);
}

static void hear(const octavo_diagnostic *remark, void *user)
{
    (void)user;
    if (strcmp(remark->name, "words-differ") == 0 || strcmp(remark->name, "faulty-article") == 0 ||
        strcmp(remark->name, "faulty-page") == 0 || strcmp(remark->name, "faulty-archive") == 0)
        fuzz_fail("%s:%zu: %s [%s]", remark->source ? remark->source : "", remark->line,
                  remark->text, remark->name);
    if (strlen(remark->text) > 4096)
        fuzz_fail("a message of %zu bytes [%s]", strlen(remark->text), remark->name);
    for (const char *c = remark->text; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7F)
            fuzz_fail("a control character in a message [%s]", remark->name);
}

void fuzz_book(const char *name, const struct fuzz_value *values, size_t count)
{
    char book[128];
    xmlSetGenericErrorFunc(NULL, silent);
    fuzz_path("");
    snprintf(book, sizeof book, "%s/book.epub", root);
    unlink(book);
    octavo_job *job = octavo_job_new();
    octavo_job_on_diagnostic(job, hear, NULL);
    octavo_job_set(job, OCTAVO_OUTPUT_PATH, book);
    octavo_job_set(job, OCTAVO_COVER, "none");
    octavo_job_set(job, OCTAVO_THREADS, "1");
    for (size_t i = 0; i < count; i++)
        octavo_job_set(job, values[i].setting, values[i].value);
    octavo_job_add_input(job, fuzz_path(name));
    octavo_status status = octavo_job_prepare(job);
    if (status == OCTAVO_OK)
        status = octavo_job_run(job);
    octavo_job_free(job);
    bool made = access(book, F_OK) == 0;
    if (status != OCTAVO_OK && status != OCTAVO_LOST && status != OCTAVO_NOTHING &&
        status != OCTAVO_USAGE)
        fuzz_fail("status %d", (int)status);
    if (made != (status == OCTAVO_OK || status == OCTAVO_LOST))
        fuzz_fail("status %d and %s book", (int)status, made ? "a" : "no");
    if (!made)
        return;
    if (octavo_check(book, check_remark, NULL) != OCTAVO_OK)
        fuzz_fail("the check does not pass");
    look_at_archive(book);
}

size_t fuzz_choose(const uint8_t *data, size_t size, struct fuzz_value *values)
{
    unsigned chosen = size == 0 || data[size - 1] == '\n' ? 0 : data[size - 1];
    size_t count = 0;
    if (chosen & 1)
        values[count++] = (struct fuzz_value){OCTAVO_TYPOGRAPHY, "smart"};
    if (chosen & 2)
        values[count++] = (struct fuzz_value){OCTAVO_SPLIT_SIZE, "2000"};
    if (chosen & 4)
        values[count++] = (struct fuzz_value){OCTAVO_LANGUAGE, "fr"};
    if (chosen & 8)
        values[count++] = (struct fuzz_value){OCTAVO_EXPLAIN, "yes"};
    return count;
}
