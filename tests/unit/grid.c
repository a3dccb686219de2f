/* Which aligned lines are tables, and what their cells are. A table is written with '/' between
 * rows and '|' between cells, the lines of a cell with '~'; '#' stands before a row of the head,
 * '=' behind a column of figures there, '!' before the name of a row. What is no table is "". */
#include "read/grid.h"
#include "base/buffer.h"

#include "table.h"

static void add_cell(const struct grid *grid, size_t line, size_t height, size_t column,
                     struct buffer *out)
{
    bool head = line < grid->body;
    if (column > 0)
        buffer_add_byte(out, '|');
    else if (head || grid->named_rows)
        buffer_add_byte(out, head ? '#' : '!');
    for (size_t i = line; i < line + height; i++) {
        struct span cell = grid_cell(grid, i, column);
        if (i > line)
            buffer_add_byte(out, '~');
        buffer_add(out, cell.text, cell.size);
    }
    if (head && grid->columns[column].figures)
        buffer_add_byte(out, '=');
}

static char *table_of(const char *text)
{
    struct lines lines = {0};
    struct grid grid;
    struct buffer out;
    buffer_init(&out);
    row_true("memory", lines_split(text, strlen(text), &lines));
    if (grid_find(lines.items, lines.count, &grid))
        for (size_t line = 0, height; (height = grid_row(&grid, &line)) > 0; line += height) {
            if (out.size > 0)
                buffer_add_byte(&out, '/');
            for (size_t column = 0; column < grid.column_count; column++)
                add_cell(&grid, line, height, column, &out);
        }
    free(lines.items);
    return buffer_take(&out);
}

struct row {
    const char *name, *text, *table;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *table = table_of(rows[i].text);
        row_string(rows[i].name, table, rows[i].table);
        free(table);
    }
}

static void gaps(void)
{
    static const struct row rows[] = {
        {"head above figures",
         "Station      April    May\nAldery          12     18\nUpper Garth      3      4\n",
         "#Station|April=|May=/!Aldery|12|18/!Upper Garth|3|4"},
        {"a head that leaves the first column out",
         "            Laid     Sold\nMarch     41,000   38,000\nApril     44,500   38,200\n",
         "#|Laid=|Sold=/!March|41,000|38,000/!April|44,500|38,200"},
        {"figures without a head", "Rope     4.50\nTar      1.20\nLamps   12.00\n",
         "Rope|4.50/Tar|1.20/Lamps|12.00"},
        {"a rule below the head",
         "Name    Use\n------  --------------\nrope    holds the boat\ntar     keeps it dry\n",
         "#Name|Use/rope|holds the boat/tar|keeps it dry"},
        {"a rule above a sum", "Rope     4.50\nTar      1.20\n-------------\nAll      5.70\n",
         "Rope|4.50/Tar|1.20/All|5.70"},
        {"nothing shown for a figure",
         "Well     May   June\nHigh      12      -\nLow        3      4\nOld        9      8\n",
         "#Well|May=|June=/!High|12|-/!Low|3|4/!Old|9|8"},
        {"wide characters", "町        人口\n塩原      1200\n北浜        85\n",
         "#町|人口=/!塩原|1200/!北浜|85"},
        {"words alone, without a rule",
         "rope    holds the boat\ntar     keeps it dry\nlamp    burns\n", ""},
        {"two lines", "Rope     4.50\nTar      1.20\n", ""},
        {"a cell that goes on in the next line",
         "Name    Use\n------  --------------\nrope    holds the boat\n        at the quay\ntar    "
         " dry\n",
         ""},
        {"a gap in one line only", "Rope     4.50\nTar   x  1.20\nLamps   12.00\n", ""},
        {"a line across", "Rope     4.50\nand what stands across\nLamps   12.00\n", ""},
        {"leaders", "Bell rope ......  41.00\nGoat (one) .....  60.00\nSundry .........   9.00\n",
         ""},
        {"text in two columns",
         "Name                    Use\n----------------------  ----------------------\n"
         "The rope that held the  The tar that was to be\nboat at the quay was a  put on it had "
         "not been\n"
         "gift of the last miner  bought when it was cut\n",
         ""},
    };
    check_rows(rows, COUNT(rows));
}

static void bars(void)
{
    static const struct row rows[] = {
        {"drawn",
         "+------+------+\n| Name | Down |\n+------+------+\n| Foot | 0    |\n| Top  | 2.10 |\n"
         "+------+------+\n",
         "#Name|Down=/!Foot|0/!Top|2.10"},
        {"open at the sides", " id | name\n----+------\n  1 | rope\n  2 | tar\n",
         "#id=|name/1|rope/2|tar"},
        {"no rule", "| rope | 4 |\n| tar  | 1 |\n", "rope|4/tar|1"},
        {"rules between all rows, the head in the middle",
         "+------------+\n| Name |Use  |\n|------+-----|\n|rope  |boats|\n|------+-----|\n"
         "|tar   |boats|\n+------------+\n",
         "#Name|Use/rope|boats/tar|boats"},
        {"rules between all rows, none of them a head",
         "+------------+\n|lamp  |light|\n|------+-----|\n|rope  |boats|\n|------+-----|\n"
         "|tar   |boats|\n+------------+\n",
         "lamp|light/rope|boats/tar|boats"},
        {"rows of several lines",
         "+----------------+\n|Name|    Use    |\n|----+-----------|\n|rope|holds the  |\n"
         "|    |boat       |\n|----+-----------|\n|    |keeps it   |\n|tar |dry        |\n"
         "+----------------+\n",
         "#Name|Use/rope~|holds the~boat/~tar|keeps it~dry"},
        {"a bar in a cell", "|a  |b|c|\n|---+---|\n|one|two|\n|six|ten|\n",
         "#a|b|c/one|two/six|ten"},
        {"lines that may be one row or two",
         "+----------------+\n|Name|Use        |\n|----+-----------|\n|rope|boats      |\n"
         "|    |cow        |\n|----+-----------|\n|tar |boats      |\n+----------------+\n",
         ""},
        {"bars out of line", "| rope | 4 |\n| tar | 1 |\n", ""},
        {"drawing", "+-----+\n| (o) |\n+--+--+\n   |\n", ""},
        {"pipes", "cat a | sort | uniq\ncut -f 1 b | sort | tee c\n", ""},
    };
    check_rows(rows, COUNT(rows));
}

static void tabs(void)
{
    static const struct row rows[] = {
        {"as many in each line", "Name\tUse\nrope\tboats\na long name\tnone\n",
         "Name|Use/rope|boats/a long name|none"},
        {"figures", "Name\tNumber\nrope\t4\ntar\t12\n", "#Name|Number=/!rope|4/!tar|12"},
        {"not as many", "Name\tUse\nrope\tboats\tcattle\ntar\tnone\n", ""},
    };
    check_rows(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(gaps),
        TEST(bars),
        TEST(tabs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
