/* What was found; see finding.h. */
#include "check/finding.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/quote.h"
#include "check/limits.h"

#include <stdlib.h>
#include <string.h>

struct finding {
    enum rule rule;
    size_t place; /* entry + 1, so that the whole book comes first */
    size_t line;
    size_t order; /* of discovery */
    char *text;
};

static const struct {
    octavo_level level;
    const char *name;
    const char *text;
} rules[] = {
#define RULE(id, level, name, text) {OCTAVO_##level, name, text},
#include "rules.def"
#undef RULE
};

static char *fill_in(const char *text, const char *detail)
{
    struct buffer filled;
    buffer_init(&filled);
    const char *place = strstr(text, "{}");
    buffer_add(&filled, text, place ? (size_t)(place - text) : strlen(text));
    if (place) {
        quote(&filled, detail);
        buffer_add_string(&filled, place + 2);
    }
    return buffer_take(&filled);
}

void findings_add(struct findings *findings, enum rule rule, size_t file, size_t line,
                  const char *detail)
{
    if (findings->count > LIMIT_CHECK_FINDINGS)
        return;
    if (findings->count == LIMIT_CHECK_FINDINGS)
        rule = RULE_TOO_MANY;
    void *items = findings->items;
    if (!memory_reserve(&items, &findings->capacity, findings->count + 1,
                        sizeof *findings->items)) {
        findings->failed = true;
        return;
    }
    findings->items = items;
    struct finding *made = &findings->items[findings->count];
    *made =
        (struct finding){.rule = rule, .place = file + 1, .line = line, .order = findings->count++};
    made->text = fill_in(rules[rule].text, detail);
    if (!made->text)
        findings->failed = true;
}

octavo_level findings_worst(const struct findings *findings)
{
    octavo_level worst = OCTAVO_INFO;
    for (size_t i = 0; i < findings->count; i++)
        if (rules[findings->items[i].rule].level > worst)
            worst = rules[findings->items[i].rule].level;
    return worst;
}

static int compare_numbers(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *a, const void *b)
{
    const struct finding *left = a, *right = b;
    int order = compare_numbers(left->place, right->place);
    if (order == 0)
        order = compare_numbers(left->line, right->line);
    return order ? order : compare_numbers(left->order, right->order);
}

static void report_one(const struct finding *finding, const char *source,
                       octavo_diagnostic_callback *callback, void *user)
{
    octavo_diagnostic shown = {
        .level = rules[finding->rule].level,
        .name = rules[finding->rule].name,
        .source = source,
        .line = finding->line,
        .text = finding->text ? finding->text : rules[finding->rule].text,
    };
    callback(&shown, user);
}

void findings_report(struct findings *findings, const char *path, const char *const *names,
                     octavo_diagnostic_callback *callback, void *user)
{
    struct buffer source;
    buffer_init(&source);
    if (findings->count > 0)
        qsort(findings->items, findings->count, sizeof *findings->items, compare);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        buffer_clear(&source);
        buffer_add_string(&source, path);
        if (finding->place > 0) {
            buffer_add_byte(&source, '/');
            buffer_add_string(&source, names[finding->place - 1]);
        }
        if (callback)
            report_one(finding, source.failed ? path : source.data, callback, user);
        free(finding->text);
    }
    buffer_fini(&source);
    free(findings->items);
    *findings = (struct findings){0};
}
