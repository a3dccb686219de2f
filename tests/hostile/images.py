"""Pictures: bombs, sizes, vectors that are active, metadata with places. Rule: the header is looked at before
anything is decoded (16,384 a side, 100 megapixels, 32 MB); a vector passes the allow-list or is refused with its
words kept; what a picture says of camera and place is dropped; what is no picture leaves its words."""
import base64, struct, zlib


def gif(width, height, frames=1):
    frame = b"\x2c" + struct.pack("<HHHH", 0, 0, min(width, 2), min(height, 2)) + b"\0\x02\x03\x04\x01\x00\0"
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0" + b"\x10\x20\x30\xff\xff\xff" + frame * frames + b";"


def webp(width, height):
    """A lossless header without a picture."""
    bits = struct.pack("<I", (width - 1) | (height - 1) << 14)
    data = b"VP8L" + struct.pack("<I", 25) + b"\x2f" + bits + b"\0" * 21
    return b"RIFF" + struct.pack("<I", len(data) + 4) + b"WEBP" + data


def jpeg(width, height, extra=b"", scan=b"\xff\xd9"):
    """Headers of a JPEG, and no picture."""
    frame = b"\xff\xc0" + struct.pack(">HBHHBBBB", 11, 8, height, width, 1, 1, 0x11, 0)
    table = b"\xff\xdb\0\x43\0" + b"\1" * 64
    huffman = b"\xff\xc4\0\x14\0" + b"\1" + b"\0" * 15 + b"\0" + b"\xff\xc4\0\x14\x10" + b"\1" + b"\0" * 15 + b"\0"
    return b"\xff\xd8" + extra + table + frame + huffman + b"\xff\xda\0\x08\1\1\0\0\x3f\0" + scan


# The smallest that decoders take: a grey square of 8 x 8.
GOOD_JPEG = jpeg(8, 8, scan=b"\x3f\xff\xd9")
EXIF = b"\xff\xe1" + struct.pack(">H", 50) + b"Exif\0\0MM\0*\0\0\0\x08\0\1\x88%\0\4\0\0\0\1\0\0\0\x1aGPS secret place  "
SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='40' height='30' viewBox='0 0 40 30'>%s</svg>"


