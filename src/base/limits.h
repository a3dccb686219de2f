/* Every limit of the program, with its reason. A limit that is met is reported by name. */
#ifndef OCTAVO_BASE_LIMITS_H
#define OCTAVO_BASE_LIMITS_H

#include <stddef.h>
#include <stdint.h>

/* A text larger than this is no article and no book: War and Peace takes 3.3 MB. Bytes. */
static const size_t LIMIT_TEXT_BYTES = (size_t)64 << 20;

/* Folders below an input; deeper ones are a loop or a mistake. Levels. */
static const size_t LIMIT_FOLDER_DEPTH = 32;

/* A file of a chapter: Adobe's engine takes 300 kB, and small readers hang on more. Bytes of
 * markup. */
static const size_t LIMIT_PART_BYTES = 250 * 1000;

/* A style sheet of the user's; the largest in use are a tenth of it. Bytes. */
static const size_t LIMIT_STYLE_BYTES = 1000 * 1000;

/* A picture of the user's, for the cover or in an article: more than any camera's. Bytes. */
static const size_t LIMIT_PICTURE_BYTES = (size_t)32 << 20;

/* An image, by its headers, before anything of it is decoded: what cameras and scanners make is
 * smaller, and what takes more memory is an attack. Pixels. */
static const size_t LIMIT_IMAGE_SIDE = 16384;
static const size_t LIMIT_IMAGE_PIXELS = 100 * 1000 * 1000;

/* A drawing: readers draw it anew for each page, and slow ones hang on a tenth of it. Bytes. */
static const size_t LIMIT_DRAWING_BYTES = 4 * 1000 * 1000;

/* What is decoded for one article, four of a JPEG's counted as one: two hundred photographs of a
 * large camera; what asks for more is an attack on time. Pixels. */
static const size_t LIMIT_ARTICLE_PIXELS = (size_t)1200 * 1000 * 1000;

/* What decoding one image may take: a JPEG of a large camera in layers takes two thirds of it.
 * Bytes.
 */
static const size_t LIMIT_IMAGE_MEMORY = 200 * 1000 * 1000;

/* An image in a chapter: more than the screens of readers have, and what small ones still open.
 * Pixels. */
static const size_t LIMIT_IMAGE_WIDTH = 1600;
static const size_t LIMIT_IMAGE_HEIGHT = 2400;

/* A cover: as Kindle asks for it; pixels, and far more bytes than a JPEG of so many takes. */
static const size_t LIMIT_COVER_WIDTH = 1600;
static const size_t LIMIT_COVER_HEIGHT = 2560;
static const size_t LIMIT_COVER_BYTES = 16 * 1000 * 1000;

/* For drawing the cover, which takes a tenth of one; some on the day when fontconfig lists
 * thousands of fonts for the first time. Seconds. */
static const unsigned LIMIT_COVER_SECONDS = 30;

/* Elements, texts and attributes of an article: the longest known book in one file has a twentieth
 * of them, and a million takes some 300 MB. */
static const size_t LIMIT_TREE_NODES = 1000 * 1000;

/* Lines of a text: what has more in LIMIT_TEXT_BYTES is a list of words, or an attack. */
static const size_t LIMIT_TEXT_LINES = 2000 * 1000;

/* Elements in elements, and attributes of one of them: a page has some tens of either, and parsers
 * take a time that grows with their squares. */
enum { LIMIT_HTML_DEPTH = 512, LIMIT_HTML_ATTRIBUTES = 400 };

/* A page, unpacked: the largest known articles take a twentieth of it, and its tree ten times as
 * much memory. Bytes. */
static const size_t LIMIT_HTML_BYTES = (size_t)16 << 20;

/* For parsing a page: ten times what the largest known takes. Bytes, and the thread's own time. */
static const size_t LIMIT_HTML_MEMORY = 200 * 1000 * 1000;
static const unsigned LIMIT_HTML_MILLISECONDS = 2000;

/* What a page says about itself for machines: a long article and its tags. Bytes. */
static const size_t LIMIT_JSON_BYTES = 2 * 1000 * 1000;

/* Labels in contents, NCX and landmarks: readers show one or two lines. Characters. */
static const size_t LIMIT_LABEL = 200;

/* A headline fills at most three lines on a page; a longer first paragraph is text. Characters. */
static const size_t LIMIT_HEADLINE = 160;

/* A title made of an article's first words. Characters. */
static const size_t LIMIT_TITLE_WORDS = 60;

/* The line below a headline in the visible contents. Characters. */
static const size_t LIMIT_TEASER = 140;

/* Over so many articles the front page lists headlines only. */
static const size_t LIMIT_FRONT_DETAILS = 300;

/* Entries of one list in the contents: slow devices open no longer ones. Where there are more they
 * are grouped; a group that means something may be longer. Articles. */
static const size_t LIMIT_LIST = 200;
static const size_t LIMIT_GROUP = 500;

/* What mail services usually take with a letter (Gmail, Outlook); and what Send to Kindle takes by
 * mail. Bytes. */
static const uint64_t LIMIT_MAIL_BYTES = 25 * 1000 * 1000;
static const uint64_t LIMIT_KINDLE_BYTES = 50 * 1000 * 1000;

/* An output name derived from a title. Bytes, without ".epub". */
static const size_t LIMIT_SLUG = 80;

/* Sections in sections: more indents than a small screen has room for. Levels. */
static const size_t LIMIT_SECTION_LEVELS = 3;

/* Quotations and lists in each other: each steps in, and a page has no room for more. Levels. */
static const size_t LIMIT_NESTING = 16;

/* Emphasis, links and the like in each other: nobody sees more. Levels. */
static const size_t LIMIT_SPANS = 16;

/* A foreign string quoted in a message. Characters. */
static const size_t LIMIT_QUOTE = 200;

#endif
