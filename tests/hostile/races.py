"""Time of check, time of use. Rule: a file is opened once, beneath its folder and through no link; what is asked is
the opened descriptor, and what is read is that. Others change names, kinds and sizes all the while."""
import os, threading


def mover(turn):
    """A second program, so to speak, that changes things until the stage is gone."""
    def make(stage):
        def work():
            number = 0
            while (stage / "in").exists():
                number += 1
                try:
                    turn(stage / "in", number)
                except OSError:
                    pass
        threading.Thread(target=work, daemon=True).start()
    return make


def replace(path, make):
    beside = path.with_name(".moving")
    if beside.is_symlink() or beside.exists():
        beside.unlink()
    make(beside)
    os.replace(beside, path)


def file_and_link(name, target):
    def turn(folder, number):
        if number % 2:
            replace(folder / name, lambda path: path.symlink_to(target))
        else:
            replace(folder / name, lambda path: path.write_text("Moving words, a line of them.\n"))
    return turn


def folder_and_link(folder, number):
    sub, aside = folder / "sub", folder / ".aside"
    if sub.is_symlink():
        sub.unlink()
        aside.rename(sub)
    else:
        sub.rename(aside)
        sub.symlink_to("../beside")


def file_and_pipe(folder, number):
    replace(folder / "50.txt", os.mkfifo if number % 2 else lambda path: path.write_text("Moving words.\n"))


def grow(folder, number):
    with open(folder / "50.txt", "ab") as file:
        file.write(b"More and more words. " * 50)
    if number % 200 == 0:
        os.truncate(folder / "50.txt", 40)


def come_and_go(folder, number):
    path = folder / ("%d.txt" % (number % 90))
    content = path.read_bytes() if path.exists() else b"Words that came back.\n"
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def picture_and_link(folder, number):
    replace(folder / "x.png", (lambda path: path.symlink_to("../secret.png")) if number % 2 else lambda path: path.write_bytes(b"none"))


TURNS = {
    "a file and a link to a secret": file_and_link("50.txt", "../secret.txt"),
    "a file and a link to a device": file_and_link("50.txt", "/dev/zero"),
    "a folder and a link to another": folder_and_link,
    "a file and a pipe": file_and_pipe,
    "a file that grows and is cut": grow,
    "files that come and go": come_and_go,
}


def cases(ring):
    articles = {"%d.txt" % i: "Story number %d\n\n%s\n" % (i, ring.PROSE) for i in range(100)}
    articles.update({"sub/%d.txt" % i: "Story below %d\n\n%s\n" % (i, ring.PROSE) for i in range(20)})
    articles["sub/secret.txt"] = "A name that stands in the other folder, too. %s\n" % ring.PROSE
    pictures = {"%d.md" % i: "# Story %d\n\n%s\n\n![The chart](x.png)\n" % (i, ring.PROSE) for i in range(60)}
    found = [ring.case("%s, run %d" % (name, number), articles, status=(0, 3), make=mover(turn), shows=["Story number 7"])
             for name, turn in TURNS.items() for number in (1, 2)]
    found.append(ring.case("Markdown, a picture and a link to a secret", pictures, status=(0, 3), make=mover(picture_and_link), shows=["Story 7"]))
    return found
