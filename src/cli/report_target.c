/* Where the report goes; see report_target.h. */
#define _GNU_SOURCE
#include "cli/report_target.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A device, pipe or socket cannot be replaced by a file. */
static bool is_special(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static int open_descriptor(struct report_target *target, const char *path)
{
    if (is_special(path))
        return open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    target->is_file = commit_open(&target->commit, path);
    return target->is_file ? dup(target->commit.file) : -1;
}

bool report_target_open(struct report_target *target, const char *path)
{
    *target = (struct report_target){0};
    if (strcmp(path, "-") == 0) {
        target->out = stdout;
        return true;
    }
    int descriptor = open_descriptor(target, path);
    target->out = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (target->out)
        return true;
    int reason = errno;
    if (descriptor >= 0)
        close(descriptor);
    if (target->is_file)
        commit_abandon(&target->commit);
    errno = reason;
    return false;
}

bool report_target_finish(struct report_target *target, bool good)
{
    FILE *out = target->out;
    target->out = NULL;
    good = fflush(out) == 0 && !ferror(out) && good;
    if (out == stdout)
        return good;
    int reason = errno;
    if (fclose(out) != 0 && good) {
        good = false;
        reason = errno;
    }
    errno = reason;
    if (!target->is_file)
        return good;
    if (good)
        return commit_finish(&target->commit);
    commit_abandon(&target->commit);
    return false;
}

/* Whether two paths lead to one place, be there a file or not. */
static bool is_same_place(const char *a, const char *b)
{
    char *p = file_real_path(a), *q = file_real_path(b);
    bool same = strcmp(a, b) == 0 || (p && q && strcmp(p, q) == 0);
    free(p);
    free(q);
    return same;
}

static bool is_input(const char *path, const octavo_job *job)
{
    struct stat report, source;
    if (stat(path, &report) != 0 || !S_ISREG(report.st_mode))
        return false;
    for (size_t i = 0; i < octavo_job_article_count(job); i++) {
        char entry[64];
        if (stat(octavo_job_article(job, i, entry).source, &source) == 0 &&
            source.st_dev == report.st_dev && source.st_ino == report.st_ino)
            return true;
    }
    return false;
}

const char *report_target_clash(const char *path, const octavo_job *job)
{
    if (is_same_place(path, octavo_job_summary(job).output))
        return "the book";
    return is_input(path, job) ? "an input" : NULL;
}
