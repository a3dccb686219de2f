/* A body's tree is built and walked in document order, however deep it is, and its text comes out
 * with a line feed between blocks. */
#include "book/tree.h"

#include "table.h"

enum { DEEP = 100000 };

static void add_paragraph(struct tree *tree, const char *text)
{
    tree_add_text(tree, tree_add(tree, tree->root, "p"), text, strlen(text));
}

static void is_built(void)
{
    struct tree tree;
    tree_init(&tree);
    row_true("begun", tree.document && tree.root && !tree.failed);
    row_string("root", (const char *)tree.root->name, "body");
    xmlNode *p = tree_add(&tree, tree.root, "p");
    row_true("at the end of its parent", p && p->parent == tree.root && tree.root->last == p);
    row_true("second", tree_add(&tree, tree.root, "hr") == tree.root->last);
    row_true("nothing below nothing", tree_add(&tree, NULL, "p") == NULL);
    tree_add_text(&tree, NULL, "lost", 4);
    tree_set(&tree, NULL, "class", "lost");
    tree_set(&tree, p, "class", "a & \"b\" المحتويات");
    xmlChar *value = xmlGetProp(p, BAD_CAST "class");
    row_string("attribute", (const char *)value, "a & \"b\" المحتويات");
    xmlFree(value);
    tree_add_text(&tree, p, "a < b, not this", 5);
    tree_add_text(&tree, p, " &lt; c", 7);
    xmlChar *text = xmlNodeGetContent(p);
    row_string("text is literal", (const char *)text, "a < b &lt; c");
    xmlFree(text);
    row_true("nothing failed", !tree.failed);
    tree_fini(&tree);
    row_true("ended", tree.document == NULL);
    tree_fini(&tree);
}

/* A text parted in three, the middle in an element. */
static void text_is_parted(void)
{
    struct tree tree;
    tree_init(&tree);
    xmlNode *p = tree_add(&tree, tree.root, "p");
    tree_add_text(&tree, p, "one two three", 13);
    xmlNode *first = p->children;
    tree_set_text(&tree, first, "one ", 4);
    xmlNode *middle = tree_add_after(&tree, first, "bdi", "two", 3);
    xmlNode *last = tree_add_after(&tree, middle, NULL, " three", 6);
    row_true("order", first->next == middle && middle->next == last && !last->next);
    row_string("first", (const char *)first->content, "one ");
    row_string("middle", (const char *)middle->children->content, "two");
    row_string("last", (const char *)last->content, " three");
    row_true("whole", !tree.failed);
    row_true("nothing after nothing", !tree_add_after(&tree, NULL, "bdi", "x", 1) && tree.failed);
    tree_fini(&tree);
}

/* body > (p > (a, em > b, c), hr, ul > li > d) */
static void build_sample(struct tree *tree)
{
    tree_init(tree);
    xmlNode *p = tree_add(tree, tree->root, "p");
    tree_add_text(tree, p, "a", 1);
    tree_add_text(tree, tree_add(tree, p, "em"), "b", 1);
    tree_add_text(tree, p, "c", 1);
    tree_add(tree, tree->root, "hr");
    tree_add_text(tree, tree_add(tree, tree_add(tree, tree->root, "ul"), "li"), "d", 1);
}

static void walk(const char *row, const xmlNode *root, const char *expected)
{
    char seen[256] = "";
    for (const xmlNode *node = root; node; node = tree_next(node, root)) {
        const void *name = node->type == XML_TEXT_NODE ? node->content : node->name;
        strncat(seen, name, sizeof seen - strlen(seen) - 1);
        strncat(seen, " ", sizeof seen - strlen(seen) - 1);
    }
    row_string(row, seen, expected);
}

static void is_walked_in_order(void)
{
    struct tree tree;
    build_sample(&tree);
    walk("all", tree.root, "body p a em b c hr ul li d ");
    walk("only below its root", tree.root->children, "p a em b c ");
    walk("a root without children", tree.root->children->next, "hr ");
    walk("the last one", tree.root->last, "ul li d ");
    tree_fini(&tree);
    tree_init(&tree);
    walk("empty", tree.root, "body ");
    tree_fini(&tree);
}

static void deep_without_recursion(void)
{
    struct tree tree;
    tree_init(&tree);
    xmlNode *node = tree.root;
    for (size_t i = 0; i < DEEP; i++)
        node = tree_add(&tree, node, "div");
    tree_add_text(&tree, node, "bottom", 6);
    add_paragraph(&tree, "after");
    row_true("built", node && !tree.failed);
    size_t nodes = 0;
    for (const xmlNode *at = tree.root; at; at = tree_next(at, tree.root))
        nodes++;
    row_number("nodes", nodes, 1 + DEEP + 1 + 2);
    struct buffer text;
    buffer_init(&text);
    tree_text(&tree, &text);
    row_string("text", text.data, "bottom\nafter");
    buffer_fini(&text);
    tree_fini(&tree);
}

static void text_of_blocks(void)
{
    struct tree tree;
    struct buffer text;
    buffer_init(&text);
    tree_init(&tree);
    tree_text(&tree, &text);
    row_number("empty", text.size, 0);
    add_paragraph(&tree, "One.");
    add_paragraph(&tree, "Two.");
    buffer_add_string(&text, "> ");
    tree_text(&tree, &text);
    row_string("two", text.data, "> One.\nTwo.");
    tree_fini(&tree);
    build_sample(&tree);
    buffer_clear(&text);
    tree_text(&tree, &text);
    row_string("inside a line there is no line feed", text.data, "abc\nd");
    tree_fini(&tree);
    buffer_fini(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_is_parted),         TEST(is_built),       TEST(is_walked_in_order),
        TEST(deep_without_recursion), TEST(text_of_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
