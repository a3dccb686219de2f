/* The foot of a notice or a piece, read as a whole: who signs it, in what office, where and on what
 * day, a line each and in any order; see anatomy.h. One name alone is signature.c's. */
#include "base/memory.h"
#include "base/utf8.h"
#include "read/anatomy.h"
#include "read/furniture.h"
#include "read/prose.h"

#include <stdlib.h>
#include <string.h>

enum { FOOT_LINES = 4 };
enum { LONGEST_LINE = 90 }; /* bytes */

/* The lines of a foot, from the last one upwards. */
struct foot {
    struct anatomy *anatomy;
    char *texts[FOOT_LINES];
    struct furniture lines[FOOT_LINES];
    size_t blocks[FOOT_LINES];
    size_t count;
};

static bool has_kind(const struct foot *foot, enum line_kind kind)
{
    for (size_t i = 0; i < foot->count; i++)
        if (foot->lines[i].kind == kind)
            return true;
    return false;
}

/* Whether a line may stand at the foot once: a day with its year, a name, an office. */
static bool fits(const struct foot *foot, const struct furniture *line)
{
    switch (line->kind) {
    case LINE_DATE:
        return line->dateline.date.year > 0 && !has_kind(foot, LINE_DATE);
    case LINE_NAME:
        return line->byline.count == 1 && !line->byline.place.text && !has_kind(foot, LINE_NAME);
    case LINE_ROLE:
        return !has_kind(foot, LINE_ROLE);
    default:
        return false;
    }
}

/* The text of a block that is one short line, without a comma at its end, which `*comma` tells.
 * NULL for another. */
static char *short_line(struct anatomy *anatomy, size_t i, bool *comma)
{
    const struct block *block = &anatomy->blocks->items[i];
    const struct line *line = &anatomy->lines->items[block->first];
    if (!anatomy_is_paragraph(anatomy, i) || block->count > 1 || line->size > LONGEST_LINE)
        return NULL;
    char *text = anatomy_text(anatomy, i);
    size_t size = text ? strlen(text) : 0;
    *comma = size > 1 && text[size - 1] == ',';
    if (*comma)
        text[size - 1] = '\0';
    return text;
}

/* Whether the name of who signs stands close below block `i`. */
static bool is_above_name(const struct foot *foot, size_t i)
{
    return foot->count > 0 && foot->lines[foot->count - 1].kind == LINE_NAME &&
           !foot->anatomy->blocks->items[i + 1].apart;
}

static void gather(struct foot *foot, size_t last)
{
    for (size_t i = last; i > foot->anatomy->body && foot->count < FOOT_LINES; i--) {
        bool comma = false;
        char *text = short_line(foot->anatomy, i, &comma);
        struct furniture line = {.kind = LINE_TEXT};
        if (text)
            line = furniture_read(text);
        if (comma && line.kind == LINE_TEXT && is_above_name(foot, i))
            line.kind = LINE_ROLE; /* whatever the office is called */
        if (!fits(foot, &line)) {
            free(text);
            return;
        }
        foot->texts[foot->count] = text;
        foot->blocks[foot->count] = i;
        foot->lines[foot->count++] = line;
    }
}

/* Keeps what line `i` says, unless the top has said it. */
static void take(struct foot *foot, size_t i, bool named)
{
    struct anatomy *anatomy = foot->anatomy;
    const struct furniture *line = &foot->lines[i];
    const char *text = foot->texts[i];
    bool dated = line->kind == LINE_DATE;
    if (!dated && !named)
        return;
    anatomy->blocks->items[foot->blocks[i]].kind = dated ? BLOCK_DATE : BLOCK_BYLINE;
    if (dated)
        anatomy_note_dateline(anatomy, foot->blocks[i], &line->dateline);
    else if (line->kind == LINE_NAME)
        anatomy_note_byline(anatomy, foot->blocks[i], &line->byline);
    else
        anatomy_note(anatomy, foot->blocks[i], PART_ROLE, 85, "what someone is, who signs", text,
                     strlen(text));
}

void foot_find(struct anatomy *anatomy, size_t last)
{
    struct foot foot = {.anatomy = anatomy};
    const struct features *features = anatomy->features;
    bool dated = features_first(features, PART_DATE) || features_first(features, PART_PLACE);
    gather(&foot, last);
    bool named = !features_first(features, PART_AUTHOR) && has_kind(&foot, LINE_NAME) &&
                 has_kind(&foot, LINE_ROLE) && !signature_is_of_letter(anatomy);
    for (size_t i = foot.count; i-- > 0;)
        if (!dated || foot.lines[i].kind != LINE_DATE)
            take(&foot, i, named);
    for (size_t i = 0; i < foot.count; i++)
        free(foot.texts[i]);
}
