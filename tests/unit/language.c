/* Each language that can be told is told from a sentence or two, a text that says too little stays
 * undecided, and the direction is always the script's. */
#include "refine/language.h"

#include "book/text.h"

#include "table.h"

static const struct {
    const char *language, *text;
} sentences[] = {
    {"en", "The gauge has been read twice a day since the pier was built, and nobody had asked to "
           "see the books until a student wrote."},
    {"de",
     "Der Pegel am Ende der Mole wird seit dem Bau zweimal am Tag von Hand abgelesen, und die "
     "Bücher stehen im Hafenamt, in dem sie nicht gelesen werden."},
    {"fr", "Le marégraphe au bout de la jetée est lu deux fois par jour depuis sa construction, et "
           "les cahiers sont rangés dans le bureau du port."},
    {"es",
     "El mareógrafo del muelle se lee dos veces al día desde que fue construido, y los libros "
     "con las lecturas están en la oficina del puerto."},
    {"it", "Il mareografo in fondo al molo viene letto due volte al giorno da quando è stato "
           "costruito, e i registri sono conservati nella capitaneria del porto."},
    {"pt",
     "O marégrafo do cais é lido duas vezes por dia desde que foi construído, e os livros com "
     "as leituras estão na capitania do porto, onde não são consultados."},
    {"nl", "De getijmeter aan het einde van de pier wordt sinds de bouw twee keer per dag met de "
           "hand afgelezen, en de boeken staan in het havenkantoor."},
    {"sv", "Mätaren i slutet av piren har lästs av för hand två gånger om dagen sedan den byggdes, "
           "och böckerna står på hamnkontoret, där de inte läses."},
    {"da", "Måleren for enden af molen er blevet aflæst med hånden to gange om dagen, siden den "
           "blev bygget, og bøgerne står på havnekontoret, hvor de ikke bliver læst efter brug."},
    {"nb", "Måleren i enden av moloen har blitt lest av for hånd to ganger om dagen siden den ble "
           "bygget, og bøkene står på havnekontoret, der de ikke leses etter bruk."},
    {"fi", "Laiturin päässä oleva mittari on luettu käsin kahdesti päivässä siitä lähtien, kun se "
           "rakennettiin, ja kirjat ovat satamakonttorissa, mutta kukaan ei ole niitä pyytänyt."},
    {"pl", "Wodowskaz na końcu mola jest odczytywany ręcznie dwa razy dziennie od czasu, kiedy je "
           "zbudowano, a książki stoją w biurze portu i nikt się o nie nie pyta."},
    {"cs", "Vodočet na konci mola se odečítá ručně dvakrát denně od jara, kdy bylo postaveno, a "
           "knihy jsou v kanceláři přístavu, ale nikdo je také nikdy nechtěl vidět."},
    {"hu", "A móló végén álló vízmércét naponta kétszer olvassák le kézzel, és a könyvek a kikötői "
           "irodában vannak, de nem kérte őket még senki, hogy lássa."},
    {"tr",
     "İskelenin ucundaki ölçek, yapıldığı bahardan bu yana günde iki kez elle okunuyor ve "
     "defterler liman dairesinde duruyor, ama onları görmek için gelen bir kişi daha olmadı."},
    {"ro", "Mareograful de la capătul digului este citit de două ori pe zi de când a fost "
           "construit, iar registrele sunt în biroul portului, dar nu au fost cerute de nimeni."},
    {"ru", "Уровень воды на пирсе измеряют вручную два раза в день с той весны, как он был "
           "построен, и книги стоят в конторе порта, но никто их не спрашивал."},
    {"uk", "Рівень води на пірсі вимірюють вручну двічі на день від тієї весни, як він був "
           "збудований, і книги стоять у конторі порту, але ніхто про них не питав."},
    {"bg", "Нивото на водата на кея се измерва на ръка два пъти на ден от пролетта, през която той "
           "беше построен, и книгите са в кантората на пристанището, но никой не ги е искал."},
    {"el", "Η στάθμη διαβάζεται δύο φορές την ημέρα, και τα βιβλία βρίσκονται στο λιμεναρχείο."},
    {"he", "מד הגאות שבקצה המזח נקרא ביד פעמיים ביום מאז שנבנה."},
    {"ar", "يُقرأ مقياس المد في طرف الرصيف مرتين في اليوم منذ بنائه، ولم يطلب أحد رؤية الدفاتر."},
    {"fa", "جزرسنج انتهای اسکله هر روز دو بار با دست خوانده "
           "می‌شود "
           "و "
           "هیچ‌کس "
           "دفترها "
           "را "
           "نخواسته "
           "است."},
    {"ur", "گھاٹ کے سرے پر لگا پیمانہ روزانہ دو بار ہاتھ سے پڑھا جاتا ہے اور کتابیں بندرگاہ کے "
           "دفتر میں ہیں۔"},
    {"hi", "घाट के सिरे पर लगा मापक दिन में दो बार हाथ से पढ़ा जाता है।"},
    {"bn", "ঘাটের শেষে থাকা মাপকাঠি দিনে দুবার হাতে পড়া হয়।"},
    {"ta", "படகுத்துறையின் முடிவில் உள்ள அளவுகோல் ஒரு நாளைக்கு இரண்டு முறை படிக்கப்படுகிறது."},
    {"th", "มาตรวัดระดับน้ำที่ปลายสะพานอ่านด้วยมือวันละสองครั้ง"},
    {"ka", "ნავმისადგომის ბოლოს წყლის დონე დღეში ორჯერ იკითხება."},
    {"hy", "Ջրի մակարդակը օրական երկու անգամ կարդում են ձեռքով։"},
    {"ca", "El mareògraf del moll es llegeix dues vegades al dia des que es va construir, i els "
           "llibres amb les lectures són a l'oficina del port, on ningú no els ha demanat mai."},
    {"gl",
     "O mareógrafo do peirao lese dúas veces ao día desde que foi construído, e os libros coas "
     "lecturas están na oficina do porto, onde ninguén os pediu nunca."},
    {"eu",
     "Kaiaren amaierako neurgailua egunean bi aldiz irakurtzen da eskuz eraiki zutenetik, eta "
     "liburuak portuko bulegoan daude, baina inork ez ditu eskatu."},
    {"et", "Kai lõpus olevat mõõdikut on loetud käsitsi kaks korda päevas sellest ajast, kui see "
           "ehitati, ja raamatud on sadamakontoris, kuid keegi ei ole neid küsinud."},
    {"lv", "Mērītājs mola galā tiek nolasīts ar roku divas reizes dienā kopš tā uzbūvēšanas, un "
           "grāmatas atrodas ostas birojā, bet neviens tās nav prasījis."},
    {"lt",
     "Matuoklis molo gale ranka skaitomas du kartus per dieną nuo tada, kai jis buvo pastatytas, "
     "o knygos yra uosto biure, bet niekas jų neprašė."},
    {"sl",
     "Merilnik na koncu pomola se odčitava ročno dvakrat na dan, odkar je bil zgrajen, knjige pa "
     "so v pristaniški pisarni, vendar jih nihče ni želel videti."},
    {"sk",
     "Vodočet na konci móla sa odčítava ručne dvakrát denne od jari, keď bolo postavené, a knihy "
     "sú v kancelárii prístavu, ale nikto ich nikdy nechcel vidieť."},
    {"hr", "Mareograf na kraju gata očitava se ručno dvaput na dan otkako je sagrađen, a knjige s "
           "mjerenjima nalaze se u lučkoj kapetaniji, gdje ih nitko nikad nije tražio. Prošloga "
           "tjedna općina je odlučila da će ih netko napokon prepisati."},
    {"is",
     "Mælirinn við enda bryggjunnar hefur verið lesinn með handafli tvisvar á dag síðan hann var "
     "byggður, og bækurnar eru á hafnarskrifstofunni, en enginn hefur beðið um þær."},
    {"sq", "Matësi në fund të molit lexohet me dorë dy herë në ditë që kur u ndërtua, dhe librat "
           "ndodhen në zyrën e portit, por askush nuk i ka kërkuar."},
    {"mt", "Il-kejl fit-tarf tal-moll jinqara bl-idejn darbtejn kuljum minn meta nbena, u l-kotba "
           "jinsabu fl-uffiċċju tal-port, iżda ħadd ma talabhom."},
    {"ga", "Léitear an tomhsaire ag deireadh na cé de láimh faoi dhó sa lá ó tógadh í, agus tá na "
           "leabhair in oifig an chuain, ach níor iarr aon duine iad."},
    {"cy",
     "Mae'r mesurydd ar ddiwedd y pier yn cael ei ddarllen â llaw ddwywaith y dydd ers iddo gael "
     "ei adeiladu, ac mae'r llyfrau yn swyddfa'r harbwr, ond nid oes neb wedi gofyn amdanynt."},
    {"id", "Alat ukur di ujung dermaga dibaca dengan tangan dua kali sehari sejak dibangun, dan "
           "bukunya disimpan di kantor pelabuhan, tetapi tidak ada orang yang pernah memintanya. "
           "Pekan lalu pemerintah kota memutuskan bahwa catatan itu harus disalin."},
    {"sw",
     "Kipimo kilicho mwisho wa gati husomwa kwa mkono mara mbili kwa siku tangu kilipojengwa, na "
     "vitabu vimewekwa katika ofisi ya bandari, lakini hakuna mtu aliyeviomba."},
    {"vi",
     "Thước đo ở cuối cầu tàu được đọc bằng tay hai lần mỗi ngày kể từ khi xây dựng, và các cuốn "
     "sổ nằm ở văn phòng cảng, nhưng không ai hỏi đến."},
    {"af",
     "Die meter aan die einde van die pier word sedert dit gebou is twee keer per dag met die "
     "hand gelees, en die boeke is in die hawekantoor, maar niemand het daarna gevra nie."},
    {"eo", "La mezurilo ĉe la fino de la moleo estas legata mane dufoje en tago de kiam ĝi estis "
           "konstruita, kaj la libroj estas en la havena oficejo, sed neniu petis ilin."},
    {"az", "Körpünün sonundakı ölçü cihazı tikildiyi gündən bəri gündə iki dəfə əl ilə oxunur və "
           "kitablar liman idarəsində saxlanılır, lakin heç kim onları istəməyib."},
    {"be", "Узровень вады на пірсе вымяраюць уручную двойчы на дзень з таго часу, як ён быў "
           "пабудаваны, і кнігі стаяць у канторы порта, але ніхто пра іх не пытаўся."},
    {"mk",
     "Мерачот на крајот од молото се чита рачно двапати на ден откако е изградено, а книгите се "
     "наоѓаат во пристанишната канцеларија, но никој не ги побарал."},
    {"sr",
     "Мерач на крају мола очитава се ручно двапут дневно откако је саграђен, а књиге се налазе у "
     "лучкој капетанији, где их нико никада није тражио."},
    {"kk", "Айлақтың соңындағы өлшегіш салынғаннан бері күніне екі рет қолмен оқылады, ал кітаптар "
           "порт кеңсесінде тұр, бірақ оларды ешкім сұраған жоқ."},
    {"mn", "Усан онгоцны зогсоолын төгсгөлд байгаа хэмжүүрийг баригдсанаас хойш өдөрт хоёр удаа "
           "гараар уншдаг бөгөөд дэвтрүүд нь боомтын газарт байгаа боловч хэн ч асуугаагүй."},
    {"mr", "धक्क्याच्या टोकाला असलेले मापक ते बांधल्यापासून दिवसातून दोन वेळा हाताने वाचले जाते आणि "
           "त्याच्या वह्या बंदराच्या कार्यालयात आहेत."},
    {"ne", "घाटको छेउमा रहेको नाप्ने यन्त्र बनेदेखि दिनको दुई पटक हातले पढिन्छ र किताबहरू बन्दरगाहको "
           "कार्यालयमा छन्, तर कसैले मागेको छैन।"},
    {"ckb", "پێوەری کۆتایی لەنگەرگەکە لەو کاتەوەی دروست کراوە ڕۆژی دوو جار بە دەست دەخوێنرێتەوە و "
            "کتێبەکان لە نووسینگەی بەندەرەکەدان، بەڵام هیچ کەس داوای نەکردوون."},
    {"sd", "بندرگاهه جي ڇيڙي تي لڳل ماپو ٻه ڀيرا ڏينهن ۾ هٿ سان پڙهيو ويندو آهي ۽ ڪتاب بندرگاهه جي "
           "آفيس ۾ رکيل آهن، پر ڪنهن به انهن جي گهر نه ڪئي آهي."},
    {"yi", "דער מעסטער בײַם סוף פֿון דער בריק װערט געלייענט מיט דער האַנט צװײ מאָל אַ טאָג, און די ביכער "
           "שטייען אין דעם ביוראָ פֿון דעם פּאָרט."},
    {"am", "በወደቡ ጫፍ ላይ ያለው መለኪያ ከተሠራበት ጊዜ ጀምሮ በቀን ሁለት ጊዜ በእጅ ይነበባል፤ መጻሕፍቱም በወደቡ ቢሮ ውስጥ ናቸው።"},
    {"zh-Hant", "碼頭盡頭的潮位計每天由人工讀數兩次，讀數簿放在港務局，沒有人來問過。"},
    {"zh-Hans", "码头尽头的潮位计每天由人工读数两次，读数簿放在港务局。"},
    {"ja", "桟橋の端の潮位計は、毎日二回、人の手で読まれている。"},
    {"ko", "부두 끝의 검조의는 하루에 두 번 사람이 직접 읽는다."},
};

