#!/usr/bin/env python3
"""Proves that faults of our own are caught: builds octavo with one put in on purpose, one at a time, in a
copy of the sources. For a lost word readers/words.py must object to the book; for an invalid page octavo
itself must, with exit 70 and no book."""
import os, shutil, subprocess, sys, tempfile

# What the books are made of: the demonstration, and what it has not.
INPUTS = ["assets/demo"] + ["tests/golden/%s.txt" % name for name in (
    "anatomy-news", "anatomy-many", "anatomy-front-matter", "anatomy-header-block", "verse", "tables")]

# Name: file, the line that is changed, and what it becomes.
MUTANTS = {
    "the stop of a long line is dropped": (
        "src/read/layout.c", "buffer_add(out, line->text, size);",
        "buffer_add(out, line->text, size > 600 && line->text[size - 1] == '.' ? size - 1 : size);"),
    "the third paragraph is dropped": (
        "src/read/build.c", "for (size_t i = first; i < end && !tree->failed; i++)",
        "for (size_t i = first; i < end && !tree->failed; i += 1 + (i == first + 1))"),
    "the last item of a list is dropped": (
        "src/read/build.c", "    const char *element = kinds[block->kind].element;\n",
        "    const char *element = kinds[block->kind].element;\n"
        "    if (block->kind == BLOCK_ITEM && !(block[1].kind == BLOCK_ITEM))\n        return;\n"),
    "a list counts from another number": (
        "src/read/build.c", "[MARKER_NUMBER] = {\"ol\", NULL, NULL},",
        "[MARKER_NUMBER] = {\"ol\", \"start\", \"2\"},"),
    "the last line of a verse is dropped": (
        "src/read/build.c", "        if (i > 0)\n            tree_add(",
        "        if (i > 0 && i + 1 == block->count)\n            break;\n"
        "        if (i > 0)\n            tree_add("),
    "the lines of a verse are joined": (
        "src/read/build.c", "tree_add(building->tree, p, \"br\");",
        "tree_add_text(building->tree, p, \" \", 1);"),
    "an author in a header block is not kept": (
        "src/read/metadata.c", "    for (size_t i = 0; i < byline.count && done; i++)",
        "    for (size_t i = 1; i < byline.count && done; i++)"),
    "an unknown key of a header block is dropped": (
        "src/read/metadata.c", "    *kept = shown;", "    *kept = true;"),
    "the third line of a table's row is dropped": (
        "src/read/build_table.c", "i < line + height; i++", "i < line + (height < 3 ? height : 2); i++"),
    "the lines of a cell are joined without a space": (
        "src/refine/cells.c", "close || divided ? \"\" : \" \"", "close || divided ? \"\" : \"\""),
    "the second chapter of a text is dropped": (
        "src/read/text.c", "        read_piece(text, first, end, PIECE_ARTICLE);",
        "        if (i != 1)\n            read_piece(text, first, end, PIECE_ARTICLE);"),
    "lines are joined without a space": (
        "src/read/layout.c", "buffer_add_byte(out, ' ');", "buffer_add(out, \"\", 0);"),
}

# The same for faults that octavo's own scan must see.
INVALID = {
    "an article's markup is cut off": (
        "src/convert.c", "article->teaser_size = article->markup.size - article->markup_size;",
        "article->teaser_size = article->markup.size - article->markup_size;\n    article->markup_size -= 3;"),
    "text is not escaped": (
        "src/write/xml.c", "size_t plain = strcspn(text, special);",
        "size_t plain = strlen(text);"),
    "a link leads nowhere": (
        "src/write/names.c", "TEXT_FOLDER \"c%zu.xhtml\", article->number",
        "TEXT_FOLDER \"c%zu.xhtml\", article->number + 100 * (article->number == 2)"),
    "two chapters have one name": (
        "src/write/names.c", "TEXT_FOLDER \"c%zu.xhtml\", article->number",
        "TEXT_FOLDER \"c%zu.xhtml\", article->number - (article->number == 3)"),
    "a control character is let through": (
        "src/encoding/encoding.c", "    if (character_is_xml(c))\n", "    if (c == 0x2013)\n        return 0x85;\n    if (character_is_xml(c))\n"),
    "a block stands inside a line": (
        "src/read/build.c", "        inline_add(building->tree, node, data, text.size, &building->notes);",
        "        inline_add(building->tree, tree_add(building->tree, node, \"p\"), data, text.size, "
        "&building->notes);"),
    "an id stands twice": (
        "src/write/chapter.c", "    xml_markup(&xml, markup);",
        "    xml_element_with(&xml, \"p\", \"id\", \"headline\", \"twice\");\n    xml_markup(&xml, markup);"),
    "an unknown element is written": (
        "src/read/build.c", "[BLOCK_PARAGRAPH] = {\"p\",", "[BLOCK_PARAGRAPH] = {\"para\","),
}


def compare_words(folder, book):
    subprocess.run([os.path.join(folder, "build/octavo"), "-q", "--cover", "none", "-o", book] + INPUTS)
    if not os.path.exists(book):
        return "no book"
    done = subprocess.run([sys.executable, "tests/readers/words.py", book] + INPUTS,
                          stdout=subprocess.PIPE)
    return done.stdout.decode()


def run_alone(folder, book):
    """"not ok" when octavo refuses, as words.py says it."""
    done = subprocess.run([os.path.join(folder, "build/octavo"), "-q", "--cover", "none", "-o", book, "assets/demo"],
                          stderr=subprocess.PIPE)
    refused = done.returncode == 70 and not os.path.exists(book)
    return "%s, exit %d\n%s" % ("not ok" if refused else "ok", done.returncode, done.stderr.decode())


def build_and_try(folder, attempt, path, line, becomes):
    """What the attempt says of the changed program."""
    source = os.path.join(folder, path)
    with open(source) as file:
        text = file.read()
    if text.count(line) != 1:
        return "the line to change is not there once: " + line
    with open(source, "w") as file:
        file.write(text.replace(line, becomes))
    build = subprocess.run(["make", "-s", "-C", folder, "build/octavo", "CFLAGS=-O0", "BUILD=build"],
                           stderr=subprocess.PIPE, env=dict(os.environ, BUILD="build"))
    with open(source, "w") as file:
        file.write(text)
    if build.returncode != 0:
        return build.stderr.decode()
    book = os.path.join(folder, "book.epub")
    if os.path.exists(book):
        os.unlink(book)
    return attempt(folder, book)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("src", "include", "assets", "Makefile"):
            copy = shutil.copytree if os.path.isdir(name) else shutil.copy
            copy(name, os.path.join(folder, name))
        for who, attempt, mutants in (("words.py", compare_words, MUTANTS),
                                      ("octavo", run_alone, INVALID)):
            for name, mutant in mutants.items():
                output = build_and_try(folder, attempt, *mutant)
                caught = output.startswith("not ok")
                print("%s - %s notices when %s" % ("ok" if caught else "not ok", who, name))
                for line in output.splitlines()[:6]:
                    print("#   " + line)


main()
