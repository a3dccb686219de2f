/* Inputs become sources in the order that people expect, in sections named by folders; what is no
 * article is passed over and counted, what is not there is an error. */
#define _GNU_SOURCE
#include "collect/collect.h"
#include "base/file.h"
#include "base/limits.h"

#include "folder.h"

static void show(const octavo_diagnostic *diagnostic, void *user)
{
    char *shown = user;
    const char *source = diagnostic->source ? diagnostic->source : "-";
    if (strncmp(source, folder, strlen(folder)) == 0)
        source += strlen(folder) + 1;
    size_t at = strlen(shown);
    snprintf(shown + at, 2048 - at, "%s %d %s: %s\n", source, (int)diagnostic->level,
             diagnostic->name, diagnostic->text);
}

/* What the user set; empty but in choices_of_the_user. */
static struct settings settings;

static void set(octavo_setting setting, const char *value)
{
    struct diagnostics remarks = {0};
    row_number(value, settings_set(&settings, setting, value, &remarks), OCTAVO_OK);
    diagnostics_fini(&remarks);
}

/* Collects inputs of the folder (separated by "|") and writes a line "path [section]" for each
 * source, then the remarks. Every text must be readable as its source says. */
static octavo_status collect_from(const char *inputs, char *sources_shown, char *remarks_shown)
{
    bool follow = settings_on(&settings, OCTAVO_FOLLOW);
    struct strings paths = {0};
    struct sources sources = {0};
    struct diagnostics remarks = {0};
    *sources_shown = *remarks_shown = '\0';
    for (const char *at = inputs; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL) {
        char name[256];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(at, "|"), at);
        strings_add(&paths, in_folder(name));
    }
    octavo_status status = collect(&paths, &settings, &sources, &remarks);
    for (size_t i = 0; status == OCTAVO_OK && i < sources.count; i++) {
        const struct source *source = &sources.items[i];
        size_t at = strlen(sources_shown);
        snprintf(sources_shown + at, 4096 - at, "%s [%s]%s\n", source->path + strlen(folder) + 1,
                 source->section, source->format == FORMAT_TEXT ? "" : " no text");
        struct buffer bytes;
        buffer_init(&bytes);
        row_number(source->path,
                   follow ? file_read(FILE_HERE, source->path, 1000, &bytes)
                          : file_read(source->folder, source->inside, 1000, &bytes),
                   FILE_OK);
        buffer_fini(&bytes);
        row_true(source->path, source->input < paths.count);
    }
    diagnostics_report(&remarks, show, remarks_shown);
    sources_fini(&sources);
    strings_fini(&paths);
    return status;
}

static void row_sources(const char *inputs, const char *expected, const char *remarks)
{
    char sources_shown[4096], remarks_shown[2048];
    row_number(inputs, collect_from(inputs, sources_shown, remarks_shown), OCTAVO_OK);
    row_string(inputs, sources_shown, expected);
    row_string(inputs, remarks_shown, remarks);
}

static void natural_order_and_sections(void)
{
    static const char *const names[] = {"10.txt",         "9.txt",
                                        "b.TEXT",         "A.txt",
                                        "2 World/2.txt",  "2 World/10.txt",
                                        "10 Sport/1.txt", "1 Home/deep/1.txt",
                                        "1 Home/1.txt",   "2 World/ünï 新.txt"};
    for (size_t i = 0; i < COUNT(names); i++) {
        char path[128];
        snprintf(path, sizeof path, "order/%s", names[i]);
        make_text(path, "Text.\n");
    }
    row_sources("order",
                "order/9.txt []\norder/10.txt []\norder/A.txt []\norder/b.TEXT []\n"
                "order/1 Home/1.txt [1 Home]\norder/1 Home/deep/1.txt [1 Home/deep]\n"
                "order/2 World/2.txt [2 World]\norder/2 World/10.txt [2 World]\n"
                "order/2 World/ünï 新.txt [2 World]\norder/10 Sport/1.txt [10 Sport]\n",
                "");
    row_sources("order/10 Sport/|order/9.txt|order/2 World",
                "order/10 Sport/1.txt [10 Sport]\norder/9.txt []\norder/2 World/2.txt [2 World]\n"
                "order/2 World/10.txt [2 World]\norder/2 World/ünï 新.txt [2 World]\n",
                "");
}

static void what_is_no_article_is_passed_over(void)
{
    make_text("mixed/a.txt", "Text.\n");
    make_text("mixed/.hidden.txt", "Text.\n");
    make_text("mixed/.git/b.txt", "Text.\n");
    make_text("mixed/README.txt", "Text.\n");
    make_text("mixed/README", "Text.\n");
    make_text("mixed/COPYRIGHT", "Text.\n");
    make_text("mixed/data.json", "{}");
    make_text("mixed/more.json", "{}");
    make_text("mixed/table.csv", "1,2");
    make_text("mixed/old.epub", "PK");
    make_text("mixed/plain", "A text without an extension.\n");
    make_file("mixed/program",
              "\x7F"
              "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3E\0\1\0\0",
              23);
    row_sources("mixed", "mixed/a.txt []\nmixed/plain []\n",
                "- 1 passed-over: passed over 8 files (2 .json, 2 README, 1 .csv, 1 .epub, 1 "
                "COPYRIGHT, 1 program)"
                "\n");
    make_folders("nothing/at/all/");
    row_sources("nothing", "", "");
}

