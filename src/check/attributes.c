/* Attributes of XHTML elements; see attributes.h. */
#include "check/attributes.h"

#include "check/model.h"
#include "check/value.h"

#include <string.h>

/* Those that any element may have (HTML, section 3.2.6; RDFa and microdata; XHTML 1.1). */
static const char everywhere[] =
    "id class title lang dir translate style tabindex accesskey autofocus nonce inert "
    "contenteditable draggable hidden inputmode spellcheck autocapitalize enterkeyhint is slot "
    "itemid itemprop itemref itemscope itemtype role about content datatype inlist prefix property "
    "rel resource rev typeof vocab xmlns";
static const char everywhere_in_2[] = "id class title lang dir style xmlns";

/* Those of XHTML 1.1, which EPUB 2 has in place of the table's. Scripts are not part of it. */
static const struct {
    const char *element, *attributes;
} of_epub2[] = {
    {"a", "accesskey charset coords href hreflang rel rev shape tabindex target type"},
    {"area", "accesskey alt coords href nohref shape tabindex target"},
    {"blockquote", "cite"},
    {"button", "accesskey disabled name tabindex type value"},
    {"col", "align char charoff span valign width"},
    {"colgroup", "align char charoff span valign width"},
    {"del", "cite datetime"},
    {"form", "accept accept-charset action enctype method name target"},
    {"head", "profile"},
    {"html", "version"},
    {"iframe", "frameborder height longdesc marginheight marginwidth name scrolling src width"},
    {"img", "!src !alt height ismap longdesc usemap width"},
    {"input",
     "accept accesskey alt checked disabled ismap maxlength name readonly size src tabindex "
     "type usemap value"},
    {"ins", "cite datetime"},
    {"label", "accesskey for"},
    {"legend", "accesskey"},
    {"link", "charset href hreflang media rel rev target type"},
    {"map", "name"},
    {"meta", "content http-equiv name scheme"},
    {"object", "archive classid codebase codetype data declare height name standby tabindex type "
               "usemap width"},
    {"optgroup", "disabled label"},
    {"option", "disabled label selected value"},
    {"param", "name type value valuetype"},
    {"q", "cite"},
    {"script", "charset defer src type"},
    {"select", "disabled multiple name size tabindex"},
    {"style", "media type"},
    {"table", "border cellpadding cellspacing frame rules summary width"},
    {"tbody", "align char charoff valign"},
    {"td", "abbr align axis char charoff colspan headers rowspan scope valign"},
    {"textarea", "accesskey cols disabled name readonly rows tabindex"},
    {"tfoot", "align char charoff valign"},
    {"th", "abbr align axis char charoff colspan headers rowspan scope valign"},
    {"thead", "align char charoff valign"},
    {"tr", "align char charoff valign"},
};

static const char aria[] =
    "activedescendant atomic autocomplete braillelabel brailleroledescription busy checked "
    "colcount colindex colindextext colspan controls current describedby description details "
    "disabled dropeffect errormessage expanded flowto grabbed haspopup hidden invalid keyshortcuts "
    "label labelledby level live modal multiline multiselectable orientation owns placeholder "
    "posinset pressed readonly relevant required roledescription rowcount rowindex rowindextext "
    "rowspan selected setsize sort valuemax valuemin valuenow valuetext";

enum form { FORM_COUNT, FORM_INTEGER, FORM_LANGUAGE, FORM_WORD, FORM_SWITCH, FORM_TYPE, FORM_MAP };

/* Forms of values: attribute, elements that it is about ("": all), form, and words that are right.
 */
static const struct {
    const char *name, *elements;
    enum form form;
    const char *words;
} forms[] = {
    {"width", "img video iframe object canvas source", FORM_COUNT, ""},
    {"height", "img video iframe object canvas source", FORM_COUNT, ""},
    {"colspan", "td th", FORM_COUNT, ""},
    {"rowspan", "td th", FORM_COUNT, ""},
    {"span", "col colgroup", FORM_COUNT, ""},
    {"start", "ol", FORM_INTEGER, ""},
    {"value", "li", FORM_INTEGER, ""},
    {"tabindex", "", FORM_INTEGER, ""},
    {"lang", "", FORM_LANGUAGE, ""},
    {"usemap", "img object", FORM_MAP, ""},
    {"aria-hidden", "", FORM_WORD, "true false undefined"},
    {"dir", "", FORM_WORD, "ltr rtl auto"},
    {"scope", "th", FORM_WORD, "row col rowgroup colgroup"},
    {"type", "ol", FORM_WORD, "1 a A i I"},
    {"type", "a area embed link object script source style", FORM_TYPE, "module"},
    {"border", "table", FORM_WORD, "1"},
    {"hidden", "", FORM_SWITCH, "until-found"},
    {"controls", "audio video", FORM_SWITCH, ""},
    {"reversed", "ol", FORM_SWITCH, ""},
    {"open", "details dialog", FORM_SWITCH, ""},
};

