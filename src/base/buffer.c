/* Bytes that grow; see buffer.h. */
#include "buffer.h"

#include "memory.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_init(struct buffer *buffer)
{
    *buffer = (struct buffer){0};
}

void buffer_fini(struct buffer *buffer)
{
    free(buffer->data);
    buffer_init(buffer);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->size = 0;
    if (buffer->data)
        buffer->data[0] = '\0';
}

bool buffer_reserve(struct buffer *buffer, size_t size)
{
    void *data = buffer->data;
    if (buffer->failed || size > SIZE_MAX - buffer->size - 1 ||
        !memory_reserve(&data, &buffer->capacity, buffer->size + size + 1, 1)) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->data[buffer->size] = '\0';
    return true;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t size)
{
    if (!buffer_reserve(buffer, size))
        return;
    if (size > 0)
        memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void buffer_add_byte(struct buffer *buffer, char byte)
{
    buffer_add(buffer, &byte, 1);
}

void buffer_add_string(struct buffer *buffer, const char *string)
{
    buffer_add(buffer, string, strlen(string));
}

void buffer_add_character(struct buffer *buffer, uint32_t code_point)
{
    char bytes[UTF8_MAX];
    buffer_add(buffer, bytes, utf8_encode(code_point, bytes));
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0)
        buffer->failed = true;
    else if (buffer_reserve(buffer, (size_t)size)) {
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
}

char *buffer_take(struct buffer *buffer)
{
    if (!buffer->data)
        buffer_add(buffer, "", 0);
    char *data = buffer->data;
    if (buffer->failed) {
        free(data);
        data = NULL;
    }
    /* What is taken is kept, by the ten thousand: without the room it grew in. */
    char *exact = data ? realloc(data, buffer->size + 1) : NULL;
    buffer_init(buffer);
    return exact ? exact : data;
}
