"""Local files. Rule: what an article names is opened only beneath the input's own folder, after one
percent-decoding, without a link on the way, and only as a picture; a link to a file that is no article of the book
leads nowhere."""

# How a file is named -> the path. {stage} is the folder above that of the inputs.
PATHS = {
    "the folder above": "../secret.png",
    "the folder above, through another": "sub/../../secret.png",
    "the folder above, with dots": "./.././secret.png",
    "escaped dots": "%2e%2e/secret.png",
    "an escaped slash": "..%2fsecret.png",
    "escaped twice": "%252e%252e%252fsecret.png",
    "a backslash": "..\\secret.png",
    "an escaped backslash": "..%5csecret.png",
    "an absolute path": "{stage}/secret.png",
    "an absolute path, two slashes": "/{stage}/secret.png",
    "file:": "file://{stage}/secret.png",
    "file: in capitals": "FILE://{stage}/secret.png",
    "file: with a host": "file://localhost{stage}/secret.png",
    "file: with a line end in it": "fi\nle://{stage}/secret.png",
    "a link out of the folder": "link.png",
    "a relative link out of the folder": "relative.png",
    "through a linked folder": "linked/secret.png",
    "the process's folder": "/proc/self/cwd/secret.png",
    "the process's root": "/proc/self/root{stage}/secret.png",
    "the environment": "/proc/self/environ",
    "with a query": "../secret.png?x=1",
    "with a fragment": "../secret.png#x",
    "with a NUL": "../secret.png%00.png",
    "an overlong slash": "..%c0%afsecret.png",
    "a home folder": "~/../secret.png",
    "a text": "../secret.txt",
    "another folder of that name": "../beside/in/secret.png",
}
TO_A_HOST = ["an absolute path, two slashes"]  # as a link it leads to the host whose name follows
# Where it is named -> the file, and the article.
PLACES = {
    "Markdown, picture": ("a.md", "# Ferry\n\n{prose}\n\n![The chart of the wall](<{path}>)\n\nAfter it.\n"),
    "HTML, img": ("a.html", "<h1>Ferry</h1><p>{prose}</p><p><img src=\"{path}\" alt='The chart of the wall'></p><p>After it.</p>"),
    "HTML, link": ("a.html", "<h1>Ferry</h1><p>{prose}</p><p>The people of the town have seen <a href=\"{path}\">The chart of the wall</a>, and they were "
                   "glad of it, all of them.</p><p>After it.</p>"),
}
# These with the plainest path alone.
MORE_PLACES = {
    "HTML, lazy img": "<img data-src=\"{path}\" src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt='The chart of the wall'>",
    "HTML, srcset": "<img srcset=\"{path} 2x\" alt='The chart of the wall'>",
    "HTML, picture": "<picture><source srcset=\"{path}\"><img src=\"{path}\" alt='The chart of the wall'></picture>",
    "HTML, object": "<object data=\"{path}\">The chart of the wall</object>",
    "HTML, svg image": "<svg><image href=\"{path}\"/></svg>The chart of the wall",
    "HTML, iframe": "<iframe src=\"{path}\">The chart of the wall</iframe>",
    "HTML, video poster": "<video poster=\"{path}\">The chart of the wall</video>",
    "HTML, input": "<input type=image src=\"{path}\">",
    "HTML, style": "<p style=\"background: url({path})\">The chart of the wall</p>",
    "HTML, style sheet": "<link rel=stylesheet href=\"{path}\">",
    "HTML, style element": "<style>@import \"{path}\"; p {{ background: url({path}) }}</style>",
    "HTML, base": "<base href=\"{folder}/\"><img src='secret.png' alt='The chart of the wall'>",
    "HTML, base above": "<base href='../'><img src='secret.png' alt='The chart of the wall'>",
}
TEXTS = {
    "an include": "\\include{{{stage}/secret.txt}} #include \"../secret.txt\" {{% include ../secret.txt %}}",
    "an address": "See file://{stage}/secret.txt and <{stage}/secret.txt>.",
    "an entity": "<!DOCTYPE x [<!ENTITY e SYSTEM '{stage}/secret.txt'>]><x>&e;</x>",
    "a shell's words": "$(cat ../secret.txt) `cat ../secret.txt` $CANARY ${{CANARY}} %CANARY% {{{{ env.CANARY }}}}",
}


def cases(ring):
    def named(text, path="../secret.png"):
        return lambda stage: text.format(prose=ring.PROSE, stage=stage, folder=stage, path=path.format(stage=stage))

    found = []
    for path_name, path in PATHS.items():
        for place, (name, text) in PLACES.items():
            if "\n" in path and name == "a.md":
                continue
            found.append(ring.case("%s: %s" % (place, path_name), {name: named(text, path), "sub/x.txt": ring.PROSE}, lies=0,
                                   shows=["The chart of the wall", "After it."], make=ring.links,
                                   hides=["file:", "/proc/"] + (["secret."] if path_name not in TO_A_HOST else [])))
    for place, piece in MORE_PLACES.items():
        text = "<h1>Ferry</h1><p>{prose}</p>" + piece + "<p>After it.</p>"
        found.append(ring.case(place, {"a.html": named(text)}, lies=0, shows=["After it."], hides=["secret.", "url("], make=ring.links))
    for name, text in TEXTS.items():
        found.append(ring.case("text, " + name, {"a.txt": named("Ferry\n\n" + text + "\n\n{prose}\n")}, shows=["Ferry"]))
    found += [
        ring.case("a text that is a link out", {"good.txt": ring.PROSE}, says=["links-passed-over"], make=ring.links),
        ring.case("a named file may be a link", {"good.txt": ring.PROSE}, arguments=["in/good.txt", "in/alias.txt"], says=["same-text"],
                  make=lambda stage: (stage / "in/alias.txt").symlink_to("good.txt")),
        ring.case("a folder inside is a link out", {"good.txt": ring.PROSE}, says=["links-passed-over"],
                  make=lambda stage: (stage / "in/sub").symlink_to("../beside")),
        ring.case("Markdown, a picture beside the article is taken", {"a.md": "# Ferry\n\n%s\n\n![Chart](sub/good.png)\n" % ring.PROSE,
                  "sub/good.png": ring.png()}, lies=1, needs=["markdown", "images"]),
        ring.case("HTML, a picture above the article and beneath the folder is taken",
                  {"sub/a.html": "<h1>Ferry</h1><p>%s</p><img src='../good.png' alt=Chart>" % ring.PROSE, "good.png": ring.png()}, lies=1,
                  needs=["html", "images"]),
    ]
    return found
