#!/bin/sh
# pictures.sh BOOK OUTDIR - pictures of the book's first pages, for people; it tests nothing.
# Drawn by MuPDF and by foliate-js in Chromium, as ENGINE-MODE-PAGE.png: light and dark at 450 x 600, and
# narrow, 320 x 480 with letters twice as large. PAGES=N draws N pages of each (6).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../tools
book=$1 out=$2 pages=${PAGES:-6}
mkdir -p "$out"
"$tools/need-packages" pictures.sh mupdf-tools chromium nodejs npm fonts-noto-core fonts-noto-cjk || true

if command -v mutool >/dev/null; then
    draw() { # MODE WIDTH HEIGHT LETTERS OPTION...: a point is a pixel; MuPDF's dark is an inverted page
        mode=$1 width=$2 height=$3 letters=$4
        shift 4
        mutool draw -q -N -W "$width" -H "$height" -S "$letters" -r 72 "$@" \
            -o "$out/mupdf-$mode-%02d.png" "$book" "1-$pages" 2>"$out/mupdf.log" || cat "$out/mupdf.log" >&2
        rm -f "$out/mupdf.log"
    }
    draw light 450 600 16
    draw dark 450 600 16 -I
    draw narrow 320 480 32
else
    echo "no pictures by MuPDF: mupdf-tools is not installed" >&2
fi

chromium=$(command -v chromium || command -v chromium-browser || true)
if ! command -v node >/dev/null || [ -z "$chromium" ]; then
    echo "no pictures by foliate-js: node or chromium is not installed" >&2
elif foliate=$("$tools/npm-package" foliate-js 1.0.1) && driver=$("$tools/npm-package" playwright-core 1.60.0); then
    node "$here/pictures.mjs" "$chromium" "$driver" "$foliate" "$book" "$out" "$pages"
fi
