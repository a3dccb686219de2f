/* Reading XML without trust; see document.h. */
#include "check/document.h"

#include "base/memory.h"
#include "check/limits.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum {
    /* No entity is replaced, no DTD and no other file is loaded, no limit is lifted. */
    OPTIONS = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOERROR | XML_PARSE_NOWARNING,
};

struct reading {
    struct epub *epub;
    size_t file;
    size_t defaults; /* bytes of declared values of attributes */
    bool has_fault;  /* only the first one is told: the others follow from it */
};

static bool is_too_deep(const xmlError *error)
{
    return error->message && strstr(error->message, "Excessive depth");
}

static void on_error(void *user, xmlErrorPtr error)
{
    struct reading *reading = ((xmlParserCtxt *)user)->_private;
    bool is_namespace = error->domain == XML_FROM_NAMESPACE && error->level >= XML_ERR_ERROR;
    if (reading->has_fault || (error->level < XML_ERR_FATAL && !is_namespace))
        return;
    if (error->code == XML_ERR_NO_MEMORY)
        reading->epub->failed = true;
    char text[256];
    snprintf(text, sizeof text, "%s", error->message ? error->message : "");
    text[strcspn(text, "\n")] = '\0';
    reading->has_fault = true;
    finding(reading->epub, is_too_deep(error) ? RULE_TOO_DEEP : RULE_ILL_FORMED, reading->file,
            error->line > 0 ? (size_t)error->line : 0, "%s", text);
}

/* Takes over only entities that cannot grow: short, and without others in them. */
static void on_entity(void *user, const xmlChar *name, int type, const xmlChar *public_id,
                      const xmlChar *system_id, xmlChar *content)
{
    xmlParserCtxt *context = user;
    struct reading *reading = context->_private;
    size_t line = (size_t)(context->input ? context->input->line : 0);
    if (type != XML_INTERNAL_GENERAL_ENTITY || !content)
        finding(reading->epub, RULE_EXTERNAL_ENTITY, reading->file, line, "%s", (const char *)name);
    else if (strlen((const char *)content) > LIMIT_CHECK_ENTITY ||
             strchr((const char *)content, '&'))
        finding(reading->epub, RULE_GROWING_ENTITY, reading->file, line, "%s", (const char *)name);
    else
        xmlSAX2EntityDecl(context, name, type, public_id, system_id, content);
}

/* Ends the parse when declared defaults of attributes would be copied too often. */
static void on_attribute(void *user, const xmlChar *element, const xmlChar *name, int type,
                         int kind, const xmlChar *value, xmlEnumerationPtr words)
{
    xmlParserCtxt *context = user;
    struct reading *reading = context->_private;
    reading->defaults += value ? strlen((const char *)value) + 1 : 0;
    if (reading->defaults > LIMIT_CHECK_DEFAULTS && !reading->has_fault) {
        reading->has_fault = true;
        finding(reading->epub, RULE_GROWING_ENTITY, reading->file, 0, "%s", (const char *)name);
        xmlStopParser(context);
    }
    xmlSAX2AttributeDecl(context, element, name, type, kind, value, words);
}

/* The most "=" in one tag, outside of quotes: as many as it has attributes. */
static size_t most_attributes(const struct buffer *bytes)
{
    size_t most = 0, count = 0;
    char quote = 0;
    bool in_tag = false;
    for (size_t i = 0; i < bytes->size; i++) {
        char c = bytes->data[i];
        if (in_tag && quote) {
            quote = c == quote ? 0 : quote;
        } else if (in_tag && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == '<' || c == '>') {
            in_tag = c == '<';
            count = 0;
        } else if (in_tag && c == '=') {
            most = ++count > most ? count : most;
        }
    }
    return most;
}

/* The encoding as the bytes show or declare it; in upper case, "" when nothing is said. */
static void read_encoding(const struct buffer *bytes, char encoding[32])
{
    const unsigned char *b = (const unsigned char *)bytes->data;
    *encoding = '\0';
    if (bytes->size >= 2 && ((b[0] == 0xFE && b[1] == 0xFF) || (b[0] == 0xFF && b[1] == 0xFE) ||
                             (b[0] == 0 && b[1] == '<') || (b[0] == '<' && b[1] == 0))) {
        snprintf(encoding, 32, "UTF-16");
        return;
    }
    char head[160];
    snprintf(head, sizeof head, "%s", bytes->data ? bytes->data : "");
    char *end = strstr(head, "?>");
    const char *name = end ? strstr(head, "encoding") : NULL;
    if (!name || name > end || !(name = strpbrk(name, "\"'")))
        return;
    snprintf(encoding, 32, "%.*s", (int)strcspn(name + 1, "\"'"), name + 1);
}

static void check_encoding(struct epub *epub, const struct document *document)
{
    char encoding[32];
    read_encoding(&document->bytes, encoding);
    bool is_xhtml = strcmp(epub_type(epub, document->file), "application/xhtml+xml") == 0;
    if (strncasecmp(encoding, "UTF-16", 6) == 0)
        finding(epub, is_xhtml && epub->version == 3 ? RULE_UTF16_XHTML : RULE_UTF16,
                document->file, 1, "%s", "");
    else if (*encoding && strcasecmp(encoding, "UTF-8") != 0)
        finding(epub, RULE_ENCODING, document->file, 1, "%s", encoding);
}

