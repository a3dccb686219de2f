/* What need not be said; see said.h. */
#include "refine/said.h"

#include <string.h>

static void drop(xmlNode *node, const char *name)
{
    xmlAttr *attribute = xmlHasProp(node, BAD_CAST name);
    if (attribute)
        xmlRemoveProp(attribute);
}

/* Takes an attribute of this value away from all elements that no other one around them changes it
 * for. */
static void drop_said(const xmlNode *root, const char *name, const char *twin, const char *value)
{
    const xmlNode *node = root;
    while (node) {
        const char *said = tree_get(node, name);
        if (!said || strcmp(said, value) == 0) {
            if (said)
                drop((xmlNode *)node, name);
            if (said && twin)
                drop((xmlNode *)node, twin);
            node = tree_next(node, root);
            continue;
        }
        while (node != root && !node->next)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
}

void refine_said(struct article *article)
{
    if (!article->body.root)
        return;
    if (*article->language)
        drop_said(article->body.root, "lang", "xml:lang", article->language);
    drop_said(article->body.root, "dir", NULL, article->rtl ? "rtl" : "ltr");
}
