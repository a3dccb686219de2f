/* What the fuzz targets share: one book made of bytes through the public interface, in a folder in
 * memory, and what must hold of every book. A target that sees less says why and aborts, which the
 * fuzzer keeps as a find. */
#ifndef OCTAVO_FUZZ_ORACLE_H
#define OCTAVO_FUZZ_ORACLE_H

#include <octavo.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Aborts with that line. */
_Noreturn void fuzz_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Writes a file into the folder of inputs, which is made at the first call and lives as long as the
 * process. */
void fuzz_write(const char *name, const void *bytes, size_t size);
void fuzz_remove(const char *name);

/* The path of a file there; good until the next but three call. */
const char *fuzz_path(const char *name);

/* A value for a setting; a refused one is no fault. */
struct fuzz_value {
    octavo_setting setting;
    const char *value;
};

/* Binds the named file of that folder, or with "" the whole folder, and looks at the book: the run
 * ended in a documented way, no word is missing, the native check has nothing to say, nothing in it
 * is active and nothing leads to a file of this machine. */
void fuzz_book(const char *name, const struct fuzz_value *values, size_t count);

/* The last byte chooses values so that seeds are files as they are: a line feed chooses none. */
size_t fuzz_choose(const uint8_t *data, size_t size, struct fuzz_value *values);
enum { FUZZ_CHOICES = 4 };

#endif
