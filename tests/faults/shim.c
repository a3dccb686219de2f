/* A library for LD_PRELOAD (Linux, glibc) that makes chosen calls of a program fail. It watches from
 * the first line of main to the last, and of the file calls only those inside one folder, so that
 * what the C library does for itself is left alone. Environment:
 *
 *     FAULT_FOLDER  file calls count when their descriptor or path lies inside; a real path
 *     FAULT_CALL    the kind of call, one of the CALLS below
 *     FAULT_FROM    the first call of that kind that fails, from 1
 *     FAULT_TO      the last one; without it only the first
 *     FAULT_WITH    a number: that errno; "short": half is read or written; "zero": nothing is;
 *                   "signal N": the process gets signal N before the call, which then goes on
 *     FAULT_LACKS   "tmpfile": the file system knows no O_TMPFILE; not counted as a call
 *     FAULT_REPORT  a file that gets a line "KIND COUNT" for each kind of call, and
 *                   "fault KIND COUNT SUBJECT" when calls failed: how many, and the path of the first
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Every kind of call; several functions may be of one kind. */
#define CALLS(CALL)                                                                                \
    CALL(open) CALL(openat2) CALL(close) CALL(dup) CALL(read) CALL(pread)           \
    CALL(write) CALL(pwrite) CALL(lseek) CALL(ftruncate) CALL(fsync) CALL(fchmod) CALL(rename)     \
    CALL(linkat) CALL(unlink) CALL(stat) CALL(fstat) CALL(access) CALL(realpath) CALL(fdopendir)   \
    CALL(readdir) CALL(fopen) CALL(fdopen) CALL(fread) CALL(fwrite) CALL(fseeko)                   \
    CALL(pthread_create) CALL(memory)

enum call {
#define CALL(name) CALL_##name,
    CALLS(CALL) CALL_COUNT
#undef CALL
};
static const char *const names[] = {
#define CALL(name) #name,
    CALLS(CALL)
#undef CALL
};

static struct {
    const char *folder;
    enum call call;
    unsigned long from, to;
    int error; /* 0 when it is not an errno that the calls fail with */
    int signal;
    bool is_short, is_zero, lacks_tmpfile;
    int report; /* descriptor */
} plan = {.call = CALL_COUNT, .report = -1};

static atomic_bool watching;
static atomic_ulong counts[CALL_COUNT], failed;
static char subject[PATH_MAX]; /* of the first call that failed */

enum outcome { GOES_ON, FAILS, IS_SHORT, IS_ZERO };

static enum outcome decide(enum call call, const char *path)
{
    unsigned long count = atomic_fetch_add(&counts[call], 1) + 1;
    if (call != plan.call || count < plan.from || count > plan.to)
        return GOES_ON;
    if (atomic_fetch_add(&failed, 1) == 0)
        snprintf(subject, sizeof subject, "%s", path);
    if (plan.signal != 0)
        raise(plan.signal);
    if (plan.error != 0)
        errno = plan.error;
    return plan.error != 0 ? FAILS : plan.is_short ? IS_SHORT : plan.is_zero ? IS_ZERO : GOES_ON;
}

static bool is_inside(const char *path)
{
    size_t size = strlen(plan.folder);
    return strncmp(path, plan.folder, size) == 0 && (path[size] == '/' || path[size] == '\0');
}

/* Where a descriptor leads, or the working folder for AT_FDCWD. */
static bool path_of(int file, char path[PATH_MAX])
{
    char link[48] = "/proc/self/cwd";
    if (file != AT_FDCWD)
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, PATH_MAX - 1);
    path[size > 0 ? size : 0] = '\0';
    return size > 0;
}

static enum outcome ask_file(enum call call, int file)
{
    char path[PATH_MAX];
    int before = errno;
    bool counts_here = atomic_load(&watching) && path_of(file, path) && is_inside(path);
    errno = before;
    return counts_here ? decide(call, path) : GOES_ON;
}

