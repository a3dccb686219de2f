# options.awk OPTIONS.DEF PAGE: the manual page with the options in the place of the line "@OPTIONS@".

# One row of the table, whole: its strings are between quotation marks, those of the help at its end.
function add(row,    parts, count, i, letter, argument, help, group) {
    count = split(row, parts, "\"")
    match(row, /GROUP_[A-Z]+/)
    group = substr(row, RSTART + 6, RLENGTH - 6)
    letter = row ~ /^OPTION\('/ ? substr(row, 9, 1) : ""
    argument = parts[3] ~ /NULL/ ? "" : parts[4]
    for (i = argument == "" ? 4 : 6; i < count; i += 2)
        help = help parts[i]
    if (group != last)
        text = text (last == "" ? "" : ".El\n") ".Ss " names[group] "\n.Bl -tag -width Ds\n"
    last = group
    text = text ".It" (letter == "" ? "" : " Fl " letter " ,") " Fl -" parts[2]
    text = text (argument == "" ? "" : " Ar " argument) "\n" toupper(substr(help, 1, 1)) substr(help, 2) ".\n"
}

BEGIN {
    names["INPUT"] = "Input"; names["OUTPUT"] = "Output"; names["BOOK"] = "Book"; names["ORDER"] = "Order"
    names["LOOK"] = "Look"; names["RUN"] = "Run"; names["DEVELOPER"] = "For developers"
}
FNR == NR {
    if (/^OPTION\(/)
        row = ""
    else if (row == "")
        next
    sub(/^ +/, "")
    row = row $0
    if (/"\)$/) {
        add(row)
        row = ""
    }
    next
}
/^@OPTIONS@$/ { printf "%s.El\n", text; next }
{ print }
