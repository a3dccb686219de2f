/* Vowels and tones; see vietnamese.h. */
#include "encoding/vietnamese.h"

#include <stddef.h>

static const uint32_t tones[] = U"\u0300\u0301\u0303\u0309\u0323";

/* Each vowel with the tones in that order. */
static const uint32_t vowels[][7] = {
    U"aàáãảạ", U"ăằắẵẳặ", U"âầấẫẩậ", U"eèéẽẻẹ", U"êềếễểệ", U"iìíĩỉị", U"oòóõỏọ", U"ôồốỗổộ",
    U"ơờớỡởợ", U"uùúũủụ", U"ưừứữửự", U"yỳýỹỷỵ", U"AÀÁÃẢẠ", U"ĂẰẮẴẲẶ", U"ÂẦẤẪẨẬ", U"EÈÉẼẺẸ",
    U"ÊỀẾỄỂỆ", U"IÌÍĨỈỊ", U"OÒÓÕỎỌ", U"ÔỒỐỖỔỘ", U"ƠỜỚỠỞỢ", U"UÙÚŨỦỤ", U"ƯỪỨỮỬỰ", U"YỲÝỸỶỴ",
};

/* Where a tone stands in the list, from 1; 0 when it is none. */
static size_t tone_place(uint32_t c)
{
    for (size_t i = 0; tones[i]; i++)
        if (tones[i] == c)
            return i + 1;
    return 0;
}

bool vietnamese_is_tone(uint32_t c)
{
    return c >= tones[0] && c <= 0x323 && tone_place(c) > 0;
}

uint32_t vietnamese_join(uint32_t vowel, uint32_t tone)
{
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (vowels[i][0] == vowel)
            return vowels[i][tone_place(tone)];
    return 0;
}