static enum outcome ask_path(enum call call, int folder, const char *path)
{
    char whole[PATH_MAX] = "";
    int before = errno;
    if (!atomic_load(&watching) || !path)
        return GOES_ON;
    size_t size = *path != '/' && path_of(folder, whole) ? strlen(whole) : 0;
    snprintf(whole + size, sizeof whole - size, "%s%s", size > 0 ? "/" : "", path);
    errno = before;
    return is_inside(whole) ? decide(call, whole) : GOES_ON;
}

static enum outcome ask_open(int folder, const char *path, int flags)
{
    if (plan.lacks_tmpfile && (flags & O_TMPFILE) == O_TMPFILE && atomic_load(&watching)) {
        errno = EOPNOTSUPP;
        return FAILS;
    }
    return ask_path(CALL_open, folder, path);
}

static enum outcome ask_stream(enum call call, FILE *stream)
{
    enum outcome outcome = ask_file(call, fileno(stream));
    if (outcome == FAILS)
        stream->_flags |= _IO_ERR_SEEN;
    return outcome;
}

static enum outcome ask(enum call call)
{
    return atomic_load(&watching) ? decide(call, "") : GOES_ON;
}

/* The real function of that name, found once. */
static void *find(void *_Atomic *found, const char *name)
{
    void *real = atomic_load(found);
    if (!real) {
        real = dlsym(RTLD_NEXT, name);
        atomic_store(found, real);
    }
    return real;
}

static size_t part(enum outcome outcome, size_t size)
{
    return outcome == IS_SHORT && size > 1 ? size / 2 : size;
}

/* A function of that name, under a name of its own in C so that the headers' declaration does not
 * matter. It asks, and either gives FAILURE or calls the real one. */
