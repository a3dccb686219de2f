/* What the stretches of a text are: items, verse, tables, headings, quotations, breaks. The blocks
 * of a text are written as a word, a letter for each:
 *   p paragraph  h heading  i item  v verse  t listing or drawing  T table  b break  q quoted
 * paragraph */
#include "read/block.h"
#include "read/heading.h"

#include "table.h"

static void shape_of(const char *text, char *shape, size_t room)
{
    static const char letters[] = {
        [BLOCK_PARAGRAPH] = 'p', [BLOCK_HEADING] = 'h', [BLOCK_ITEM] = 'i',  [BLOCK_VERSE] = 'v',
        [BLOCK_PRE] = 't',       [BLOCK_TABLE] = 'T',   [BLOCK_BREAK] = 'b', [BLOCK_DROPPED] = 0};
    struct lines lines = {0};
    struct blocks blocks = {0};
    size_t length = 0;
    row_true("memory", lines_split(text, strlen(text), &lines));
    row_true("memory", blocks_divide(&lines, &blocks));
    headings_find(&lines, &blocks, 0, blocks.count);
    for (size_t i = 0; i < blocks.count && length + 1 < room; i++) {
        const struct block *block = &blocks.items[i];
        if (block->kind == BLOCK_DROPPED)
            continue;
        bool quoted = block->kind == BLOCK_PARAGRAPH && block->quote > 0;
        shape[length++] = quoted ? 'q' : letters[block->kind];
    }
    shape[length] = '\0';
    free(lines.items);
    free(blocks.items);
}

struct row {
    const char *name, *text, *shape;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char shape[64];
        shape_of(rows[i].text, shape, sizeof shape);
        row_string(rows[i].name, shape, rows[i].shape);
    }
}

static void lists_and_speech(void)
{
    static const struct row rows[] = {
        {"hyphens", "- rope\n- tar\n- a lamp\n", "iii"},
        {"en dashes that name things", "– rope\n– tar\n– a lamp\n", "iii"},
        {"em dashes that speak", "— Is it far?\n— It is.\n— Then we shall walk.\n", "ppp"},
        {"hyphens that speak", "- Is it far?\n- It is.\n- Then we shall walk.\n", "ppp"},
        {"hyphens that only ask", "- Is the door shut?\n- Is the lamp out?\n", "ii"},
        {"speech between narration",
         "The keeper found a mirror on the stairs.\n- It is my picture!\nHe showed it to his wife, "
         "who looked.\n- It is a fool.\n",
         "pppp"},
        {"one hyphen", "- rope\n", "p"},
        {"text after a list in its run",
         "- rope\n- tar\nAll of it was bought on credit in the harbour office by the second "
         "keeper.\n",
         "iip"},
        {"letters below numbers",
         "1. Find your coat.\n   a. It is under the others.\n   b. It is gone.\n2. Go.\n", "iiii"},
        {"an initial", "A. Smith rang the bell.\nB. Jones rang the bell.\n", "pp"},
        {"a year", "1998. It was a good year.\n1999. It was not.\n", "pp"},
    };
    check_rows(rows, COUNT(rows));
}

static void verse_and_prose(void)
{
    static const struct row rows[] = {
        {"a poem of two-line stanzas",
         "Low water\n\nthe boat comes home at evening\nand carries only rain\n\nthe keeper asks no "
         "money\nand rows it out again\n\nthe boat has gone at morning\nand left a little rain\n",
         "pvvv"},
        {"stanzas as wide as wrapped text",
         "she learned the river as one learns a stair,\nby falling down it once and never "
         "more;\nher father taught her where the eddies were\nand gave her both the oars when she "
         "was four.\n\nthe rope is gone, the landing stage is mud,\na bridge now does in seconds "
         "what they did;\nbut old men, when the river is in flood,\nstill listen for the place "
         "where she was hid.\n",
         "vv"},
        {"lines of one measure",
         "渡口夜泊\n江風吹客夢，\n夜雨入孤舟。\n明日無人問，\n青山對白頭。\n", "pv"},
        {"questions and answers", "Where is it?\nIn the tower.\n\nIs it lit?\nNot since spring.\n",
         "pppp"},
        {"narrow prose",
         "The keeper of the light went down to the harbour with\nhis lamp and did not come back "
         "before the morning, by\nwhich time the boats were all out on the grey water.\n\nHis wife "
         "had lit the other lamp and sat beside it\nwith the book of the winter, in which nothing "
         "was\nwritten but the names of ships and of the weather.\n",
         "pp"},
        {"a signature", "Grey is the pier,\nand grey the sea,\nand grey the gull\n\t\t-- A. Vole\n",
         "vp"},
    };
    check_rows(rows, COUNT(rows));
}

