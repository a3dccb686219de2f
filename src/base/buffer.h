/* Bytes that grow. Running out of memory makes the buffer `failed`: later additions do nothing, so
 * a writer adds freely and looks once, at the end. The bytes are always followed by a NUL. */
#ifndef OCTAVO_BASE_BUFFER_H
#define OCTAVO_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
    char *data; /* NULL while nothing was added */
    size_t size;
    size_t capacity;
    bool failed;
};

void buffer_init(struct buffer *buffer);
void buffer_fini(struct buffer *buffer);
void buffer_clear(struct buffer *buffer);
void buffer_add(struct buffer *buffer, const void *bytes, size_t size);
void buffer_add_byte(struct buffer *buffer, char byte);
void buffer_add_string(struct buffer *buffer, const char *string);
void buffer_add_character(struct buffer *buffer, uint32_t code_point); /* as UTF-8 */
void buffer_add_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes room for `size` more bytes at data + size; the caller fills them and moves `size`. */
bool buffer_reserve(struct buffer *buffer, size_t size);

/* The bytes as a string, which the caller frees; the buffer is empty again. NULL if it failed. */
char *buffer_take(struct buffer *buffer);

#endif
