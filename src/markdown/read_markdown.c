/* Markdown to an article: encoding, front matter, notes, tree, headline; each is a file of its own,
 * here they are put together. What stands where in the chapter is book/outline.c's. */
#include "markdown/read_markdown.h"

#include "book/outline.h"
#include "encoding/encoding.h"
#include "markdown/anchors.h"
#include "markdown/build.h"
#include "markdown/front_matter.h"
#include "markdown/raw.h"
#include "markdown/within.h"
#include "read/credit_lines.h"

#include <string.h>

/* An article on its way. */
struct document {
    struct article *article;
    struct footnotes notes;
    bool flattened;
};

/* The text of broken front matter, as it is written. */
static void keep_front_matter(struct document *document, const char *text, size_t size)
{
    struct tree *tree = &document->article->body;
    while (size > 0 && text[size - 1] == '\n')
        size--;
    xmlNode *pre = tree_add(tree, tree->root, "pre");
    tree_add_text(tree, pre, text, size);
    buffer_add_byte(&document->article->input, '\n');
    buffer_add(&document->article->input, text, size);
}

/* Puts the link from a note back to its reference before its first words, in a paragraph of its own
 * where it does not begin with one. */
static void add_backlink(struct document *document, xmlNode *div, size_t note)
{
    struct tree *tree = &document->article->body;
    char id[NOTE_ID_SIZE];
    notes_id("#ref", &document->notes, note, id);
    const char *number = id + strlen("#ref");
    xmlNode *p = tree_add(tree, div, "p"), *first = div ? div->children : NULL;
    xmlNode *back = tree_add(tree, p, "a");
    tree_set(tree, back, "href", id);
    tree_set(tree, back, "role", "doc-backlink");
    tree_add_text(tree, back, number, strlen(number));
    tree_add_text(tree, p, ". ", 2);
    if (tree->failed || first == p)
        return;
    if (strcmp((const char *)first->name, "p") == 0) {
        while (first->children && !tree->failed)
            tree_move(tree, first->children, p);
        xmlUnlinkNode(first);
        xmlFreeNode(first);
    }
    if (div->children != p) {
        first = div->children;
        xmlUnlinkNode(p);
        xmlAddPrevSibling(first, p);
    }
}

/* A note in the form in which reading systems pop it up: EPUB 3.3 and DPUB-ARIA 1.0. */
static void add_note(struct document *document, size_t index)
{
    struct tree *tree = &document->article->body;
    struct buffer *words = &document->article->input;
    const struct footnote *note = &document->notes.items[index];
    char id[NOTE_ID_SIZE];
    xmlNode *div = tree_add(tree, tree->root, "div");
    tree_set(tree, div, "class", "note");
    bool referred = note->number > 0;
    if (referred) {
        notes_id("note", &document->notes, index, id);
        tree_set(tree, div, "id", id);
        tree_set(tree, div, "epub:type", "footnote");
        tree_set(tree, div, "role", "doc-footnote");
        buffer_add_format(words, "\n%u. ", note->number);
    }
    const struct written written = {.text = document->notes.texts.data + note->at,
                                    .size = note->size,
                                    .notes = &document->notes,
                                    .numbered = !document->article->unnumbered};
    build_markdown(tree, div, &written, words, &document->flattened);
    if (referred)
        add_backlink(document, div, index);
}

/* The notes, by their numbers; notes in notes get theirs here. Those that nothing refers to come
 * last. */
static void add_notes(struct document *document)
{
    struct footnotes *notes = &document->notes;
    struct tree *tree = &document->article->body;
    if (notes->count > 0 && notes->open)
        tree_add(tree, tree->root, "hr");
    for (unsigned i = 0; i < notes->numbered && !tree->failed; i++)
        add_note(document, notes->order[i]);
    for (size_t i = 0; i < notes->count && !tree->failed; i++)
        if (notes->items[i].number == 0)
            add_note(document, i);
}

