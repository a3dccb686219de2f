#!/usr/bin/env python3
"""Whether the sandbox is really on: a library that is preloaded (probe.c) tries from inside octavo what an article
that took it over would try, once before main, where all of it must succeed, and once when the book is written,
where only what the book needs may. BUILD=build tests/sandbox/sandbox.py"""
import os, platform, shutil, subprocess, sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, os.pardir, "cli"))
from harness import *

PROBE = os.path.join(os.path.dirname(OCTAVO), "tests", "probe.so")
NEEDED = ["read-article", "read-beneath", "write-beside-book"]

# What other machines may lack: not being able to do these before main proves nothing.
MAY_LACK = ["io-uring", "internet", "datagrams", "raw-packets", "core-file", "mark-elsewhere", "memory-of-another", "filter-of-packets",
            "fault-handler", "namespace", "other-architecture"]


def why_not(root):
    """Why this cannot be tested here, or nothing."""
    if platform.system() != "Linux" or platform.libc_ver()[0] != "glibc":
        return "the probe needs Linux and glibc"
    if sanitized():
        return "built with a sanitizer, which traces its own process"
    if not shutil.which(os.environ.get("CC", "cc").split()[0]):
        return "no C compiler"
    closed = octavo("--require-sandbox", "-o", root / "first.epub", news(root / "first"), cwd=root)
    return closed.err.strip() if closed.status == 5 else ""


def build_probe():
    os.makedirs(os.path.dirname(PROBE), exist_ok=True)
    built = subprocess.run([*os.environ.get("CC", "cc").split(), "-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror",
                            "-shared", "-fPIC", "-o", PROBE, os.path.join(HERE, "probe.c"), "-ldl"],
                           stderr=subprocess.PIPE)
    check("sandbox: the probe compiles", built.stderr.decode("utf-8", "replace"))
    return built.returncode == 0


def stage(root):
    """What the attempts are made on."""
    news(root / "in", 9)
    for name in ("secret", "cut", "away", "moved", "mode", "shifted"):
        write(root / "else" / name, "not for the book\n")
    (root / "in" / "link").symlink_to(root / "else" / "secret")
    (root / "out").mkdir()


def probe(root, when):
    """The run, and {attempt: what came of it}."""
    stage(root)
    reader, writer = os.pipe()
    environment = {"LD_PRELOAD": PROBE, "PROBE_WHEN": when, "PROBE_FOLDER": str(root), "PROBE_OUT": str(writer)}
    run = octavo("--require-sandbox", "-q", "-o", "out/book.epub", "in", cwd=root, env=environment, pass_fds=[writer])
    os.close(writer)
    with open(reader) as lines:
        return run, dict(line.rstrip("\n").split(" ", 1) for line in lines)


def watch(root):
    outside, before = probe(root / "before", "start")
    inside, after = probe(root / "after", "run")
    # The attempts before main remove an article, so its book is another one.
    check("sandbox: the book is made with the probe", exits(outside, 0), exits(inside, 0),
          differs("attempts", sorted(before), sorted(after)), "" if after else "no attempt was made")
    for name in after:
        able = before.get(name) == "done"
        if not able and name in MAY_LACK:
            skip("sandbox: " + name, "cannot be done here without a sandbox either: " + before[name])
            continue
        wanted = "done" if name in NEEDED else "refused"
        check("sandbox: %s is %s" % (name, wanted), differs("before main", before.get(name), "done"),
              differs("inside", after[name].split(" ")[0], wanted))
    secret = root / "after" / "else" / "secret"
    check("sandbox: nothing elsewhere was changed", differs("files", sorted(os.listdir(secret.parent)),
                                                            ["away", "cut", "mode", "moved", "secret", "shifted"]),
          differs("what was to be cut", (secret.parent / "cut").read_text(), "not for the book\n"))


def lacking(root):
    """Where the kernel lacks a part, the book is made without, unless the sandbox is required."""
    for part in ("landlock", "seccomp", "no-new-privs"):
        here, lacks = root / part, {"LD_PRELOAD": PROBE, "PROBE_LACKS": part}
        stage(here)
        without = octavo("-q", "-o", "out/a.epub", "in", cwd=here, env=lacks)
        required = octavo("--require-sandbox", "-o", "out/b.epub", "in", cwd=here, env=lacks)
        check("sandbox: a kernel without " + part, exits(without, 0), quiet(without), exits(required, 5),
              says(required, "cannot close the sandbox"), differs("books", os.listdir(here / "out"), ["a.epub"]))


# Where inputs and outputs lie does not matter: name, arguments, exit status. Folders are made by `scatter`.
PLACES = [
    ("a folder", ["-o", "out/a.epub", "in"]),
    ("a file", ["-o", "out/a.epub", "in/1.txt"]),
    ("a link to a file elsewhere", ["-o", "out/a.epub", "in/1.txt", "links/one.txt"]),
    ("a link to a folder elsewhere", ["-o", "out/a.epub", "links/folder"]),
    ("links inside a folder", ["-L", "-o", "out/a.epub", "links"]),
    ("an output that is a link", ["-o", "links/book.epub", "in"]),
    ("an output without a folder", ["-o", "a.epub", "in"]),
    ("an output in a folder above", ["-o", "../above.epub", "in"]),
    ("a report elsewhere", ["--report", "else/report.json", "-o", "out/a.epub", "in"]),
    ("a style sheet elsewhere", ["--css", "else/look.css", "-o", "out/a.epub", "in"]),
    ("a list of inputs elsewhere", ["--files-from", "else/list", "-o", "out/a.epub"]),
    ("encodings whose converters are loaded late", ["-o", "out/a.epub", "old"]),
    ("a dump", ["--dump", "text", "-o", "out/a.txt", "in"]),
    ("a drawn cover", ["--cover", "auto", "-o", "out/a.epub", "in"]),
    ("standard output", ["-o", "-", "in"]),
]

OLD_TEXTS = {"euc-jp": "港の市場は火曜日に三つの魚を売った。", "gb18030": "海港的市场星期二卖了三条鱼，大家都很高兴。",
             "koi8-r": "Рынок в порту продал во вторник три рыбы, и все были рады.",
             "windows-1253": "Η αγορά του λιμανιού πούλησε την Τρίτη τρία ψάρια."}


def scatter(root):
    stage(root)
    news(root / "far" / "folder", 3)
    (root / "links").mkdir()
    (root / "links" / "folder").symlink_to(root / "far" / "folder")
    (root / "links" / "one.txt").symlink_to(root / "far" / "folder" / "2.txt")
    (root / "links" / "book.epub").symlink_to(root / "else" / "book.epub")
    write(root / "else" / "look.css", "p { margin: 0 }\n")
    write(root / "else" / "list", "in/1.txt\nfar/folder\n")
    for encoding, text in OLD_TEXTS.items():
        write(root / "old" / (encoding + ".txt"), ("%s\n\n%s\n" % (text, text * 5)).encode(encoding))


def places(root):
    for number, (name, arguments) in enumerate(PLACES):
        here = root / str(number) / "here"
        scatter(here)
        run = octavo("--require-sandbox", "-q", *arguments, cwd=here)
        check("sandbox: " + name, exits(run, 0), quiet(run))


def main():
    if not os.access(OCTAVO, os.X_OK):
        sys.exit("%s is not built" % OCTAVO)
    with temporary_folder() as root:
        root = pathlib.Path(os.path.realpath(root))
        why = why_not(root)
        if why:
            skip("sandbox", why)
        elif build_probe():
            watch(root)
            lacking(root / "lacking")
            places(root)


main()
