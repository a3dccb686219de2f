/* generate FOLDER COUNT [BYTES]: writes COUNT articles of plain text into sections below FOLDER,
 * for measuring. An article is a headline and then a paragraph a line, in UTF-8, without a line
 * feed at the end; BYTES (4096) on average, nearly all between a quarter of that and two and a half
 * times as much. Sections hold 50 articles; from 1,000 articles on there are 20, and they hold
 * more. Same arguments, same bytes, on every machine: the random numbers are our own and nothing is
 * computed in floating point. The texts mean nothing, but their words are as frequent as those of
 * real news, and they too deflate to a little under half. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTIONS = 20, ARTICLES_A_SECTION = 50, USUAL_BYTES = 4096 };
enum { WORDS_MAX = 300 }; /* in one list */
enum { TOPICS = 6, PEOPLE = 4 };
#define SEED 0x0C7A0B00C7A0B00Cu

/* The vocabulary: in each list, frequent words first. */
static const char nouns_text[] =
    "year government council company people city plan price member market school house report "
    "minister police party court group week hospital road worker water station family bank club "
    "law election harbour leader bridge office budget vote team season player letter union paper "
    "farm river island storm ferry student teacher train village museum street building engine "
    "project committee decision question answer problem result rule tax wage job factory ship "
    "fleet border talk agreement deal strike protest crowd window door garden field forest "
    "mountain valley coast beach lake winter summer spring morning evening night month hour "
    "minute game match goal coach manager owner driver passenger doctor nurse patient scientist "
    "study survey test machine computer network signal telephone camera picture film theatre "
    "stage song concert band album book writer reader novel poem library archive letterbox "
    "newspaper editor photograph story witness lawyer judge prison inquiry complaint evidence "
    "novice orchestra poet barrister chemist locksmith plumber gardener butcher grocer tailor "
    "magistrate treasurer auditor secretary envoy ambassador refugee tenant landlord "
    "pensioner apprentice graduate volunteer referee striker goalkeeper swimmer cyclist climber "
    "trade export harvest wheat apple bread kitchen restaurant market-stall fishery quarry mine "
    "power turbine cable battery reactor pipeline dam flood drought temperature glacier "
    "bird whale bee orchard vineyard railway tunnel airport runway timetable ticket fare licence "
    "permit inspector surveyor architect engineer carpenter painter sculptor cathedral tower clock";
static const char verbs_text[] =
    "said told made took found gave saw asked reported announced expected agreed called opened "
    "closed wanted needed offered planned moved raised cut built sold bought paid showed won lost "
    "led met joined left reached began ended warned promised refused accepted approved rejected "
    "supported opposed criticised praised blamed denied confirmed described explained proposed "
    "delayed cancelled replaced repaired restored inspected measured counted followed discovered "
    "recorded published printed translated signed delivered shipped carried crossed visited "
    "welcomed invited elected appointed dismissed fined arrested questioned released defended "
    "attacked protected rescued evacuated flooded doubled halved examined tested abandoned "
    "mended painted polished stored borrowed lent hired trained taught learned wrote drew sang "
    "played watched heard forgot remembered ignored noticed feared trusted doubted admired envied "
    "shared split drained dredged sealed unlocked stamped weighed sorted dried burned buried "
    "postponed financed insured auctioned photographed";
static const char adjectives_text[] =
    "new last first local public old next national small large long early late high low former "
    "young open free private major recent foreign northern southern eastern western annual "
    "official legal serious possible likely common final senior medical industrial financial "
    "political cultural historic modern empty crowded narrow wide quiet noisy cheap expensive "
    "safe dangerous heavy light cold warm dry wet dark bright green wooden broken temporary "
    "permanent independent joint separate regional coastal rural urban medieval derelict "
    "stubborn patient clever honest famous unknown forgotten anonymous cautious bitter gentle "
    "rusty polished hollow steep shallow crooked straight rough smooth frozen sunny windy foggy "
    "unexpected disputed generous reluctant fragile electric digital nuclear organic volunteer "
    "part-time underground";
static const char adverbs_text[] =
    "also already again later now still often yesterday almost quickly quietly recently finally "
    "partly largely twice rarely briefly formally openly repeatedly reluctantly separately";
static const char determiners_text[] = "the the the a its the their this the one each some no "
                                       "another every any both";