static bool is_right(const char *name, const char *value, enum form form, const char *words)
{
    switch (form) {
    case FORM_COUNT:
        return value_is_integer(value, false);
    case FORM_INTEGER:
        return value_is_integer(value, true);
    case FORM_LANGUAGE:
        return *value == '\0' || value_is_language(value);
    case FORM_SWITCH:
        return *value == '\0' || strcmp(value, name) == 0 || has_word(words, value);
    case FORM_MAP:
        return value[0] == '#' && value[1] != '\0';
    case FORM_TYPE:
        return value_is_media_type(value) || has_word(words, value) || *value == '\0';
    case FORM_WORD:
        return has_word(words, value) || (*value == '\0' && strcmp(name, "border") == 0);
    }
    return true;
}

static void check_value(struct epub *epub, size_t file, const xmlNode *node, const char *name)
{
    const char *value = attribute_of(node, name);
    for (size_t i = 0; value && i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].name, name) != 0 ||
            (*forms[i].elements && !has_word(forms[i].elements, (const char *)node->name)))
            continue;
        if (!is_right(name, value, forms[i].form, forms[i].words))
            finding(epub, RULE_VALUE, file, line_of(node), "%s=\"%s\"", name, value);
    }
}

bool attribute_is_handler(const char *name)
{
    return name[0] == 'o' && name[1] == 'n' && name[2] >= 'a' && name[2] <= 'z';
}

static bool is_own(const char *own, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = own; *at; at += strcspn(at, " "), at += *at == ' ') {
        const char *word = at + (*at == '!');
        if (strcspn(word, " ") == size && memcmp(word, name, size) == 0)
            return true;
    }
    return *own == '*';
}

/* "data-" and a name, in lower case (HTML, section 3.2.6.6). */
static bool is_data(const char *name)
{
    if (strncmp(name, "data-", 5) != 0 || name[5] == '\0')
        return false;
    for (const char *at = name + 5; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            return false;
    return true;
}

static bool is_known(const struct epub *epub, const char *own, const char *name)
{
    if (epub->version == 2)
        return is_own(own, name) || has_word(everywhere_in_2, name);
    return is_own(own, name) || attribute_is_handler(name) || has_word(everywhere, name) ||
           is_data(name) || strncmp(name, "its-", 4) == 0 ||
           (strncmp(name, "aria-", 5) == 0 && has_word(aria, name + 5));
}

static void check_required(struct epub *epub, size_t file, const xmlNode *node, const char *own)
{
    char name[32];
    for (const char *at = strchr(own, '!'); at; at = strchr(at + 1, '!')) {
        size_t size = strcspn(at + 1, " ");
        if (size >= sizeof name)
            continue;
        memcpy(name, at + 1, size);
        name[size] = '\0';
        if (!attribute_of(node, name))
            finding(epub, RULE_NO_ATTRIBUTE, file, line_of(node), "%s of %s", name,
                    (const char *)node->name);
    }
}

static void check_foreign(struct epub *epub, size_t file, const xmlNode *node, const xmlAttr *at)
{
    const char *name = (const char *)at->name;
    bool is_ops = at->ns->href && strcmp((const char *)at->ns->href, NS_OPS) == 0;
    bool is_xml =
        at->ns->href && strcmp((const char *)at->ns->href, (char *)XML_XML_NAMESPACE) == 0;
    bool is_xlink = at->ns->href && strcmp((const char *)at->ns->href, NS_XLINK) == 0;
    if ((is_ops && epub->version == 2) || is_xlink ||
        (is_xml && !has_word("lang space base", name)))
        finding(epub, RULE_ATTRIBUTE, file, line_of(node), "%s:%s of %s",
                (const char *)at->ns->prefix, name, (const char *)node->name);
    else if (is_ops && !has_word("type prefix", name))
        finding(epub, RULE_ATTRIBUTE, file, line_of(node), "epub:%s of %s", name,
                (const char *)node->name);
    else if (is_ops && strcmp(name, "type") == 0 &&
             has_word("head meta link title style script base template", (const char *)node->name))
        finding(epub, RULE_ATTRIBUTE, file, line_of(node), "epub:type of %s",
                (const char *)node->name);
}

/* An element's own attributes; NULL for one that is not known. */
static const char *own_attributes(const struct epub *epub, const xmlNode *node)
{
    const char *own = model_attributes(node);
    if (!own || epub->version == 3)
        return own;
    for (size_t i = 0; i < sizeof of_epub2 / sizeof *of_epub2; i++)
        if (strcmp(of_epub2[i].element, (const char *)node->name) == 0)
            return of_epub2[i].attributes;
    return "";
}

bool attributes_check(struct epub *epub, size_t file, const xmlNode *node)
{
    const char *own = own_attributes(epub, node);
    bool has_script = false;
    if (!own)
        return false;
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        const char *name = (const char *)at->name;
        if (at->ns) {
            check_foreign(epub, file, node, at);
            continue;
        }
        if (!is_known(epub, own, name))
            finding(epub, RULE_ATTRIBUTE, file, line_of(node), "%s of %s", name,
                    (const char *)node->name);
        has_script = has_script || attribute_is_handler(name);
        if (epub->version == 3)
            check_value(epub, file, node, name);
    }
    if (strcmp((const char *)node->name, "li") == 0 && attribute_of(node, "value") &&
        !is_element(node->parent, NS_XHTML, "ol"))
        finding(epub, RULE_ATTRIBUTE, file, line_of(node), "%s", "value of li outside ol");
    check_required(epub, file, node, own);
    return has_script;
}
