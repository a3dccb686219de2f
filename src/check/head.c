/* Meta elements; see head.h. */
#include "check/head.h"

#include <string.h>
#include <strings.h>

static void fault(struct head *h, enum rule rule, const xmlNode *node, const char *detail)
{
    finding(h->epub, rule, h->file, line_of(node), "%s", detail);
}

/* A value in lower case, as a string that lives as long as the check. */
static const char *lower(struct head *h, const char *value)
{
    struct buffer made = {0};
    for (; *value; value++)
        buffer_add_byte(&made, *value >= 'A' && *value <= 'Z' ? (char)(*value | 0x20) : *value);
    const char *kept = made.data && !made.failed ? epub_string(h->epub, made.data) : "";
    buffer_fini(&made);
    return kept;
}

void head_check_meta(struct head *h, const xmlNode *node)
{
    const char *equivalent = attribute_of(node, "http-equiv"), *name = attribute_of(node, "name");
    const char *content = attribute_of(node, "content"), *charset = attribute_of(node, "charset");
    bool is_type = equivalent && strcasecmp(equivalent, "content-type") == 0;
    h->has_viewport = h->has_viewport || (name && strcmp(name, "viewport") == 0 && content);
    if (h->epub->version != 3)
        return;
    bool is_plain = name && *name && content;
    bool is_known = equivalent && content &&
                    has_word("content-type refresh default-style content-security-policy "
                             "x-ua-compatible",
                             lower(h, equivalent));
    if (!is_plain && !is_known && !charset && !attribute_of(node, "property") &&
        !attribute_of(node, "itemprop"))
        fault(h, RULE_META_HTML, node, "");
    if (attribute_of(node, "scheme"))
        fault(h, RULE_ATTRIBUTE, node, "scheme of meta");
    if (!is_element(node->parent, NS_XHTML, "head") && !attribute_of(node, "property") &&
        !attribute_of(node, "itemprop"))
        fault(h, RULE_MISPLACED, node, "meta in body");
    if (is_type && (!content || strncasecmp(content, "text/html;", 10) != 0 ||
                    strcasecmp(content + 10 + strspn(content + 10, " \t"), "charset=utf-8") != 0))
        fault(h, RULE_META_CHARSET, node, content ? content : "");
    if (charset && strcasecmp(charset, "utf-8") != 0)
        fault(h, RULE_META_CHARSET, node, charset);
    if ((is_type || charset) && h->has_charset)
        fault(h, RULE_ONCE, node, "meta that names the encoding");
    h->has_charset = h->has_charset || is_type || charset;
    if (equivalent && strcasecmp(equivalent, "refresh") == 0)
        fault(h, RULE_REFRESH, node, "");
}
