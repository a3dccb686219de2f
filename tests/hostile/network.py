"""The network. Rule: nothing is fetched, and nothing in a book makes a reading system fetch: no remote picture,
style, script, font, frame. A link that a reader may follow stays."""

REMOTE = "http://127.0.0.1:{port}/canary"
LOADS = {
    "a picture": "<img src='{url}.png' alt='The chart'>",
    "a picture without a scheme": "<img src='//127.0.0.1:{port}/canary.png' alt='The chart'>",
    "a tracker": "<img src='{url}?user=1' width=1 height=1 alt=''>",
    "a lazy picture": "<img data-src='{url}.png' alt='The chart'>",
    "srcset": "<img srcset='{url}-1.png 1x, {url}-2.png 2x' alt='The chart'>",
    "picture": "<picture><source srcset='{url}.webp'><img src='{url}.png' alt='The chart'></picture>",
    "a script": "<script src='{url}.js'></script>",
    "a module": "<script type=module>import '{url}.js'</script>",
    "a style sheet": "<link rel=stylesheet href='{url}.css'>",
    "an imported style": "<style>@import url({url}.css);</style>",
    "a font": "<style>@font-face {{ font-family: x; src: url({url}.woff2) }}</style>",
    "a background": "<p style=\"background: url('{url}.png')\">The chart</p>",
    "a background of old": "<table background='{url}.png'><tr><td>The chart</table>",
    "a frame": "<iframe src='{url}.html'></iframe>",
    "frames of old": "<frameset><frame src='{url}.html'></frameset>",
    "an object": "<object data='{url}.svg'>The chart</object>",
    "an embedded thing": "<embed src='{url}.svg'>",
    "an applet": "<applet code='x' codebase='{url}/'></applet>",
    "a film": "<video src='{url}.mp4' poster='{url}.png'><track src='{url}.vtt'></video>",
    "a sound": "<audio><source src='{url}.mp3'></audio>",
    "an icon": "<link rel=icon href='{url}.ico'>",
    "a preload": "<link rel=preload as=image href='{url}.png'><link rel=dns-prefetch href='//127.0.0.1:{port}'>",
    "a refresh": "<meta http-equiv=refresh content='0; url={url}'>",
    "a base": "<base href='http://127.0.0.1:{port}/'><img src='canary.png' alt='The chart'>",
    "a form": "<form action='{url}'><input name=x autofocus><button formaction='{url}'>Send</button></form>",
    "a ping": "<a href='https://courier.example/' ping='{url}'>The chart</a>",
    "a vector picture": "<svg><image xlink:href='{url}.png'/><use href='{url}.svg#x'/><script href='{url}.js'/></svg>",
    "a vector filter": "<svg><feImage href='{url}.png'/><style>@import '{url}.css'</style></svg>",
    "mathematics": "<math href='{url}' altimg='{url}.png'><mi href='{url}'>x</mi></math>",
    "a manifest": "<link rel=manifest href='{url}.json'>",
    "a quotation's source": "<blockquote cite='{url}'>The chart</blockquote><q cite='{url}'>x</q>",
    "a long description": "<img src=x.png longdesc='{url}' lowsrc='{url}.png' dynsrc='{url}.avi' usemap='{url}' alt='The chart'>",
}
MARKDOWN = {
    "a picture": "![The chart]({url}.png)",
    "a picture by reference": "![The chart][1]\n\n[1]: {url}.png",
    "a picture in a link": "[![The chart]({url}.png)](https://courier.example/)",
    "raw img": "Text <img src='{url}.png' alt='The chart'> in a line",
    "a raw frame": "<iframe src='{url}.html'></iframe>",
    "a raw style": "<style>@import url({url}.css);</style>",
    "front matter": "---\nimage: {url}.png\ncover: {url}.png\n---\n\nWords.",
}


def cases(ring):
    def filled(text):
        return lambda stage: text.replace("{{", "{").replace("}}", "}").replace("{url}", REMOTE).replace("{port}", str(ring.PORT))

    rest = "<p>After it.</p>"
    found = [ring.case("HTML, " + name, {"a.html": filled("<html><head><title>Ferry</title></head><h1>Ferry</h1><p>%s</p>%s%s"
                                                          % (ring.PROSE, piece, rest))},
                       lies=0, shows=["After it."], hides=["canary", "127.0.0.1"]) for name, piece in LOADS.items()]
    found += [ring.case("Markdown, " + name, {"a.md": filled(("%s\n\nAfter it.\n" if piece.startswith("---") else "# Ferry\n\n%s\n\nAfter it.\n")
                                                             % piece)}, lies=0, shows=["After it."], hides=[] if "raw" in name else ["canary.", "127.0.0.1"])
              for name, piece in MARKDOWN.items()]
    link = filled("{url}.html")
    found += [
        ring.case("text, addresses stay words", {"a.txt": lambda stage: "Ferry\n\nSee %s for it. %s\n" % (link(stage), ring.PROSE)},
                  shows=["See http://127.0.0.1"]),
        ring.case("HTML, a link stays", {"a.html": lambda stage: "<h1>Ferry</h1><p>%s <a href='%s'>here</a></p>" % (ring.PROSE, link(stage))},
                  shows=["here"]),
        ring.case("text, a source in a header block", {"a.txt": lambda stage: "Title: Ferry\nDate: 2026-03-14\nURL: %s\n\n%s\n"
                                                       % (link(stage), ring.PROSE)}, shows=["Ferry"]),
    ]
    return found