static const char prepositions_text[] =
    "of in of to for on in with at from by of after about over under between against near during "
    "before without since through along behind beyond";
static const char connectives_text[] = "and but while because although and when which as so until "
                                       "after since where unless";
static const char given_text[] =
    "Maria John Anna David Elena Thomas Ruth Peter Clara Samuel Ines Martin Leila Joseph Hannah "
    "Victor Nadia Oscar Judith Pavel Amina Felix Greta Hugo";
static const char openings_text[] =
    "Mar Hal Ober Tor Wend Ash Cal Dun Fen Gar Hol Kes Lin Mor Nor Pel Ros Sal Thorn Vel Whit Yar";
static const char endings_text[] =
    "ton ford ley ham den by wick field stead more ander ini ova ski ez ard en er man well bury";
static const char agencies_text[] = "Courier Dispatch Wire Agency Herald Gazette";

static const char *const section_names[SECTIONS] = {
    "World",  "Nation",  "City",    "Business", "Markets", "Technology", "Science",
    "Health", "Schools", "Climate", "Travel",   "Food",    "Books",      "Film",
    "Music",  "Theatre", "Sport",   "Football", "Opinion", "Letters",
};

/* A list of words, drawn by Zipf's law: a word as often as 1 / its rank among all words of the
 * language, of which the list's first one has the rank `first`. */
struct words {
    char *text;
    const char *items[WORDS_MAX];
    uint32_t sums[WORDS_MAX]; /* of the weights up to and with each word */
    size_t count;
};

static struct words nouns, verbs, adjectives, adverbs, determiners, prepositions, connectives,
    given, openings, endings, agencies;

static void fail(const char *what)
{
    fprintf(stderr, "generate: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void split(struct words *words, uint32_t first, const char *text)
{
    words->text = strdup(text);
    if (!words->text)
        fail("vocabulary");
    uint32_t sum = 0;
    char *rest = NULL;
    for (char *word = strtok_r(words->text, " ", &rest); word && words->count < WORDS_MAX;
         word = strtok_r(NULL, " ", &rest)) {
        sum += 1000000u / (first + (uint32_t)words->count);
        words->sums[words->count] = sum;
        words->items[words->count++] = word;
    }
}

static void split_all(void)
{
    split(&nouns, 80, nouns_text);
    split(&verbs, 80, verbs_text);
    split(&adjectives, 120, adjectives_text);
    split(&adverbs, 60, adverbs_text);
    split(&determiners, 2, determiners_text);
    split(&prepositions, 4, prepositions_text);
    split(&connectives, 3, connectives_text);
    split(&given, 20, given_text);
    split(&openings, 20, openings_text);
    split(&endings, 20, endings_text);
    split(&agencies, 20, agencies_text);
}

/* One article in the making. */
struct article {
    uint64_t state; /* of the random numbers */
    const char *topics[TOPICS];
    char people[PEOPLE][24];
    char place[24];
    char *bytes;
    size_t size, capacity;
};

/* SplitMix64, the 32 upper bits. */
static uint32_t random_bits(struct article *article)
{
    uint64_t z = article->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ z >> 31) >> 32);
}

/* 0..limit-1 */
static uint32_t below(struct article *article, uint32_t limit)
{
    return (uint32_t)((uint64_t)random_bits(article) * limit >> 32);
}

static int one_in(struct article *article, uint32_t chances)
{
    return below(article, chances) == 0;
}

/* A word of the list, as often as its rank demands. */
static const char *draw(struct article *article, const struct words *words)
{
    uint32_t point = below(article, words->sums[words->count - 1]);
    size_t low = 0, high = words->count - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (words->sums[middle] <= point)
            low = middle + 1;
        else
            high = middle;
    }
    return words->items[low];
}

/* Any word of the list. */
static const char *pick(struct article *article, const struct words *words)
{
    return words->items[below(article, (uint32_t)words->count)];
}

static void add(struct article *article, const char *text)
{
    size_t size = strlen(text);
    if (article->size + size + 1 > article->capacity) {
        article->capacity = (article->size + size + 1) * 2;
        article->bytes = realloc(article->bytes, article->capacity);
        if (!article->bytes)
            fail("article");
    }
    memcpy(article->bytes + article->size, text, size + 1);
    article->size += size;
}

