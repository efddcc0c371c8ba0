#!/usr/bin/env bash
# Compares `chatspec check` of a recording without findings with Jackson's streaming parser reading the same file: each time a new
# process, in turn, and prints the ratios of the medians. Fails if one thread takes more than the given limit. With "findings" after
# the format, it also checks a recording with 2 % of its exchanges broken, and one with notes or warnings about a quarter of them; with
# "varied", the bodies differ in their values, and each page of a list is requested.
# Needs the runnable jar:
#   mvn -q -DskipTests -pl api/cli -am package && api/cli/bench/check.sh [megabytes [rounds [limit [format [findings] [varied]]]]]
set -euo pipefail
cd "$(dirname "$0")/.."

megabytes=${1:-200}
rounds=${2:-3}
limit=${3:-1000}
format=${4:-ndjson}
findings= varied=
for option in "${@:5}"; do
    case $option in
        findings) findings=yes ;;
        varied) varied=--varied ;;
        *) echo "Unknown option; see the head of this file." >&2; echo "  $option" >&2; exit 2 ;;
    esac
done
jar=$PWD/target/chatspec.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

javac -proc:none -nowarn -d "$work/classes" -cp "$jar" bench/*.java
file=$work/recording.$format
java -cp "$work/classes:$jar" RecordingWriter "$file" "$megabytes" $varied
if [ -n "$findings" ]; then
    java -cp "$work/classes:$jar" RecordingWriter "$work/broken.$format" "$megabytes" --broken 2 $varied
    java -cp "$work/classes:$jar" RecordingWriter "$work/noted.$format" "$megabytes" --notes 25 $varied
fi

# Appends the milliseconds of a command, and those of its processors, to a file.
clock() {
    local name=$1
    shift
    TIMEFORMAT='%R %U %S'
    { time "$@" > "$work/out" 2>&1; } 2>> "$work/$name" || { cat "$work/out" >&2; exit 1; }
}

# The median of a column: 1 is the time, 2 the processors' time.
median() {
    awk -v column="$2" '{ print column == 1 ? $1 : $2 + $3 }' "$work/$1" | sort -n \
        | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

row() {
    local time processors
    time=$(median "$2" 1)
    processors=$(median "$2" 2)
    awk -v name="$1" -v t="$time" -v p="$processors" -v jt="$(median jackson 1)" -v jp="$(median jackson 2)" \
        'BEGIN { printf "%-28s %7.2f s  %5.2f times Jackson   processors %7.2f s  %5.2f times\n", name, t, t / jt, p, p / jp }'
}

check() { java -jar "$jar" check --threads "$1" "${@:2}" "$file"; }
script() { ./chatspec check --threads "$1" "$file"; }
# A recording with errors makes the command fail.
with_findings() { ./chatspec check --threads 1 "$work/$1.$format" || [ $? -eq 1 ]; }

# The first run of the start script creates its archive.
script 1 > "$work/out"

for _ in $(seq "$rounds"); do
    clock jackson java -cp "$work/classes:$jar" JacksonParse "$file"
    clock one check 1
    clock jackson java -cp "$work/classes:$jar" JacksonParse "$file"
    clock script script 1
    clock two check 2
    clock script-two script 2
    if [ -n "$findings" ]; then
        clock broken with_findings broken
        clock noted with_findings noted
    fi
    clock coverage check 1 --coverage
done
grep -q ': 0 errors, 0 warnings, 0 notes' "$work/out" || { echo "The recording has findings." >&2; exit 1; }
echo "medians of $rounds processes each, $megabytes MB of $format, $(java -version 2>&1 | head -n 1)"
row "Jackson, all tokens" jackson
row "check, one thread" one
row "start script, one thread" script
row "check, two threads" two
row "start script, two threads" script-two
row "check --coverage, one thread" coverage
if [ -n "$findings" ]; then
    row "start script, 2 % broken" broken
    row "start script, 25 % noted" noted
fi

# A machine that is busy with other work takes longer, but not more of its processors' time.
ratio() { awk -v check="$(median one "$1")" -v jackson="$(median jackson "$1")" 'BEGIN { print check / jackson }'; }
awk -v time="$(ratio 1)" -v processors="$(ratio 2)" -v limit="$limit" \
    'BEGIN { exit (time < processors ? time : processors) > limit }' \
    || { echo "One thread takes more than $limit times as long as Jackson." >&2; exit 1; }
