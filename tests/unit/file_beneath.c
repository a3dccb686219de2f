/* Files beneath a folder: through no link, never above it, and only regular ones; the same by
 * openat2 and, where a kernel lacks it, name by name. */
#define _GNU_SOURCE
#include "base/file.h"

#include "folder.h"

#include <errno.h>
#include <sys/wait.h>
#if defined(__linux__)
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

static int setup(void **state)
{
    if (folder_setup(state) != 0)
        return -1;
    make_text("secret", "secret");
    make_text("in/a", "a");
    make_text("in/deep/er/b", "b");
    mkfifo(in_folder("in/fifo"), 0600);
    return symlink("../secret", in_folder("in/out")) | symlink("a", in_folder("in/link")) |
           symlink("..", in_folder("in/deep/up")) | symlink("deep", in_folder("in/in"));
}

static const struct {
    const char *path;
    enum file_result result;
    int reason, other_reason; /* of either way to open */
} rows[] = {
    {"a", FILE_OK, 0, 0},
    {"deep/er/b", FILE_OK, 0, 0},
    {"fifo", FILE_NOT_REGULAR, 0, 0},
    {"deep", FILE_NOT_REGULAR, 0, 0},
    {"none", FILE_FAILED, ENOENT, ENOENT},
    {"none/a", FILE_FAILED, ENOENT, ENOENT},
    {"a/b", FILE_FAILED, ENOTDIR, ENOTDIR},
    {"../secret", FILE_FAILED, EXDEV, EXDEV},
    {"deep/../../secret", FILE_FAILED, EXDEV, EXDEV},
    {"/etc/passwd", FILE_FAILED, EXDEV, EXDEV},
    {"/proc/self/environ", FILE_FAILED, EXDEV, EXDEV},
    {"out", FILE_FAILED, ELOOP, ELOOP},
    {"link", FILE_FAILED, ELOOP, ELOOP},
    {"in/er/b", FILE_FAILED, ELOOP, ENOTDIR},
    {"deep/up/a", FILE_FAILED, ELOOP, ENOTDIR},
    {"", FILE_FAILED, ENOENT, EXDEV},
};

static size_t look(bool stepwise)
{
    size_t wrong = 0;
    int root = file_open_folder(FILE_HERE, in_folder("in"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        errno = 0;
        enum file_result result = file_read(root, rows[i].path, 100, &out);
        int expected = stepwise ? rows[i].other_reason : rows[i].reason;
        if (result != rows[i].result || (result == FILE_FAILED && errno != expected)) {
            row_wrong(rows[i].path, "result %d, %s", (int)result, strerror(errno));
            wrong++;
        }
        row_true(rows[i].path, !out.data || !strstr(out.data, "secret"));
        buffer_fini(&out);
    }
    close(root);
    return wrong;
}

static void by_openat2(void)
{
    look(false);
}

static void name_by_name(void)
{
#if defined(__linux__) && defined(SYS_openat2)
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {COUNT(filter), filter};
    pid_t child = fork();
    if (child == 0) { /* what is refused stays so, so it is refused to a process of its own */
        if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
            prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
            _exit(0);
        size_t wrong = look(true);
        if (wrong > 0)
            fprintf(stderr, "%s", notes);
        _exit(wrong > 0);
    }
    int status = -1;
    row_true("a child", child > 0 && waitpid(child, &status, 0) == child);
    row_number("as by openat2", (size_t)status, 0);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(by_openat2), TEST(name_by_name)};
    return cmocka_run_group_tests(tests, setup, folder_teardown);
}
