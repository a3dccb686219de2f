#!/usr/bin/env python3
"""Proves that a lost word is caught: builds octavo with a fault put in on purpose, one at a time, in a
copy of the sources, and expects readers/words.py to object to the book it makes."""
import os, shutil, subprocess, sys, tempfile

# Name: file, the line that is changed, and what it becomes.
MUTANTS = {
    "the last word of a long line is dropped": (
        "src/read/layout.c", "buffer_add(out, line->text, line->size);",
        "buffer_add(out, line->text, line->size > 600 ? line->size - 4 : line->size);"),
    "the last paragraph is dropped": (
        "src/read/text.c", "for (size_t i = first; i < paragraphs->count; i++) {",
        "for (size_t i = first; i + 1 < paragraphs->count; i++) {"),
    "lines are joined without a space": (
        "src/read/layout.c", "buffer_add_byte(out, ' ');", "buffer_add(out, \"\", 0);"),
}


def build_and_compare(folder, path, line, becomes):
    """The output of words.py for the demo book of the changed program."""
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
    subprocess.run([os.path.join(folder, "build/octavo"), "-q", "-o", book, "assets/demo"])
    done = subprocess.run([sys.executable, "tests/readers/words.py", book, "assets/demo"],
                          stdout=subprocess.PIPE)
    return done.stdout.decode()


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("src", "include", "assets", "Makefile"):
            copy = shutil.copytree if os.path.isdir(name) else shutil.copy
            copy(name, os.path.join(folder, name))
        for name, mutant in MUTANTS.items():
            output = build_and_compare(folder, *mutant)
            caught = output.startswith("not ok")
            print("%s - words.py notices when %s" % ("ok" if caught else "not ok", name))
            for line in output.splitlines()[:6]:
                print("#   " + line)


main()
