#!/usr/bin/env python3
"""mutants.py [NAME...] - every class of the hostile cases has some that fail when its rule is patched out: octavo is
built with one rule less at a time, and the class must notice. The sandbox is left out of all of them, for it would
hide what the rules before it no longer refuse. Races have no mutant: it is chance whether a link is met in its moment,
and their rule is the one of local_files. BUILD=build tests/hostile/mutants.py"""
import os, shutil, subprocess, sys, tempfile

NO_SANDBOX = ("src/cli/sandbox.c", "    const struct rlimit none = {0};\n", "    const struct rlimit none = {0};\n    return true;\n")

# class and what is patched out: words in the names of the cases that are run, and the patches (file, line, becomes).
MUTANTS = {
    ("local_files", "a file is opened through links as well"): ("link", [
        ("src/base/file.c", ".resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,", ".resolve = 0,")]),
    ("local_files", "an address may lead above the folder"): ("picture: ", [
        ("src/image/address.c", "            if (!go_up(out))\n                return false;\n            continue;\n",
         "            if (!go_up(out))\n                buffer_add_string(out, \"..\");\n            continue;\n"),
        ("src/base/file.c", ".resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,", ".resolve = 0,")]),
    ("devices", "a pipe is read as a file is"): ("a pipe", [
        ("src/base/file.c", "    if (!S_ISREG(status.st_mode))\n        return FILE_NOT_REGULAR;\n", ""),
        ("src/base/file.c", "O_NOCTTY | O_NONBLOCK", "O_NOCTTY")]),
    ("devices", "a file may be as large as it is"): ("terabyte", [
        ("src/base/file.c", "(uintmax_t)status.st_size > limit", "(uintmax_t)status.st_size > SIZE_MAX / 2"),
        ("src/base/file.c", "if (out->size - start > limit)", "if (out->size - start > limit * 100)")]),
    ("network", "a remote picture stays where it is"): ("a picture", [
        ("src/images.c", "    if (finder->status == OCTAVO_OK)\n        replace(", "    if (finder->status == OCTAVO_OK && !(src && strstr(src, \"//\")))\n        replace(")]),
    ("entities", "a drawing's entities are read"): ("drawing", [
        ("src/image/svg.c", "    if (declares_entities(bytes, size))\n        return \"it is an SVG that declares entities\";\n", ""),
        ("src/image/svg.c", "XML_PARSE_NONET |", "XML_PARSE_NOENT | XML_PARSE_DTDLOAD |")]),
    ("scripts", "addresses that run are links"): ("a link", [
        ("src/base/url.c", "{\"javascript\", URL_SCRIPT},", "{\"javascript\", URL_CONTACT},")]),
    ("scripts", "text is not escaped"): ("text, ", [
        ("src/write/xml.c", "        size_t plain = strcspn(text, special);", "        size_t plain = strcspn(text, \"\\r\");")]),
    ("images", "a picture may be as large as it says"): ("PNG of", [
        ("src/image/decode.c", "    if (probe->width > LIMIT_IMAGE_SIDE || probe->height > LIMIT_IMAGE_SIDE ||\n"
         "        probe->width * probe->height > LIMIT_IMAGE_PIXELS)\n        return image_too_large;\n", ""),
        ("src/image/png.c", "png_set_user_limits(reading->png, (png_uint_32)LIMIT_IMAGE_SIDE,", "png_set_user_limits(reading->png, 0x7fffffff + 0 *"
         " (png_uint_32)LIMIT_IMAGE_SIDE,")]),
    ("images", "what a camera said is kept"): ("says where it was", [
        ("src/image/png_chunks.c", "\"sRGB\", \"iCCP\",", "\"sRGB\", \"eXIf\", \"tEXt\", \"iCCP\",")]),
    ("metadata", "control characters are let through in messages"): ("file and folder", [
        ("src/base/quote.c", "    return c < 0x20 ||", "    return c == 0x0A ||")]),
    ("metadata", "a title may be invisible"): ("nothing visible", [
        ("src/book/article.c", "if (headline && (!said || *said))", "if (headline)")]),
    ("blowups", "a run is looked through once a line"): ("text, rules", [
        ("src/read/block.c", "    if (stop <= i || stop > end)\n", "    if (stop != i)\n")]),
    ("blowups", "a text may have any size"): ("66 MB", [
        ("src/base/limits.h", "LIMIT_TEXT_BYTES = (size_t)64 << 20", "LIMIT_TEXT_BYTES = (size_t)64 << 24")]),
    ("charsets", "any label is an encoding"): ("--encoding", [
        ("src/base/encoding_name.c", "            return rows[i].name;\n    return NULL;", "            return rows[i].name;\n    return label;")]),
    ("many", "one bad article ends the run"): ("", [
        ("src/reading.c", "    return outcome->status == OCTAVO_OK;\n", "    if (!outcome->kept)\n        outcome->status = OCTAVO_NOTHING;\n"
         "    return outcome->status == OCTAVO_OK;\n")]),
}


def patch(folder, changes):
    """Makes the changes; what undoes them, or why they cannot be made."""
    before = {}
    for path, line, becomes in changes:
        source = os.path.join(folder, path)
        with open(source) as file:
            text = file.read()
        before.setdefault(source, text)
        if text.count(line) != 1:
            return before, "the line to change is not there once: %s: %s" % (path, line)
        with open(source, "w") as file:
            file.write(text.replace(line, becomes))
    return before, ""


def attempt(folder, kind, words, changes):
    """Whether the class noticed, and what was said."""
    before, why = patch(folder, [NO_SANDBOX] + changes)
    try:
        if why:
            return False, why
        built = subprocess.run(["make", "-s", "-C", folder, "build/octavo", "CFLAGS=-O1", "BUILD=build"], stderr=subprocess.PIPE, text=True,
                               env=dict(os.environ, BUILD="build"))
        if built.returncode:
            return False, built.stderr
        done = subprocess.run([sys.executable, "tests/hostile/hostile.py", kind], stdout=subprocess.PIPE, text=True,
                              env=dict(os.environ, BUILD=os.path.join(folder, "build"), CASE=words))
        failed = [line for line in done.stdout.splitlines() if line.startswith("not ok")]
        return bool(failed), "\n".join(failed[:3]) or "%d cases passed" % done.stdout.count("\nok")
    finally:
        for source, text in before.items():
            with open(source, "w") as file:
                file.write(text)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("src", "include", "assets", "Makefile"):
            copy = shutil.copytree if os.path.isdir(name) else shutil.copy
            copy(name, os.path.join(folder, name))
        for (kind, rule), (words, changes) in MUTANTS.items():
            if sys.argv[1:] and kind not in sys.argv[1:]:
                continue
            noticed, said = attempt(folder, kind, words, changes)
            print("%s - hostile %s notices when %s" % ("ok" if noticed else "not ok", kind, rule))
            for line in said.splitlines()[:4]:
                print("#   " + line[:300])
            sys.stdout.flush()


main()
