/* META-INF (EPUB 3.3, section 4.2.6): where the package document is, and what is encrypted. */
#include "check/checks.h"

#include "check/url.h"

#include <string.h>

static const char package_type[] = "application/oebps-package+xml";

/* A rootfile's path, or NULL when it is no package document. */
static const char *package_path(struct epub *epub, size_t file, const xmlNode *rootfile)
{
    const char *path = attribute_of(rootfile, "full-path");
    const char *type = attribute_of(rootfile, "media-type");
    if (!type || strcmp(type, package_type) != 0)
        return NULL;
    if (!path)
        finding(epub, RULE_NO_FULL_PATH, file, line_of(rootfile), "%s", "");
    else if (!*path)
        finding(epub, RULE_EMPTY_FULL_PATH, file, line_of(rootfile), "%s", "");
    return path ? path : "";
}

static void read_rootfiles(struct epub *epub, size_t file, const xmlNode *rootfiles)
{
    size_t packages = 0;
    for (const xmlNode *at = first_element(rootfiles); at; at = next_element(at)) {
        const char *path = is_element(at, NS_OCF, "rootfile") ? package_path(epub, file, at) : NULL;
        if (!path)
            continue;
        size_t package = epub_file(epub, path);
        if (package == NONE && *path)
            finding(epub, RULE_NO_PACKAGE, file, line_of(at), "%s", path);
        if (packages++ == 0)
            epub->package = package;
    }
    if (packages == 0)
        finding(epub, RULE_NO_ROOTFILE, file, line_of(rootfiles), "%s", "");
    if (packages > 1)
        finding(epub, RULE_MANY_ROOTFILES, file, line_of(rootfiles), "%zu", packages);
}

static void read_container(struct epub *epub)
{
    struct document document = {0};
    size_t file = epub_file(epub, "META-INF/container.xml");
    if (file == NONE) {
        finding(epub, RULE_NO_CONTAINER, WHOLE_BOOK, 0, "%s", "");
        return;
    }
    if (document_open(epub, file, &document)) {
        if (!is_element(document.root, NS_OCF, "container"))
            finding(epub, RULE_ROOT, file, line_of(document.root), "%s, must be container",
                    (const char *)document.root->name);
        read_rootfiles(epub, file, child_named(document.root, NS_OCF, "rootfiles"));
    }
    document_close(&document);
}

/* Encrypted files are not looked at. References are from the root of the container. */
static void read_encryption(struct epub *epub)
{
    struct document document = {0};
    size_t file = epub_file(epub, "META-INF/encryption.xml");
    if (file == NONE)
        return;
    const xmlNode *at = document_open(epub, file, &document) ? document.root : NULL;
    for (; at; at = following_element(at, document.root, NULL)) {
        const char *url =
            is_element(at, NS_ENC, "CipherReference") ? attribute_of(at, "URI") : NULL;
        struct buffer name = {0};
        if (url && !url_leaves_container("", url, &name) && name.data) {
            size_t closed = epub_file(epub, name.data);
            if (closed == NONE)
                finding(epub, RULE_MISSING, file, line_of(at), "%s", url);
            else if (!epub->files[closed].is_closed)
                finding(epub, RULE_CLOSED, closed, 0, "%s", "");
            if (closed != NONE)
                epub->files[closed].is_closed = true;
        }
        buffer_fini(&name);
    }
    document_close(&document);
}

bool check_ocf(struct epub *epub)
{
    read_container(epub);
    read_encryption(epub);
    return epub->package != NONE;
}
