/* measure RESULT COMMAND [ARGUMENT]...: runs the command and writes "STATUS WALL PROCESSOR MEMORY"
 * into the file RESULT: exit status (128 + number of a signal), seconds, seconds of user and system
 * together, KiB of the largest resident set. Its own program because Linux counts the memory of the
 * starter into that of the started, and an interpreter's is more than octavo needs. */
#define _GNU_SOURCE
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fputs("usage: measure RESULT COMMAND [ARGUMENT]...\n", stderr);
        return 2;
    }
    pid_t child;
    double start = now();
    int fault = posix_spawnp(&child, arguments[2], NULL, NULL, arguments + 2, environ);
    if (fault != 0) {
        fprintf(stderr, "measure: %s: %s\n", arguments[2], strerror(fault));
        return 1;
    }
    int status;
    struct rusage usage;
    while (wait4(child, &status, 0, &usage) < 0)
        if (errno != EINTR)
            return 1;
    double end = now();
    FILE *result = fopen(arguments[1], "w");
    if (!result)
        return 1;
    fprintf(result, "%d %.6f %.6f %ld\n",
            WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), end - start,
            seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss);
    return fclose(result) == 0 ? 0 : 1;
}
