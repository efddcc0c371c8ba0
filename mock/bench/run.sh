#!/usr/bin/env bash
# Compares the mock with Prism, Mockoon, Specmatic and plain WireMock, all on 127.0.0.1, and writes RESULTS.md.
#   mock/bench/run.sh [--seconds S] [--rounds R] [--requests N] [--note TEXT] [--tools DIR]
# S: duration of a measurement; R: number of rounds, A B A B; N: number of requests before memory is measured;
# DIR: folder in which npm ci has been run on a copy of package.json and package-lock.json.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
seconds=10 rounds=3 requests=1000000 note="" tools_at=""
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) seconds=$2 ;; --rounds) rounds=$2 ;; --requests) requests=$2 ;; --note) note=$2 ;; --tools) tools_at=$2 ;;
    *) echo "Unknown option; see the head of this file." >&2; echo "  $1" >&2; exit 2 ;;
  esac
  shift 2
done
for tool in wrk node npm java curl; do
  command -v $tool > /dev/null || { echo "A tool is missing; install it." >&2; echo "  $tool" >&2; exit 2; }
done
jar=${CHATSPEC_MOCK_JAR:-$here/../target/chatspec-mock.jar}
[ -f "$jar" ] || (cd "$here/../.." && mvn -q -DskipTests -pl mock -am package)

work=$(mktemp -d)
pid=""
stop() { if [ -n "$pid" ]; then kill "$pid" 2> /dev/null || true; wait "$pid" 2> /dev/null || true; pid=""; fi; }
trap 'stop; rm -rf "$work"' EXIT
cp "$here/package.json" "$here/package-lock.json" "$work"
others=yes
if [ -n "$tools_at" ]; then ln -s "$(cd "$tools_at" && pwd)/node_modules" "$work/node_modules"
else (cd "$work" && npm ci --no-audit --no-fund --ignore-scripts > npm.log 2>&1) || others=no; fi
for examples in 11 10000; do node "$here/document.js" $examples "$work/bikes-$examples.json"; done
javac -cp "$jar" -d "$work" "$here/PlainWireMock.java"
jar --create --file "$work/plain.jar" -C "$work" PlainWireMock.class
specmatic=$(find "$work/node_modules/specmatic/" -name 'specmatic*.jar' 2> /dev/null | head -1 || true)

port=18080
heap="-Xmx512m -XX:+UseSerialGC"
# As the script chatspec-mock makes it; WireMock can have one as well.
java $heap -Xlog:disable -XX:ArchiveClassesAtExit="$work/chatspec.jsa" -jar "$jar" warm-up > "$work/archive.log" 2>&1
milliseconds() { date +%s%3N; }
# Starts a tool on a document, waits for its first answer, and leaves its process in $pid and the time in $cold.
start() {
  local tool=$1 document=$work/bikes-$2.json
  port=$((port + 1))
  local from; from=$(milliseconds)
  case $tool in
    chatspec) exec_ java $heap -Xlog:disable -XX:SharedArchiveFile="$work/chatspec.jsa" -jar "$jar" --quiet --port $port --contract "$document" ;;
    chatspec-bare) exec_ java $heap -jar "$jar" --quiet --port $port --contract "$document" ;;
    wiremock-archive) exec_ java $heap -Xlog:disable -XX:SharedArchiveFile="$work/wiremock.jsa" -cp "$work/plain.jar:$jar" PlainWireMock "$document" $port ;;
    wiremock-training) exec_ java $heap -Xlog:disable -XX:ArchiveClassesAtExit="$work/wiremock.jsa" -cp "$work/plain.jar:$jar" PlainWireMock "$document" $port ;;
    wiremock) exec_ java $heap -cp "$work:$jar" PlainWireMock "$document" $port ;;
    prism) exec_ node "$work/node_modules/@stoplight/prism-cli/dist/index.js" mock -m false -h 127.0.0.1 -p $port "$document" ;;
    mockoon) exec_ node "$work/node_modules/@mockoon/cli/bin/run.js" start --data "$document" --port $port --hostname 127.0.0.1 --disable-log-to-file --disable-admin-api ;;
    specmatic) exec_ java $heap -jar "$specmatic" stub "$document" --host=127.0.0.1 --port=$port ;;
  esac
  for _ in $(seq 1 6000); do
    if curl -sf -o /dev/null --max-time 5 "http://127.0.0.1:$port/bikes/bike-1"; then
      cold=$(($(milliseconds) - from)); return 0
    fi
    kill -0 "$pid" 2> /dev/null || break
    sleep 0.01
  done
  stop
  return 1
}
exec_() { (cd "$work" && exec "$@") > "$work/out.log" 2>&1 & pid=$!; }
# Processor time of the tool so far, in milliseconds.
cpu() { awk -v hz="$(getconf CLK_TCK)" '{ sub(/^.*\) /, ""); print int(($12 + $13) * 1000 / hz) }' "/proc/$pid/stat"; }
load() { EXAMPLES=$1 wrk -t1 -c32 -d"$2"s -s "$here/bikes.lua" "http://127.0.0.1:$port" | awk '/^RESULT/ { print $2, $3, $4, $5 }'; }

