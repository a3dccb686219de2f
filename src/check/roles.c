/* The attribute role; see roles.h. */
#include "check/roles.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *element, *roles;
} allowed[] = {
#define ROLES(element, roles) {element, roles},
#include "roles.def"
#undef ROLES
};

/* WAI-ARIA 1.2, DPUB-ARIA 1.1 and Graphics ARIA. */
static const char known[] =
    "alert alertdialog application article banner button cell checkbox columnheader combobox "
    "complementary contentinfo definition dialog directory document feed figure form grid gridcell "
    "group graphics-document graphics-object graphics-symbol heading img link list listbox "
    "listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio "
    "navigation none note option presentation progressbar radio radiogroup region row rowgroup "
    "rowheader searchbox scrollbar search separator slider spinbutton status switch tab table "
    "tablist tabpanel term textbox timer toolbar tooltip tree treegrid treeitem doc-abstract "
    "doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography "
    "doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits "
    "doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example "
    "doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction doc-noteref "
    "doc-notice doc-pagebreak doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna "
    "doc-subtitle doc-tip doc-toc";

static const char of_links[] =
    "button checkbox link menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem "
    "doc-backlink doc-biblioref doc-glossref doc-noteref";

static const char of_images[] =
    "button checkbox img link menuitem menuitemcheckbox menuitemradio none option presentation "
    "progressbar radio scrollbar separator slider switch tab treeitem doc-cover";

static const char *roles_of(const xmlNode *node)
{
    const char *name = (const char *)node->name;
    if (strcmp(name, "a") == 0)
        return attribute_of(node, "href") ? of_links : known;
    if (strcmp(name, "img") == 0)
        return of_images;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (strcmp(allowed[i].element, name) == 0)
            return allowed[i].roles;
    return known;
}

void roles_check(struct epub *epub, size_t file, const xmlNode *node)
{
    const char *roles = attribute_of(node, "role");
    if (!roles || epub->version == 2)
        return;
    if (!*roles || strpbrk(roles, " \t\r\n"))
        finding(epub, RULE_VALUE, file, line_of(node), "role=\"%s\"", roles);
    char role[64];
    const char *right = roles_of(node);
    for (const char *at = roles; *at; at += strcspn(at, " \t\r\n")) {
        at += strspn(at, " \t\r\n");
        int size = (int)strcspn(at, " \t\r\n");
        snprintf(role, sizeof role, "%.*s", size, at);
        if (size == 0)
            continue;
        if (!has_word(known, role))
            finding(epub, RULE_ROLE_UNKNOWN, file, line_of(node), "%s", role);
        else if (!has_word(right, role))
            finding(epub, RULE_ROLE, file, line_of(node), "%s on %s", role,
                    (const char *)node->name);
        else if (has_word("doc-endnote doc-biblioentry", role))
            finding(epub, RULE_DEPRECATED, file, line_of(node), "role %s", role);
    }
}
