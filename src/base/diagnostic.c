/* The table of remarks and the list of those that were made; see diagnostic.h. */
#include "diagnostic.h"

#include "buffer.h"
#include "memory.h"
#include "quote.h"

#include <stdlib.h>
#include <string.h>

struct diagnostic {
    enum diagnostic_id id;
    size_t line;
    char *source;
    char *text;
};

static const struct {
    octavo_level level;
    const char *name;
    const char *text;
} kinds[] = {
#define DIAGNOSTIC(id, level, name, text) {OCTAVO_##level, name, text},
#include "diagnostics.def"
#undef DIAGNOSTIC
};

static char *fill_in(const char *text, const char *detail)
{
    struct buffer filled;
    buffer_init(&filled);
    const char *place = strstr(text, "{}");
    if (!place || !detail) {
        buffer_add_string(&filled, text);
    } else {
        buffer_add(&filled, text, (size_t)(place - text));
        quote(&filled, detail);
        buffer_add_string(&filled, place + 2);
    }
    return buffer_take(&filled);
}

void diagnose(struct diagnostics *list, enum diagnostic_id id, const char *source, size_t line,
              const char *detail)
{
    void *items = list->items;
    if (!memory_reserve(&items, &list->capacity, list->count + 1, sizeof *list->items)) {
        list->failed = true;
        return;
    }
    list->items = items;
    struct diagnostic *made = &list->items[list->count++];
    *made = (struct diagnostic){.id = id, .line = line};
    made->text = fill_in(kinds[id].text, detail);
    made->source = source ? memory_copy_string(source) : NULL;
    if (!made->text || (source && !made->source))
        list->failed = true;
}

void diagnostics_move(struct diagnostics *list, struct diagnostics *from)
{
    void *items = list->items;
    list->failed = list->failed || from->failed;
    if (from->count > 0 &&
        memory_reserve(&items, &list->capacity, list->count + from->count, sizeof *list->items)) {
        list->items = items;
        memcpy(list->items + list->count, from->items, from->count * sizeof *from->items);
        list->count += from->count;
        from->count = 0;
    }
    list->failed = list->failed || from->count > 0;
    diagnostics_fini(from);
}

octavo_level diagnostics_worst(const struct diagnostics *list)
{
    octavo_level worst = OCTAVO_INFO;
    for (size_t i = 0; i < list->count; i++)
        if (kinds[list->items[i].id].level > worst)
            worst = kinds[list->items[i].id].level;
    return worst;
}

void diagnostics_report(struct diagnostics *list, octavo_diagnostic_callback *callback, void *user)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct diagnostic *made = &list->items[i];
        octavo_diagnostic shown = {
            .level = kinds[made->id].level,
            .name = kinds[made->id].name,
            .source = made->source,
            .line = made->line,
            .text = made->text ? made->text : kinds[made->id].text,
        };
        if (callback)
            callback(&shown, user);
    }
    diagnostics_fini(list);
}

void diagnostics_fini(struct diagnostics *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].source);
        free(list->items[i].text);
    }
    free(list->items);
    *list = (struct diagnostics){0};
}