static void links_are_not_followed(void)
{
    make_text("outside/secret.txt", "Text.\n");
    make_text("links/a.txt", "Text.\n");
    row_true("link", symlink("../outside/secret.txt", in_folder("links/b.txt")) == 0);
    row_true("link", symlink("../outside", in_folder("links/c")) == 0);
    row_true("link", symlink(".", in_folder("links/loop")) == 0);
    row_true("fifo", mkfifo(in_folder("links/pipe.txt"), 0600) == 0);
    row_sources("links", "links/a.txt []\n",
                "- 1 passed-over: passed over 1 file (1 .txt)\n"
                "- 1 links-passed-over: passed over 3 symbolic links, links are not followed\n");
    row_sources("links/b.txt", "links/b.txt []\n", ""); /* named, so followed */
    row_sources("links/c", "links/c/secret.txt []\n", "");
}

static void chains_of_folders_collapse(void)
{
    make_text("chain/2026/11/World/1.txt", "Text.\n");
    make_text("chain/2026/11/World/2.txt", "Text.\n");
    make_text("chain/2026/11/Sport/1.txt", "Text.\n");
    make_text("chain/2026/11/Sport/more/1.txt", "Text.\n");
    row_sources("chain",
                "chain/2026/11/Sport/1.txt [Sport]\nchain/2026/11/Sport/more/1.txt [Sport/more]\n"
                "chain/2026/11/World/1.txt [World]\nchain/2026/11/World/2.txt [World]\n",
                "");
}

static void named_inputs(void)
{
    make_text("named/README", "Text.\n");
    make_text("named/a.weird", "Text.\n");
    make_text("named/.hidden", "Text.\n");
    make_text("named/b.epub", "PK");
    row_sources("named/README|named/a.weird|named/.hidden",
                "named/README []\nnamed/a.weird []\nnamed/.hidden []\n", "");
    row_sources("named/b.epub", "named/b.epub [] no text\n", "");
    char sources_shown[4096], remarks_shown[2048];
    octavo_status status =
        collect_from("named/README|named/none.txt", sources_shown, remarks_shown);
    row_number("none.txt", status, OCTAVO_USAGE);
    row_true("none.txt", strncmp(remarks_shown, "named/none.txt 4 no-such-input:", 31) == 0);
    row_true("fifo", mkfifo(in_folder("named/pipe"), 0600) == 0);
    status = collect_from("named/pipe", sources_shown, remarks_shown);
    row_number("pipe", status, OCTAVO_USAGE);
    row_true("pipe", strncmp(remarks_shown, "named/pipe 4 input-kind:", 24) == 0);
}

/* Links, when they are followed, lead round in no circle. */
static void choices_of_the_user(void)
{
    static const struct {
        octavo_setting setting;
        const char *value, *inputs, *sources;
    } rows[] = {
        {OCTAVO_FOLLOW, "yes", "follow",
         "follow/a.txt []\nfollow/b.txt []\nfollow/c/secret.txt [c]\n"},
        {OCTAVO_FOLLOW, "no", "follow", "follow/a.txt []\n"},
        {OCTAVO_INCLUDE, "1*", "choice", "choice/1.txt []\nchoice/in/1.txt [in]\n"},
        {OCTAVO_EXCLUDE, "draft-*", "choice",
         "choice/1.txt []\nchoice/2.txt []\nchoice/in/1.txt [in]\n"},
        {OCTAVO_EXCLUDE, "*.txt", "choice", ""},
        {OCTAVO_EXCLUDE, "*.txt", "choice/1.txt", "choice/1.txt []\n"}, /* named */
    };
    make_text("elsewhere/secret.txt", "Text.\n");
    make_text("follow/a.txt", "Text.\n");
    row_true("link", symlink("../elsewhere/secret.txt", in_folder("follow/b.txt")) == 0);
    row_true("link", symlink("../elsewhere", in_folder("follow/c")) == 0);
    make_text("choice/1.txt", "Text.\n");
    make_text("choice/2.txt", "Text.\n");
    make_text("choice/draft-1.txt", "Text.\n");
    make_text("choice/in/1.txt", "Text.\n");
    make_text("circle/a.txt", "Text.\n");
    row_true("link", symlink(".", in_folder("circle/circle")) == 0);
    char sources_shown[4096], remarks_shown[2048];
    for (size_t i = 0; i < COUNT(rows); i++) {
        set(rows[i].setting, rows[i].value);
        row_number(rows[i].value, collect_from(rows[i].inputs, sources_shown, remarks_shown),
                   OCTAVO_OK);
        row_string(rows[i].value, sources_shown, rows[i].sources);
        settings_fini(&settings);
    }
    set(OCTAVO_FOLLOW, "yes");
    row_number("circle", collect_from("circle", sources_shown, remarks_shown), OCTAVO_OK);
    row_string("circle", sources_shown, "circle/a.txt []\n");
    settings_fini(&settings);
}

static void too_deep_is_an_error(void)
{
    char name[256] = "deep/", remarks_shown[2048], sources_shown[4096];
    for (size_t level = 1; level <= LIMIT_FOLDER_DEPTH + 2; level++) {
        strcat(name, "d/");
        if (level >= LIMIT_FOLDER_DEPTH) {
            char file[300];
            snprintf(file, sizeof file, "%s%zu.txt", name, level);
            make_text(file, "Text.\n");
        }
    }
    row_number("deep", collect_from("deep", sources_shown, remarks_shown), OCTAVO_OK);
    row_true("the last level", strstr(sources_shown, "d/32.txt [") != NULL);
    row_true("beyond it", !strstr(sources_shown, "33.txt") && !strstr(sources_shown, "34.txt"));
    row_true("remark", strstr(remarks_shown, " 3 too-deep: ") != NULL);
    row_true("one remark", strchr(remarks_shown, '\n')[1] == '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(natural_order_and_sections),
        TEST(what_is_no_article_is_passed_over),
        TEST(links_are_not_followed),
        TEST(chains_of_folders_collapse),
        TEST(named_inputs),
        TEST(too_deep_is_an_error),
        TEST(choices_of_the_user),
    };
    return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
