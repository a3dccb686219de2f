/* Lines above and below stories; see furniture.h. */
#include "read/furniture.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/caption.h"
#include "read/issue.h"
#include "read/metadata.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_DATE_LINE = 120 }; /* bytes */
enum { LONGEST_ROLE = 60 };       /* characters */

static bool is_date(const char *text, struct dateline *dateline)
{
    size_t size = strlen(text);
    if (size > LONGEST_DATE_LINE)
        return false;
    *dateline = (struct dateline){0};
    if (date_fills(text, size, &dateline->date)) {
        dateline->date_text = (struct span){text, size};
        dateline->confidence = 95;
        dateline->reason = "a line that is a date";
        return true;
    }
    return dateline_fills(text, size, dateline);
}

/* What someone is, alone in a line. */
static bool is_role(const char *text)
{
    size_t size = strlen(text);
    if (utf8_length(text, size) > LONGEST_ROLE || prose_ends(text, size))
        return false;
    for (const char *word = text; word; word = strchr(word, ' ') ? strchr(word, ' ') + 1 : NULL)
        if (byline_is_role(word, strcspn(word, " ,")))
            return true;
    return false;
}

/* "ada@paper.example" */
static bool is_contact(const char *text)
{
    return strchr(text, '@') && strchr(text, '.') && prose_words(text, strlen(text)) == 1;
}

/* "2026年3月3日 08:15 来源：新华网": a date, then where it comes from. */
static bool is_date_and_source(const char *text, struct furniture *line)
{
    struct dateline *dateline = &line->dateline;
    size_t size = strlen(text),
           used = size <= LONGEST_DATE_LINE ? date_leads(text, size, &dateline->date) : 0;
    for (size_t at = used; used > 0 && at < size; at++) {
        if (text[at - 1] != ' ' || !metadata_entry(text + at, size - at, &line->part, &line->entry))
            continue;
        struct date date;
        struct span stated = span_trim(text, at);
        dateline->confidence = 95;
        dateline->reason = "a line of date and source";
        if (line->part == PART_SOURCE && date_fills(stated.text, stated.size, &date))
            return true;
        line->entry = (struct span){0};
        return false;
    }
    return false;
}

/* "Issue 88 / 3 May 2026": the number of a paper, its day beside it or not. */
static bool is_issue(const char *text, struct furniture *line)
{
    struct dateline *dateline = &line->dateline;
    line->issue = issue_fills(text, strlen(text), &dateline->date);
    dateline->confidence = 90;
    dateline->reason = "a day beside the number of a paper";
    return line->issue;
}

/* "Slug: bridge-opens": what a desk notes above a story. */
static bool is_note_of_desk(const char *text)
{
    enum { LONGEST_KEY = 32 }; /* bytes */
    const char *colon = strchr(text, ':');
    if (!colon || colon - text > LONGEST_KEY)
        return false;
    size_t word = words_at(WORDS_KEY_DESK, text, strlen(text));
    return word > 0 && text[word] == ':' && utf8_length(text, strlen(text)) <= LONGEST_ROLE;
}

/* "BC-MKT-TURNIPS 0412": what a wire calls a story for its own use, in capitals and figures. */
static bool is_slug(const char *text)
{
    enum { FEWEST_DIGITS = 3, MOST_WORDS = 3 };
    size_t size = strlen(text), digits = 0, dashes = 0;
    while (digits < size && text[size - digits - 1] >= '0' && text[size - digits - 1] <= '9')
        digits++;
    if (digits < FEWEST_DIGITS || prose_words(text, size) > MOST_WORDS ||
        !prose_is_capitals(text, size))
        return false;
    for (size_t i = 1; i + 1 < size; i++)
        dashes += text[i] == '-' && text[i - 1] != ' ' && text[i + 1] != ' ';
    return dashes > 0;
}

struct furniture furniture_read(const char *text)
{
    struct furniture line = {.kind = LINE_TEXT};
    size_t size = strlen(text);
    if (!prose_has_word(text, size))
        line.kind = LINE_SIGNS;
    else if (is_contact(text))
        line.kind = LINE_CONTACT;
    else if (metadata_entry(text, size, &line.part, &line.entry))
        line.kind = LINE_ENTRY;
    else if (is_note_of_desk(text) || is_slug(text))
        line.kind = LINE_ENTRY;
    else if (is_date(text, &line.dateline) || is_date_and_source(text, &line))
        line.kind = LINE_DATE;
    else if (is_issue(text, &line))
        line.kind = line.dateline.date.year > 0 ? LINE_DATE : LINE_ISSUE;
    else if (words_has(WORDS_AGENCY, text, size))
        line.kind = LINE_AGENCY;
    else if (caption_begins(text))
        line.kind = LINE_CAPTION;
    else if (byline_read(text, size, &line.byline))
        line.kind = line.byline.labelled ? LINE_BYLINE : LINE_NAME;
    else if (is_role(text))
        line.kind = LINE_ROLE;
    else if (dateline_read(text, size, &line.dateline))
        line.kind = LINE_STORY;
    return line;
}

bool furniture_is_sure(enum line_kind kind)
{
    return kind == LINE_BYLINE || kind == LINE_DATE || kind == LINE_AGENCY || kind == LINE_ENTRY;
}

bool furniture_is_title(const char *text)
{
    size_t size = strlen(text);
    bool quip = prose_begins(text, "- ") || prose_begins(text, "--") || prose_begins(text, "—") ||
                prose_begins(text, "–");
    return prose_has_word(text, size) && utf8_length(text, size) <= LIMIT_HEADLINE && !quip &&
           (!prose_ends(text, size) || (text[size - 1] == '.' && prose_is_title_case(text, size)));
}

bool furniture_is_salutation(const char *text)
{
    return words_at(WORDS_SALUTATION, text, strlen(text)) > 0 && strlen(text) < 120;
}