static void settle_headings(struct document *document)
{
    struct article *article = document->article;
    struct buffer text;
    buffer_init(&text);
    const char *stated = features_stated(&article->features, PART_HEADLINE);
    xmlNode *headline = outline_take_headline(&article->body, stated);
    if (headline && !stated) {
        outline_text(headline, &text);
        article->body.failed =
            article->body.failed || text.failed ||
            (text.size > 0 && !features_add(&article->features, PART_HEADLINE, 0, 99,
                                            "the first heading", text.data, text.size));
    }
    outline_settle_levels(&article->body);
    anchors_set(article, headline);
    if (headline)
        tree_set(&article->body, headline, "id", "headline");
    buffer_fini(&text);
}

static size_t lines_in(const char *text, size_t size)
{
    size_t lines = 0;
    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n';
    return lines;
}

static void read_document(struct document *document, const char *text, size_t size,
                          const struct reading *reading)
{
    struct article *article = document->article;
    struct buffer opened;
    buffer_init(&opened);
    size_t front = 0;
    enum front_matter found = front_matter_take(text, size, article, &front);
    if (article->body.failed)
        return;
    const char *source = text + front;
    size_t source_size = size - front;
    bool moved = within_open(source, source_size, &opened) && !opened.failed;
    if (moved) {
        source = opened.data;
        source_size = opened.size;
    }
    article->body.failed = article->body.failed || opened.failed;
    notes_cut(&document->notes, source, source_size);
    article->body.failed = article->body.failed || document->notes.failed ||
                           document->notes.body.failed || document->notes.texts.failed;
    front_matter_date_name(reading->source, article);
    article->unnumbered = raw_may_be_in(source, source_size);
    const struct buffer *body = &document->notes.body;
    moved = moved || document->notes.joined;
    const struct written written = {.text = body->data ? body->data : "",
                                    .size = body->size,
                                    .notes = &document->notes,
                                    .line = moved ? 0 : 1 + lines_in(text, front),
                                    .numbered = !article->unnumbered};
    build_markdown(&article->body, article->body.root, &written, &article->input,
                   &document->flattened);
    if (found == FRONT_MATTER_BROKEN) {
        diagnose(&article->remarks, DIAGNOSTIC_FRONT_MATTER, reading->source, 1, NULL);
        keep_front_matter(document, text, front);
    }
    settle_headings(document);
    if (!article->body.failed)
        credit_lines_mark(article);
    add_notes(document);
    if (document->flattened)
        diagnose(&article->remarks, DIAGNOSTIC_FLATTENED, reading->source, 0, NULL);
    article->body.failed = article->body.failed || article->input.failed || document->notes.failed;
    buffer_fini(&opened); /* the labels of notes lay in it */
}

/* Pages end at form feeds in texts for printers; no page of a book may hold one. */
static void drop_form_feeds(struct buffer *text)
{
    for (size_t i = 0; i < text->size; i++)
        if (text->data[i] == '\f')
            text->data[i] = ' ';
}

bool read_markdown(const char *bytes, size_t size, const struct reading *reading,
                   struct article *article)
{
    struct buffer text;
    struct document document = {.article = article};
    buffer_init(&text);
    tree_init(&article->body);
    article->encoding =
        decode_text(bytes, size, reading->source, reading->encoding, &text, &article->remarks);
    bool read = article->encoding != NULL;
    drop_form_feeds(&text);
    article->body.failed = article->body.failed || text.failed;
    if (read && !article->body.failed)
        read_document(&document, text.data ? text.data : "", text.size, reading);
    if (read && !article->body.failed && !article->body.root->children) {
        diagnose(&article->remarks, DIAGNOSTIC_EMPTY, reading->source, 0, NULL);
        read = false;
    }
    notes_fini(&document.notes);
    buffer_fini(&text);
    return read && !article->body.failed;
}