static void add_plural(struct article *article, const char *word)
{
    size_t size = strlen(word);
    add(article, word);
    if (word[size - 1] == 'y' && !strchr("aeo", word[size - 2])) {
        article->size--;
        add(article, "ies");
    } else {
        add(article, strchr("shx", word[size - 1]) ? "es" : "s");
    }
}

static void add_number(struct article *article, uint32_t number)
{
    char text[16];
    snprintf(text, sizeof text, "%u", (unsigned)number);
    add(article, text);
}

static void make_name(struct article *article, char *name, size_t size)
{
    const char *opening = pick(article, &openings); /* in this order with every compiler */
    snprintf(name, size, "%s%s", opening, pick(article, &endings));
}

static void begin(struct article *article, size_t number)
{
    article->state = SEED + number * 0xD1342543DE82EF95u;
    article->size = 0;
    for (size_t i = 0; i < TOPICS; i++)
        article->topics[i] = pick(article, &nouns);
    for (size_t i = 0; i < PEOPLE; i++)
        make_name(article, article->people[i], sizeof article->people[i]);
    make_name(article, article->place, sizeof article->place);
}

/* A noun, one in four about what the article is about. */
static const char *noun(struct article *article)
{
    if (one_in(article, 4))
        return article->topics[below(article, TOPICS)];
    return draw(article, &nouns);
}

static void add_person(struct article *article)
{
    if (one_in(article, 2)) {
        add(article, pick(article, &given));
        add(article, " ");
    }
    if (one_in(article, 4)) {
        add(article, pick(article, &openings)); /* who is named only here */
        add(article, pick(article, &endings));
    } else {
        add(article, article->people[below(article, PEOPLE)]);
    }
}

/* What somebody does, or what it is done to. */
static void add_thing(struct article *article)
{
    switch (below(article, 12)) {
    case 0:
        add_person(article);
        return;
    case 1:
        add(article, article->place);
        return;
    case 2:
    case 3:
        if (one_in(article, 2)) {
            add(article, draw(article, &adjectives));
            add(article, " ");
        }
        add_plural(article, noun(article));
        return;
    case 4:
        add_number(article, 2 + below(article, 1u << (2 + below(article, 12))));
        add(article, " ");
        add_plural(article, noun(article));
        return;
    default:
        add(article, draw(article, &determiners));
        add(article, " ");
        if (one_in(article, 3)) {
            add(article, draw(article, &adjectives));
            add(article, " ");
        }
        add(article, noun(article));
    }
}

static void add_clause(struct article *article)
{
    add_thing(article);
    add(article, " ");
    if (one_in(article, 8)) {
        add(article, draw(article, &adverbs));
        add(article, " ");
    }
    add(article, draw(article, &verbs));
    add(article, " ");
    add_thing(article);
    for (uint32_t more = below(article, 4); more > 0; more--) {
        add(article, " ");
        add(article, draw(article, &prepositions));
        add(article, " ");
        add_thing(article);
    }
}

static void capitalise(struct article *article, size_t at)
{
    char *letter = article->bytes + at;
    if (*letter >= 'a' && *letter <= 'z')
        *letter = (char)(*letter - 'a' + 'A');
}

/* One or two clauses, without the stop. */
static void add_sentence(struct article *article)
{
    size_t start = article->size;
    add_clause(article);
    if (one_in(article, 2)) {
        add(article, one_in(article, 4) ? " – " : ", ");
        add(article, draw(article, &connectives));
        add(article, " ");
        add_clause(article);
    }
    capitalise(article, start);
}

static void add_quotation(struct article *article)
{
    add(article, "“");
    add_sentence(article);
    add(article, ",” said ");
    add_person(article);
    add(article, ", ");
    add(article, draw(article, &adjectives));
    add(article, " ");
    add(article, noun(article));
    add(article, one_in(article, 6) ? " at " : " of the ");
    if (article->bytes[article->size - 2] == 't') {
        add(article, article->people[0]);
        add(article, " & Sons.");
    } else {
        add(article, noun(article));
        add(article, ".");
    }
}

static void add_paragraph(struct article *article)
{
    if (one_in(article, 5)) {
        add_quotation(article);
        return;
    }
    for (uint32_t left = 2 + below(article, 3); left > 0; left--) {
        add_sentence(article);
        add(article, left > 1 ? ". " : ".");
    }
}

