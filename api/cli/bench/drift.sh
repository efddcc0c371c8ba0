#!/usr/bin/env bash
# Compares `chatspec check` of an HTTP archive without findings with `redocly drift` on the same file and the same documents: each
# time a new process, in turn, and prints the ratios of the medians. Needs npm and the runnable jar:
#   mvn -q -DskipTests -pl api/cli -am package && api/cli/bench/drift.sh [megabytes [rounds [tools]]]
# tools: a folder in which Redocly CLI is installed; by default, it is installed in a temporary one.
set -euo pipefail
cd "$(dirname "$0")/.."

megabytes=${1:-20}
rounds=${2:-5}
version=2.77.0
jar=$PWD/target/chatspec.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools=${3:-$work/tools}
if [ ! -d "$tools" ]; then
    mkdir "$tools"
    (cd "$tools" && npm install --no-audit --no-fund --ignore-scripts --prefix . "@redocly/cli@$version" > "$work/npm.log" 2>&1) \
        || { cat "$work/npm.log" >&2; exit 1; }
fi
redocly=$tools/node_modules/@redocly/cli/bin/cli.js

javac -proc:none -nowarn -d "$work/classes" -cp "$jar" bench/*.java
file=$work/recording.har
java -cp "$work/classes:$jar" RecordingWriter "$file" "$megabytes"
mkdir "$work/documents"
for vendor in engage helpscout; do cp "../$vendor/openapi.yaml" "$work/documents/$vendor.yaml"; done

# Appends the seconds of a command, and those of its processors, to a file.
clock() {
    local name=$1
    shift
    TIMEFORMAT='%R %U %S'
    { time "$@" > "$work/out-$name" 2>&1; } 2>> "$work/$name" || { cat "$work/out-$name" >&2; exit 1; }
}

# The median of a column: 1 is the time, 2 the processors' time.
median() {
    awk -v column="$2" '{ print column == 1 ? $1 : $2 + $3 }' "$work/$1" | sort -n \
        | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

row() {
    awk -v name="$1" -v t="$(median "$2" 1)" -v p="$(median "$2" 2)" -v rt="$(median redocly 1)" -v rp="$(median redocly 2)" \
        'BEGIN { printf "%-36s %6.2f s  %5.2f times drift   processors %6.2f s  %5.2f times\n", name, t, t / rt, p, p / rp }'
}

# Without the checks of cookies and headers, which no document of a vendor lists completely.
drift() {
    REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true node "$redocly" drift "$file" --api "$work/documents" \
        --ignore-cookies --ignore-headers 'access_token,teamid,authorization'
}

# The first run creates the archive of classes.
./chatspec check "$file" > "$work/out"
for _ in $(seq "$rounds"); do
    clock redocly drift
    clock plain java -jar "$jar" check "$file"
    clock redocly drift
    clock script ./chatspec check "$file"
done
grep -q ': 0 errors, 0 warnings, 0 notes' "$work/out-plain" || { echo "The recording has findings." >&2; exit 1; }
grep -E 'Exchanges|Findings' "$work/out-redocly"
echo "medians of $rounds processes each, $megabytes MB of HAR, $(java -version 2>&1 | head -n 1), node $(node --version), Redocly CLI $version"
row "redocly drift" redocly
row "check, java -jar" plain
row "check, start script with its archive" script
