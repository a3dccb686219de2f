/* A program in a process of its own; see child.h. It hangs on one socket, so that nothing raises
 * SIGPIPE here, and it sees the end of its input when this process dies. */
#define _GNU_SOURCE
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Where fonts, their settings and their caches are, as fontconfig asks for it. */
static bool is_passed_on(const char *variable)
{
    static const char *const names[] = {
        "HOME=",          "XDG_CACHE_HOME=",  "XDG_CONFIG_HOME=", "XDG_DATA_HOME=",
        "XDG_DATA_DIRS=", "FONTCONFIG_FILE=", "FONTCONFIG_PATH="};
    size_t i = 0;
    while (i < sizeof names / sizeof *names && strncmp(variable, names[i], strlen(names[i])) != 0)
        i++;
    return i < sizeof names / sizeof *names;
}

/* What of the environment is passed on; the strings are the environment's. */
static void choose_environment(char *chosen[], size_t room)
{
    size_t count = 0;
    for (char **variable = environ; variable && *variable && count + 1 < room; variable++)
        if (is_passed_on(*variable))
            chosen[count++] = *variable;
    chosen[count] = NULL;
}

static int prepare(posix_spawn_file_actions_t *actions, int line)
{
    int fault = posix_spawn_file_actions_adddup2(actions, line, STDIN_FILENO);
    if (fault == 0)
        fault = posix_spawn_file_actions_adddup2(actions, line, STDOUT_FILENO);
    if (fault == 0)
        fault = posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    return fault;
}

/* errno of what went wrong, or 0. */
static int spawn(struct child *child, const char *path, int line)
{
    enum { VARIABLES = 16 };
    char *environment[VARIABLES], *arguments[] = {(char *)path, NULL};
    posix_spawn_file_actions_t actions;
    choose_environment(environment, VARIABLES);
    int fault = posix_spawn_file_actions_init(&actions);
    if (fault != 0)
        return fault;
    fault = prepare(&actions, line);
    if (fault == 0)
        fault = posix_spawn(&child->process, path, &actions, NULL, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    return fault;
}

bool child_start(struct child *child, const char *path)
{
    int lines[2];
    *child = (struct child){.line = -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, lines) != 0)
        return false;
    int fault = spawn(child, path, lines[1]);
    close(lines[1]);
    child->line = lines[0];
    if (fault == 0)
        return true;
    child->process = 0;
    child_end(child);
    errno = fault;
    return false;
}

/* Milliseconds from some moment on that never goes back. */
static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Whether a call may be made again: nothing came or went, for the moment. */
static bool is_again(void)
{
    return errno == EAGAIN || errno == EINTR;
}

/* Sends what the socket takes and moves `*sent`. One that does not listen may have answered: its
 * question counts as sent. */
static void send_some(const struct child *child, const struct buffer *question, size_t *sent)
{
    ssize_t count = send(child->line, question->data + *sent, question->size - *sent,
                         MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count >= 0)
        *sent += (size_t)count;
    else if (!is_again())
        *sent = question->size;
    if (*sent == question->size)
        shutdown(child->line, SHUT_WR);
}

/* Takes what is there; 0 at the end of it, 1 when more may come, -1 with errno. */
static int receive_some(const struct child *child, struct buffer *answer)
{
    enum { ROOM = 1 << 16 };
    if (!buffer_reserve(answer, ROOM)) {
        errno = ENOMEM;
        return -1;
    }
    answer->data[answer->size] = '\0';
    ssize_t count = recv(child->line, answer->data + answer->size, ROOM, MSG_DONTWAIT);
    if (count < 0)
        return is_again() ? 1 : errno == ECONNRESET ? 0 : -1;
    answer->size += (size_t)count;
    answer->data[answer->size] = '\0';
    return count > 0;
}

enum child_result child_ask(struct child *child, const struct buffer *question, size_t limit,
                            unsigned seconds, const atomic_bool *cancelled, struct buffer *answer)
{
    enum { GLANCE = 100 }; /* milliseconds after which a cancellation is noticed */
    int64_t deadline = now() + (int64_t)seconds * 1000;
    size_t sent = 0;
    for (int more = 1; more > 0;) {
        struct pollfd line = {.fd = child->line, .events = POLLIN};
        if (sent < question->size)
            line.events |= POLLOUT;
        if (atomic_load(cancelled))
            return CHILD_CANCELLED;
        if (now() >= deadline)
            return CHILD_LATE;
        if (poll(&line, 1, GLANCE) < 0 && errno != EINTR)
            return CHILD_FAILED;
        if (line.revents & POLLOUT)
            send_some(child, question, &sent);
        if (line.revents & (POLLIN | POLLHUP | POLLERR))
            more = receive_some(child, answer);
        if (more < 0)
            return CHILD_FAILED;
        if (answer->size > limit)
            return CHILD_TALKATIVE;
    }
    return CHILD_ANSWERED;
}

void child_end(struct child *child)
{
    if (child->line >= 0)
        close(child->line);
    if (child->process > 0) {
        kill(child->process, SIGKILL); /* it has nothing to lose, and may not listen to less */
        while (waitpid(child->process, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    *child = (struct child){.line = -1};
}