#define WRAP(type, failure, name, parameters, question, arguments)                                 \
    type wrapped_##name parameters __asm__(#name);                                                 \
    type wrapped_##name parameters                                                                 \
    {                                                                                              \
        static void *_Atomic found;                                                                \
        type(*real) parameters = (type(*) parameters)find(&found, #name);                          \
        enum outcome outcome = question;                                                           \
        return outcome == FAILS ? (failure) : outcome == IS_ZERO ? (type)0 : real arguments;       \
    }

#define WRAP_OPEN(name)                                                                            \
    WRAP(int, -1, name, (const char *path, int flags, mode_t mode),                                \
         ask_open(AT_FDCWD, path, flags), (path, flags, mode))
WRAP_OPEN(open)
WRAP_OPEN(open64)
WRAP_OPEN(__open_2)
WRAP_OPEN(__open64_2)

#define WRAP_OPENAT(name)                                                                          \
    WRAP(int, -1, name, (int folder, const char *path, int flags, mode_t mode),                    \
         ask_open(folder, path, flags), (folder, path, flags, mode))
WRAP_OPENAT(openat)
WRAP_OPENAT(openat64)
WRAP_OPENAT(__openat_2)
WRAP_OPENAT(__openat64_2)

/* glibc has no function for openat2. */
WRAP(long, -1, syscall, (long number, long a, long b, long c, long d, long e, long f),
     number == SYS_openat2 ? ask_path(CALL_openat2, (int)a, (const char *)b) : GOES_ON,
     (number, a, b, c, d, e, f))

#define WRAP_READ(name)                                                                            \
    WRAP(ssize_t, -1, name, (int file, void *to, size_t size, size_t room),                        \
         ask_file(CALL_read, file), (file, to, part(outcome, size), room))
WRAP_READ(read)
WRAP_READ(__read_chk)

#define WRAP_PREAD(name)                                                                           \
    WRAP(ssize_t, -1, name, (int file, void *to, size_t size, off_t at, size_t room),              \
         ask_file(CALL_pread, file), (file, to, part(outcome, size), at, room))
WRAP_PREAD(pread)
WRAP_PREAD(pread64)
WRAP_PREAD(__pread_chk)
WRAP_PREAD(__pread64_chk)

WRAP(ssize_t, -1, write, (int file, const void *from, size_t size), ask_file(CALL_write, file),
     (file, from, part(outcome, size)))

#define WRAP_PWRITE(name)                                                                          \
    WRAP(ssize_t, -1, name, (int file, const void *from, size_t size, off_t at),                   \
         ask_file(CALL_pwrite, file), (file, from, part(outcome, size), at))
WRAP_PWRITE(pwrite)
WRAP_PWRITE(pwrite64)

/* A descriptor is closed even when close fails, as Linux does. */
static int close_yet_fail(int file)
{
    int reason = errno;
    syscall(SYS_close, file);
    errno = reason;
    return -1;
}
WRAP(int, close_yet_fail(file), close, (int file), ask_file(CALL_close, file), (file))

WRAP(int, -1, dup, (int file), ask_file(CALL_dup, file), (file))
WRAP(off_t, -1, lseek, (int file, off_t at, int whence), ask_file(CALL_lseek, file),
     (file, at, whence))
WRAP(int, -1, ftruncate, (int file, off_t size), ask_file(CALL_ftruncate, file), (file, size))
WRAP(int, -1, fsync, (int file), ask_file(CALL_fsync, file), (file))
WRAP(int, -1, fdatasync, (int file), ask_file(CALL_fsync, file), (file))
WRAP(int, -1, fchmod, (int file, mode_t mode), ask_file(CALL_fchmod, file), (file, mode))
WRAP(int, -1, rename, (const char *from, const char *to), ask_path(CALL_rename, AT_FDCWD, to),
     (from, to))
WRAP(int, -1, renameat, (int folder, const char *from, int other, const char *to),
     ask_path(CALL_rename, other, to), (folder, from, other, to))
WRAP(int, -1, linkat, (int folder, const char *from, int other, const char *to, int flags),
     ask_path(CALL_linkat, other, to), (folder, from, other, to, flags))
WRAP(int, -1, unlink, (const char *path), ask_path(CALL_unlink, AT_FDCWD, path), (path))
WRAP(int, -1, unlinkat, (int folder, const char *path, int flags),
     ask_path(CALL_unlink, folder, path), (folder, path, flags))
WRAP(int, -1, stat, (const char *path, void *status), ask_path(CALL_stat, AT_FDCWD, path),
     (path, status))
WRAP(int, -1, lstat, (const char *path, void *status), ask_path(CALL_stat, AT_FDCWD, path),
     (path, status))
WRAP(int, -1, fstatat, (int folder, const char *path, void *status, int flags),
     ask_path(CALL_stat, folder, path), (folder, path, status, flags))
WRAP(int, -1, fstat, (int file, void *status), ask_file(CALL_fstat, file), (file, status))
WRAP(int, -1, access, (const char *path, int mode), ask_path(CALL_access, AT_FDCWD, path),
     (path, mode))
WRAP(char *, NULL, realpath, (const char *path, char *to), ask_path(CALL_realpath, AT_FDCWD, path),
     (path, to))
WRAP(DIR *, NULL, fdopendir, (int file), ask_file(CALL_fdopendir, file), (file))
WRAP(DIR *, NULL, opendir, (const char *path), ask_path(CALL_fdopendir, AT_FDCWD, path), (path))
WRAP(struct dirent *, NULL, readdir, (DIR *folder), ask_file(CALL_readdir, dirfd(folder)), (folder))
WRAP(struct dirent *, NULL, readdir64, (DIR *folder), ask_file(CALL_readdir, dirfd(folder)),
     (folder))
WRAP(FILE *, NULL, fopen, (const char *path, const char *mode),
     ask_path(CALL_fopen, AT_FDCWD, path), (path, mode))
WRAP(FILE *, NULL, fopen64, (const char *path, const char *mode),
     ask_path(CALL_fopen, AT_FDCWD, path), (path, mode))
WRAP(FILE *, NULL, fdopen, (int file, const char *mode), ask_file(CALL_fdopen, file), (file, mode))
WRAP(size_t, 0, fread, (void *to, size_t size, size_t count, FILE *stream),
     ask_stream(CALL_fread, stream), (to, size, count, stream))
WRAP(size_t, 0, fwrite, (const void *from, size_t size, size_t count, FILE *stream),
     ask_stream(CALL_fwrite, stream), (from, size, count, stream))
WRAP(int, -1, fseeko, (FILE *stream, off_t at, int whence), ask_stream(CALL_fseeko, stream),
     (stream, at, whence))
WRAP(int, -1, fseeko64, (FILE *stream, off_t at, int whence), ask_stream(CALL_fseeko, stream),
     (stream, at, whence))
WRAP(int, errno, pthread_create,
     (pthread_t * thread, const pthread_attr_t *how, void *(*run)(void *), void *argument),
     ask(CALL_pthread_create), (thread, how, run, argument))

/* Memory goes to glibc's own functions, since dlsym itself may ask for some. */
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);
void __libc_free(void *);

