/* Pages made ahead by several threads; see pages.h. */
#include "pack/pages.h"

#include <pthread.h>
#include <stdlib.h>

/* Pages that may be ready or in the making beyond the one that is being written: enough to keep the
 * threads busy while a long page is written. */
enum { WINDOW = 32 };

enum page_state { PAGE_UNTOUCHED, PAGE_BEGUN, PAGE_READY };

struct page {
    enum page_state state;
    struct deflated deflated;
};

/* A thread's own tools. */
struct tools {
    struct libdeflate_compressor *compressor;
    struct buffer plain;
};

struct pages {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct page *items;
    size_t count;
    size_t next;  /* the first page that nobody has begun */
    size_t asked; /* the page that the asker wants, or writes */
    octavo_status status;
    bool ending;
    page_maker *make;
    void *context;
    struct tools own; /* the asker's */
    pthread_t *threads;
    size_t thread_count;
};

static bool tools_open(struct tools *tools)
{
    buffer_init(&tools->plain);
    tools->compressor = deflate_open();
    return tools->compressor != NULL;
}

static void tools_close(struct tools *tools)
{
    if (tools->compressor)
        deflate_close(tools->compressor);
    buffer_fini(&tools->plain);
}

/* Makes a page that is marked as begun; called without the lock, returns with it. */
static void make_page(struct pages *pages, size_t index, struct tools *tools)
{
    struct deflated deflated = {0};
    buffer_clear(&tools->plain);
    octavo_status status = pages->make(pages->context, index, &tools->plain);
    if (status == OCTAVO_OK &&
        (tools->plain.failed ||
         !deflate(tools->compressor, tools->plain.data, tools->plain.size, &deflated)))
        status = OCTAVO_LIMIT;
    pthread_mutex_lock(&pages->lock);
    pages->items[index].deflated = deflated;
    pages->items[index].state = PAGE_READY;
    if (status != OCTAVO_OK && pages->status == OCTAVO_OK)
        pages->status = status;
    pthread_cond_broadcast(&pages->changed);
}

static bool may_begin(const struct pages *pages)
{
    return pages->next < pages->count && pages->next < pages->asked + WINDOW;
}

static void *work(void *argument)
{
    struct pages *pages = argument;
    struct tools tools;
    bool able = tools_open(&tools);
    pthread_mutex_lock(&pages->lock);
    while (able && !pages->ending && pages->status == OCTAVO_OK && pages->next < pages->count) {
        if (!may_begin(pages)) {
            pthread_cond_wait(&pages->changed, &pages->lock);
            continue;
        }
        size_t index = pages->next++;
        pages->items[index].state = PAGE_BEGUN;
        pthread_mutex_unlock(&pages->lock);
        make_page(pages, index, &tools);
    }
    pthread_mutex_unlock(&pages->lock);
    tools_close(&tools);
    return NULL;
}

struct pages *pages_open(size_t count, size_t threads, page_maker *make, void *context)
{
    struct pages *pages = calloc(1, sizeof *pages);
    if (!pages)
        return NULL;
    pages->count = count;
    pages->make = make;
    pages->context = context;
    pthread_mutex_init(&pages->lock, NULL);
    pthread_cond_init(&pages->changed, NULL);
    pages->items = calloc(count, sizeof *pages->items);
    pages->threads = calloc(threads, sizeof *pages->threads);
    if (!tools_open(&pages->own) || !pages->items || !pages->threads) {
        pages_close(pages);
        return NULL;
    }
    /* With fewer threads than wished the asker just does more himself. */
    while (pages->thread_count + 1 < threads &&
           pthread_create(&pages->threads[pages->thread_count], NULL, work, pages) == 0)
        pages->thread_count++;
    return pages;
}

const struct deflated *pages_ask(struct pages *pages, size_t index)
{
    struct page *page = &pages->items[index];
    pthread_mutex_lock(&pages->lock);
    if (pages->asked != index) {
        pages->asked = index;
        pthread_cond_broadcast(&pages->changed);
    }
    if (page->state == PAGE_UNTOUCHED) {
        pages->next = index + 1;
        page->state = PAGE_BEGUN;
        pthread_mutex_unlock(&pages->lock);
        make_page(pages, index, &pages->own);
    }
    while (page->state != PAGE_READY && pages->status == OCTAVO_OK)
        pthread_cond_wait(&pages->changed, &pages->lock);
    bool made = pages->status == OCTAVO_OK;
    pthread_mutex_unlock(&pages->lock);
    return made ? &page->deflated : NULL;
}

void pages_drop(struct pages *pages, size_t index)
{
    free(pages->items[index].deflated.bytes);
    pages->items[index].deflated.bytes = NULL;
}

octavo_status pages_status(struct pages *pages)
{
    pthread_mutex_lock(&pages->lock);
    octavo_status status = pages->status;
    pthread_mutex_unlock(&pages->lock);
    return status;
}

void pages_close(struct pages *pages)
{
    if (!pages)
        return;
    pthread_mutex_lock(&pages->lock);
    pages->ending = true;
    pthread_cond_broadcast(&pages->changed);
    pthread_mutex_unlock(&pages->lock);
    for (size_t i = 0; i < pages->thread_count; i++)
        pthread_join(pages->threads[i], NULL);
    for (size_t i = 0; pages->items && i < pages->count; i++)
        free(pages->items[i].deflated.bytes);
    tools_close(&pages->own);
    pthread_cond_destroy(&pages->changed);
    pthread_mutex_destroy(&pages->lock);
    free(pages->items);
    free(pages->threads);
    free(pages);
}
