#!/bin/sh
# gallery.sh SHEET OUTDIR BOOK... - one picture of many pages of the books: three engines, three screens, light and
# night. The pages themselves stay in OUTDIR. PAGES=N takes N pages of each (6). For people; it tests nothing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sheet=$1 out=$2 pages=${PAGES:-6}
shift 2
rm -rf "$out"
mkdir -p "$out"
"$here/../tools/need-packages" gallery.sh chromium nodejs npm mupdf-tools fonts-noto-core fonts-noto-cjk >&2
tools=$("$here/engine-tools") || { echo "no gallery: $tools" >&2; exit 1; }
if command -v mutool >/dev/null; then
    for book; do
        mutool draw -q -N -W 450 -H 600 -S 14 -r 96 -o "$out/mupdf-$(basename "$book" .epub)-%02d.png" "$book" \
            "1-$pages" 2>/dev/null || echo "MuPDF drew no pages of $book" >&2
    done
fi
node "$here/engines/gallery.mjs" "$tools" "$sheet" "$out" "$pages" "$@"
ls -l "$sheet"
