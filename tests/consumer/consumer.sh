#!/bin/sh
# Installs into a folder, and builds a program against what is there: C with the shared library, C with
# the static one, C++ with the header. All make the same book as the program octavo.
BUILD=${BUILD:-build}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

result() { # STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

make -s install BUILD="$BUILD" PREFIX="$place" >/dev/null
result $? "make install"
PKG_CONFIG_PATH=$place/lib/pkgconfig
export PKG_CONFIG_PATH
"$place/bin/octavo" -q -o "$place/program.epub" assets/demo

if [ -x "$BUILD/octavo-cover" ]; then
    "$place/bin/octavo" --version | grep -q '^features:.* cover' &&
        python3 -m zipfile -l "$place/program.epub" | grep -q EPUB/images/cover.jpg
    result $? "the installed program draws a cover"
else
    echo "ok - the installed program draws a cover # SKIP no octavo-cover, it takes pango, libjpeg, libpng and libwebp"
fi

use() { # NAME COMPILER-ARGUMENTS...
    name=$1
    shift
    ${CC:-cc} -std=c11 -Wall -Werror -o "$place/bin/consumer" tests/consumer/consumer.c \
        $(pkg-config --cflags octavo) "$@" &&
        LD_LIBRARY_PATH="$place/lib" "$place/bin/consumer" "$place/book.epub" assets/demo >/dev/null &&
        cmp -s "$place/book.epub" "$place/program.epub"
    result $? "a program with the $name library makes the same book"
}
use shared $(pkg-config --libs octavo)
use static "$place/lib/liboctavo.a" $(pkg-config --libs $(pkg-config --print-requires-private octavo))

if command -v c++ >/dev/null; then
    printf '#include <octavo.h>\nint main() { return octavo_version() == 0; }\n' >"$place/a.cpp"
    c++ -Wall -Werror -o "$place/cpp" "$place/a.cpp" -I"$place/include" \
        "$place/lib/liboctavo.a" $(pkg-config --libs $(pkg-config --print-requires-private octavo)) && "$place/cpp"
    result $? "the header is C++ too"
else
    echo "ok - the header is C++ too # SKIP no C++ compiler"
fi
make -s uninstall BUILD="$BUILD" PREFIX="$place" && [ -z "$(find "$place" -name '*octavo*')" ]
result $? "make uninstall leaves nothing"
