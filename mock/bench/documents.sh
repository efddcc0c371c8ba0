#!/usr/bin/env bash
# Serves OpenAPI documents of others, which packages of public registries contain, and writes what the mock answers and how
# long it takes to start, compared with Prism, as the last section of RESULTS.md. All servers are on 127.0.0.1.
#   mock/bench/documents.sh [--rounds R] [--only NAMES] [--note TEXT] [--tools DIR] [--packages DIR]
# R: number of rounds, each with a start of the mock, of Prism, and of the mock again; NAMES: those of documents.tsv, with
# commas; DIR: for tools, a folder in which npm ci has been run on a copy of package.json and package-lock.json; for
# packages, a folder in which the packages are kept.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rounds=1 only="" note="" tools="" packages=""
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2 ;; --only) only=$2 ;; --note) note=$2 ;; --tools) tools=$2 ;; --packages) packages=$2 ;;
    *) echo "Unknown option; see the head of this file." >&2; echo "  $1" >&2; exit 2 ;;
  esac
  shift 2
done
for tool in node npm mvn java curl tar unzip; do
  command -v $tool > /dev/null || { echo "A tool is missing; install it." >&2; echo "  $tool" >&2; exit 2; }
done
jar=${CHATSPEC_MOCK_JAR:-$here/../target/chatspec-mock.jar}
[ -f "$jar" ] || (cd "$here/../.." && mvn -q -DskipTests -pl mock -am package)

work=$(mktemp -d)
pid=""
stop() { if [ -n "$pid" ]; then kill "$pid" 2> /dev/null || true; wait "$pid" 2> /dev/null || true; pid=""; fi; }
trap 'stop; rm -rf "$work"' EXIT
packages=${packages:-$work/packages}
mkdir -p "$packages"
packages=$(cd "$packages" && pwd)
if [ -z "$tools" ]; then
  tools=$work/tools
  mkdir "$tools"
  cp "$here/package.json" "$here/package-lock.json" "$tools"
  (cd "$tools" && npm ci --no-audit --no-fund --ignore-scripts > "$work/npm.log" 2>&1) || { cat "$work/npm.log" >&2; exit 1; }
fi
prism=$tools/node_modules/@stoplight/prism-cli

# Downloads a package, unless it is there, and prints its folder.
fetch() {
  local registry=$1 package=$2 folder
  folder=$packages/$(tr '/:@' '___' <<< "$package")
  if [ ! -d "$folder" ]; then
    mkdir "$folder.part"
    if [ "$registry" = npm ]; then
      (cd "$folder.part" && npm pack --silent "$package" > /dev/null && tar xzf ./*.tgz --strip-components 1 && rm ./*.tgz)
    else
      mvn -B -q dependency:copy -Dartifact="$package" -DoutputDirectory="$folder.part" > /dev/null
      (cd "$folder.part" && unzip -qo ./*.jar && rm ./*.jar)
    fi
    mv "$folder.part" "$folder"
  fi
  echo "$folder"
}

# The script mock/chatspec-mock makes such an archive.
java -Xlog:disable -XX:ArchiveClassesAtExit="$work/chatspec.jsa" -jar "$jar" warm-up > "$work/archive.log" 2>&1

milliseconds() { date +%s%3N; }
# Starts a tool on a document, waits until it answers a request at all, and leaves its process in $pid and the time in $took.
start() {
  local tool=$1 document=$2 target=$3 from
  port=$((port + 1))
  from=$(milliseconds)
  case $tool in
    chatspec) java -XX:+UseSerialGC -Xlog:disable -XX:SharedArchiveFile="$work/chatspec.jsa" -jar "$jar" --quiet --port $port --contract "$document" > "$work/out.log" 2>&1 & pid=$! ;;
    prism) node "$prism/dist/index.js" mock -m false -h 127.0.0.1 -p $port "$document" > "$work/out.log" 2>&1 & pid=$! ;;
  esac
  for _ in $(seq 1 12000); do
    if curl -s -o /dev/null --max-time 60 "http://127.0.0.1:$port$target"; then
      took=$(($(milliseconds) - from))
      return 0
    fi
    kill -0 "$pid" 2> /dev/null || break
    sleep 0.01
  done
  stop
  took=-
  return 1
}

port=28080
rows=$work/rows.tsv
: > "$rows"
while IFS=$'\t' read -r name registry package path; do
  case ",$only," in ,,) ;; *,"$name",*) ;; *) continue ;; esac
  document=$(fetch "$registry" "$package")/$path
  if ! start chatspec "$document" /; then
    echo "The mock does not start." >&2
    tail -n 5 "$work/out.log" >&2
    exit 1
  fi
  node "$here/requests.js" "http://127.0.0.1:$port" > "$work/$name.json"
  stop
  target=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).target' "$work/$name.json")
  ours=() theirs=()
  for _ in $(seq "$rounds"); do
    for tool in chatspec prism chatspec; do
      start "$tool" "$document" "$target" || true
      stop
      if [ "$tool" = prism ]; then theirs+=("$took"); else ours+=("$took"); fi
    done
  done
  echo -e "$name\t$package\t$(du -k "$document" | cut -f 1)\t${ours[*]}\t${theirs[*]}" | tee -a "$rows"
done < "$here/documents.tsv"

{
  sed '/^## Documents of others/,$d' "$here/RESULTS.md"
  echo "## Documents of others"
  echo
  echo "Made by \`mock/bench/documents.sh --rounds $rounds\` on $(date -u +%F), $(nproc) cores, $(java -version 2>&1 | head -1), node $(node --version), Prism $(node -p "require('$prism/package.json').version")."
  [ -z "$note" ] || echo "$note"
  echo
  echo "Each operation is called once, with the request that the mock's start page shows for it. \"Answered\" are the operations"
  echo "that send a documented response with a status below 400; where its body comes from is in the three columns after it."
  echo "\"Not generated\" counts the documented responses, of all statuses and media types without example, for which no body was"
  echo "found. \"Violations\" counts those requests that the mock takes for bad ones. \"Problems\" are the defects of the document and"
  echo "its examples that the mock lists. Times are from the start of the process to the first answer, medians; the mock has its"
  echo "class archive."
  echo
  node "$here/documents.js" "$work" "$rows"
} > "$work/RESULTS.md"
cp "$work/RESULTS.md" "$here/RESULTS.md"
sed -n '/^## Documents of others/,$p' "$here/RESULTS.md"
