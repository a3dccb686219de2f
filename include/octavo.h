/* octavo: binds articles into one EPUB 3 file.
 *
 * A job is described (inputs, settings), prepared (every input and the output are opened or
 * checked), and run (the book is written). In order:
 *
 *     octavo_job *job = octavo_job_new();
 *     octavo_job_on_diagnostic(job, print, stderr);
 *     octavo_job_add_input(job, "news");
 *     octavo_job_set(job, OCTAVO_TITLE, "The week");
 *     octavo_status status = octavo_job_prepare(job);
 *     if (status == OCTAVO_OK)
 *         status = octavo_job_run(job);
 *     octavo_job_free(job);
 *
 * The library prints nothing, keeps no globals of its own and never ends the process. Different
 * jobs may run in different threads; one job belongs to one thread at a time. All strings are
 * UTF-8 and end in NUL; strings that go in are copied.
 */
#ifndef OCTAVO_H
#define OCTAVO_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define OCTAVO_API __attribute__((visibility("default")))
#else
#define OCTAVO_API
#endif

/* "MAJOR.MINOR.PATCH" of the library that is running. */
OCTAVO_API const char *octavo_version(void);

/* The formats that this library was built to read: "text markdown html". */
OCTAVO_API const char *octavo_formats(void);

/* Whether this library was built to show images: 1 or 0. */
OCTAVO_API int octavo_shows_images(void);

/* Whether the program that draws covers is there: 1 or 0. */
OCTAVO_API int octavo_draws_covers(void);

/* How a step ended. The values are the program's exit statuses. */
typedef enum octavo_status {
    OCTAVO_OK = 0,          /* done; warnings may have been reported */
    OCTAVO_NOTHING = 1,     /* no article could be read: no book */
    OCTAVO_USAGE = 2,       /* an input or a setting makes no sense: no book */
    OCTAVO_LOST = 3,        /* a book, but words or whole articles are not in it */
    OCTAVO_OUTPUT = 4,      /* the output cannot be written or must not be replaced: no book */
    OCTAVO_LIMIT = 5,       /* out of memory, or over a limit that leaves no book */
    OCTAVO_INTERNAL = 70,   /* a fault of octavo itself: no book */
    OCTAVO_CANCELLED = 128, /* octavo_job_cancel was called: no book */
} octavo_status;

/* How bad a diagnostic is. */
typedef enum octavo_level {
    OCTAVO_INFO,    /* what was decided */
    OCTAVO_NOTE,    /* what the user should see though nothing is wrong */
    OCTAVO_WARNING, /* repaired; every word is there */
    OCTAVO_ERROR,   /* words, or a whole article, are not in the book */
    OCTAVO_FATAL,   /* no book */
} octavo_level;

/* One remark on the user's input. All strings live as long as the callback runs. */
typedef struct octavo_diagnostic {
    octavo_level level;
    const char *name;   /* stable, for scripts: "guessed-encoding" */
    const char *source; /* the input as it was named, or NULL; may hold any byte but NUL */
    size_t line;        /* from 1; 0 when it is about the whole source */
    size_t column;      /* in characters, from 1; 0 when it is about the whole line */
    const char *text;   /* the fault and the repair; foreign strings in it are escaped */
} octavo_diagnostic;

typedef void octavo_diagnostic_callback(const octavo_diagnostic *diagnostic, void *user);

/* One book in the making. */
typedef struct octavo_job octavo_job;

/* A new job, or NULL without memory. The caller frees it. */
OCTAVO_API octavo_job *octavo_job_new(void);

/* Frees the job and all it holds; NULL is allowed. */
OCTAVO_API void octavo_job_free(octavo_job *job);

/* Where remarks go; in the caller's thread, in the order of the book. NULL silences them. */
OCTAVO_API void octavo_job_on_diagnostic(octavo_job *job, octavo_diagnostic_callback *callback,
                                         void *user);

/* Adds a file, a folder, or "-" for descriptor 0. Inputs keep the order in which they are added.
 * Whether it exists is found out by octavo_job_prepare. OCTAVO_LIMIT without memory. */
OCTAVO_API octavo_status octavo_job_add_input(octavo_job *job, const char *path);

