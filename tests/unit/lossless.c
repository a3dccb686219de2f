/* Chapters whose words are not the text's are noticed, and where; layout alone makes no difference.
 */
#include "refine/lossless.h"
#include "refine/cells.h"

#include "table.h"

/* A tree made of paragraphs, one a line of `text`; "1|" before a line makes it an item of an
 * ordered list. */
static void build(struct tree *tree, const char *text)
{
    xmlNode *list = NULL;
    tree_init(tree);
    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "\n");
        bool item = strncmp(at, "1|", 2) == 0;
        if (item && !list)
            list = tree_add(tree, tree->root, "ol");
        xmlNode *parent = item ? tree_add(tree, list, "li") : tree->root;
        xmlNode *p = tree_add(tree, parent, "p");
        tree_add_text(tree, p, at + (item ? 2 : 0), size - (item ? 2 : 0));
        at += size + (at[size] == '\n');
    }
}

static void compare(void)
{
    static const struct {
        const char *input, *chapter;
        size_t line; /* where they differ; 0 when they do not */
    } rows[] = {
        {"One two\nthree.", "One two three.", 0},
        {"One\n\n\ttwo  three", "One\ntwo three", 0},
        {"well-\nknown", "well-known", 0},
        {"exam-\nple", "example", 0},
        {"漢字\n漢字", "漢字漢字", 0},
        {"漢字、\n漢字", "漢字、漢字", 0},
        {"said—\nand", "said—and", 0},
        {"said--and so -- yes", "said — and so—yes", 0}, /* a dash parts words, spaced or not */
        {"said--\n\nand", "said–\nand",
         0}, /* an en dash of two hyphens, at the end of a paragraph */
        {"said–\nand", "said– and", 0},
        {"il dit:[sic]", "il dit :[sic]", 0},
        {"il dit!<sic> et?*or*", "il dit !<sic> et ?*or*", 0},
        {"il dit:](sic)", "il dit :](sic)", 0},
        {"l'\"avis\" tel", "l’« avis » tel", 0},
        {"az 'új'-ra", "az »új«-ra", 0},
        {"said--and", "saidand", 1},
        {"said-and", "said—and", 1},
        {"one|two", "one two", 0}, /* cells between bars */
        {"said \"and\"", "said \"an d\"", 1},
        {"- one\n- two\n\n-----\n\n> three", "one\ntwo\nthree", 0},
        {"1. one\n2. two", "1|one\n1|two", 0},
        {"", "", 0},
        {"* * *", "", 0},
        {"One–two three", "One\u2060two three", 0}, /* first bytes the same */
        {"One two three", "One three", 1},
        {"One\ntwo\nthree", "One two", 3},
        {"One\ntwo", "One twofold", 2},
        {"One two", "Onetwo", 1},
        {"One two", "two One", 1},
        {"Onetwo", "One two", 1},
        {"one\n\ntwo\n\nthree", "one\ntwo\ntwo\nthree", 5},
        {"1. one\n3. two", "1|one\n1|two", 2},
        {"One é", "One e", 1},
        {"One à", "One á", 1},
        {"One two\nthree four five", "One two three fourfive", 2},
        {"", "word", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tree tree;
        struct buffer input;
        size_t line = 7;
        bool differs = rows[i].line > 0 || strcmp(rows[i].chapter, "word") == 0;
        buffer_init(&input);
        buffer_add_string(&input, rows[i].input);
        build(&tree, rows[i].chapter);
        row_true(rows[i].input, lossless_check(&input, &tree, &line) == !differs);
        row_number(rows[i].input, line, rows[i].line);
        tree_fini(&tree);
        buffer_fini(&input);
    }
}

/* A row of cells, which '|' parts; a line of a cell ends in '~'. It is compared as it stood: line
 * by line, then joined. */
static void rows_of_tables(void)
{
    static const struct {
        const char *input, *row, *joined;
        bool same;
    } rows[] = {
        {"|rope|holds|", "rope|holds", "rope\nholds", true},
        {"|rope|holds the|\n|    |boat     |", "rope~|holds the~boat", "rope\nholds the boat",
         true},
        {"|    |keeps it |\n|tar |dry      |", "~tar|keeps it~dry", "tar\nkeeps it dry", true},
        {"|self-|一|\n|made |二|", "self-~made|一~二", "self-made\n一二", true},
        {"|rope|holds the|\n|    |boat     |", "rope|boat~holds the", "rope\nboat holds the",
         false},
        {"|rope|holds the|\n|    |boat     |", "rope~boat|the holds~", "rope boat\nthe holds",
         false},
        {"|rope|holds|\n|tar|", "rope|holds~", "rope\nholds", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tree tree;
        struct buffer input, text;
        size_t line = 0;
        buffer_init(&input);
        buffer_init(&text);
        buffer_add_string(&input, rows[i].input);
        tree_init(&tree);
        xmlNode *row = tree_add(&tree, tree_add(&tree, tree.root, "table"), "tr");
        for (const char *at = rows[i].row; *at; at += *at == '|') {
            buffer_fini(&text);
            for (; *at && *at != '|'; at++)
                buffer_add_byte(&text, *at == '~' ? '\n' : *at);
            tree_add_text(&tree, tree_add(&tree, row, "td"), text.data, text.size);
        }
        row_true(rows[i].row, lossless_check(&input, &tree, &line) == rows[i].same);
        refine_cells(&tree);
        buffer_fini(&text);
        tree_text(&tree, &text);
        buffer_add_byte(&text, '\0');
        row_string(rows[i].row, text.data, rows[i].joined);
        buffer_fini(&text);
        buffer_fini(&input);
        tree_fini(&tree);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(compare),
        TEST(rows_of_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
