/* The same work on many items; see parallel.h. */
#define _GNU_SOURCE
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#if defined(__linux__)
#include <sched.h>
#endif

struct run {
    atomic_size_t next;
    atomic_bool ended;
    size_t count;
    parallel_work *work;
    void *context;
};

static void *take_items(void *argument)
{
    struct run *run = argument;
    while (!atomic_load(&run->ended)) {
        size_t index = atomic_fetch_add(&run->next, 1);
        if (index >= run->count)
            break;
        if (!run->work(run->context, index))
            atomic_store(&run->ended, true);
    }
    return NULL;
}

bool parallel_run(size_t count, size_t threads, parallel_work *work, void *context)
{
    struct run run = {.count = count, .work = work, .context = context};
    if (threads > count)
        threads = count;
    pthread_t *others = threads > 1 ? calloc(threads - 1, sizeof *others) : NULL;
    size_t started = 0;
    while (others && started + 1 < threads &&
           pthread_create(&others[started], NULL, take_items, &run) == 0)
        started++;
    take_items(&run);
    for (size_t i = 0; i < started; i++)
        pthread_join(others[i], NULL);
    free(others);
    return !atomic_load(&run.ended);
}

size_t parallel_processors(void)
{
#if defined(__linux__)
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0)
        return (size_t)CPU_COUNT(&set);
#endif
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (size_t)online : 1;
}
