/* Tells the language of texts, for languages.py. Reads from standard input, again and again, a size
 * in decimal, a line feed and so many bytes; answers each with a line "LANGUAGE DIRECTION", LANGUAGE
 * being "-" while undecided. With a number as argument every text is told so many times, and the
 * nanoseconds of one time are added to the line. */
#define _GNU_SOURCE
#include "refine/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void tell(const char *text, size_t size, long times)
{
    struct article article = {0};
    double start = now();
    for (long i = 0; i < times; i++) {
        struct census census;
        census_take(&census, text, size);
        refine_language(&article, &census, text, size);
    }
    printf("%s %s %.0f\n", *article.language ? article.language : "-", article.rtl ? "rtl" : "ltr",
           (now() - start) / (double)times);
}

int main(int count, char **arguments)
{
    long times = count > 1 ? strtol(arguments[1], NULL, 10) : 1;
    size_t size;
    while (scanf("%zu%*1[\n]", &size) == 1) {
        char *text = malloc(size + 1);
        if (!text || fread(text, 1, size, stdin) != size)
            return 1;
        tell(text, size, times);
        free(text);
    }
    return 0;
}
