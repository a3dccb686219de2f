"""Where the book goes: -o, derived names, what may be replaced and what must not."""
import os, resource, signal, subprocess, time

from harness import *


def same_but(before, here, made):
    """What changed in the folder besides the files made."""
    after = listing(here)
    return differs("files changed", sorted(k for k in after.keys() | before.keys()
                                           if k not in made and after.get(k) != before.get(k)), [])


def listing(here):
    """Every file below, with what it holds or leads to."""
    return {str(path.relative_to(here)): os.readlink(path) if path.is_symlink()
            else path.read_bytes() if path.is_file() else None for path in here.rglob("*")}


@test
def derived_names(here):
    for name in ("news", "New Year", "news.d", "2026", "articles"):
        news(here / "in" / name)
    for name in ("a.txt", "b.text", "noextension", "v1.2.txt", ".hidden.txt", "README", "notes.log"):
        write(here / "in/files" / name)
    (here / "in/latest.txt").symlink_to("files/a.txt")
    for arguments, expected, cwd in [
        (["news"], "news.epub", "in"),
        (["news/"], "news.epub", "in"),
        (["./news//"], "news.epub", "in"),
        (["New Year"], "New Year.epub", "in"),
        (["news.d"], "news.d.epub", "in"),
        (["2026"], "2026.epub", "in"),
        (["articles"], "articles.epub", "in"),
        (["."], "news.epub", "in/news"),
        (["./"], "news.epub", "in/news"),
        ([".."], "in.epub", "in/news"),
        (["files/a.txt"], "a.epub", "in"),
        (["files/b.text"], "b.epub", "in"),
        (["files/noextension"], "noextension.epub", "in"),
        (["files/v1.2.txt"], "v1.2.epub", "in"),
        (["files/.hidden.txt"], ".hidden.epub", "in"),
        (["files/README"], "README.epub", "in"),
        (["files/notes.log"], "notes.epub", "in"),
        (["latest.txt"], "latest.epub", "in"),
        (["news/1.txt", "news/2.txt"], "news.epub", "in"),
        (["news", "New Year", "-t", "The Week: No. 3!"], "the-week-no-3.epub", "in"),
        (["news", "New Year", "-t", "新闻 周刊"], "新闻-周刊.epub", "in"),
        (["news", "New Year", "-t", "Äpfel & Öl"], "Äpfel-Öl.epub", "in"),
        (["news", "New Year", "-t", "../../etc/passwd"], "etc-passwd.epub", "in"),
        (["files/a.txt", "files/b.text"], "2-articles.epub", "in"),
    ]:
        cwd = here / cwd
        run = octavo(*arguments, cwd=cwd)
        made = [p for p in here.rglob("*.epub")]
        check("derived name: octavo %s" % " ".join(arguments), exits(run, 0),
              differs("made", [str(p.relative_to(cwd)) if cwd in p.parents else str(p) for p in made],
                      [expected]))
        for path in made:
            path.unlink()
    for title in ("?!*", "\u202e\u200b-", "x" * 300, "Ж" * 300, "word " * 100):
        (here / "out").mkdir(exist_ok=True)
        run = octavo("-t", title, "-o", "out", "in/news", "in/2026", cwd=here)
        names = os.listdir(here / "out")
        stem = names[0][:-5] if names else ""
        check("derived name: a slug of %.20a is not empty and has at most 80 bytes" % title, exits(run, 0),
              "" if 0 < len(stem.encode()) <= 80 else "names: %a" % names)
        for name in names:
            (here / "out" / name).unlink()