/* Document types that a kind of document may still have (EPUB 3.3, section 3.9; OPF 2.0.1). */
static bool may_have_doctype(const char *type, const char *public_id)
{
    static const struct {
        const char *type, *public_id;
    } known[] = {
        {"application/x-dtbncx+xml", "-//NISO//DTD ncx 2005-1//EN"},
        {"image/svg+xml", "-//W3C//DTD SVG 1.1//EN"},
        {"application/mathml+xml", "-//W3C//DTD MathML 3.0//EN"},
        {"application/mathml-presentation+xml", "-//W3C//DTD MathML 3.0//EN"},
        {"application/mathml-content+xml", "-//W3C//DTD MathML 3.0//EN"},
        {"application/oebps-package+xml", "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(type, known[i].type) == 0 && strcmp(public_id, known[i].public_id) == 0)
            return true;
    return false;
}

static void check_doctype(struct epub *epub, const struct document *document)
{
    const xmlDtd *dtd = document->tree->intSubset;
    if (!dtd || (!dtd->ExternalID && !dtd->SystemID))
        return;
    const char *type = document->file == epub->package ? "application/oebps-package+xml"
                                                       : epub_type(epub, document->file);
    const char *public_id = dtd->ExternalID ? (const char *)dtd->ExternalID : "";
    const char *system_id = dtd->SystemID ? (const char *)dtd->SystemID : "";
    bool is_xhtml = strcmp(type, "application/xhtml+xml") == 0;
    if (is_xhtml && epub->version == 2) {
        if (strcmp(public_id, "-//W3C//DTD XHTML 1.1//EN") != 0)
            finding(epub, RULE_DOCTYPE, document->file, 0, "%s", public_id);
    } else if (is_xhtml && !*public_id && strcmp(system_id, "about:legacy-compat") == 0) {
        return;
    } else if (is_xhtml) {
        finding(epub, RULE_DOCTYPE, document->file, 0, "%s", *public_id ? public_id : system_id);
    } else if (epub->version == 3 && !may_have_doctype(type, public_id)) {
        finding(epub, RULE_EXTERNAL_DOCTYPE, document->file, 0, "%s",
                *public_id ? public_id : system_id);
    }
}

/* libxml2 cannot know the entities of a DTD that it does not load; those of XHTML are no fault. */
static void check_entity_references(struct epub *epub, const struct document *document)
{
    for (const xmlNode *at = document->root; at; at = following_element(at, document->root, NULL))
        for (const xmlNode *node = at->children; node; node = node->next)
            if (node->type == XML_ENTITY_REF_NODE && !node->children &&
                !xmlGetDocEntity(document->tree, node->name) && !htmlEntityLookup(node->name)) {
                finding(epub, RULE_ILL_FORMED, document->file, line_of(at),
                        "entity %s is not declared", (const char *)node->name);
                return;
            }
}

static bool parse(struct epub *epub, struct document *document)
{
    struct reading reading = {.epub = epub, .file = document->file};
    xmlParserCtxt *context = xmlNewParserCtxt();
    if (!context) {
        epub->failed = true;
        return false;
    }
    context->_private = &reading;
    context->sax->serror = on_error;
    context->sax->entityDecl = on_entity;
    context->sax->attributeDecl = on_attribute;
    document->tree = xmlCtxtReadMemory(context, document->bytes.data, (int)document->bytes.size,
                                       NULL, NULL, OPTIONS);
    if (!context->wellFormed && !reading.has_fault)
        finding(epub, RULE_ILL_FORMED, document->file, 0, "%s", "cannot be read");
    bool sound = context->wellFormed && !reading.has_fault && document->tree;
    xmlFreeParserCtxt(context);
    document->root = sound ? xmlDocGetRootElement(document->tree) : NULL;
    return document->root != NULL;
}

bool document_open(struct epub *epub, size_t file, struct document *document)
{
    *document = (struct document){.file = file};
    if (!epub_read(epub, file, LIMIT_CHECK_DOCUMENT + 1, &document->bytes))
        return false;
    if (document->bytes.size > LIMIT_CHECK_DOCUMENT) {
        finding(epub, RULE_DOCUMENT_TOO_LARGE, file, 0, "%s", "");
        return false;
    }
    if (most_attributes(&document->bytes) > LIMIT_CHECK_ATTRIBUTES) {
        finding(epub, RULE_TOO_MANY_ATTRIBUTES, file, 0, "%s", "");
        return false;
    }
    if (!document->bytes.data)
        buffer_add(&document->bytes, "", 0);
    check_encoding(epub, document);
    if (!parse(epub, document))
        return false;
    if (document->tree->version && strcmp((const char *)document->tree->version, "1.0") != 0)
        finding(epub, RULE_XML_VERSION, file, 1, "%s", (const char *)document->tree->version);
    check_doctype(epub, document);
    check_entity_references(epub, document);
    return true;
}

void document_close(struct document *document)
{
    xmlFreeDoc(document->tree);
    buffer_fini(&document->bytes);
    *document = (struct document){0};
}
