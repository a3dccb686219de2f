/* Metadata about metadata (EPUB 3.3, section 5.5.4 and D.3.1): what a property may refine, and how
 * often. */
#include "check/checks.h"

#include "base/memory.h"
#include "check/value.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *property;
    const char *targets; /* what it refines; "" anything; "-" nothing: it is about the book */
    bool may_stand_alone, is_unique;
} rules[] = {
    {"authority", "subject", false, true},
    {"collection-type", "belongs-to-collection", false, true},
    {"display-seq", "", true, true},
    {"file-as", "", true, true},
    {"group-position", "", true, true},
    {"identifier-type", "identifier source", false, true},
    {"rendition:layout", "-", true, true},
    {"rendition:orientation", "-", true, true},
    {"rendition:spread", "-", true, true},
    {"rendition:flow", "-", true, true},
    {"role", "creator contributor publisher", false, false},
    {"source-of", "source", false, true},
    {"term", "subject", false, true},
    {"title-type", "title", false, true},
};

struct refinements {
    struct epub *epub;
    struct table targets; /* ids; the number is a place in `names` */
    const char **names;   /* an element's name, or a meta's property */
    size_t count;
    struct table seen; /* "property target" */
};

static size_t count_elements(const xmlNode *root)
{
    size_t count = 0;
    for (const xmlNode *at = root; at; at = following_element(at, root, NULL))
        count++;
    return count;
}

static bool collect_targets(struct refinements *r, const xmlNode *metadata)
{
    r->names = calloc(count_elements(metadata) + 1, sizeof *r->names);
    if (!r->names)
        return false;
    for (const xmlNode *at = metadata; at; at = following_element(at, metadata, NULL)) {
        const char *id = attribute_of(at, "id"), *property = attribute_of(at, "property");
        if (!id)
            continue;
        r->names[r->count] = property ? property : (const char *)at->name;
        if (!table_add(&r->targets, value_trimmed(r->epub, id), r->count++))
            return false;
    }
    table_sort(&r->targets);
    return true;
}

static const char *target_of(const struct refinements *r, const char *refines)
{
    const struct row *row = *refines == '#' ? table_find(&r->targets, refines + 1) : NULL;
    return row ? r->names[row->value] : "";
}

static void note_seen(struct refinements *r, const xmlNode *meta, const char *property,
                      const char *refines)
{
    struct buffer key = {0};
    buffer_add_string(&key, property);
    buffer_add_byte(&key, ' ');
    buffer_add_string(&key, refines ? refines : "");
    if (key.failed || !table_add(&r->seen, epub_string(r->epub, key.data), line_of(meta)))
        r->epub->failed = true;
    buffer_fini(&key);
}

static void check_one(struct refinements *r, const xmlNode *meta)
{
    const char *property = attribute_of(meta, "property"), *refines = attribute_of(meta, "refines");
    size_t i = 0, count = sizeof rules / sizeof *rules;
    while (i < count && (!property || strcmp(rules[i].property, property) != 0))
        i++;
    if (i == count)
        return;
    bool is_about_book = strcmp(rules[i].targets, "-") == 0;
    bool is_wrong = refines ? is_about_book || (*rules[i].targets &&
                                                !has_word(rules[i].targets, target_of(r, refines)))
                            : !rules[i].may_stand_alone;
    if (is_wrong)
        finding(r->epub, RULE_REFINES_WRONG, r->epub->package, line_of(meta), "%s", property);
    if (rules[i].is_unique && (refines || is_about_book))
        note_seen(r, meta, property, refines);
}

/* An authority needs a term beside it, and the other way round. */
static void check_pairs(struct refinements *r)
{
    for (size_t i = 0; i < r->seen.count; i++) {
        const char *key = r->seen.rows[i].key;
        bool is_term = strncmp(key, "term ", 5) == 0;
        struct buffer other = {0};
        if (!is_term && strncmp(key, "authority ", 10) != 0)
            continue;
        buffer_add_string(&other, is_term ? "authority " : "term ");
        buffer_add_string(&other, key + (is_term ? 5 : 10));
        if (!other.failed && !table_find(&r->seen, other.data))
            finding(r->epub, RULE_REFINES_PAIR, r->epub->package, r->seen.rows[i].value, "%s", key);
        buffer_fini(&other);
    }
}

void check_refinements(struct epub *epub, const xmlNode *metadata)
{
    struct refinements r = {.epub = epub};
    if (!collect_targets(&r, metadata))
        epub->failed = true;
    const xmlNode *at = r.names ? metadata : NULL;
    for (; at; at = following_element(at, metadata, NULL))
        if (is_element(at, NS_OPF, "meta"))
            check_one(&r, at);
    table_sort(&r.seen);
    for (size_t i = 1; i < r.seen.count; i++)
        if (strcmp(r.seen.rows[i].key, r.seen.rows[i - 1].key) == 0)
            finding(epub, RULE_ONCE, epub->package, r.seen.rows[i].value, "%s", r.seen.rows[i].key);
    check_pairs(&r);
    table_fini(&r.targets);
    table_fini(&r.seen);
    free(r.names);
}