@test
def output_option(here):
    news(here / "news")
    write(here / "notes.txt", "old notes\n")
    write(here / "real.txt", "old\n")
    (here / "linked.epub").symlink_to("real.txt")
    (here / "folder").mkdir()
    (here / "linked folder").symlink_to("folder")
    (here / "new.epub").symlink_to("folder/not yet.epub")
    long = "n" * 250 + ".epub"
    for name, output, made, others in [
        ("a new file", "b.epub", "b.epub", []),
        ("a name of any kind", "book.bin", "book.bin", []),
        ("another folder", "folder/b.epub", "folder/b.epub", []),
        ("an absolute path", here / "folder/c.epub", "folder/c.epub", []),
        ("any regular file is replaced", "notes.txt", "notes.txt", []),
        ("a folder with a slash", "folder/", "folder/news.epub", []),
        ("a folder without one", "folder", "folder/news.epub", []),
        ("the folder above", "./", "news.epub", []),
        ("the input's own folder", "news/", "news/news.epub", []),
        ("a symbolic link: kept, its target replaced", "linked.epub", "real.txt", []),
        ("a symbolic link to a folder", "linked folder", "folder/news.epub", []),
        ("a symbolic link to what is not there yet: kept, its target made", "new.epub", "folder/not yet.epub", []),
        ("the longest name that the system allows", long, long, []),
    ]:
        before = listing(here)
        run = octavo("-q", "-o", output, "news", cwd=here)
        check("-o: " + name, exits(run, 0), run.err, same_but(before, here, [made, *others]),
              *Book(here / made).problems if (here / made).exists() else ["no book"])
    check("-o: the symbolic link is still one", differs("link", (here / "linked.epub").is_symlink(), True))
    first = (here / "news/news.epub").read_bytes()
    run = octavo("news", "-o", "news/", cwd=here)
    check("-o: a book in its own input's folder is passed over and replaced, byte for byte",
          exits(run, 0), says(run, "(1 .epub)"),
          differs("the same book", (here / "news/news.epub").read_bytes() == first, True))


@test
def refused(here):
    """Exit 4: the target must not be replaced, or cannot be written. Nothing changes."""
    news(here / "news")
    write(here / "a.txt")
    write(here / "news.epub", "not a book of octavo's\n")
    write(here / "a.epub", b"PK\3\4 nor this")
    write(here / "out/news.epub", "")
    news(here / "week")
    (here / "week.epub").mkdir()
    os.mkfifo(here / "pipe.epub")
    (here / "loop.epub").symlink_to("loop.epub")
    (here / "alias.epub").symlink_to("a.txt")
    os.link(here / "a.txt", here / "hard.epub")
    for name, arguments, kind in [
        ("a derived name that another file has", ["news"], "output-exists"),
        ("a derived name that a ZIP-like file has", ["a.txt"], "output-exists"),
        ("a derived name in a folder", ["news", "-o", "out/"], "output-exists"),
        ("a derived name in a folder without slash", ["news", "-o", "out"], "output-exists"),
        ("a target that is an input", ["a.txt", "-o", "a.txt"], "output-is-input"),
        ("a target that is one of the inputs", ["news", "a.txt", "-o", "./a.txt"], "output-is-input"),
        ("a target in an input folder", ["news", "-o", "news/1.txt"], "output-is-input"),
        ("a symbolic link to an input", ["a.txt", "-o", "alias.epub"], "output-is-input"),
        ("a hard link to an input", ["a.txt", "-o", "hard.epub"], "output-is-input"),
        ("a derived name that a folder has", ["week"], "output-kind"),
        ("a device", ["news", "-o", "/dev/null"], "output-kind"),
        ("a FIFO", ["news", "-o", "pipe.epub"], "output-kind"),
        ("a link to itself", ["news", "-o", "loop.epub"], "output-failed"),
        ("a missing folder", ["news", "-o", "gone/b.epub"], "output-failed"),
        ("a missing folder with a slash", ["news", "-o", "gone/"], "output-failed"),
        ("a file as a folder", ["news", "-o", "a.txt/b.epub"], "output-failed"),
        ("a name too long", ["news", "-o", "n" * 256], "output-failed"),
    ]:
        before = listing(here)
        run = octavo(*arguments, cwd=here)
        check("refused: " + name, exits(run, 4), same_but(before, here, []),
              says(run, ": error: ", "[%s]" % kind))
    check("refused: the message says what to do", lacks("", octavo("news", cwd=here).err, "-o"))
    octavo("news", "-t", "Old", "-o", "news.epub", cwd=here)
    run = octavo("news", cwd=here)
    check("a derived name replaces a book of octavo's", exits(run, 0),
          differs("dc:title", Book(here / "news.epub").metadata("{*}title"), ["News"]))


