/* Where a program of ours is that the library calls. */
#ifndef OCTAVO_BASE_PROGRAM_H
#define OCTAVO_BASE_PROGRAM_H

/* The path of a program that stands beside the library's own file, as when both are just built, or
 * in ../libexec/octavo, where it is installed. NULL when it is in neither, or without memory; the
 * caller frees it. */
char *program_path(const char *name);

#endif