/* What may be set. Each has a name for `octavo_setting_named`; "many" may be set repeatedly. */
typedef enum octavo_setting {
    OCTAVO_OUTPUT_PATH,  /* "output": FILE, DIR/ to put the derived name there, "-" for descriptor 1
                          */
    OCTAVO_TITLE,        /* "title" */
    OCTAVO_AUTHOR,       /* "author", many */
    OCTAVO_LANGUAGE,     /* "language": BCP 47, for example en or pt-BR */
    OCTAVO_DATE,         /* "date": W3CDTF, for example 2026-11-23 */
    OCTAVO_MODIFIED,     /* "modified": CCYY-MM-DDThh:mm:ssZ, the book's own last change */
    OCTAVO_IDENTIFIER,   /* "identifier": an URI, an ISBN as urn:isbn:..., any unique string */
    OCTAVO_PUBLISHER,    /* "publisher" */
    OCTAVO_DESCRIPTION,  /* "description" */
    OCTAVO_SUBJECT,      /* "subject", many */
    OCTAVO_RIGHTS,       /* "rights" */
    OCTAVO_SERIES,       /* "series" */
    OCTAVO_SERIES_INDEX, /* "series-index": a number such as 3 or 2.5 */
    OCTAVO_CONFORMS_TO,  /* "conforms-to": an accessibility claim, made by a person */
    OCTAVO_CERTIFIED_BY, /* "certified-by": who makes that claim */
    OCTAVO_THREADS,      /* "threads": how many work, 1 to 9999; else one a processor */
    OCTAVO_INCLUDE,      /* "include", many: in a folder, take files of these names (glob) only */
    OCTAVO_EXCLUDE,      /* "exclude", many: in a folder, pass over files of these names */
    OCTAVO_FOLLOW,       /* "follow": "yes" follows symbolic links inside folders */
    OCTAVO_SORT,         /* "sort": articles of a section as "given", by "name", "date", "title" */
    OCTAVO_REVERSE,      /* "reverse": "yes" turns the order inside sections round */
    OCTAVO_SECTIONS,     /* "sections": from each "folder", or "none" */
    OCTAVO_STRICT,       /* "strict": "yes" writes no book when there is a warning */
    OCTAVO_DRY_RUN,      /* "dry-run": "yes" reads and plans, and writes nothing */
    OCTAVO_TOC_DEPTH,    /* "toc-depth": levels of the contents for reading systems, 1 to 3, else 2;
                            articles are in it whatever its depth */
    OCTAVO_SPLIT_ON,     /* "split-on": lines of a text that this POSIX extended regular expression
                            matches     begin articles of their own */
    OCTAVO_EXPLAIN,      /* "explain": "yes" keeps what octavo_job_feature tells */
    OCTAVO_SPLIT_SIZE,   /* "split-size": bytes of a chapter\'s file before it is split, else 250000
                          */
    OCTAVO_CSS,          /* "css", many: a style sheet, UTF-8, that comes after octavo's own */
    OCTAVO_TYPOGRAPHY,   /* "typography": "keep", or "smart": quotation marks, dashes, ellipses and
                            no-break spaces as each article's language has them */
    OCTAVO_DUMP, /* "dump": instead of the book one part of it goes to the output, to descriptor 1
                    if none is set: the articles' bodies as "text", a block a line, a line with a
                    form feed between articles; the chapters' pages one behind the other as "xhtml";
                    "opf", "nav", "ncx" */
    OCTAVO_ENCODING, /* "encoding": that of all files without a byte-order mark, for example
                        windows-1251 or gb18030; "repair": found out, and UTF-8 that was encoded
                        twice is put right; else found out */
    OCTAVO_EXTRACT,  /* "extract": of pages, "always" takes the article out of what surrounds it,
                        "never" the whole page; "auto", which is usual, looks which it has to be */
    OCTAVO_COVER,    /* "cover": "auto" draws one with the program octavo-cover, which stands beside
                        the    library's file or in ../libexec/octavo; "none"; or the path of a JPEG or
                        PNG,    which becomes it, scaled down to fit 1600 x 2560; else "auto" */
    OCTAVO_THEME,    /* "theme": "newspaper", which is usual, "book" or "plain" */
    OCTAVO_IMAGES,   /* "images": "scale" scales those down that are larger than readers need, which
                        is   usual; "keep" does not; "none" leaves all out */
    OCTAVO_IMAGE_MAX,     /* "image-max": the box that they are scaled to, pixels, else 1600x2400 */
    OCTAVO_IMAGE_QUALITY, /* "image-quality": of JPEG that is encoded anew, 1 to 100, else 85 */
    OCTAVO_FORMAT, /* "format": "auto", or "text", "markdown" or "html", which all inputs are then
                    */
    OCTAVO_SETTING_COUNT, /* not a setting */
} octavo_setting;

/* The setting with that name, or OCTAVO_SETTING_COUNT. */
OCTAVO_API octavo_setting octavo_setting_named(const char *name);

/* Sets a value; the last one wins unless the setting is "many". OCTAVO_USAGE, and a diagnostic
 * that shows a right form, when the value is none; OCTAVO_LIMIT without memory. */
OCTAVO_API octavo_status octavo_job_set(octavo_job *job, octavo_setting setting, const char *value);

/* Finds the articles, reads the style sheets and the picture for the cover, and settles title and
 * output path. OCTAVO_USAGE when an input does not exist, or a style sheet or picture cannot be in
 * a valid book, OCTAVO_NOTHING when there is no article, OCTAVO_OUTPUT when the output must not be
 * replaced. Writes nothing. */
OCTAVO_API octavo_status octavo_job_prepare(octavo_job *job);

/* What a run does with a path: reads the file, or all that is beneath the folder; writes files into
 * the folder, replaces and removes them there, and reads its own back. */
typedef enum octavo_access { OCTAVO_READS, OCTAVO_WRITES } octavo_access;
typedef void octavo_access_callback(octavo_access access, const char *path, void *user);

