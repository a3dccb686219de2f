/* Keeps what bylines and datelines say; see anatomy.h. */
#include "read/anatomy.h"

#include <string.h>

static void note_span(struct anatomy *anatomy, size_t i, enum part part, unsigned confidence,
                      const char *reason, struct span span)
{
    if (span.text && span.size > 0)
        anatomy_note(anatomy, i, part, confidence, reason, span.text, span.size);
}

static void note_date(struct anatomy *anatomy, size_t i, unsigned confidence, const char *reason,
                      const struct date *date)
{
    char text[DATE_TEXT_SIZE];
    date_write(date, text);
    if (*text && !features_first(anatomy->features, PART_DATE))
        anatomy_note(anatomy, i, PART_DATE, confidence, reason, text, strlen(text));
}

void anatomy_note_dateline(struct anatomy *anatomy, size_t i, const struct dateline *dateline)
{
    note_span(anatomy, i, PART_PLACE, dateline->confidence, dateline->reason, dateline->place);
    note_span(anatomy, i, PART_AGENCY, dateline->confidence, dateline->reason, dateline->agency);
    note_date(anatomy, i, dateline->confidence, dateline->reason, &dateline->date);
    for (size_t name = 0; name < dateline->names.count; name++)
        note_span(anatomy, i, PART_AUTHOR, dateline->confidence, dateline->reason,
                  dateline->names.names[name]);
    note_span(anatomy, i, PART_ROLE, dateline->confidence, dateline->reason, dateline->names.role);
}

void anatomy_note_byline(struct anatomy *anatomy, size_t i, const struct byline *byline)
{
    unsigned confidence = byline->labelled ? 96 : 78;
    const char *reason =
        byline->labelled ? "a word for authors before a name" : "a name by itself in its line";
    for (size_t name = 0; name < byline->count; name++)
        note_span(anatomy, i, PART_AUTHOR, confidence, reason, byline->names[name]);
    note_span(anatomy, i, PART_ROLE, confidence, "what someone is, beside a name", byline->role);
    note_span(anatomy, i, PART_ROLE, confidence, "what someone is, beside a name",
              byline->second_role);
    note_span(anatomy, i, PART_AGENCY, confidence, "an agency in a byline", byline->agency);
    note_span(anatomy, i, PART_PLACE, confidence, "a place in a byline", byline->dateline);
    struct date date;
    if (byline->date.text && date_fills(byline->date.text, byline->date.size, &date))
        note_date(anatomy, i, confidence, "a date in a byline", &date);
}