def pictures(ring):
    """name -> (file name, bytes, how many pictures are in the book: None where either will do)"""
    png, chunk = ring.png, ring.chunk
    header = lambda width, height, depth=8, colour=2: b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    deflated = zlib.compressobj(9)  # of 100 MB
    bomb = b"".join(deflated.compress(b"\0" * (1 << 20)) for _ in range(100)) + deflated.flush()
    end = chunk(b"IEND", b"")
    return {
        "a good PNG": ("x.png", png(), 1),
        "a good JPEG": ("x.jpg", GOOD_JPEG, None),
        "a PNG of 60,000 x 60,000": ("x.png", png(60000, 60000, b""), 0),
        "a PNG of 16,385 x 1": ("x.png", png(16385, 1), 0),
        "a PNG of 1 x 16,385": ("x.png", png(1, 16385), 0),
        "a PNG of 101 megapixels": ("x.png", png(10050, 10050, b""), 0),
        "a PNG of 4 thousand millions": ("x.png", png(0xffffffff, 0xffffffff, b""), 0),
        "a PNG of 0 x 0": ("x.png", png(0, 0, b""), 0),
        "a PNG of minus one": ("x.png", png(0x80000001, 10, b""), 0),
        "a PNG of 9,000 x 9,000 without rows": ("x.png", png(9000, 9000, zlib.compress(b"")), None),
        "a PNG that is cut off": ("x.png", png(200, 200)[:300], None),
        "a PNG of a header alone": ("x.png", header(20, 20), None),
        "a PNG with a wrong checksum": ("x.png", png()[:-20] + b"\0" * 20, None),
        "a PNG with rows for 100 MB": ("x.png", header(20, 20) + chunk(b"IDAT", bomb) + end, None),
        "a PNG with a text that unpacks to 100 MB": ("x.png", png(extra=chunk(b"zTXt", b"Comment\0\0" + bomb)), None),
        "a PNG with a profile that unpacks to 100 MB": ("x.png", png(extra=chunk(b"iCCP", b"x\0\0" + bomb)), None),
        "a PNG with a chunk of 2 GB": ("x.png", header(20, 20) + struct.pack(">I", 0x7fffffff) + b"IDAT" + b"x" * 99, None),
        "a PNG of a wrong depth": ("x.png", header(20, 20, 3, 7) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + end, None),
        "a PNG with a palette that is missing": ("x.png", header(20, 20, 8, 3) + chunk(b"IDAT", zlib.compress(b"\0" * 420)) + end, None),
        "a PNG that says where it was": ("x.png", png(extra=chunk(b"eXIf", b"MM\0*GPS secret place") + chunk(b"tEXt", b"Location\0GPS secret place")), 1),
        "a PNG with markup behind it": ("x.png", png() + b"<script>alert(1)</script>", None),
        "a PNG with 50,000 chunks": ("x.png", png(extra=chunk(b"tEXt", b"a\0b") * 50000), None),
        "a JPEG of 65,535 x 65,535": ("x.jpg", jpeg(65535, 65535), 0),
        "a JPEG of 0 x 0": ("x.jpg", jpeg(0, 0), 0),
        "a JPEG without a scan": ("x.jpg", jpeg(50, 50)[:60], None),
        "a JPEG of two bytes": ("x.jpg", b"\xff\xd8", 0),
        "a JPEG that says where it was": ("x.jpg", GOOD_JPEG[:2] + EXIF + GOOD_JPEG[2:], None),
        "a JPEG with markup in a comment": ("x.jpg", GOOD_JPEG[:2] + b"\xff\xfe\0\x1b<script>alert(1)</script>" + GOOD_JPEG[2:], None),
        "a JPEG with 10,000 scans": ("x.jpg", jpeg(2000, 2000, scan=b"\xff\xda\0\x08\1\1\0\0\x3f\0\x3f" * 10000 + b"\xff\xd9"), None),
        "a JPEG with a marker of length 0": ("x.jpg", b"\xff\xd8\xff\xe0\0\0" + b"\xff" * 90, 0),
        "a GIF of 65,535 x 65,535": ("x.gif", gif(65535, 65535), 0),
        "a GIF of 1 x 1": ("x.gif", gif(1, 1), None),
        "a GIF of 20,000 frames": ("x.gif", gif(200, 200, 20000), None),
        "a GIF that is cut off": ("x.gif", b"GIF89a\x10\0\x10\0\x80", None),
        "a WebP of 16,384 x 16,384": ("x.webp", webp(16384, 16384), 0),
        "a WebP without a picture": ("x.webp", webp(20, 20), 0),
        "a WebP of a header alone": ("x.webp", b"RIFF\xff\xff\xff\xffWEBP", 0),
        "a BMP": ("x.bmp", b"BM" + b"\0" * 60, 0),
        "a TIFF": ("x.tif", b"II*\0\xff\xff\xff\xff" + b"\0" * 60, 0),
        "an icon": ("x.ico", b"\0\0\1\0\1\0" + b"\0" * 60, 0),
        "a picture of a heap of formats": ("x.avif", b"\0\0\0\x1cftypavif" + b"\0" * 60, 0),
        "a page that is called a picture": ("x.png", b"<html><script>alert(1)</script></html>", 0),
        "a text that is called a picture": ("x.jpg", b"root:x:0:0:root:/root:/bin/sh\n", 0),
        "an archive that is called a picture": ("x.png", b"PK\3\4" + b"\0" * 90, 0),
        "a program that is called a picture": ("x.png", b"\x7fELF\2\1\1" + b"\0" * 90, 0),
        "a PNG that is called a JPEG": ("x.jpg", png(), None),
        "a vector with a script": ("x.svg", SVG % "<script>alert(1)</script><rect width='9' height='9'/>", None),
        "a vector with a handler": ("x.svg", SVG.replace("<svg", "<svg onload='alert(1)'") % "<rect width='9' height='9'/>", None),
        "a vector that links": ("x.svg", SVG % "<a xlink:href='javascript:alert(1)'><rect width='9' height='9'/></a>", None),
        "a vector with a page": ("x.svg", SVG % "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='../secret.html'/></body></foreignObject>", None),
        "a vector with a picture elsewhere": ("x.svg", SVG % "<image xlink:href='../secret.png' width='9' height='9'/><image href='http://127.0.0.1/canary'/>", None),
        "a vector that uses another": ("x.svg", SVG % "<use xlink:href='../secret.svg#x'/><use href='http://127.0.0.1/canary#x'/>", None),
        "a vector with a style": ("x.svg", SVG % "<style>@import 'http://127.0.0.1/canary'; * { fill: url(../secret.svg#x) }</style>", None),
        "a vector with an animation": ("x.svg", SVG % "<a><set attributeName='href' to='javascript:alert(1)'/></a>", None),
        "a vector with an entity": ("x.svg", "<!DOCTYPE svg [<!ENTITY e SYSTEM '../secret.txt'>]>" + SVG % "<text>&e;</text>", None),
        "a vector with a bomb": ("x.svg", "<!DOCTYPE svg [<!ENTITY a '" + "x" * 1000 + "'>" + "".join(
            "<!ENTITY %s '%s'>" % (name, ("&%s;" % before) * 10) for before, name in zip("abcdefg", "bcdefgh")) + "]>" + SVG % "<text>&h;</text>", None),
        "a vector of 50,000 levels": ("x.svg", SVG % ("<g>" * 50000), None),
        "a vector of a million wide": ("x.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'/>", None),
        "a vector with an id that stands twice": ("x.svg", SVG % "<g id='a'><rect id='a' width='9' height='9'/></g><rect id='a' width='5' height='5'/>", 1),
        "a vector with ids of nothing": ("x.svg", SVG % "<g id=''><rect id=' ' width='9' height='9'/></g><rect id='a b' width='5' height='5'/>", 1),
        "a vector that is packed": ("x.svgz", b"\x1f\x8b\x08\0\0\0\0\0\0\3" + b"\0" * 60, 0),
        "a vector that refers to itself": ("x.svg", SVG % "<defs><g id='a'><use xlink:href='#a'/><use xlink:href='#a'/></g></defs><use xlink:href='#a'/>", None),
    }


