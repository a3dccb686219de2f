/* Giving up rights; see sandbox.h. */
#define _GNU_SOURCE
#include "cli/sandbox.h"

/* LeakSanitizer looks into its own process with ptrace when that ends. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED
#endif
#endif

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(IS_SANITIZED)

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Newer than the headers of Debian 12. */
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

/* linux/landlock.h: what a rule can allow, and from which version of the interface on. */
enum { FIRST_REFER = 2, FIRST_TRUNCATE = 3 };
#define FILE_RIGHTS                                                                                \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE |   \
     LANDLOCK_ACCESS_FS_TRUNCATE)
#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITING                                                                                    \
    (READING | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |                       \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE)

/* All rights that this kernel knows: what no rule allows is refused. */
static uint64_t known_rights(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    uint64_t rights = version < 1 ? 0 : (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    if (version >= FIRST_REFER)
        rights |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= FIRST_TRUNCATE)
        rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
    return rights;
}

void sandbox_init(struct sandbox *sandbox)
{
    struct landlock_ruleset_attr all = {.handled_access_fs = known_rights()};
    *sandbox = (struct sandbox){.rules = -1, .rights = all.handled_access_fs};
    if (sandbox->rights != 0)
        sandbox->rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
}

static bool add_rule(const struct sandbox *sandbox, int place, uint64_t rights)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = rights & sandbox->rights,
                                              .parent_fd = place};
    return syscall(SYS_landlock_add_rule, sandbox->rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) ==
           0;
}

static void allow(struct sandbox *sandbox, const char *path, uint64_t rights)
{
    int place = sandbox->rules < 0 ? -1 : open(path, O_PATH | O_CLOEXEC);
    if (place < 0) {
        sandbox->failed = sandbox->failed || (sandbox->rules >= 0 && errno != ENOENT);
        return;
    }
    /* The rights of a folder are refused for a file. */
    if (!add_rule(sandbox, place, rights) &&
        !(errno == EINVAL && add_rule(sandbox, place, rights & FILE_RIGHTS)))
        sandbox->failed = true;
    close(place);
}

void sandbox_allow_reading(struct sandbox *sandbox, const char *path)
{
    allow(sandbox, path, READING);
}

void sandbox_allow_writing(struct sandbox *sandbox, const char *folder)
{
    allow(sandbox, folder, WRITING);
}

/* glibc loads the converter of an encoding when a text needs it, from a folder beside itself. */
static void allow_converters(struct sandbox *sandbox)
{
    Dl_info library;
    char folder[4096];
    const char *end = dladdr((void *)(uintptr_t)&iconv_open, &library) != 0
                          ? strrchr(library.dli_fname, '/')
                          : NULL;
    if (!end)
        return;
    int size = snprintf(folder, sizeof folder, "%.*s/gconv", (int)(end - library.dli_fname),
                        library.dli_fname);
    if (size > 0 && (size_t)size < sizeof folder)
        sandbox_allow_reading(sandbox, folder);
}

/* seccomp(2): the calls that no book needs. Among them are those by which Landlock lets a program
 * change what it may not open: rights, owners, times and attributes of files, and with kernels
 * before 6.2 their length; and what only root may do, for root runs octavo as well. */
static const unsigned refused[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_bpf,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_perf_event_open,
    SYS_fchmodat,
    SYS_fchownat,
    SYS_fchown,
    SYS_utimensat,
    SYS_truncate,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_fremovexattr,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_open_by_handle_at,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_reboot,
    SYS_swapon,
    SYS_acct,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_sethostname,
    SYS_userfaultfd,
/* Those that not every architecture, or not every version of the headers, knows. */
#ifdef SYS_chmod
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
#endif
#ifdef SYS_iopl
    SYS_iopl,
    SYS_ioperm,
#endif
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
#ifdef SYS_pidfd_getfd
    SYS_pidfd_getfd,
#endif
#ifdef SYS_move_mount
    SYS_move_mount,
    SYS_open_tree,
    SYS_fsopen,
    SYS_fsmount,
#endif
#ifdef SYS_fchmodat2
    SYS_fchmodat2,
#endif
};

/* A call's number means something else to another architecture's half of the kernel. */
#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#define OTHER_NUMBERS 0x40000000 /* from there on x32 */
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif
#ifndef OTHER_NUMBERS
#define OTHER_NUMBERS UINT32_MAX
#endif

#ifdef ARCHITECTURE
enum { REFUSED = sizeof refused / sizeof *refused };

/* The filter: this architecture's calls but those are allowed. */
static bool refuse_calls(void)
{
    struct sock_filter filter[REFUSED + 6], *at = filter;
    const unsigned number = offsetof(struct seccomp_data, nr);
    const unsigned architecture = offsetof(struct seccomp_data, arch);
    *at++ = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, architecture);
    *at++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 0, REFUSED + 3);
    *at++ = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, number);
    *at++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_NUMBERS, REFUSED + 1, 0);
    for (unsigned i = 0; i < REFUSED; i++)
        *at++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, refused[i],
                                             (uint8_t)(REFUSED - i), 0);
    *at++ = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    *at++ = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    struct sock_fprog program = {.len = (unsigned short)(at - filter), .filter = filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
static bool refuse_calls(void)
{
    return false;
}
#endif

bool sandbox_close(struct sandbox *sandbox)
{
    const struct rlimit none = {0};
    allow_converters(sandbox);
    bool closed = setrlimit(RLIMIT_CORE, &none) == 0 &&
                  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && !sandbox->failed &&
                  sandbox->rules >= 0 &&
                  syscall(SYS_landlock_restrict_self, sandbox->rules, 0) == 0;
    if (sandbox->rules >= 0)
        close(sandbox->rules);
    sandbox->rules = -1;
    return refuse_calls() && closed;
}

#else

void sandbox_init(struct sandbox *sandbox)
{
    *sandbox = (struct sandbox){.rules = -1};
}

void sandbox_allow_reading(struct sandbox *sandbox, const char *path)
{
    (void)sandbox;
    (void)path;
}

void sandbox_allow_writing(struct sandbox *sandbox, const char *folder)
{
    (void)sandbox;
    (void)folder;
}

bool sandbox_close(struct sandbox *sandbox)
{
    (void)sandbox;
    return false;
}

#endif