static void tables_and_listings(void)
{
    static const struct row rows[] = {
        {"numbers that end below each other",
         "Station   April   May\nAldery       12    18\nCawl          3     4\nNess        140     "
         "5\n",
         "T"},
        {"leaders", "Rope ........ 41.00\nOne goat .... 60.00\nRepairs .... 212.50\n", "t"},
        {"an ellipsis in prose", "He said ... nothing.\nShe said ... less.\nThey went.\n", "ppp"},
        {"a program",
         "It counts sheep all night, and it does so without a pause:\n\n    while gate.open():\n"
         "        count = count + 1\n    print(count)\n\nThe dog has been moved to the barn.\n",
         "ptp"},
    };
    check_rows(rows, COUNT(rows));
}

static void breaks_and_quotations(void)
{
    static const struct row rows[] = {
        {"stars", "One.\n\n* * *\n\nTwo.\n", "pbp"},
        {"a star below stars", "One.\n\n* * *\n\n* Two.\n", "pbp"},
        {"a mark alone", "One.\n\n#\n\nTwo.\n", "pbp"},
        {"an ellipsis", "One.\n\n...\n\nTwo.\n", "ppp"},
        {"set in below text",
         "He wrote this:\n\n    the lamp is out and I have no oil left to light it with, so\n    "
         "that the boats must find the harbour by its smell.\n",
         "pq"},
        {"a text that is set in all through",
         "===\nThe lamp\n===\n\n "
         "    He went down to the harbour before it was light on that\n     day and did not come "
         "back until the boats were out again.\n",
         "pp"},
        {"one line of mail",
         "He signed.\n> I signed what was put before me, and it was the same "
         "bridge.\nHe left.\n",
         "pqp"},
        {"greater than", "It is\n> 5\nwhere it was less.\n", "v"},
    };
    check_rows(rows, COUNT(rows));
}

static void headings(void)
{
    static const struct row rows[] = {
        {"a word that counts",
         "Bend 1\n\nAll are free and stay so.\n\nBend 2\n\nNobody is held.\n\nBend 3\n\nNone is "
         "sold.\n",
         "hphphp"},
        {"roman numbers", "I\n\nThe lamp went out.\n\nII\n\nIt was lit again.\n", "hphp"},
        {"years are no parts", "1984\n\nIt stood alone.\n\n1985\n\nThere were 212.\n", "pppp"},
        {"one of a kind", "Bend 1\n\nAll are free and stay so.\n\nThat is all.\n", "ppp"},
        {"a row of short lines", "Bend 1\n\nBend 2\n\nBend 3\n", "ppp"},
        {"numbered claims",
         "1. He lies.\n\nThe lamp was lit when he came down the stairs.\n\n2. He knows it.\n\nThe "
         "second keeper saw him come.\n",
         "hphp"},
        {"ideographs in brackets",
         "（一）出发\n\n车过三座桥，到了学校。\n\n（二）到达\n\n终点是一块空地。\n", "hphp"},
        {"weekdays", "Monday\n\nRained. Raked.\n\nTuesday\n\nRained less.\n", "hphp"},
        {"debris", "Follow\n\nA. Vole @vole\n\n9:53 PM - 26 Dec\n\n13,490 likes\n", "pppp"},
        {"contents", "CONTENTS\n\n1. The well\n2. The rope\n", "hii"},
        {"a heading above headings",
         "II. THE LAMP\nITS OIL\n\nIt burned whale oil until 1902.\n\nIII. THE BELL\nITS "
         "ROPE\n\nIt "
         "rang in fog.\n",
         "hhphhp"},
        {"a sentence about a chapter",
         "The keeper read.\n\nPart I of it was about the sea and "
         "ships.\n\nHe slept.\n",
         "ppp"},
    };
    check_rows(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lists_and_speech),      TEST(verse_and_prose), TEST(tables_and_listings),
        TEST(breaks_and_quotations), TEST(headings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
