/* Under which names the articles of a book can be found; see links.h. */
#include "base/url.h"
#include "links/links.h"
#include "links/search.h"

#include <string.h>

/* The path of its source; without memory for another form only where it has to be another. */
static bool add_path(struct links *links, const char *path, size_t article)
{
    struct buffer name;
    buffer_init(&name);
    link_path(path, &name);
    bool done = !name.failed && (strcmp(name.data, path) == 0
                                     ? link_index_add(&links->index, path, article)
                                     : link_index_add_copy(&links->index, name.data, article));
    buffer_fini(&name);
    return done;
}

/* The names under which a generator publishes it: folders such as "_posts" are not named, and
 * neither is the date before the name of a post. */
static bool add_published(struct links *links, const char *path, size_t article)
{
    enum { DATE_SIZE = 11 }; /* "2026-11-23-" */
    struct buffer name;
    buffer_init(&name);
    bool posts = false, done = true;
    for (const char *at = path; *at;) {
        size_t size = strcspn(at, "/");
        bool folder = at[size] == '/', hidden = *at == '_' && folder;
        bool dated = posts && !folder && size > DATE_SIZE && at[DATE_SIZE - 1] == '-' &&
                     strspn(at, "0123456789-") >= DATE_SIZE;
        size_t skip = dated ? DATE_SIZE : 0;
        if (!hidden)
            buffer_add(&name, at + skip, size + folder - skip);
        posts = posts || hidden;
        at += size + folder;
    }
    if (posts && !name.failed && name.size > 0) {
        struct buffer clean;
        buffer_init(&clean);
        link_path(name.data, &clean);
        done = !clean.failed && link_index_add_copy(&links->index, clean.data, article);
        buffer_fini(&clean);
    }
    done = done && !name.failed;
    buffer_fini(&name);
    return done;
}

/* An address on the web, or a path of the site. */
static bool add_stated(struct links *links, const struct feature *feature, size_t article)
{
    struct buffer name;
    buffer_init(&name);
    bool web = url_kind(feature->text) == URL_WEB;
    if (web) {
        link_address(feature->text, &name);
    } else {
        buffer_add_byte(&name, '?');
        link_path(feature->text, &name);
    }
    links->addressed = links->addressed || web;
    bool done =
        !name.failed && (name.size < 2 || link_index_add_copy(&links->index, name.data, article));
    buffer_fini(&name);
    return done;
}

bool links_plan(struct links *links, const struct book *book, const struct sources *sources)
{
    bool done = true;
    links_fini(links);
    links->book = book;
    links->sources = sources;
    for (size_t i = 0; i < book->article_count && done; i++) {
        const struct article *article = &book->articles[i];
        done = add_path(links, sources->items[article->source].path, i);
        for (size_t f = 0; f < article->features.count && done; f++) {
            const struct feature *feature = &article->features.items[f];
            bool named =
                (feature->part == PART_URL && feature->stated) || feature->part == PART_ALIAS;
            done = !named || add_stated(links, feature, i);
        }
    }
    for (size_t i = 0; i < book->article_count && done; i++)
        done = add_published(links, sources->items[book->articles[i].source].path, i);
    return done;
}

void links_fini(struct links *links)
{
    link_index_fini(&links->index);
    *links = (struct links){0};
}
