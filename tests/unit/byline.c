/* Bylines of many languages: who, in what role, for whom, when; and lines that only look like one.
 */
#include "read/byline.h"

#include "table.h"

static void add(char text[240], const char *mark, const struct span *span)
{
    size_t size = strlen(text);
    if (span->text)
        snprintf(text + size, 240 - size, "%s%.*s", mark, (int)span->size, span->text);
}

/* "names|role|agency|date" with a mark before each. */
static void say(const struct byline *byline, char text[240])
{
    text[0] = '\0';
    for (size_t i = 0; i < byline->count; i++)
        add(text, i > 0 ? "+" : "", &byline->names[i]);
    add(text, " =", &byline->role);
    add(text, " =", &byline->second_role);
    add(text, " @", &byline->agency);
    add(text, " #", &byline->date);
}

static void lines(void)
{
    static const struct {
        const char *text, *said; /* NULL for none */
    } rows[] = {
        {"By Ada Marsh", "Ada Marsh"},
        {"By Ada Marsh and Jo de Witt, Staff Writers", "Ada Marsh+Jo de Witt =Staff Writers"},
        {"By Ada Marsh in Dunmore", "Ada Marsh"},
        {"BY ADA MARSH", "ADA MARSH"},
        {"By our rural correspondent, Ada Marsh", "Ada Marsh =rural correspondent"},
        {"By Ada Marsh, Professor of Knots", "Ada Marsh =Professor of Knots"},
        {"By Staff Writer Ada Marsh", "Ada Marsh =Staff Writer"},
        {"By The Northern Wire", " @The Northern Wire"},
        {"By Reuters", " @Reuters"},
        {"By Ada Marsh | March 3, 2026", "Ada Marsh #March 3, 2026"},
        {"March 3, 2026 | By Ada Marsh", "Ada Marsh #March 3, 2026"},
        {"Posted on March 3, 2026 by Ada Marsh", "Ada Marsh #Posted on March 3, 2026"},
        {"By Ada Marsh, 3 March 2026 14:05 GMT", "Ada Marsh #3 March 2026 14:05 GMT"},
        {"Von Ada Marsch und Udo Rahn", "Ada Marsch+Udo Rahn"},
        {"Von unserem Korrespondenten Udo Rahn", "Udo Rahn =Korrespondenten"},
        {"Text: Ada Marsch, Foto: Udo Rahn", "Ada Marsch"},
        {"Par Ada Marais, envoyée spéciale", "Ada Marais =envoyée spéciale"},
        {"Van verslaggever Joep Dijk", "Joep Dijk =verslaggever"},
        {"Por Ada Marín y José del Río", "Ada Marín+José del Río"},
        {"Автор: Ада Морева", "Ада Морева"},
        {"文／林一　图／何二", "林一"},
        {"文・林一", "林一"},
        {"本报记者 林一", "林一 =本报记者"},
        {"海原 透", "海原 透"},
        {"بقلم: أدا مراد", "أدا مراد"},
        {"Ada Marsh", "Ada Marsh"},
        {"(PAP) Ada Marsz", "Ada Marsz @PAP"},
        {"Texte : Ada Marais — Photos : Jo Petit", "Ada Marais"},
        {"Testo di Ada Mari, foto di Ugo Neri", "Ada Mari"},
        {"Szerző: Kovács Péter", "Kovács Péter"},
        {"Piše: Ivana Horvat", "Ivana Horvat"},
        {"Bài và ảnh: Nguyễn Minh Anh", "Nguyễn Minh Anh"},
        {"حاوره: سليم الحداد", "سليم الحداد"},
        {"نویسنده: مریم احمدی", "مریم احمدی"},
        {"By Ada Marsh (ada@paper.example)", "Ada Marsh"},
        {"Ada Marsh, freelance journalist", "Ada Marsh =freelance journalist"},
        {"Анна Морева, научный сотрудник", "Анна Морева =научный сотрудник"},
        {"本报记者 林一 通讯员 何二", "林一+何二 =本报记者 =通讯员"},
        {"記者林一心／花蓮報導", "林一心 =記者"},
        {"記者がやってきた", NULL},
        {"김하나 기자", "김하나 =기자"},
        {"강릉=박지훈 기자 jihun@wind.example", "박지훈 =기자"},
        {"기자들이 모였다", NULL},
        {"By the sea", NULL},
        {"By George, he did it", NULL},
        {"By numbers alone", NULL},
        {"By 3 March 2026", NULL},
        {"Von nichts kommt nichts", NULL},
        {"The Colonel's Rhymes", NULL},
        {"雨の日の切符", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct byline byline;
        char said[240] = "none";
        if (byline_read(rows[i].text, strlen(rows[i].text), &byline))
            say(&byline, said);
        row_string(rows[i].text, said, rows[i].said ? rows[i].said : "none");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