static void row_language(const char *row, const char *text, const char *expected, bool rtl)
{
    struct article article;
    article_init(&article);
    struct census census;
    census_take(&census, text, strlen(text));
    refine_language(&article, &census, text, strlen(text));
    row_string(row, article.language, expected);
    row_true(row, article.rtl == rtl);
    article_fini(&article);
}

/* Alone, with a name in Latin letters, and twice. */
static void sentences_are_told(void)
{
    for (size_t i = 0; i < COUNT(sentences); i++) {
        const char *language = sentences[i].language, *text = sentences[i].text;
        const char *const more[] = {"", " (EPUB 3)", text};
        for (size_t j = 0; j < COUNT(more); j++) {
            char whole[2048];
            snprintf(whole, sizeof whole, "%s\n%s\n", text, more[j]);
            row_language(language, whole, language, language_tag_is_rtl(language));
        }
    }
}

static void too_little_stays_undecided(void)
{
    static const char *const texts[] = {
        "",
        " \n",
        "1984",
        "OK",
        "Müller",
        "— … !",
        "Kowalski, Rossi, Svensson, Papadakis, Okafor",
        "12:30 14:05 16:40 (EPUB)",
        "x y z",
        "Facebook Twitter Instagram",
        "Lorem ipsum",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "qwrtz plkmn xcvbn wrtzp lkmnb vcxyq wrtz plk mnbvc qwrtz",
        "Иванов, Петров, Сидоров",
        "Ab 12, Cd 34, Ef 56, Gh 78, Ij 90",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        row_language(texts[i], texts[i], "", false);
}

static void direction_of_mixed_texts(void)
{
    static const struct {
        const char *name, *text;
        bool rtl;
    } rows[] = {
        {"Arabic", "مقياس المد في طرف الرصيف", true},
        {"Hebrew", "מד הגאות שבקצה המזח", true},
        {"Persian", "جزرسنج انتهای اسکله", true},
        {"Syriac", "ܐܪܡܝܐ ܐܪܡܝܐ", true},
        {"Arabic with a name", "يُقرأ مقياس المد في طرف الرصيف مرتين (EPUB 3)", true},
        {"Hebrew with figures", "נקרא 2 פעמים ביום, 365 ימים", true},
        {"English with an Arabic word", "The word الرصيف means the pier", false},
        {"Chinese with a Hebrew word", "码头尽头的潮位计每天由人工读数两次 מזח", false},
        {"figures", "1, 2, 3", false},
        {"nothing", "", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        article_init(&article);
        struct census census;
        census_take(&census, rows[i].text, strlen(rows[i].text));
        refine_language(&article, &census, rows[i].text, strlen(rows[i].text));
        row_true(rows[i].name, article.rtl == rows[i].rtl);
        article_fini(&article);
    }
}

#define ENGLISH                                                                                    \
    "The tide gauge at the end of the pier is read by hand twice a day, and the books are kept "   \
    "in "                                                                                          \
    "the office of the harbour, where nobody has asked for them since the old clerk went away. "

/* What a page states, held against its words. */
static void statements_are_weighed(void)
{
    static const struct {
        const char *name, *title, *text, *said;
        bool rtl; /* stated */
        const char *language;
        bool runs_rtl;
    } rows[] = {
        {"a template's language", "Der Pegel", "", "en", false, "de", false},
        {"a site's language", "The gauge", ENGLISH ENGLISH ENGLISH ENGLISH, "de", false, "en",
         false},
        {"its own language", "The gauge", ENGLISH ENGLISH ENGLISH ENGLISH, "en-GB", false, "en-GB",
         false},
        {"too short to doubt", "The gauge", ENGLISH, "de", false, "de", false},
        {"half translated", "جزرسنج انتهای اسکله",
         ENGLISH
         "دو بار در روز با دست خوانده می‌شود و کتاب‌ها "
         "در دفتر بندر نگهداری می‌شوند.",
         "", true, "fa", true},
        {"half translated, and said", "جزرسنج", ENGLISH ENGLISH ENGLISH ENGLISH, "fa-IR", true,
         "fa-IR", true},
        {"not translated", "The gauge", ENGLISH, "", true, "en", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        struct census census;
        char text[4000] = "";
        article_init(&article);
        for (size_t j = 0; !*rows[i].text && j < 8; j++)
            strcat(text, "Der Messpegel am Ende der Brücke wird zweimal am Tag von Hand abgelesen, "
                         "und die Bücher liegen im Büro des Hafens. ");
        strcat(text, rows[i].text);
        size_t ideographs;
        article.title = memory_copy_string(rows[i].title);
        article.rtl = rows[i].rtl;
        strcpy(article.language, rows[i].said);
        text_count(text, strlen(text), &article.words, &ideographs);
        census_take(&census, text, strlen(text));
        refine_doubt_language(&article, &census, text, strlen(text));
        refine_language(&article, &census, text, strlen(text));
        row_string(rows[i].name, article.language, rows[i].language);
        row_true(rows[i].name, article.rtl == rows[i].runs_rtl);
        article_fini(&article);
    }
}

/* How a text ends is nothing to its language. */
static void the_last_word_counts(void)
{
    static const struct {
        const char *text, *language;
    } rows[] = {{"und der nicht", "de"}, {"jest oraz przez", "pl"}, {"que não são", "pt"}};
    static const char *const ends[] = {"", "\n", ".", " "};
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t j = 0; j < COUNT(ends); j++) {
            char text[64], row[80];
            snprintf(text, sizeof text, "%s%s", rows[i].text, ends[j]);
            snprintf(row, sizeof row, "\"%s\"", text);
            row_language(row, text, rows[i].language, false);
        }
}

/* The tables are searched by halves. */
static void tables_are_sorted(void)
{
    static const unsigned ranges[][2] = {
#define RANGE(first, last, script) {first, last},
#include "refine/scripts.def"
#undef RANGE
    };
    for (size_t i = 0; i < COUNT(ranges); i++) {
        char row[16];
        snprintf(row, sizeof row, "U+%04X", ranges[i][0]);
        row_true(row, ranges[i][0] <= ranges[i][1]);
        row_true(row, i == 0 || ranges[i - 1][1] < ranges[i][0]);
    }
    static const unsigned characters[] = {
#define SIMPLIFIED(code_point) code_point,
#define TRADITIONAL(code_point) code_point,
#include "refine/han.def"
#undef SIMPLIFIED
#undef TRADITIONAL
    };
    for (size_t i = 1; i < COUNT(characters); i++) {
        char row[16];
        snprintf(row, sizeof row, "U+%04X", characters[i]);
        row_true(row, characters[i - 1] < characters[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sentences_are_told),       TEST(too_little_stays_undecided),
        TEST(direction_of_mixed_texts), TEST(the_last_word_counts),
        TEST(statements_are_weighed),   TEST(tables_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