/* Four to nine words, the first one with a capital, no stop. */
static void add_headline(struct article *article)
{
    add(article, draw(article, &adjectives));
    capitalise(article, 0);
    add(article, " ");
    add(article, article->topics[0]);
    add(article, " ");
    add(article, draw(article, &verbs));
    add(article, " ");
    add(article, article->topics[1]);
    if (one_in(article, 2)) {
        add(article, " ");
        add(article, draw(article, &prepositions));
        add(article, " ");
        add(article, one_in(article, 3) ? article->people[0] : article->place);
    }
    if (one_in(article, 3)) {
        add(article, ", ");
        add(article, draw(article, &adjectives));
        add(article, " ");
        add(article, article->topics[2]);
        add(article, " says");
    }
}

/* "HOLTON (Wire) – " */
static void add_dateline(struct article *article)
{
    size_t start = article->size;
    add(article, article->place);
    for (size_t i = start; i < article->size; i++)
        capitalise(article, i);
    add(article, " (");
    add(article, pick(article, &agencies));
    add(article, ") – ");
}

/* How large this one shall be: `mean` on average, few at either end. */
static size_t wanted_size(struct article *article, size_t mean)
{
    uint64_t u = (uint64_t)below(article, 1 << 15) + below(article, 1 << 15); /* 0..2^16 */
    return mean * 276 / 1000 + (size_t)(mean * (u * u >> 16) * 2480 / 1000 >> 16);
}

static void make_article(struct article *article, size_t number, size_t mean)
{
    begin(article, number);
    size_t wanted = wanted_size(article, mean);
    add_headline(article);
    add(article, "\n");
    add_dateline(article);
    add_paragraph(article);
    while (article->size + 150 < wanted) { /* half a paragraph */
        add(article, "\n");
        add_paragraph(article);
    }
}

/* "000017-late-ferry-reached-council.txt" */
static void make_file_name(const struct article *article, size_t number, char *name, size_t size)
{
    size_t at = (size_t)snprintf(name, size, "%06zu-", number);
    for (const char *from = article->bytes; *from != '\n' && at + 5 < size; from++)
        if (*from >= 'A' && *from <= 'Z')
            name[at++] = (char)(*from - 'A' + 'a');
        else if (*from >= 'a' && *from <= 'z')
            name[at++] = *from;
        else if (name[at - 1] != '-')
            name[at++] = '-';
    snprintf(name + at, size - at, ".txt");
}

static void write_file(int folder, const char *name, const struct article *article)
{
    int file = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0 || write(file, article->bytes, article->size) != (ssize_t)article->size ||
        close(file) != 0)
        fail(name);
}

/* Makes sure of a folder and opens it. */
static int open_folder(int parent, const char *name)
{
    if (mkdirat(parent, name, 0777) != 0 && errno != EEXIST)
        fail(name);
    int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        fail(name);
    return folder;
}

static size_t number_from(const char *text)
{
    char *end = NULL;
    unsigned long long number = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || number == 0 || number > 10000000) {
        fprintf(stderr, "generate: %s: not a number from 1 to 10000000\n", text);
        exit(2);
    }
    return (size_t)number;
}

int main(int count, char **arguments)
{
    if (count < 3 || count > 4) {
        fputs("usage: generate FOLDER COUNT [BYTES]\n", stderr);
        return 2;
    }
    size_t articles = number_from(arguments[2]);
    size_t mean = count > 3 ? number_from(arguments[3]) : USUAL_BYTES;
    size_t sections = (articles + ARTICLES_A_SECTION - 1) / ARTICLES_A_SECTION;
    if (sections > SECTIONS)
        sections = SECTIONS;
    split_all();
    int root = open_folder(AT_FDCWD, arguments[1]);
    struct article article = {0};
    for (size_t section = 0, number = 1; section < sections; section++) {
        char name[64];
        snprintf(name, sizeof name, "%02zu %s", section + 1, section_names[section]);
        int folder = open_folder(root, name);
        for (size_t last = articles * (section + 1) / sections; number <= last; number++) {
            make_article(&article, number, mean);
            make_file_name(&article, number, name, sizeof name);
            write_file(folder, name, &article);
        }
        close(folder);
    }
    free(article.bytes);
    return 0;
}
