"""Pictures for tests, made and looked into without a library: PNGs of any size, GIFs, WebPs, marks of a JPEG, and the grey
values of a JPEG's pixels by MuPDF where that is installed."""
import os, shutil, struct, subprocess, tempfile, zlib


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, pixel, alpha=False):
    """A PNG whose pixel at x, y is pixel(x, y): three numbers, or four with `alpha`."""
    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(width)) for y in range(height))
    return png_of(width, height, zlib.compress(rows), 6 if alpha else 2)


def png_of(width, height, compressed, colour=2):
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", compressed) + chunk(b"IEND", b"")


def flat(width, height, grey=200):
    """A PNG of one grey, quickly."""
    return png_of(width, height, zlib.compress((b"\0" + bytes([grey]) * (3 * width)) * height))


def gif(frames=1):
    head = b"GIF89a\2\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
    return head + b",\0\0\0\0\2\0\1\0\0\2\2D\x0a\0" * frames + b";"


def webp(width, height, red, green, blue, alpha=255):
    """A lossless WebP of one colour: codes of a single symbol each, so that its pixels take no bits."""
    bits, size = 0, 0
    for value, length in [(0x2f, 8), (width - 1, 14), (height - 1, 14), (alpha < 255, 1), (0, 3), (0, 3),
                          *[part for symbol in (green, red, blue, alpha, 0) for part in ((1, 1), (0, 1), (1, 1), (symbol, 8))]]:
        bits |= int(value) << size
        size += length
    data = bits.to_bytes((size + 7) // 8 + 1, "little")
    data += b"\0" * (len(data) % 2)
    body = b"WEBPVP8L" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg_size(jpeg):
    """Width and height of a baseline JPEG, from its frame; None when it has none."""
    at = 2
    while at + 9 < len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        if jpeg[at + 1] == 0xC0:
            return struct.unpack(">HH", jpeg[at + 5:at + 9])[::-1]
        at += 2 + struct.unpack(">H", jpeg[at + 2:at + 4])[0]
    return None


def segments(jpeg):
    """The markers before the scan."""
    at, found = 2, []
    while at + 4 < len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        found.append(jpeg[at + 1])
        at += 2 + struct.unpack(">H", jpeg[at + 2:at + 4])[0]
    return found


def with_exif(jpeg, orientation, big=True):
    """The JPEG with a segment of EXIF that says how it lies."""
    end = ">" if big else "<"
    tiff = (b"MM\0*" if big else b"II*\0") + struct.pack(end + "IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    data = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", 2 + len(data)) + data + jpeg[2:]


def greys(jpeg):
    """Width, height and the grey of each pixel, or None without MuPDF."""
    if not shutil.which("mutool"):
        return None
    width, height = jpeg_size(jpeg)
    with tempfile.TemporaryDirectory() as folder:
        source, out = os.path.join(folder, "a.jpg"), os.path.join(folder, "a.pgm")
        with open(source, "wb") as file:
            file.write(jpeg)
        subprocess.run(["mutool", "draw", "-q", "-c", "gray", "-w", str(width), "-h", str(height), "-o", out, source],
                       stderr=subprocess.DEVNULL, check=True)
        with open(out, "rb") as file:
            magic, size, _, pixels = file.read().split(b"\n", 3)
    return (*map(int, size.split()), pixels)
