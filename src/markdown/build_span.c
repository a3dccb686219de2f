/* What stands inside lines of Markdown: emphasis, code, links, images. Spans in more spans than
 * anybody can see are not opened. */
#include "base/limits.h"
#include "base/utf8.h"
#include "markdown/build.h"

#include <string.h>

/* The element of each span; images are made when their text is known. */
static const char *const elements[] = {[MD_SPAN_EM] = "em",
                                       [MD_SPAN_STRONG] = "strong",
                                       [MD_SPAN_A] = "a",
                                       [MD_SPAN_CODE] = "code",
                                       [MD_SPAN_DEL] = "del"};

/* A line that ended before a span is a space; behind an ideograph its first character decides. */
static void end_wait(struct builder *builder)
{
    if (!builder->waits || character_is_ideographic(builder->last))
        return;
    builder->waits = false;
    buffer_add_byte(&builder->text, ' ');
    buffer_add_byte(builder->words, ' ');
}

/* Where an image stands its address does, unless it is far away, in a definition. */
static void set_line(struct builder *builder, const MD_ATTRIBUTE *src)
{
    enum { NEAR = 4096 }; /* bytes */
    if (src->text && (uintptr_t)src->text - (uintptr_t)builder->counted < NEAR)
        build_count_lines(builder, src->text);
    if (builder->image)
        tree_set_line(builder->image, builder->line);
}

static void begin_image(struct builder *builder, const MD_SPAN_IMG_DETAIL *detail)
{
    end_wait(builder);
    build_flush(builder);
    builder->image = tree_add(builder->tree, builder->at, "img");
    set_line(builder, &detail->src);
    build_attribute(builder, builder->image, "src", &detail->src);
    buffer_clear(&builder->alt);
}

static void end_image(struct builder *builder)
{
    builder->waits = false;
    if (builder->alt.size > 0 && !builder->alt.failed)
        tree_set(builder->tree, builder->image, "alt", builder->alt.data);
}

void build_end_spans(struct builder *builder)
{
    while (tree_is_inline(builder->at))
        builder->at = builder->at->parent;
    builder->spans = builder->skipped_spans = builder->images = builder->links = 0;
    builder->code = builder->listing;
}

int build_enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct builder *builder = context;
    if (type == MD_SPAN_IMG && builder->images++ == 0)
        begin_image(builder, detail);
    if (builder->images > 0)
        return builder->tree->failed;
    if (builder->spans == LIMIT_SPANS || builder->skipped_spans > 0) {
        builder->skipped_spans++;
        builder->flattened = true;
        return builder->tree->failed;
    }
    end_wait(builder);
    build_flush(builder);
    builder->spans++;
    xmlNode *node = tree_add(builder->tree, builder->at, elements[type]);
    if (!node)
        return 1;
    builder->at = node;
    builder->code = builder->code || type == MD_SPAN_CODE;
    if (type == MD_SPAN_A) {
        const MD_SPAN_A_DETAIL *link = detail;
        builder->links++;
        build_attribute(builder, node, "href", &link->href);
        build_attribute(builder, node, "title", &link->title);
    }
    return builder->tree->failed;
}

int build_leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct builder *builder = context;
    (void)detail;
    if (type == MD_SPAN_IMG && builder->images > 0 && --builder->images == 0)
        end_image(builder);
    if (builder->images > 0 || type == MD_SPAN_IMG)
        return builder->tree->failed;
    if (builder->skipped_spans > 0) {
        builder->skipped_spans--;
        return builder->tree->failed;
    }
    build_flush(builder);
    if (strcmp((const char *)builder->at->name, elements[type]) != 0)
        return builder->tree->failed; /* it was not opened, or is not the innermost */
    builder->spans--;
    builder->links -= type == MD_SPAN_A;
    tree_set_line(builder->at, builder->line);
    builder->code = builder->code && type != MD_SPAN_CODE;
    builder->at = builder->at->parent;
    return builder->tree->failed;
}
