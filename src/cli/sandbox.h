/* What the program gives up for good before it reads what strangers wrote: files that the book does
 * not need, sockets, other programs. So an article that takes a parser over still gets nothing out
 * and changes nothing. By Landlock and seccomp of Linux; elsewhere, and where a kernel lacks them,
 * less is closed or nothing, and the caller is told. */
#ifndef OCTAVO_CLI_SANDBOX_H
#define OCTAVO_CLI_SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

struct sandbox {
    int rules;       /* descriptor of Landlock's rule set; -1 without */
    uint64_t rights; /* those that the kernel knows */
    bool failed;     /* a rule was lost */
};

/* An empty set of rules: nothing may be opened but what is allowed before the sandbox is closed. */
void sandbox_init(struct sandbox *sandbox);

/* A file, or all beneath a folder. What is not there needs no rule and is no failure. */
void sandbox_allow_reading(struct sandbox *sandbox, const char *path);

/* Files made, replaced, removed and read in a folder. */
void sandbox_allow_writing(struct sandbox *sandbox, const char *folder);

/* Closes it, before the first thread: for this process and all it starts, until it ends. Files that
 * are open stay so. True when all of it holds. Frees the rules in any case. */
bool sandbox_close(struct sandbox *sandbox);

#endif
