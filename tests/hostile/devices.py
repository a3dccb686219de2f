"""Devices, pipes, folders, sparse giants, loops. Rule: only regular files are read, which the opened descriptor
says, never what blocks, and never more than a limit, which is named."""
import os, socket

MEGABYTE = 1 << 20


def fifo(name):
    return lambda stage: os.mkfifo(stage / "in" / name)


def sparse(name, megabytes):
    def make(stage):
        (stage / "in" / name).touch()
        os.truncate(stage / "in" / name, megabytes * MEGABYTE)
    return make


def link(name, target):
    return lambda stage: (stage / "in" / name).symlink_to(target)


def bound(name):
    def make(stage):
        back = os.getcwd()
        os.chdir(stage / "in")  # a socket's path may have 107 bytes only
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(name)
        os.chdir(back)
    return make


def deep(stage):
    path = stage / "in"
    for i in range(60):
        path = path / ("d%d" % i)
    path.mkdir(parents=True)
    (path / "far.txt").write_text("Too far away.\n")


def loop(stage):
    (stage / "in/a.txt").symlink_to("b.txt")
    (stage / "in/b.txt").symlink_to("a.txt")
    (stage / "in/c").symlink_to(".")


# name: what is made in the folder, exit status beside a good article, what is said
IN_FOLDER = {
    "a pipe": (fifo("a.txt"), 0, ["passed-over"]),
    "a pipe without an extension": (fifo("pipe"), 0, ["passed-over"]),
    "a socket": (bound("a.txt"), 0, ["passed-over"]),
    "a folder named as a text": (lambda stage: (stage / "in/a.txt").mkdir(), 0, []),
    "65 MB of nothing": (sparse("a.txt", 65), 3, ["too-large"]),
    "a terabyte of nothing": (sparse("a.txt", 1 << 20), 3, ["too-large"]),
    "a terabyte without an extension": (sparse("blob", 1 << 20), 3, ["too-large"]),
    "63 MB of NULs": (sparse("a.txt", 63), (0, 3), []),
    "a link to a device": (link("a.txt", "/dev/zero"), 0, ["links-passed-over"]),
    "a link to itself": (link("a.txt", "a.txt"), 0, ["links-passed-over"]),
    "a loop of links and folders": (loop, 0, ["links-passed-over"]),
    "60 folders deep": (deep, 3, ["too-deep"]),
    "a file without rights": (lambda stage: (stage / "in/a.txt").touch(0), (0, 3), []),
    "names of 255 bytes": (lambda stage: (stage / "in" / ("x" * 251 + ".txt")).write_text("Long " * 60), 0, []),
}
# named outright, with what is made before
NAMED = {
    "a pipe": (fifo("a.txt"), "in/a.txt", 2, ["input-kind"]),
    "the device of zeros": (None, "/dev/zero", 2, ["input-kind"]),
    "the device of nothing": (None, "/dev/null", 2, ["input-kind"]),
    "random numbers": (None, "/dev/urandom", 2, ["input-kind"]),
    "a terminal that is none": (None, "/dev/tty", 2, []),
    "the memory of the process": (None, "/proc/self/mem", (1, 2), []),
    "the environment of the process": (None, "/proc/self/environ", (0, 1, 2, 3), []),
    "a terabyte": (sparse("a.txt", 1 << 20), "in/a.txt", 1, ["too-large"]),
    "a link to a device": (link("a.txt", "/dev/zero"), "in/a.txt", 2, ["input-kind"]),
    "a link to itself": (link("a.txt", "a.txt"), "in/a.txt", 2, ["no-such-input"]),
    "a socket": (bound("a.txt"), "in/a.txt", 2, []),
}
# as pictures of an article
PICTURES = {
    "a pipe": fifo("x.png"),
    "a folder": lambda stage: (stage / "in/x.png").mkdir(),
    "40 MB": sparse("x.png", 40),
    "a terabyte": sparse("x.png", 1 << 20),
    "a link to a device": link("x.png", "/dev/zero"),
    "a socket": bound("x.png"),
    "a file without rights": lambda stage: (stage / "in/x.png").touch(0),
    "an empty file": lambda stage: (stage / "in/x.png").touch(),
    "no file": lambda stage: None,
}
ARTICLES = {"a.md": "# Ferry\n\n%s\n\n![The chart](x.png)\n\nAfter it.\n",
            "a.html": "<h1>Ferry</h1><p>%s</p><p><img src='x.png' alt='The chart'></p><p>After it.</p>"}


def cases(ring):
    found = []
    for name, (make, status, says) in IN_FOLDER.items():
        found.append(ring.case("in a folder, " + name, {"good.txt": "Good news\n\n" + ring.PROSE}, status=status, says=says, make=make,
                               shows=["Good news"], seconds=2, megabytes=256))
    for name, (make, path, status, says) in NAMED.items():
        if path != "/proc/self/environ":  # named by the user it is read, and is what he asked for
            found.append(ring.case("named, " + name, {}, status=status, says=says, make=make, arguments=[path], seconds=2, megabytes=256))
    for name, make in PICTURES.items():
        for article, text in ARTICLES.items():
            says = ["image-missing", "LIMIT_PICTURE_BYTES"] if name in ("40 MB", "a terabyte") else []
            found.append(ring.case("picture in %s, %s" % (article, name), {article: text % ring.PROSE}, make=make, lies=0, seconds=2, says=says,
                                   shows=["The chart", "After it."], megabytes=256))
    return found