/* What this thread gave back just now, it can have again even when there is no more memory. */
static _Thread_local size_t given_back __attribute__((tls_model("initial-exec")));

static bool has_memory(size_t size)
{
    size_t at_hand = given_back;
    given_back = 0;
    bool for_good = plan.to > plan.from;
    return ask(CALL_memory) != FAILS || (for_good && size <= at_hand);
}

#define WRAP_MEMORY(name, size, real, parameters, arguments)                                       \
    void *wrapped_##name parameters __asm__(#name);                                                \
    void *wrapped_##name parameters                                                                \
    {                                                                                              \
        return has_memory(size) ? real arguments : NULL;                                           \
    }
WRAP_MEMORY(malloc, size, __libc_malloc, (size_t size), (size))
WRAP_MEMORY(calloc, count * size, __libc_calloc, (size_t count, size_t size), (count, size))
WRAP_MEMORY(realloc, SIZE_MAX, __libc_realloc, (void *old, size_t size), (old, size))
WRAP_MEMORY(memalign, SIZE_MAX, __libc_memalign, (size_t unit, size_t size), (unit, size))
WRAP_MEMORY(aligned_alloc, SIZE_MAX, __libc_memalign, (size_t unit, size_t size), (unit, size))

void wrapped_free(void *block) __asm__("free");
void wrapped_free(void *block)
{
    given_back = block && atomic_load(&watching) ? malloc_usable_size(block) : 0;
    __libc_free(block);
}

static void read_plan(void)
{
    const char *call = getenv("FAULT_CALL"), *with = getenv("FAULT_WITH");
    const char *from = getenv("FAULT_FROM"), *to = getenv("FAULT_TO");
    const char *lacks = getenv("FAULT_LACKS"), *report = getenv("FAULT_REPORT");
    plan.folder = getenv("FAULT_FOLDER");
    for (size_t i = 0; call && i < CALL_COUNT; i++)
        if (strcmp(call, names[i]) == 0)
            plan.call = (enum call)i;
    plan.from = from ? strtoul(from, NULL, 10) : 0;
    plan.to = to ? strtoul(to, NULL, 10) : plan.from;
    plan.lacks_tmpfile = lacks && strcmp(lacks, "tmpfile") == 0;
    plan.is_short = with && strcmp(with, "short") == 0;
    plan.is_zero = with && strcmp(with, "zero") == 0;
    if (with && strncmp(with, "signal ", 7) == 0)
        plan.signal = atoi(with + 7);
    else
        plan.error = with ? atoi(with) : 0;
    if (report)
        plan.report = open(report, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

__attribute__((destructor)) static void write_report(void)
{
    atomic_store(&watching, false);
    if (plan.report < 0)
        return;
    for (size_t i = 0; i < CALL_COUNT; i++)
        dprintf(plan.report, "%s %lu\n", names[i], atomic_load(&counts[i]));
    if (atomic_load(&failed) > 0)
        dprintf(plan.report, "fault %s %lu %s\n", names[plan.call], atomic_load(&failed), subject);
}

static int (*real_main)(int, char **, char **);

static int watched_main(int count, char **arguments, char **environment)
{
    read_plan();
    atomic_store(&watching, plan.folder != NULL);
    int status = real_main(count, arguments, environment);
    atomic_store(&watching, false);
    return status;
}

typedef int start(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
                  void (*)(void), void *);
start wrapped_start __asm__("__libc_start_main");
int wrapped_start(int (*main)(int, char **, char **), int count, char **arguments,
                  void (*init)(void), void (*fini)(void), void (*end)(void), void *stack)
{
    start *real = (start *)dlsym(RTLD_NEXT, "__libc_start_main");
    real_main = main;
    return real(watched_main, count, arguments, init, fini, end, stack);
}
