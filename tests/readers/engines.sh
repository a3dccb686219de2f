#!/bin/sh
# engines.sh BOOKS [OUTDIR] - books in the engines of real readers, foliate-js and epub.js, in Debian's Chromium: turned
# page by page, links clicked, pictures measured (engines/engines.mjs). BOOKS is the folder of the suite "books".
# ONLY=faults runs the self-test alone.
set -u
here=$(cd "$(dirname "$0")" && pwd)
books=$1 out=${2:-${BUILD:-$here/../../build}/engines}
"$here/../tools/need-packages" engines.sh chromium nodejs npm fonts-noto-core fonts-noto-cjk >&2
tools=$("$here/engine-tools") || {
    echo "ok - books in foliate-js and epub.js # SKIP $tools"
    exit 0
}
exec node "$here/engines/engines.mjs" "$tools" "$books" "$out"
