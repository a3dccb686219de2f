/* A library for LD_PRELOAD (Linux, glibc) that does in octavo's process what an article that took it over would
 * try: PROBE_WHEN=start, before main, where it must succeed, or PROBE_WHEN=run, when the book is forced to the
 * disk, where the sandbox is closed. One line "NAME done" or "NAME refused (errno)" each goes to the descriptor
 * PROBE_OUT. PROBE_FOLDER holds what is tried on: in/ with the articles, out/ for the book, else/. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* PROBE_FOLDER/name; good until the next but one call. */
static const char *at(const char *name)
{
    static char paths[2][4096];
    static size_t next;
    char *path = paths[next++ % 2];
    snprintf(path, sizeof *paths, "%s/%s", getenv("PROBE_FOLDER"), name);
    return path;
}

static long opened(const char *name, int flags)
{
    int file = open(at(name), flags | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
    return file;
}

static long read_secret(void) { return opened("else/secret", O_RDONLY); }
static long list_elsewhere(void) { return opened("else", O_RDONLY | O_DIRECTORY); }
static long read_system(void) { return open("/etc/passwd", O_RDONLY | O_CLOEXEC); }
static long read_by_link(void) { return opened("in/link", O_RDONLY); }
static long write_elsewhere(void) { return opened("else/new", O_WRONLY | O_CREAT); }
static long cut_secret(void) { return truncate(at("else/cut"), 0); }
static long remove_elsewhere(void) { return unlink(at("else/away")); }
static long write_article(void) { return opened("in/1.txt", O_WRONLY); }
static long remove_article(void) { return unlink(at("in/9.txt")); }
static long link_in_output(void) { return symlink(at("else/secret"), at("out/link")); }
static long move_into_output(void) { return rename(at("else/moved"), at("out/moved")); }
static long internet(void) { return socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); }
static long local_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }
static long ring(void)
{
    char parameters[256] = {0};
    return syscall(SYS_io_uring_setup, 1, parameters);
}

static long another_program(void)
{
    char *const arguments[] = {"true", NULL}, *const nothing[] = {NULL};
    int state = 0;
    pid_t child = fork();
    if (child == 0) {
        execve("/bin/true", arguments, nothing);
        _exit(errno);
    }
    waitpid(child, &state, 0);
    errno = WEXITSTATUS(state);
    return errno == 0 ? 0 : -1;
}

static long trace(void)
{
    int state = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? 0 : errno);
    waitpid(child, &state, 0);
    errno = WEXITSTATUS(state);
    return errno == 0 ? 0 : -1;
}

static long core_file(void)
{
    struct rlimit limit;
    errno = 0;
    return getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_max > 0 ? 0 : -1;
}

/* What the book needs. */
static long read_article(void) { return opened("in/1.txt", O_RDONLY); }
static long write_beside_book(void) { return opened("out/beside", O_WRONLY | O_CREAT); }

static const struct {
    const char *name;
    long (*act)(void);
} attempts[] = {
    {"read-secret", read_secret},         {"list-elsewhere", list_elsewhere},
    {"read-system", read_system},         {"read-by-link", read_by_link},
    {"write-elsewhere", write_elsewhere}, {"cut-elsewhere", cut_secret},
    {"remove-elsewhere", remove_elsewhere}, {"write-article", write_article},
    {"remove-article", remove_article},   {"link-in-output", link_in_output},
    {"move-into-output", move_into_output}, {"internet", internet},
    {"local-socket", local_socket},       {"io-uring", ring},
    {"another-program", another_program}, {"trace", trace},
    {"core-file", core_file},             {"read-article", read_article},
    {"write-beside-book", write_beside_book},
};

static void try_all(void)
{
    int out = atoi(getenv("PROBE_OUT"));
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        errno = 0;
        bool done = attempts[i].act() >= 0;
        dprintf(out, done ? "%s done\n" : "%s refused (%s)\n", attempts[i].name, strerror(errno));
    }
}

static bool is_time(const char *when)
{
    const char *wanted = getenv("PROBE_WHEN");
    return wanted && strcmp(wanted, when) == 0;
}

__attribute__((constructor)) static void start(void)
{
    if (is_time("start"))
        try_all();
}

int fsync(int file)
{
    static bool tried;
    if (!tried && is_time("run")) {
        tried = true;
        try_all();
    }
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return real(file);
}
