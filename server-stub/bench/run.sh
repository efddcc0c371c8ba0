#!/usr/bin/env bash
# Compares the stub with a constant response of the same HTTP server, loads a million chats, and writes RESULTS.md.
#   server-stub/bench/run.sh [--seconds S] [--rounds R] [--chats N] [--note TEXT]
# S: seconds per server and round; R: rounds, A B A B; N: chats of the large store.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
seconds=5 rounds=3 chats=1000000 note=""
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) seconds=$2 ;; --rounds) rounds=$2 ;; --chats) chats=$2 ;; --note) note=$2 ;;
    *) echo "Unknown option; see the head of this file." >&2; echo "  $1" >&2; exit 2 ;;
  esac
  shift 2
done
for tool in wrk java curl awk; do
  command -v $tool > /dev/null || { echo "A tool is missing; install it." >&2; echo "  $tool" >&2; exit 2; }
done
jar=${CHATSPEC_SERVER_JAR:-$here/../target/chatspec-server.jar}
[ -f "$jar" ] || (cd "$here/../.." && mvn -q -DskipTests -pl server-stub -am package)

work=$(mktemp -d)
pids=()
stop() { for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; wait "$pid" 2> /dev/null || true; done; pids=(); }
trap 'stop; rm -rf "$work"' EXIT
javac -cp "$jar" -d "$work" "$here"/*.java
port=18180
token="access_token: demo" team="teamid: 868"
# Starts a server, waits until it is ready, and leaves its process in $pid.
start() {
  port=$((port + 1))
  java "$@" --port $port > "$work/out-$port.log" 2>&1 & pid=$!; pids+=("$pid"); await
}
constant() {
  port=$((port + 1))
  java -Xmx256m -cp "$work:$jar" Constant $port "$1" > "$work/out-$port.log" 2>&1 & pid=$!; pids+=("$pid"); await
}
# A server prints its address when it is ready, the stub when its data is loaded.
await() {
  for _ in $(seq 1 6000); do
    if grep -q '^http' "$work/out-$port.log"; then return 0; fi
    kill -0 "$pid" 2> /dev/null || { cat "$work/out-$port.log" >&2; exit 2; }
    sleep 0.05
  done
  exit 2
}
cpu() { awk -v hz="$(getconf CLK_TCK)" '{ sub(/^.*\) /, ""); print int(($12 + $13) * 1000 / hz) }' "/proc/$1/stat"; }
# Sends requests to a server: its process, its port, a path, seconds; prints requests/s, CPU microseconds per request, failures.
ask() {
  local before after out; before=$(cpu "$1")
  out=$(wrk -t1 -c32 -d"$4"s -H "$token" -H "$team" "http://127.0.0.1:$2$3"); after=$(cpu "$1")
  awk -v ms=$((after - before)) '/^Requests\/sec/ { rate = $2 } /requests in/ { count = $1 } /Non-2xx/ { failed = $NF }
    END { printf "%d %.1f %d\n", rate, count ? ms * 1000 / count : 0, failed }' <<< "$out"
}
# Prints the median of a column of a file.
column() { cut -d' ' -f"$2" "$1" | median; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# The stub with the samples and the constant response, in turns.
start -Xmx256m -jar "$jar"; stub_pid=$pid stub_port=$port
chat=$(curl -s -H "$token" -H "$team" "http://127.0.0.1:$stub_port/v3.1/chats" | grep -o '"chat_id":"[^"]*"' | head -1 | cut -d'"' -f4)
table=$work/constant.md; : > "$table"
for what in "one chat:/v3.1/chats/$chat" "a page of ten:/v3.1/chats"; do
  name=${what%%:*} path=${what#*:}
  curl -s -H "$token" -H "$team" "http://127.0.0.1:$stub_port$path" > "$work/body"
  constant "$work/body"; constant_pid=$pid constant_port=$port
  ask "$stub_pid" "$stub_port" "$path" 5 > /dev/null; ask "$constant_pid" "$constant_port" "$path" 5 > /dev/null
  : > "$work/a"; : > "$work/b"
  for _ in $(seq 1 "$rounds"); do
    ask "$stub_pid" "$stub_port" "$path" "$seconds" >> "$work/a"
    ask "$constant_pid" "$constant_port" "$path" "$seconds" >> "$work/b"
  done
  echo "| $name | $(wc -c < "$work/body") | $(column "$work/a" 1) | $(column "$work/b" 1) | $(awk -v a="$(column "$work/a" 1)" -v b="$(column "$work/b" 1)" 'BEGIN { printf "%.2f", a / b }') | $(column "$work/a" 2) | $(column "$work/b" 2) | $(awk '{ n += $3 } END { print n }' "$work/a" "$work/b") |" | tee -a "$table"
done
stop

# With pages of 4 KB, a virtual machine can take longer to provide the memory of a new object than the stub takes to answer.
large=(-Xmx4g -XX:+UseTransparentHugePages)
# A million chats, first in the store and then over HTTP.
java -Xmx256m -cp "$work:$jar" MakeChats "$chats" "$work/chats.ndjson"
java "${large[@]}" -cp "$work:$jar" Million "$work/chats.ndjson" | tee "$work/million.md"
from=$(date +%s%3N)
start "${large[@]}" -jar "$jar" --data "$work/chats.ndjson"
ready=$(($(date +%s%3N) - from))
ask "$pid" "$port" "/v3.1/chats?page=1" 5 > /dev/null; ask "$pid" "$port" "/v3.1/chats?page=$((chats / 10))" 5 > /dev/null
: > "$work/a"; : > "$work/b"
for _ in $(seq 1 "$rounds"); do
  ask "$pid" "$port" "/v3.1/chats?page=1" "$seconds" >> "$work/a"
  ask "$pid" "$port" "/v3.1/chats?page=$((chats / 10))" "$seconds" >> "$work/b"
done
stop

{
  echo "# The server stub compared with a constant response, and with $chats chats"
  echo
  echo "Made by \`server-stub/bench/run.sh --seconds $seconds --rounds $rounds --chats $chats\` on $(date -u +%F), $(nproc) cores, $(java -version 2>&1 | head -1), Jetty $(sed -n 's:.*<jetty.version>\(.*\)</jetty.version>:\1:p' "$here/../../pom.xml")."
  [ -z "$note" ] || echo "$note"
  echo
  echo "Medians of $rounds rounds, A B A B; one wrk thread, 32 connections. The constant response has the same bytes and comes"
  echo "from the same Jetty, configured in the same way, in a separate process. \"ratio\" is the stub's requests per second divided by its."
  echo
  echo "| request | bytes | stub, requests/s | constant, requests/s | ratio | stub, CPU µs per request | constant, CPU µs per request | failed |"
  echo "|---|---|---|---|---|---|---|---|"
  cat "$table"
  echo
  echo "With $chats chats, copies of the samples with other identifiers and times, and Java's options \`${large[*]}\`:"
  echo
  echo "| in the store | |"
  echo "|---|---|"
  cat "$work/million.md"
  echo
  echo "| over HTTP | |"
  echo "|---|---|"
  echo "| from the start of the process to its first line of output, ms | $ready |"
  echo "| first page, requests/s | $(column "$work/a" 1) |"
  echo "| last page, requests/s | $(column "$work/b" 1) |"
  echo "| CPU µs per request, first page | $(column "$work/a" 2) |"
  echo "| CPU µs per request, last page | $(column "$work/b" 2) |"
  echo "| first page over last page, requests/s | $(awk -v a="$(column "$work/a" 1)" -v b="$(column "$work/b" 1)" 'BEGIN { printf "%.2f", a / b }') |"
  echo "| failed | $(awk '{ n += $3 } END { print n }' "$work/a" "$work/b") |"
  echo
  cat "$here/notes.md"
} > "$work/RESULTS.md"
mv "$work/RESULTS.md" "$here/RESULTS.md"
cat "$here/RESULTS.md"