@test
def permissions(here):
    user = as_ordinary_user(here)
    cases = [("a read-only folder", 0o555, None, 4), ("a file in a read-only folder", 0o555, 0o666, 4),
             ("a read-only file is replaced", 0o777, 0o444, 0),
             ("a file that cannot be read is replaced", 0o777, 0o200, 0)]
    for i, (name, folder_mode, file_mode, status) in enumerate(cases):
        if user is None:
            skip("permissions: " + name, "root may do anything and cannot become another user here")
            continue
        base = here / str(i)
        news(base / "news")
        out = base / "out"
        out.mkdir()
        if file_mode is not None:
            write(out / "b.epub", "old\n").chmod(file_mode)
            if user:
                os.chown(out / "b.epub", user["user"], user["group"])
        out.chmod(folder_mode)
        run = octavo("news", "-o", "out/b.epub", cwd=base, **user)
        made = (out / "b.epub").exists() and (out / "b.epub").stat().st_size > 4
        check("permissions: " + name, exits(run, status), differs("a book", made, status == 0),
              differs("names", sorted(os.listdir(out)), ["b.epub"] if file_mode or status == 0 else []))


@test
def full_disk(here):
    news(here / "news")
    write(here / "out/b.epub", "old\n")
    run = octavo("news", "-o", "out/b.epub", cwd=here, watch=False,
                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
    check("failure: a book larger than a file may be", exits(run, 4),
          says(run, "[output-failed]"),
          differs("files", listing(here / "out"), {"b.epub": b"old\n"}))


@test
def signals(here):
    """INT, TERM and HUP leave nothing over, KILL at most a dot-file that goes with the next run."""
    (here / "out").mkdir()
    for i in range(16):
        write(here / "many" / ("%d.txt" % i), "Story %d\n\n%s\n" % (i, os.urandom(30000).hex(" ", 4)))
    whole = octavo("-o", here / "many.epub", here / "many").seconds
    for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
        for part in (None, 0.5):
            status, names = interrupt(here / "many", here / "out", sent, part and part * whole)
            moment = "after %d %% of the run" % (part * 100) if part else "as soon as a file is there"
            over = [name for name in names if name != "b.epub"]
            check("failure: %s %s" % (sent.name, moment),
                  differs("a book", "b.epub" in names, True) if status == 0 else differs("status", status, -sent),
                  "left over: %s" % over if len(over) > (sent == signal.SIGKILL)
                  or any(not name.startswith(".") for name in over) else "",
                  *Book(here / "out/b.epub").problems if "b.epub" in names else [])
            octavo("-q", "-o", here / "out/b.epub", here / "many")
            check("failure: the next run after %s %s leaves its book alone" % (sent.name, moment),
                  differs("names", os.listdir(here / "out"), ["b.epub"]))
            for name in os.listdir(here / "out"):
                (here / "out" / name).unlink()


def interrupt(source, out, sent, delay):
    """Sends a signal after the delay, or as soon as something stands in the book's folder: the status, and
    what is there in the end."""
    process = subprocess.Popen([OCTAVO, "-q", "--cover", "none", "-o", out / "b.epub", source], stderr=subprocess.DEVNULL)
    started = time.perf_counter()
    while process.poll() is None:
        if time.perf_counter() - started > delay if delay else os.listdir(out):
            break
        time.sleep(0.0002)
    process.send_signal(sent)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return "hangs", os.listdir(out)
    return process.returncode, os.listdir(out)
