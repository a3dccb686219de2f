#!/usr/bin/env python3
"""Proves that faults of our own are caught: builds octavo with one put in on purpose, one at a time, in a
copy of the sources. For a lost word readers/words.py must object to the book; for an invalid page octavo
itself must, with exit 70 and no book; and for one in the body of an article with exit 3 and a book in which that article
is plain, and nothing else is another than it was."""
import os, re, shutil, subprocess, sys, tempfile, zipfile

OCTAVO = os.path.join(os.path.abspath(os.environ.get("BUILD") or "build"), "octavo")

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
        "src/markup.c", "article->teaser_size = markup->size - article->markup_size;",
        "article->teaser_size = markup->size - article->markup_size;\n    article->markup_size -= 3;"),
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
    "an id stands twice": (
        "src/write/chapter.c", "    xml_markup(&xml, markup);",
        "    xml_element_with(&xml, \"p\", \"id\", \"headline\", \"twice\");\n    xml_markup(&xml, markup);"),
}


# The same for faults of one article's body, which is bound as plain paragraphs of its words.
FAULTY = "tide-gauge"  # in the name of that article


def fault(statement):
    line = "    bool written ="
    return ("src/convert.c", line, "    if (strstr(source->path, \"%s\"))\n        %s\n%s" % (FAULTY, statement, line))


PLAIN = {
    "an unknown element is in one article": fault('tree_rename(&article->body, article->body.root->last, "para");'),
    "a block stands inside a line of one article": fault('tree_add(&article->body, article->body.root->children->children, "p");'),
    "an id stands twice in one article": fault('tree_set(&article->body, article->body.root->last, "id", "headline");'),
    "a link of one article leads to none of its places": fault(
        'tree_set(&article->body, tree_add(&article->body, article->body.root->last, "a"), "href", "#nowhere");'),
    "a handler is in one article": fault('tree_set(&article->body, article->body.root->last, "onclick", "x");'),
}


def compare_words(folder, book):
    subprocess.run([os.path.join(folder, "build/octavo"), "-q", "--cover", "none", "-o", book] + INPUTS)
    if not os.path.exists(book):
        return "no book"
    done = subprocess.run([sys.executable, "tests/readers/words.py", book] + INPUTS,
                          stdout=subprocess.PIPE)
    return done.stdout.decode()


def is_valid(book):
    return subprocess.run([OCTAVO, "check", book], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def run_alone(folder, book):
    """"not ok" when octavo refuses, or binds something else that is valid and says so; as words.py says it."""
    done = subprocess.run([os.path.join(folder, "build/octavo"), "-q", "--cover", "none", "-o", book, "assets/demo"],
                          stderr=subprocess.PIPE)
    refused = done.returncode == 70 and not os.path.exists(book)
    mended = done.returncode == 3 and b"[faulty-article]" in done.stderr and is_valid(book)
    return "%s, exit %d\n%s" % ("not ok" if refused or mended else "ok", done.returncode, done.stderr.decode())


def entries(book):
    with zipfile.ZipFile(book) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def shown(page):
    """The characters of a page that show."""
    return re.sub(r"<[^>]*>|\s", "", page)


def bind_plainly(folder, book):
    """"not ok" when all is as it should be, as words.py says it."""
    def bind(octavo):
        done = subprocess.run([octavo, "--cover", "none", "-o", book, "assets/demo"], stderr=subprocess.PIPE, text=True)
        return done.returncode, done.stderr, entries(book) if os.path.exists(book) else {}
    _, _, before = bind(OCTAVO)
    os.unlink(book)
    status, said, after = bind(os.path.join(folder, "build/octavo"))
    others = [name for name in before if before[name] != after.get(name) and re.search("/c[0-9]+.xhtml", name)]
    remarks = [line for line in said.splitlines() if "[faulty-article]" in line]
    wrong = {
        "exit %d" % status: status != 3,
        "a remark names that article alone": len(remarks) != 1 or FAULTY not in remarks[0],
        "one chapter is another: %s" % others: len(others) != 1,
        "it has all its words": any(shown(before[name]) != shown(after.get(name, "")) for name in others),
        "the book is valid": not is_valid(book),
    }
    return "ok\n" + "\n".join(why for why in wrong if wrong[why]) if any(wrong.values()) else "not ok"


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
                                      ("octavo", run_alone, INVALID),
                                      ("octavo", bind_plainly, PLAIN)):
            for name, mutant in mutants.items():
                output = build_and_try(folder, attempt, *mutant)
                caught = output.startswith("not ok")
                print("%s - %s notices when %s" % ("ok" if caught else "not ok", who, name))
                for line in output.splitlines()[:6]:
                    print("#   " + line)


main()
