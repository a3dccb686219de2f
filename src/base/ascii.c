/* Runs of ASCII; see ascii.h. Eight bytes are looked at as one word, whose answer is exact for the
 * word as a whole: that none of its bytes ends the run. Which one does is found byte by byte. */
#define _GNU_SOURCE /* le64toh */
#include "base/ascii.h"

#include <endian.h>
#include <stdint.h>
#include <string.h>

#define EACH_BYTE(value) (UINT64_MAX / 0xFF * (value))

static uint64_t word_at(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

size_t ascii_run(const char *bytes, size_t size)
{
    size_t i = 0;
    while (size - i >= sizeof(uint64_t) && !(word_at(bytes + i) & EACH_BYTE(0x80)))
        i += sizeof(uint64_t);
    while (i < size && (unsigned char)bytes[i] < 0x80)
        i++;
    return i;
}

/* What is below a space borrows its highest bit, DEL carries into it, and the rest has it. */
static uint64_t unprintable(uint64_t word)
{
    return ((word - EACH_BYTE(' ')) | (word + EACH_BYTE(1)) | word) & EACH_BYTE(0x80);
}

size_t ascii_printable_run(const char *bytes, size_t size)
{
    size_t i = 0;
    while (size - i >= sizeof(uint64_t) && !unprintable(word_at(bytes + i)))
        i += sizeof(uint64_t);
    while (i < size && bytes[i] >= ' ' && bytes[i] < 0x7F)
        i++;
    return i;
}

/* Of printable ASCII, the highest bit of each space that another one stands before: what is no
 * space carries into its highest bit. */
static uint64_t doubled_spaces(uint64_t word)
{
    uint64_t others = (word ^ EACH_BYTE(' ')) + EACH_BYTE(0x7F), spaces = ~others & EACH_BYTE(0x80);
    return spaces & spaces >> 8;
}

size_t ascii_words_run(const char *bytes, size_t size)
{
    size_t i = 0;
    if (size > 0 && *bytes == ' ')
        return 0;
    while (size - i >= sizeof(uint64_t) && !unprintable(word_at(bytes + i)) &&
           !doubled_spaces(word_at(bytes + i)))
        i += sizeof(uint64_t) - 1; /* its last byte is the next one's first: neighbours as well */
    while (i < size && bytes[i] >= ' ' && bytes[i] < 0x7F &&
           !(i > 0 && bytes[i] == ' ' && bytes[i - 1] == ' '))
        i++;
    return i > 0 && bytes[i - 1] == ' ' ? i - 1 : i;
}

/* The highest bit of each byte that is a letter. Without its highest bit a byte can be added to and
 * does not carry into the next. */
static uint64_t letters_of(uint64_t word)
{
    uint64_t small = (word | EACH_BYTE(0x20)) & EACH_BYTE(0x7F);
    uint64_t from_a = small + EACH_BYTE(0x80 - 'a'), beyond_z = small + EACH_BYTE(0x7F - 'z');
    return from_a & ~beyond_z & ~word & EACH_BYTE(0x80);
}

size_t ascii_letters(const char *bytes, size_t size)
{
    size_t letters = 0, i = 0;
    for (; size - i >= sizeof(uint64_t); i += sizeof(uint64_t))
        letters += (size_t)(((letters_of(word_at(bytes + i)) >> 7) * EACH_BYTE(1)) >> 56);
    for (; i < size; i++)
        letters += ((unsigned char)bytes[i] | 0x20U) - 'a' < 26;
    return letters;
}

/* The highest bit of each byte of ASCII from `first` to `last`. */
static uint64_t between(uint64_t word, unsigned first, unsigned last)
{
    return (word + EACH_BYTE(0x80 - first)) & ~(word + EACH_BYTE(0x7F - last)) & EACH_BYTE(0x80);
}

/* How many words end in eight bytes, given whether one is open, `*in`. A run without white space is
 * a run of ones. A letter that is added to it carries through the rest of it, whatever else is
 * added there, into the white space behind: one for each word that ends. */
static size_t words_ended(uint64_t word, uint64_t *in)
{
    word = le64toh(word);
    uint64_t spaces = (between(word, '\t', '\r') | between(word, ' ', ' ')) >> 7;
    uint64_t letters = (letters_of(word) | between(word, '0', '9')) >> 7;
    uint64_t runs = ~(spaces * 0xFF), begun = runs + letters, sum = begun + *in;
    *in = begun < runs || sum < begun;
    return (size_t)(((sum & spaces) * EACH_BYTE(1)) >> 56);
}

size_t ascii_words_begun(const char *bytes, size_t size, bool *in_word)
{
    size_t ended = 0, i = 0;
    uint64_t in = *in_word, rest = 0; /* NUL at the end neither parts words nor makes them */
    for (; size - i >= sizeof rest; i += sizeof rest)
        ended += words_ended(word_at(bytes + i), &in);
    if (i < size) {
        memcpy(&rest, bytes + i, size - i);
        ended += words_ended(rest, &in);
    }
    size_t words = ended + in - *in_word;
    *in_word = in;
    return words;
}

bool ascii_has_word(const char *list, const char *word, size_t size)
{
    for (size_t length; *list; list += length + (list[length] == ' ')) {
        length = strcspn(list, " ");
        if (length == size && memcmp(list, word, size) == 0)
            return true;
    }
    return false;
}
