/* What a run will open, told between prepare and run, so that a program can give up the rest. */
#define _GNU_SOURCE
#include "job.h"

#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_link(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

/* A named file may be a link that leads out of the folder it stands in. */
static void tell_links(const struct sources *sources, octavo_access_callback *callback, void *user)
{
    for (size_t i = 0; i < sources->count; i++) {
        const struct source *source = &sources->items[i];
        if (source->folder == FILE_HERE && is_link(source->path))
            callback(OCTAVO_READS, source->path, user);
    }
}

static void tell_inputs(const octavo_job *job, octavo_access_callback *callback, void *user)
{
    const struct strings *places = &job->sources.places;
    if (settings_on(&job->settings, OCTAVO_FOLLOW)) {
        callback(OCTAVO_READS, "/", user); /* links in folders lead anywhere */
        return;
    }
    for (size_t i = 0; i < places->count; i++)
        if (i == 0 || strcmp(places->items[i], places->items[i - 1]) != 0)
            callback(OCTAVO_READS, places->items[i], user);
    tell_links(&job->sources, callback, user);
}

octavo_status octavo_job_access(octavo_job *job, octavo_access_callback *callback, void *user)
{
    tell_inputs(job, callback, user);
    char *folder = file_workplace(job->target);
    if (!folder && errno == ENOMEM)
        return job_report(job, &job->remarks, OCTAVO_LIMIT);
    if (!folder) {
        diagnose(&job->remarks, DIAGNOSTIC_SPOOL_FAILED, job->target, 0, strerror(errno));
        return job_report(job, &job->remarks, OCTAVO_OUTPUT);
    }
    callback(OCTAVO_WRITES, folder, user);
    free(folder);
    return OCTAVO_OK;
}
