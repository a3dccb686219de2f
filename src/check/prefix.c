/* Prefixes of properties; see prefix.h. */
#include "check/prefix.h"

#include "check/document.h"

#include <stdio.h>
#include <string.h>

static const char reserved[] = "a11y dcterms marc media onix rendition schema xsd msv prism";

static const char white[] = " \t\r\n";

/* One declaration at `*at`, which is moved behind it; false when it has not the form. */
static bool read_declaration(const char **at, const char **name, size_t *size)
{
    *name = *at + strspn(*at, white);
    *size = strcspn(*name, ": \t\r\n");
    const char *rest = *name + *size;
    if (*size == 0 || *rest != ':' || !strchr(white, rest[1]))
        return false;
    rest += 1 + strspn(rest + 1, white);
    size_t url = strcspn(rest, white);
    *at = rest + url;
    *at += strspn(*at, white);
    return url > 0;
}

void prefix_check(struct epub *epub, size_t file, size_t line, const char *prefixes)
{
    const char *at = prefixes ? prefixes : "", *name = NULL;
    size_t size = 0;
    at += strspn(at, white);
    while (*at) {
        if (!read_declaration(&at, &name, &size)) {
            finding(epub, RULE_PREFIX_FORM, file, line, "%s", prefixes);
            return;
        }
        if (size == 1 && *name == '_')
            finding(epub, RULE_PREFIX_UNDERSCORE, file, line, "%s", "");
    }
}

bool prefix_is_declared(const char *prefixes, const char *property)
{
    char prefix[64];
    size_t size = strcspn(property, ":");
    if (property[size] != ':' || size >= sizeof prefix)
        return property[size] != ':';
    snprintf(prefix, sizeof prefix, "%.*s", (int)size, property);
    if (has_word(reserved, prefix))
        return true;
    const char *at = prefixes ? prefixes : "", *name = NULL;
    size_t length = 0;
    while (*at && read_declaration(&at, &name, &length))
        if (length == size && memcmp(name, property, size) == 0)
            return true;
    return false;
}

static bool is_well_formed(const char *property)
{
    size_t size = strlen(property), prefix = strcspn(property, ":");
    return size > 0 && prefix > 0 && (property[prefix] == '\0' || prefix + 1 < size);
}

/* Without a prefix, or in a vocabulary that EPUB itself defines in full. */
static bool is_of_closed_vocabulary(const char *property)
{
    return !strchr(property, ':') || strncmp(property, "rendition:", 10) == 0 ||
           strncmp(property, "media:", 6) == 0;
}

void prefix_check_list(struct epub *epub, size_t file, size_t line, const char *prefixes,
                       const char *list, const char *words)
{
    char word[128];
    for (const char *at = list ? list + strspn(list, white) : ""; *at; at += strspn(at, white)) {
        size_t size = strcspn(at, white);
        snprintf(word, sizeof word, "%.*s", (int)(size < sizeof word ? size : sizeof word - 1), at);
        at += size;
        if (!is_well_formed(word))
            finding(epub, RULE_PROPERTY_FORM, file, line, "%s", word);
        else if (!prefix_is_declared(prefixes, word))
            finding(epub, RULE_PREFIX_UNDECLARED, file, line, "%s", word);
        else if (words && !has_word(words, word) && is_of_closed_vocabulary(word))
            finding(epub, RULE_PROPERTY_UNKNOWN, file, line, "%s", word);
    }
}
