/* Lines that say what they say: "Title: ...", "Date: ..."; see entry.h. */
#define _GNU_SOURCE /* memmem */
#include "read/entry.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/metadata.h"

#include <string.h>

enum { LONGEST_KEY = 32 }; /* bytes */

/* What a key says, and the words for it in small letters, parted by '|'. */
static const struct {
    enum part part;
    const char *keys;
} known[] = {
    {PART_HEADLINE,
     "title|headline|subject|titel|titre|título|titulo|titolo|überschrift|заголовок|"
     "название|tytuł|rubrik|başlık|العنوان|标题|標題|タイトル|见出し|見出し|כותרת|τίτλος"},
    {PART_STANDFIRST,
     "subtitle|standfirst|summary|description|abstract|deck|untertitel|"
     "zusammenfassung|sous-titre|résumé|subtítulo|resumen|sottotitolo|подзаголовок|"
     "摘要|الملخص"},
    {PART_DATE,
     "date|published|pubdate|publication date|release date|datum|datum der veröffentlichung|"
     "veröffentlicht|fecha|data|publié|publié le|дата|tarih|التاريخ|日期|日付|תאריך|ημερομηνία"},
    {PART_AUTHOR,
     "author|authors|by|byline|from|writer|autor|autorin|autoren|auteur|auteurs|autora|"
     "autore|автор|yazar|författare|الكاتب|المؤلف|作者|著者|מחבר|מאת|συγγραφέας|par|von|por"},
    {PART_SOURCE, "source|publication|newspaper|publisher|quelle|zeitung|fuente|fonte|journal|"
                  "источник|źródło|källa|kaynak|المصدر|来源|來源|出典|מקור|bron"},
    {PART_URL, "url|link|permalink|web|website|adresse|ссылка|网址|链接|الرابط|enlace|lien"},
    {PART_TAG, "tags|tag|keywords|categories|category|topics|schlagwörter|schlagworte|mots-clés|"
               "etiquetas|palabras clave|parole chiave|теги|ключевые слова|标签|关键词|タグ|słowa "
               "kluczowe|taggar|etiketler|الوسوم|كلمات مفتاحية"},
    {PART_KICKER, "section|kicker|rubric|rubrik|ressort|rubrique|sección|sezione|рубрика|dział|"
                  "bölüm|القسم|栏目"},
    {PART_PLACE, "place|location|dateline|ort|lieu|lugar|luogo|место|地点"},
    {PART_AGENCY, "agency|agentur|agence|agencia|agenzia|агентство|الوكالة"},
};

/* Whether `key` is one of the words of a list, whatever its case. */
static bool is_key(const struct span *key, const char *keys)
{
    const char *end = key->text + key->size;
    for (const char *word = keys, *word_end; *word; word = word_end + (*word_end == '|')) {
        const char *at = key->text;
        word_end = word + strcspn(word, "|");
        while (word < word_end && at < end) {
            const char *next = at, *next_word = word;
            if (letter_lower(utf8_next(&next, end)) != utf8_next(&next_word, word_end))
                break;
            at = next;
            word = next_word;
        }
        if (word == word_end && at == end)
            return true;
    }
    return false;
}

static enum part part_of(const struct span *key)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is_key(key, known[i].keys))
            return known[i].part;
    return PART_COUNT;
}

struct span entry_unquoted(struct span value)
{
    bool quoted = value.size >= 2 && *value.text == value.text[value.size - 1] &&
                  (*value.text == '"' || *value.text == '\'');
    return quoted ? (struct span){value.text + 1, value.size - 2} : value;
}

bool entry_read(const struct line *line, struct entry *entry)
{
    static const char wide_colon[] = "：";
    const char *colon = memchr(line->text, ':', line->size);
    size_t width = 1;
    if (!colon && (colon = memmem(line->text, line->size, wide_colon, 3)))
        width = 3;
    if (!colon || colon == line->text || colon - line->text > LONGEST_KEY)
        return false;
    size_t before = (size_t)(colon - line->text);
    if (width == 1 && before + 1 < line->size && colon[1] != ' ' && colon[1] != '\t')
        return false; /* "http://…" */
    entry->key = span_trim(line->text, before);
    entry->value = entry_unquoted(span_trim(colon + width, line->size - before - width));
    entry->part = part_of(&entry->key);
    return true;
}

bool metadata_entry(const char *text, size_t size, enum part *part, struct span *value)
{
    struct line line = {.text = text, .size = size};
    struct entry entry;
    if (!entry_read(&line, &entry) || entry.value.size == 0 ||
        (entry.part != PART_SOURCE && entry.part != PART_URL))
        return false;
    *part = entry.part;
    *value = entry.value;
    return true;
}
