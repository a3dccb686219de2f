/* A program in a process of its own: asked and answering, and every way not to. Then what its
 * answer has to be: a baseline JPEG. */
#define _GNU_SOURCE
#include "base/child.h"
#include "base/jpeg.h"

#include "folder.h"

#include <errno.h>
#include <sys/stat.h>
#include <time.h>

/* A program of one line. */
static const char *make_program(const char *name, const char *line)
{
    char text[512];
    snprintf(text, sizeof text, "#!/bin/sh\n%s\n", line);
    make_text(name, text);
    row_true(name, chmod(in_folder(name), 0755) == 0);
    return in_folder(name);
}

static enum child_result ask(const char *line, const struct buffer *question, bool cancel,
                             struct buffer *answer)
{
    static unsigned number = 0;
    struct child child;
    atomic_bool cancelled = cancel;
    char name[32];
    snprintf(name, sizeof name, "program-%u", number++);
    buffer_init(answer);
    row_true(line, child_start(&child, make_program(name, line)));
    enum child_result result = child_ask(&child, question, 100000, 1, &cancelled, answer);
    child_end(&child);
    row_true(line, child.process == 0);
    return result;
}

static void answers_are_taken_and_nothing_else(void)
{
    static const struct {
        const char *line;
        enum child_result result;
        const char *answer; /* NULL: any */
    } rows[] = {
        {"cat", CHILD_ANSWERED, "question"},
        {"echo heard; echo unheard >&2", CHILD_ANSWERED, "heard\n"},
        {"cat >/dev/null; exit 3", CHILD_ANSWERED, ""},
        {"kill -9 $$", CHILD_ANSWERED, ""},
        {"echo \"$PATH$LD_PRELOAD$SECRET\"", CHILD_ANSWERED, NULL},
        {"yes", CHILD_TALKATIVE, NULL},
        {"exec sleep 600", CHILD_LATE, ""},
        {"exec >&-; exec <&-; exec sleep 600", CHILD_ANSWERED, ""},
    };
    struct buffer question = {.data = (char *)"question", .size = 8}, answer;
    setenv("SECRET", "secret", 1);
    for (size_t i = 0; i < COUNT(rows); i++) {
        row_number(rows[i].line, ask(rows[i].line, &question, false, &answer), rows[i].result);
        const char *got = answer.data ? answer.data : "";
        if (rows[i].answer)
            row_string(rows[i].line, got, rows[i].answer);
        row_true(rows[i].line, strstr(got, "secret") == NULL);
        buffer_fini(&answer);
    }
}

/* More than the socket holds, both ways at once. */
static void long_questions_are_sent_whole(void)
{
    struct buffer question, answer;
    buffer_init(&question);
    while (question.size < 3000000)
        buffer_add_string(&question, "a line of the question\n");
    row_number("count", ask("wc -c", &question, false, &answer), CHILD_ANSWERED);
    row_number("bytes", strtoul(answer.data, NULL, 10), question.size);
    buffer_fini(&answer);
    row_number("deaf", ask("echo no", &question, false, &answer), CHILD_ANSWERED);
    row_string("deaf", answer.data, "no\n");
    buffer_fini(&answer);
    row_number("both ways", ask("cat", &question, false, &answer), CHILD_TALKATIVE);
    buffer_fini(&answer);
    row_number("cancelled", ask("exec sleep 600", &question, true, &answer), CHILD_CANCELLED);
    buffer_fini(&answer);
    buffer_fini(&question);
}

static void what_is_no_program_is_not_started(void)
{
    struct child child;
    make_text("text", "no program");
    row_true("a text", !child_start(&child, in_folder("text")));
    row_true("why", errno == EACCES);
    row_true("nothing", !child_start(&child, in_folder("nothing")));
    row_true("why", errno == ENOENT);
    child_end(&child);
}

#define START "\xFF\xD8"
#define APP "\xFF\xE0\x00\x04\x01\x02"
#define FRAME(sof, bits, height, width, count)                                                     \
    "\xFF" sof "\x00\x11" bits height width count "\1\x11\0\2\x11\1\3\x11\1"
#define SCAN "\xFF\xDA\x00\x0C\x03\1\0\2\x11\3\x11\0\x3F\0data"
#define END "\xFF\xD9"
#define JPEG(...) __VA_ARGS__, sizeof(__VA_ARGS__) - 1

static void jpegs_are_known(void)
{
    static const struct {
        const char *name, *bytes;
        size_t size;
        bool is;
    } rows[] = {
        {"right", JPEG(START APP FRAME("\xC0", "\x08", "\x0A\x00", "\x06\x40", "\3") SCAN END),
         true},
        {"small", JPEG(START FRAME("\xC0", "\x08", "\0\1", "\0\1", "\3") SCAN END), true},
        {"empty", "", 0, false},
        {"two bytes", JPEG(START), false},
        {"nothing", JPEG(START END), false},
        {"progressive", JPEG(START FRAME("\xC2", "\x08", "\0\1", "\0\1", "\3") SCAN END), false},
        {"grey", JPEG(START FRAME("\xC0", "\x08", "\0\1", "\0\1", "\1") SCAN END), false},
        {"12 bits", JPEG(START FRAME("\xC0", "\x0C", "\0\1", "\0\1", "\3") SCAN END), false},
        {"too wide", JPEG(START FRAME("\xC0", "\x08", "\0\1", "\x06\x41", "\3") SCAN END), false},
        {"too high", JPEG(START FRAME("\xC0", "\x08", "\x0A\x01", "\0\1", "\3") SCAN END), false},
        {"no lines", JPEG(START FRAME("\xC0", "\x08", "\0\0", "\0\1", "\3") SCAN END), false},
        {"no frame", JPEG(START APP SCAN END), false},
        {"no scan", JPEG(START FRAME("\xC0", "\x08", "\0\1", "\0\1", "\3") END), false},
        {"cut off", JPEG(START FRAME("\xC0", "\x08", "\0\1", "\0\1", "\3") SCAN), false},
        {"a segment beyond the end", JPEG(START "\xFF\xE0\xFF\xFF" END), false},
        {"a segment of no length", JPEG(START "\xFF\xE0\x00\x00" END), false},
        {"a short frame", JPEG(START "\xFF\xC0\x00\x04\x08\x00" SCAN END), false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_number(rows[i].name, jpeg_is_baseline(rows[i].bytes, rows[i].size, 1600, 2560),
                   rows[i].is);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answers_are_taken_and_nothing_else),
        TEST(long_questions_are_sent_whole),
        TEST(what_is_no_program_is_not_started),
        TEST(jpegs_are_known),
    };
    return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