/* Tells every path that the run will open, after a prepare that was OCTAVO_OK: who wants to can
 * give up all others before strangers' articles are read. A path lives as long as its callback
 * runs. OCTAVO_LIMIT without memory, OCTAVO_OUTPUT when the output's folder has gone. */
OCTAVO_API octavo_status octavo_job_access(octavo_job *job, octavo_access_callback *callback,
                                           void *user);

/* Reads the articles and writes the book, whole or not at all. Once, after a prepare that was
 * OCTAVO_OK. */
OCTAVO_API octavo_status octavo_job_run(octavo_job *job);

/* Makes a run end soon with OCTAVO_CANCELLED, nothing changed and nothing left over. May be called
 * from any thread and from a signal handler. */
OCTAVO_API void octavo_job_cancel(octavo_job *job);

/* What a run made, or with OCTAVO_DRY_RUN would make. Strings live as long as the job. */
typedef struct octavo_summary {
    const char *output;     /* path of the book */
    const char *title;      /* of the book */
    const char *language;   /* BCP 47 */
    const char *identifier; /* as in dc:identifier */
    const char *modified;   /* CCYY-MM-DDThh:mm:ssZ */
    uint64_t bytes;         /* size of the book; 0 when none was written */
    size_t articles;
    size_t sections;
    size_t left_out;           /* articles that could not be read */
    size_t words;              /* of all articles */
    size_t minutes;            /* time to read it all, at an adult's pace */
    size_t images;             /* that articles show; one that stands twice counts twice */
    size_t images_undescribed; /* of these: nobody said what they show */
    size_t images_missing;     /* words stand in their place */
    const char *cover;         /* "drawn", "file"; NULL for a book without one */
} octavo_summary;

/* The figures of the last run; before it zeros and NULL but for the output, which prepare settles.
 */
OCTAVO_API octavo_summary octavo_job_summary(const octavo_job *job);

/* What became of one source. Strings live as long as the job; NULL where a thing is not known. */
typedef struct octavo_article {
    const char *source;    /* as it was named */
    const char *entry;     /* its file in the book; NULL when it was left out */
    const char *section;   /* titles of its section and those around it: "World / Europe" */
    const char *format;    /* "text", "markdown" or "html" */
    const char *encoding;  /* of its bytes */
    const char *language;  /* BCP 47; the book's where its own is not certain */
    const char *direction; /* "ltr" or "rtl" */
    const char *title;
    const char *title_from; /* "headline", "name" or "words" */
    const char *date;       /* of publication, W3CDTF */
    int reduced;            /* bound as paragraphs of its words, which a diagnostic explains */
    size_t words;
    size_t minutes;
    size_t images, images_undescribed, images_missing; /* as in octavo_summary */
    size_t features;                                   /* how many octavo_job_feature tells of */
} octavo_article;

/* How many sources the last run had, and what became of each: first the articles in the order of
 * the book, then what was left out. Between prepare and run: the sources that were found. `entry`
 * is written to `entry_name` of at least 64 bytes. */
OCTAVO_API size_t octavo_job_article_count(const octavo_job *job);
OCTAVO_API octavo_article octavo_job_article(const octavo_job *job, size_t index,
                                             char entry_name[64]);

/* A part that the reader found in an article: what, where, how sure, and why. */
typedef struct octavo_feature {
    const char *part;    /* "headline", "author", "date", "note", ... */
    size_t line;         /* of the source, from 1 */
    unsigned confidence; /* per cent */
    const char *reason;
    const char *text;
} octavo_feature;

/* The features of an article, in the order in which they were found; with OCTAVO_EXPLAIN all of
 * them, else those that the book itself needs. */
OCTAVO_API octavo_feature octavo_job_feature(const octavo_job *job, size_t article, size_t index);

/* A file in a folder that is no article, and why: "extension", "image" (which articles may
 * show), "name" (README, LICENSE and the like), "pattern" (include or exclude), "binary" (no
 * extension, and no text), "hidden", "link", "special" (a device, pipe or socket). */
typedef struct octavo_passed_over {
    const char *source;
    const char *why;
} octavo_passed_over;

/* What prepare passed over, by path. Strings live as long as the job. */
OCTAVO_API size_t octavo_job_passed_over_count(const octavo_job *job);
OCTAVO_API octavo_passed_over octavo_job_passed_over(const octavo_job *job, size_t index);

/* Checks any finished EPUB file, reading it afresh: container, package document, navigation,
 * content documents, style sheets, links. Findings go to the callback in the order of the file; a
 * finding's name is EPUBCheck's message identifier where the rule is the same, its source the path
 * and, behind a slash, the entry. OCTAVO_OK when there is no error, OCTAVO_LOST when there is,
 * OCTAVO_USAGE when the file cannot be opened, OCTAVO_LIMIT without memory. */
OCTAVO_API octavo_status octavo_check(const char *path, octavo_diagnostic_callback *callback,
                                      void *user);

#ifdef __cplusplus
}
#endif
#endif
