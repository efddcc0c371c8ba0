#!/usr/bin/env bash
# Prints how long a process takes that judges one body, compared with one that does nothing: medians of wall-clock times that are
# taken in turn. Fails if one takes far longer than it should. Needs the runnable jar:
#   mvn -q -DskipTests -pl api/cli -am package && api/cli/bench/cold-start.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-15}
jar=target/chatspec.jar
clean=../engage/samples/getChat/sms-minimal.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf 'public class Empty { public static void main(String[] arguments) {} }\n' > "$work/Empty.java"
printf 'Main-Class: Empty\n' > "$work/manifest"
javac -d "$work" "$work/Empty.java"
jar --create --file "$work/empty.jar" --manifest "$work/manifest" -C "$work" Empty.class
sed 's/"status" *: *"[^"]*"/"status": "lost"/' "$clean" > "$work/finding.json"

words=(check --operation engage/getChat --status 200)
check() { java -jar "$jar" "${words[@]}" "$1"; }

# Appends the microseconds that a command takes to a file.
clock() {
    local times=$1 before after
    shift
    before=$(date +%s%N)
    "$@" > "$work/out" 2>&1 || true
    after=$(date +%s%N)
    echo $(((after - before) / 1000)) >> "$work/$times"
}

median() { sort -n "$work/$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

# Prints one row; a time above the most that is allowed fails the run. The bounds are loose, since machines are noisy.
status=0
row() {
    awk -v name="$1" -v time="$(median "$2")" -v empty="$(median empty)" -v most="$3" 'BEGIN {
        printf "%-38s %7.1f ms  %5.2f times the empty one, at most %s\n", name, time / 1000, time / empty, most
        exit time / empty > most
    }' || { echo "This takes too long." >&2; status=1; }
}

check "$clean" | grep -q ': 0 errors' || { echo "The clean body has findings." >&2; exit 1; }
! check "$work/finding.json" > "$work/out" || { echo "The other body has no finding." >&2; exit 1; }
# The first run creates the archive.
./chatspec "${words[@]}" "$clean" > "$work/out"
ls target/chatspec.jsa > /dev/null
for _ in $(seq "$rounds"); do
    clock empty java -jar "$work/empty.jar"
    clock clean check "$clean"
    clock finding check "$work/finding.json"
    clock archived-clean ./chatspec "${words[@]}" "$clean"
    clock archived-finding ./chatspec "${words[@]}" "$work/finding.json"
done
echo "medians of $rounds processes each, $(java -version 2>&1 | head -n 1)"
row "an empty main" empty 1
row "a clean body" clean 6
row "a body with a finding" finding 9
row "a clean body, with the archive" archived-clean 4
row "a body with a finding, with the archive" archived-finding 5
exit "$status"
