/* End matter: what stands below the story and says that it does. It is read from the bottom. */
#include "read/ending.h"

#include "base/memory.h"
#include "read/anatomy.h"
#include "read/caption.h"
#include "read/words.h"

#include <stdlib.h>
#include <string.h>

enum { ENDING_BLOCKS = 14 };   /* looked at, from the last one upwards */
enum { LONGEST_ENDING = 700 }; /* bytes of a paragraph of end matter */
enum { SHORT_ENDING = 160 };   /* bytes of one that does not say what it is */

/* The last blocks, each judged. */
enum judgement {
    IS_STORY,
    IS_SHORT,  /* may stand below end matter */
    IS_ENDING, /* is it, if nothing of the story stands below */
    IS_OPENER, /* is it with all that stands below */
    IS_MARK,   /* is it wherever it stands */
};

/* "About Tallow & Finch" above a paragraph that begins with that name. */
static bool is_about(const char *text, const char *next)
{
    const char *name = strchr(text, ' ');
    size_t about = words_at(WORDS_ABOUT, text, strlen(text));
    if (about == 0 || !name)
        return false;
    name = text + about + strspn(text + about, " ");
    size_t size = strlen(name);
    if (*next && size >= 4 && strncmp(next, name, size) == 0)
        return true; /* in a line of its own */
    for (size_t end = 4; end * 2 < size; end++)
        if (name[end] == ' ' && strncmp(name, name + end + 1, end) == 0)
            return true;
    return false;
}

static bool is_labelled(const struct anatomy *anatomy, size_t i)
{
    enum { LONGEST = 60 /* bytes */ };
    const struct line *line = &anatomy->lines->items[anatomy->blocks->items[i].first];
    char start[LONGEST + 1] = {0};
    memcpy(start, line->text, line->size < LONGEST ? line->size : LONGEST);
    return line->size > 0 && ending_is_labelled(start);
}

/* Whether paragraphs of the story begin with a word and a colon, too, as answers and minutes do:
 * others than those directly above. */
static bool is_labelled_above(const struct anatomy *anatomy, size_t i)
{
    while (i > anatomy->body && is_labelled(anatomy, i - 1))
        i--;
    for (size_t at = anatomy->body; at < i; at++)
        if (is_labelled(anatomy, at))
            return true;
    return false;
}

/* Whether a short line that does not end as a statement stands above: it may be a sub-heading. */
static bool is_headed(const struct anatomy *anatomy, size_t i)
{
    enum { LONGEST = 60 /* bytes */ };
    const struct block *above = &anatomy->blocks->items[i - 1];
    const struct line *line = &anatomy->lines->items[above->first];
    uint32_t last = line->size > 0 ? line_last(line) : 0;
    return above->kind == BLOCK_PARAGRAPH && above->count == 1 && line->size <= LONGEST &&
           (last == '?' || last == 0xFF1F || last == 0x61F || !line_ends_sentence(line));
}

/* Whether a paragraph is none of the story by its form, and no signature or caption either. */
static bool is_below_story(const struct anatomy *anatomy, size_t i, const char *text)
{
    struct byline byline;
    size_t size = strlen(text);
    if (ending_is_life(text))
        return true;
    if (!ending_is_service(text) && !ending_is_last(text))
        return false;
    if (is_headed(anatomy, i) || is_labelled_above(anatomy, i) || caption_begins(text) ||
        (byline_read(text, size, &byline) && byline.labelled) ||
        anatomy->blocks->items[i - 1].kind == BLOCK_TABLE ||
        anatomy->blocks->items[i - 1].kind == BLOCK_PRE)
        return false;
    return true;
}

static enum judgement judge_text(const struct anatomy *anatomy, size_t i, const char *text,
                                 const char *next, bool in_reach)
{
    const struct block *block = &anatomy->blocks->items[i];
    struct line line = {.text = text, .size = strlen(text)};
    if (ending_is_mark(text))
        return IS_MARK;
    if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_VERSE)
        return block->kind == BLOCK_BREAK ? IS_SHORT : IS_STORY;
    struct span tags;
    if (ending_has_tags(text, &tags) || (block->count == 1 && ending_is_initials(text)))
        return IS_ENDING;
    enum ending_words words = ending_words(text);
    if (words == ENDING_OPENS || is_about(text, next))
        return IS_OPENER;
    if (words == ENDING_SAYS_SO || ending_has_address(text) ||
        ending_is_about_author(text, anatomy->features) ||
        (in_reach && block->apart && is_below_story(anatomy, i, text)))
        return IS_ENDING;
    bool sentence = line.size > 0 && line_ends_sentence(&line);
    return ending_is_contact(text) || (line.size <= SHORT_ENDING && !sentence) ? IS_SHORT
                                                                               : IS_STORY;
}

/* Paragraphs of the story are mostly so long that their words need no look. */
static bool is_long(const struct anatomy *anatomy, const struct block *block)
{
    size_t size = 0;
    for (size_t i = 0; i < block->count; i++)
        size += anatomy->lines->items[block->first + i].size;
    return size > LONGEST_ENDING;
}

/* `*next` is the text of the block below; becomes the one of this block. */
static enum judgement judge(struct anatomy *anatomy, size_t i, char **next, bool in_reach)
{
    const struct block *block = &anatomy->blocks->items[i];
    enum judgement judgement = IS_STORY;
    char *text = is_long(anatomy, block) ? memory_copy("", 0) : anatomy_text(anatomy, i);
    anatomy->failed = anatomy->failed || !text;
    if (text && block->kind != BLOCK_NOTE && block->kind != BLOCK_CAPTION)
        judgement = judge_text(anatomy, i, text, *next ? *next : "", in_reach);
    free(*next);
    *next = text;
    return judgement;
}

static size_t ending_begin(struct anatomy *anatomy)
{
    size_t count = anatomy->blocks->count, begin = count;
    size_t least = count > ENDING_BLOCKS ? count - ENDING_BLOCKS : 0;
    if (least <= anatomy->body)
        least = anatomy->body + 1;
    bool in_reach = true; /* everything below is end matter */
    char *next = NULL;
    for (size_t i = count; i-- > least && !anatomy->failed;) {
        enum judgement judgement = judge(anatomy, i, &next, in_reach);
        if (judgement == IS_MARK || judgement == IS_OPENER || (judgement == IS_ENDING && in_reach))
            begin = i;
        if (judgement == IS_STORY && anatomy->blocks->items[i].kind != BLOCK_NOTE)
            in_reach = false;
    }
    free(next);
    return begin;
}

void ending_find(struct anatomy *anatomy)
{
    for (size_t i = ending_begin(anatomy); i < anatomy->blocks->count; i++) {
        struct block *block = &anatomy->blocks->items[i];
        bool plain = block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_BREAK ||
                     block->kind == BLOCK_HEADING;
        if (plain)
            block->kind = BLOCK_END;
        const struct line *line = &anatomy->lines->items[block->first];
        bool keyed = plain && line->size > 0 &&
                     (memchr(line->text, ':', line->size) || (unsigned char)*line->text >= 0xE3);
        char *text = keyed ? anatomy_text(anatomy, i) : NULL;
        struct span tags;
        if (text && ending_has_tags(text, &tags)) {
            block->kind = BLOCK_BYLINE; /* as a line of a header below the headline */
            ending_note_tags(anatomy, i, tags);
        }
        free(text);
    }
}
