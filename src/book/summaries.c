/* Summaries by language; see summaries.h. */
#include "book/summaries.h"

#include "book/labels.h"

#include <string.h>

static const struct summary table[] = {
#define SUMMARY(...) {__VA_ARGS__},
#include "book/summaries.def"
#undef SUMMARY
};

const struct summary *summary_in(const char *language)
{
    const char *known = labels_in(language)->language;
    const struct summary *row = table;
    while (strcmp(row->language, known) != 0) /* labels and summaries have the same languages */
        row++;
    return row;
}
