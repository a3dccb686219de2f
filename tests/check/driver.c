/* driver BOOK...: runs the checker on each book and prints a line a finding, "level name source:line:
 * text", and behind the last one of a book "ends" and a number: 0 when it is clean of errors, 1 when it
 * is not, 2 when it cannot be opened, 3 without memory. Ends with the largest of them. */
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
        printf("ends %d\n", ends);
        fflush(stdout); /* a later book may end the program */
        worst = ends > worst ? ends : worst;
    }
    return worst;
}