results=$work/results.tsv starts=$work/starts.tsv; : > "$results"; : > "$starts"
if start wiremock-training 11; then stop; fi
cold_starts() {
  for tool in chatspec chatspec-bare wiremock wiremock-archive; do
    if start "$tool" "$1"; then echo -e "$tool\t$1\t$cold\t$(cpu)" | tee -a "$starts"; stop; fi
  done
}
for _ in $(seq $((rounds * 3))); do cold_starts 11; done
for _ in $(seq "$rounds"); do cold_starts 10000; done

measure() {
  local tool=$1 examples=$2 before after line
  if ! start "$tool" "$examples"; then echo -e "$tool\t$examples\t-\t-\t-\t-\t-" >> "$results"; return; fi
  load "$examples" 3 > /dev/null
  before=$(cpu); line=$(load "$examples" "$seconds"); after=$(cpu)
  read -r count rate p99 failed <<< "$line"
  echo -e "$tool\t$examples\t$rate\t$p99\t$(awk -v c="$count" -v t=$((after - before)) 'BEGIN { printf "%.1f", c ? t * 1000 / c : 0 }')\t$cold\t$failed" | tee -a "$results"
  stop
}
tools="chatspec wiremock"
[ $others = yes ] && tools="$tools prism mockoon" && [ -n "$specmatic" ] && tools="$tools specmatic"
for _ in $(seq 1 "$rounds"); do
  for tool in $tools; do measure "$tool" 11; done
  for tool in chatspec wiremock; do measure "$tool" 10000; done
done

# Live heap in KB and resident memory in MB.
memory() {
  local live; live=$(jcmd "$pid" GC.class_histogram | awk '/^Total/ { print int($3 / 1024) }')
  echo "$live $(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status")"
}
sent=0 points=$work/points; : > "$points"
# Otherwise a collection leaves garbage between live objects, which the histogram counts.
heap="$heap -XX:MarkSweepDeadRatio=0"
if start chatspec-bare 11; then
  for goal in 10000 $((requests / 5)) $((requests * 2 / 5)) $((requests * 3 / 5)) $((requests * 4 / 5)) "$requests"; do
    while [ "$sent" -lt "$goal" ]; do read -r n _ <<< "$(load 11 2)"; sent=$((sent + n)); done
    echo "| $sent | $(memory | sed 's/ / | /') |" >> "$points"
  done
  stop
fi

