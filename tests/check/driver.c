/* driver BOOK...: runs the checker and prints a line a finding, "level name source:line: text".
 * Ends with 0 when all books are clean of errors, 1 when one is not, 2 when one cannot be opened, 3
 * without memory. */
#include "check/check.h"

#include <stdio.h>
#include <string.h>

static void print(const octavo_diagnostic *diagnostic, void *user)
{
    static const char *const levels[] = {"info", "note", "warning", "error", "fatal"};
    (void)user;
    printf("%s %s %s:%zu: %s\n", levels[diagnostic->level], diagnostic->name, diagnostic->source,
           diagnostic->line, diagnostic->text);
}

int main(int count, char **arguments)
{
    int worst = 0;
    for (int i = 1; i < count; i++) {
        octavo_status status = check_book(arguments[i], print, NULL);
        int ends = status == OCTAVO_OK      ? 0
                   : status == OCTAVO_LOST  ? 1
                   : status == OCTAVO_USAGE ? 2
                                            : 3;
        worst = ends > worst ? ends : worst;
    }
    return worst;
}
