/* From md4c's events to the tree of an article: one builder for the body and for each note. */
#ifndef OCTAVO_MARKDOWN_BUILD_H
#define OCTAVO_MARKDOWN_BUILD_H

#include "book/table_tree.h"
#include "book/tree.h"
#include "markdown/notes.h"

#include <md4c.h>

struct builder {
    struct tree *tree;
    struct footnotes *notes;
    struct buffer *words; /* what is visible, as md4c hands it out */
    bool numbered;        /* the numbers of lists are among it */
    const char *counted;  /* of the Markdown: up to here its lines were counted */
    const char *end;
    size_t line;          /* of the source, in which that is; 0: unknown */
    xmlNode *at;          /* the element that is open */
    struct buffer text;   /* of it, not yet in the tree */
    size_t containers;    /* quotations and lists that are open */
    size_t spans;         /* emphasis, links and the like that are open */
    size_t skipped;       /* blocks that are open in the source only */
    size_t skipped_spans; /* spans that are open in the source only */
    size_t images;        /* images that are open: their text describes them */
    size_t links;
    bool listing;            /* inside a block of code */
    bool code;               /* or in code inside a line */
    bool flattened;          /* something was too deep */
    bool waits;              /* a line ended, and nothing has followed */
    uint32_t last;           /* the last character of that line */
    struct buffer raw;       /* HTML, not yet in the tree */
    struct buffer raw_texts; /* what is text in all HTML */
    xmlNode *image;
    struct buffer alt;
    struct table_tree table;
    bool head;         /* of the table */
    xmlNode *backlink; /* stands before the first words of a note */
};

/* What is built at a time: the body, or a note. */
struct written {
    const char *text;
    size_t size;
    struct footnotes *notes; /* of the article */
    size_t line;             /* of the source, with which it begins, from 1; 0: unknown */
    bool numbered;           /* the numbers of lists are among its visible words */
};

/* Adds what the Markdown says below `parent`, and its visible words to `words`. Without memory the
 * tree is failed. */
void build_markdown(struct tree *tree, xmlNode *parent, const struct written *written,
                    struct buffer *words, bool *flattened);

/* Callbacks of md4c, with a builder as their last argument. */
int build_enter_block(MD_BLOCKTYPE type, void *detail, void *builder);
int build_leave_block(MD_BLOCKTYPE type, void *detail, void *builder);
int build_enter_span(MD_SPANTYPE type, void *detail, void *builder);
int build_leave_span(MD_SPANTYPE type, void *detail, void *builder);
int build_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *builder);

/* Ends all spans that are open. */
void build_end_spans(struct builder *builder);

/* Counts the lines up to a place in the Markdown. */
void build_count_lines(struct builder *builder, const char *at);

/* Puts the text that was gathered into the tree. */
void build_flush(struct builder *builder);

/* Sets an attribute to what md4c hands out for it; nothing when that is empty. */
void build_attribute(struct builder *builder, xmlNode *node, const char *name,
                     const MD_ATTRIBUTE *value);

#endif
