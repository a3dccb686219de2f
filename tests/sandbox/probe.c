/* A library for LD_PRELOAD (Linux, glibc) that does in octavo's process what an article that took it over would
 * try: PROBE_WHEN=start, before main, where it must succeed, or PROBE_WHEN=run, when the book is forced to the
 * disk, where the sandbox is closed. One line "NAME done" or "NAME refused (errno)" each goes to the descriptor
 * PROBE_OUT. PROBE_LACKS names what the kernel is to lack. PROBE_FOLDER holds what is tried on: in/ with the articles, out/ for the book, else/. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/openat2.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
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
static long chmod_article(void) { return chmod(at("in/2.txt"), 0666); }
static long chmod_elsewhere(void) { return chmod(at("else/mode"), 0777); }
static long chown_elsewhere(void) { return chown(at("else/mode"), getuid(), getgid()); }
static long date_elsewhere(void) { return utimensat(AT_FDCWD, at("else/mode"), NULL, 0); }
static long mark_elsewhere(void) { return setxattr(at("else/mode"), "user.probe", "x", 1, 0); }
static long move_from_elsewhere(void) { return rename(at("else/shifted"), at("in/shifted.txt")); }
static long link_from_elsewhere(void) { return link(at("else/secret"), at("out/hard")); }
static long read_own_environment(void) { return open("/proc/self/environ", O_RDONLY | O_CLOEXEC); }
static long write_own_memory(void) { return open("/proc/self/mem", O_RDWR | O_CLOEXEC); }
static long read_device(void) { return open("/dev/zero", O_RDONLY | O_CLOEXEC); }

/* As images are opened, beneath a folder. */
static long opened_beneath(const char *folder, const char *name)
{
    struct open_how how = {.flags = O_RDONLY | O_CLOEXEC, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    int place = open(at(folder), O_PATH | O_DIRECTORY | O_CLOEXEC);
    long file = place < 0 ? -1 : syscall(SYS_openat2, place, name, &how, sizeof how);
    int why = errno;
    if (place >= 0)
        close(place);
    if (file >= 0)
        close((int)file);
    errno = why;
    return file;
}

static long read_beneath(void) { return opened_beneath("in", "3.txt"); }
static long read_beneath_elsewhere(void) { return opened_beneath("else", "secret"); }

static long internet(void) { return socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); }
static long local_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }
static long ring(void)
{
    char parameters[256] = {0};
    return syscall(SYS_io_uring_setup, 1, parameters);
}

static long datagrams(void) { return socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0); }
static long raw_packets(void) { return socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0); }

static long pair(void)
{
    int both[2];
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, both);
}

static long memory_of_another(void)
{
    static char word[8];
    struct iovec here = {word, sizeof word}, there = {word, sizeof word};
    pid_t child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }
    long count = syscall(SYS_process_vm_readv, child, &here, 1, &there, 1, 0);
    int why = errno;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    errno = why;
    return count;
}

static long program_in_memory(void)
{
    char *const arguments[] = {"true", NULL}, *const nothing[] = {NULL};
    int file = memfd_create("probe", 0), state = 0, source = open("/bin/true", O_RDONLY | O_CLOEXEC);
    char block[4096];
    for (ssize_t size; source >= 0 && (size = read(source, block, sizeof block)) > 0;)
        if (write(file, block, (size_t)size) != size)
            break;
    pid_t child = fork();
    if (child == 0) {
        syscall(SYS_execveat, file, "", arguments, nothing, AT_EMPTY_PATH);
        _exit(errno);
    }
    waitpid(child, &state, 0);
    close(file);
    if (source >= 0)
        close(source);
    errno = WIFEXITED(state) ? WEXITSTATUS(state) : EFAULT;
    return errno == 0 ? 0 : -1;
}

static long filter_of_packets(void)
{
    char attributes[128] = {0};
    return syscall(SYS_bpf, 5 /* BPF_PROG_LOAD */, attributes, sizeof attributes) >= 0 || errno == EINVAL ||
                   errno == E2BIG || errno == EFAULT
               ? 0
               : -1;
}

static long fault_handler(void) { return syscall(SYS_userfaultfd, O_CLOEXEC | 1); }
static long namespace(void)
{
    int state = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(unshare(CLONE_NEWUSER) == 0 ? 0 : errno);
    waitpid(child, &state, 0);
    errno = WEXITSTATUS(state);
    return errno == 0 ? 0 : -1;
}

/* getpid(2) by the numbers of another architecture: 20 with the gate of 32 bits; and of x32. */
static long other_architecture(void)
{
#if defined(__x86_64__)
    int state = 0;
    pid_t child = fork();
    if (child == 0) {
        long answer = 20;
        __asm__ volatile("int $0x80" : "+a"(answer) : : "r8", "r9", "r10", "r11", "memory");
        _exit(answer > 0 ? 0 : EPERM);
    }
    waitpid(child, &state, 0);
    errno = WIFEXITED(state) ? WEXITSTATUS(state) : ENOSYS;
    return errno == 0 ? 0 : -1;
#else
    errno = ENOSYS;
    return -1;
#endif
}

/* Privileges by a program's file. */
static long new_privileges(void)
{
    errno = EPERM;
    return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0 ? 0 : -1;
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
    {"chmod-article", chmod_article},     {"chmod-elsewhere", chmod_elsewhere},
    {"chown-elsewhere", chown_elsewhere}, {"date-elsewhere", date_elsewhere},
    {"mark-elsewhere", mark_elsewhere},   {"move-from-elsewhere", move_from_elsewhere},
    {"link-from-elsewhere", link_from_elsewhere}, {"read-own-environment", read_own_environment},
    {"write-own-memory", write_own_memory}, {"read-device", read_device},
    {"read-beneath", read_beneath},       {"read-beneath-elsewhere", read_beneath_elsewhere},
    {"datagrams", datagrams},             {"raw-packets", raw_packets},
    {"pair-of-sockets", pair},            {"memory-of-another", memory_of_another},
    {"program-in-memory", program_in_memory}, {"filter-of-packets", filter_of_packets},
    {"fault-handler", fault_handler},     {"namespace", namespace},
    {"other-architecture", other_architecture}, {"new-privileges", new_privileges},
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

/* A kernel that lacks what PROBE_LACKS names. */
static bool is_lacking(const char *what)
{
    const char *lacks = getenv("PROBE_LACKS");
    return lacks && strcmp(lacks, what) == 0;
}

long syscall(long number, ...)
{
    long (*real)(long, ...) = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
    va_list rest;
    va_start(rest, number);
    long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long);
    long d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_landlock_create_ruleset && is_lacking("landlock")) {
        errno = ENOSYS;
        return -1;
    }
    return real(number, a, b, c, d, e, f);
}

int prctl(int option, ...)
{
    int (*real)(int, ...) = (int (*)(int, ...))dlsym(RTLD_NEXT, "prctl");
    va_list rest;
    va_start(rest, option);
    long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long), d = va_arg(rest, long);
    va_end(rest);
    if ((option == PR_SET_SECCOMP && is_lacking("seccomp")) || (option == PR_SET_NO_NEW_PRIVS && is_lacking("no-new-privs"))) {
        errno = EINVAL;
        return -1;
    }
    return real(option, a, b, c, d);
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
