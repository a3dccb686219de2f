/* A job from within: what octavo.c sets up, reading.c reads, telling.c tells. */
#ifndef OCTAVO_JOB_H
#define OCTAVO_JOB_H

#include <octavo.h>

#include "base/spool.h"
#include "book/book.h"
#include "collect/collect.h"
#include "cover.h"
#include "links/links.h"

#include <regex.h>
#include <stdatomic.h>

struct octavo_job {
    struct strings inputs;
    struct settings settings;
    struct sources sources;
    struct book book;
    struct cover cover;
    struct links links;
    char *inputs_title;
    char *target;        /* path of the book */
    struct spool *spool; /* the articles' markup between the passes */
    bool is_prepared;    /* and not run yet */
    regex_t split_on;    /* OCTAVO_SPLIT_ON, compiled */
    bool splits;         /* whether it is set */
    size_t threads;
    atomic_bool cancelled;
    size_t *left_out; /* sources without an article */
    size_t left_out_count;
    struct diagnostics remarks;
    octavo_level worst;
    octavo_diagnostic_callback *callback;
    void *user;
    octavo_summary summary;
};

/* Hands over what was remarked, and says so when memory is what ended a step; returns `status`. */
octavo_status job_report(octavo_job *job, struct diagnostics *remarks, octavo_status status);

/* The first pass: every source to its articles, their markup put aside in the spool. */
octavo_status job_read(octavo_job *job);

#endif