versions() { for p in @stoplight/prism-cli @mockoon/cli specmatic; do node -p "'$p ' + require('$work/node_modules/$p/package.json').version" 2> /dev/null || echo "$p is not available here"; done; }
{
  echo "# The mock compared with others"
  echo
  echo "Made by \`mock/bench/run.sh --seconds $seconds --rounds $rounds --requests $requests\` on $(date -u +%F), $(nproc) cores, $(java -version 2>&1 | head -1), node $(node --version)."
  [ -z "$note" ] || echo "$note"
  echo
  versions | sed 's/^/- /'
  echo "- plain WireMock: the one in chatspec-mock.jar, journal off, request log off, gzip off"
  echo
  echo "Medians of $rounds rounds, A B A B; one wrk thread, 32 connections, one document of one operation; ours with its journal on."
  echo "\"times\" is the tool's requests per second over plain WireMock's at as many examples."
  echo
  echo "| tool | examples | requests/s | times | p99 ms | CPU µs per request | cold start ms | failed |"
  echo "|---|---|---|---|---|---|---|---|"
  node -e '
    const rows = require("fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map(l => l.split("\t"));
    const median = v => v.sort((a, b) => a - b)[Math.floor(v.length / 2)];
    const keys = [...new Set(rows.map(r => r[0] + " " + r[1]))];
    const of = (key, i) => median(rows.filter(r => r[0] + " " + r[1] === key && r[2] !== "-").map(r => Number(r[i])));
    for (const key of keys) {
      const [tool, examples] = key.split(" ");
      if (of(key, 2) === undefined) { console.log(`| ${tool} | ${examples} | did not answer here | | | | | |`); continue; }
      const times = (of(key, 2) / of("wiremock " + examples, 2)).toFixed(2);
      console.log(`| ${tool} | ${examples} | ${of(key, 2)} | ${times} | ${of(key, 3)} | ${of(key, 4)} | ${of(key, 5)} | ${of(key, 6)} |`);
    }' "$results"
  echo
  echo "Mockoon and Specmatic answer with bodies that they make up (123 and 163 bytes when that was looked at, instead of 679)."
  echo
  echo "Medians of the cold starts, from the process to the first answer, A B A B; cpu is the time of all its threads."
  echo "An archive holds the classes of a run before (\`-XX:SharedArchiveFile\`); the script \`mock/chatspec-mock\` makes ours."
  echo
  echo "| tool | examples | first answer ms | times | cpu ms |"
  echo "|---|---|---|---|---|"
  node -e '
    const rows = require("fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map(l => l.split("\t"));
    const median = v => v.sort((a, b) => a - b)[Math.floor(v.length / 2)];
    const names = { "chatspec": "chatspec, archive", "chatspec-bare": "chatspec", "wiremock": "wiremock", "wiremock-archive": "wiremock, archive" };
    const of = (tool, n, i) => median(rows.filter(r => r[0] === tool && r[1] === n).map(r => Number(r[i])));
    for (const n of ["11", "10000"]) for (const tool of Object.keys(names)) {
      const ms = of(tool, n, 2);
      if (ms !== undefined) console.log(`| ${names[tool]} | ${n} | ${ms} | ${(ms / of("wiremock", n, 2)).toFixed(2)} | ${of(tool, n, 3)} |`);
    }' "$starts"
  echo
  echo "Memory of ours, after a collection:"
  echo
  echo "| requests | live heap KB | resident MB |"
  echo "|---|---|---|"
  cat "$points"
  echo
  echo "What these figures do not show: wrk runs on the same cores; every request is one that an example answers; the first"
  echo "request of a kind with \`Prefer\` or gzip, and every one with a body, a delay or a fault, is answered by WireMock, at"
  echo "its speed; a document of one operation; one machine. At 10,000 examples ours reads, checks and judges each of them"
  echo "before it answers, which the others do not."
  echo
  # Written by documents.sh.
  sed -n '/^## Documents of others/,$p' "$here/RESULTS.md"
} > "$work/RESULTS.md"
cp "$work/RESULTS.md" "$here/RESULTS.md"
cat "$here/RESULTS.md"