TOO_LARGE = ["a PNG of 60,000 x 60,000", "a PNG of 16,385 x 1", "a PNG of 1 x 16,385", "a PNG of 101 megapixels", "a JPEG of 65,535 x 65,535",
             "a GIF of 65,535 x 65,535", "a WebP of 16,384 x 16,384"]
DATA = {
    "a good picture": (lambda ring: "data:image/png;base64," + base64.b64encode(ring.png()).decode(), None),
    "a page": (lambda ring: "data:text/html,<script>alert(1)</script>", 0),
    "a vector with a script": (lambda ring: "data:image/svg+xml,<svg onload=alert(1)>", 0),
    "a type that breaks out": (lambda ring: "data:image/png%22%20onerror=alert(1);base64,AAAA", 0),
    "no base64": (lambda ring: "data:image/png;base64,####", 0),
    "5 MB": (lambda ring: "data:image/png;base64," + "A" * (5 << 20), 0),
    "no type": (lambda ring: "data:,words", 0),
    "a bomb": (lambda ring: "data:image/png;base64," + base64.b64encode(ring.png(60000, 60000, b"")).decode(), 0),
}


def cases(ring):
    found, hides = [], ["secret place", "alert(1)", "<script", "foreignobject", "127.0.0.1", "onload", "exif"]
    for name, (file_name, content, lies) in pictures(ring).items():
        for article, text in (("a.md", "# Ferry\n\n{prose}\n\n![The chart]({name})\n\nAfter it.\n"),
                              ("a.html", "<h1>Ferry</h1><p>{prose}</p><p><img src='{name}' alt='The chart'></p><p>After it.</p>")):
            shows = ["After it."] + (["The chart"] if lies == 0 else [])
            says = ["image-refused", "LIMIT_IMAGE_SIDE"] if name in TOO_LARGE else ["image-refused"] if lies == 0 else []
            found.append(ring.case("%s: %s" % (article, name), {article: text.format(prose=ring.PROSE, name=file_name), file_name: content}, says=says,
                                   needs=[ring.FORMATS[ring.extension(article)], "images"], lies=lies, shows=shows, hides=hides, seconds=2, megabytes=256))
    for name, (address, lies) in DATA.items():
        found.append(ring.case("a.html, data: " + name, {"a.html": "<h1>Ferry</h1><p>%s</p><p><img src=\"%s\" alt='The chart'></p><p>After it.</p>"
                                                         % (ring.PROSE, address(ring))},
                               needs=["html", "images"], lies=lies, shows=["After it."], hides=[*hides, "data:"], seconds=2, megabytes=256))
    many = "".join("<img src='x%d.png' alt='Chart %d'>" % (i % 40, i) for i in range(2000))
    found += [
        ring.case("a.html: 2,000 pictures of 40 files", {"a.html": "<h1>Ferry</h1><p>%s</p><p>%s</p>" % (ring.PROSE, many),
                  **{"x%d.png" % i: ring.png(8 + i, 8) for i in range(40)}}, needs=["html", "images"], lies=40, seconds=4),
        ring.case("a cover that is a bomb", {"a.txt": ring.PROSE, "x.png": ring.png(60000, 60000, b"")}, status=2, says=["cover-refused"],
                  arguments=["in/a.txt", "--cover", "in/x.png"], needs=["cover"], seconds=2, megabytes=256),
        ring.case("a cover that is a page", {"a.txt": ring.PROSE, "x.png": "<script>alert(1)</script>"}, status=2, says=["cover-refused"],
                  arguments=["in/a.txt", "--cover", "in/x.png"], needs=["cover"]),
        ring.case("a cover that is a device", {"a.txt": ring.PROSE}, status=2, says=["cover-unreadable"], needs=["cover"],
                  arguments=["in/a.txt", "--cover", "/dev/zero"]),
        ring.case("a cover with a place", {"a.txt": ring.PROSE, "x.png": pictures(ring)["a PNG that says where it was"][1]},
                  arguments=["in/a.txt", "--cover", "in/x.png"], needs=["cover"], hides=["secret place"]),
    ]
    return found
