#!/usr/bin/env bash
# Measures how the processor time of the Spark job depends on the number of parts and of executors, what an entry costs when
# the code is compiled, the heap of the driver by the number of parts, and whether 512 MB are enough for an executor that reads
# a large HAR. Prints tables in Markdown.
#   api/spark/bench/scale.sh [megabytes [megabytes of the HAR [parts|slope|driver|archive ...]]]
# Needs the jars that mvn verify builds, and node. SPARK_JARS names a folder that has the folder jars-VERSION already.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
megabytes=${1:-800}
archive_megabytes=${2:-2000}
tables=" ${*:3} "
[ $# -gt 2 ] || tables=" parts slope driver archive "
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cli=$root/api/cli/target/chatspec.jar
job=$root/api/spark/target/chatspec-spark.jar
for jar in "$cli" "$job"; do
  [ -f "$jar" ] || { echo "A jar is missing; run mvn verify." >&2; echo "  $jar" >&2; exit 2; }
done
version=$(sed -n 's#.*<spark.version>\(.*\)</spark.version>.*#\1#p' "$root/pom.xml")
export SPARK_HOME=$work/spark SPARK_LOCAL_IP=127.0.0.1 SPARK_SCALA_VERSION=2.13
mkdir "$SPARK_HOME"
if [ -d "${SPARK_JARS:-}/jars-$version" ]; then
  ln -s "$SPARK_JARS/jars-$version" "$SPARK_HOME/jars"
else
  mvn --batch-mode --no-transfer-progress --quiet -f "$root/.ci/spark/pom.xml" -Dspark.version="$version" \
    dependency:copy-dependencies -DoutputDirectory="$SPARK_HOME/jars"
fi

# Rows of the tables, from the events of runs.
cat >"$work/row.js" <<'JS'
const fs = require("fs");
const sum = tasks => tasks.reduce((total, task) => total + task.seconds, 0);
const bytes = tasks => tasks.reduce((total, task) => total + task.bytes, 0);
const largest = tasks => (Math.max(...tasks.map(task => task.seconds)) / (sum(tasks) / tasks.length)).toFixed(2);
const micros = (seconds, entries) => (seconds / entries * 1e6).toFixed(1) + " µs";

// All tasks of a run, and those of the stage that judges, each with its rank among the tasks of its executor.
function read(file) {
  const stages = new Map();
  const executors = new Map();
  for (const line of fs.readFileSync(file, "utf8").split("\n").filter(each => each.includes("SparkListenerTaskEnd"))) {
    const event = JSON.parse(line);
    const task = {
      from: event["Task Info"]["Launch Time"],
      seconds: event["Task Metrics"]["Executor CPU Time"] / 1e9,
      bytes: event["Task Metrics"]["Input Metrics"]["Bytes Read"],
    };
    for (const [map, key] of [[stages, event["Stage ID"]], [executors, event["Task Info"]["Executor ID"]]]) {
      map.set(key, [...(map.get(key) ?? []), task]);
    }
  }
  const all = [...stages.values()];
  const judging = all.reduce((most, tasks) => sum(tasks) > sum(most) ? tasks : most);
  for (const tasks of executors.values()) {
    const own = tasks.filter(task => judging.includes(task)).sort((one, other) => one.from - other.from);
    own.forEach((task, index) => Object.assign(task, { isFirst: index === 0, isLate: index >= own.length / 2 }));
  }
  return { all: all.flat(), judging, executors: executors.size };
}

const rows = {
  // The first task of an executor is left out of the cost of an entry: it loads the judge and runs code that is not compiled.
  parts(file, entries) {
    const { all, judging, executors } = read(file);
    const later = judging.filter(task => !task.isFirst);
    return [
      judging.length, executors, sum(judging).toFixed(2) + " s",
      micros(sum(later), entries * bytes(later) / bytes(judging)), largest(later), (sum(all) - sum(judging)).toFixed(2) + " s",
    ];
  },
  // What the second half of an input costs: each executor has compiled its code in both runs, which the difference removes.
  slope(half, whole, entries) {
    const [one, two] = [read(half), read(whole)];
    const late = two.judging.filter(task => task.isLate);
    return [
      two.executors, sum(one.judging).toFixed(2) + " s", sum(two.judging).toFixed(2) + " s",
      micros(sum(two.judging) - sum(one.judging), entries / 2),
      micros(sum(late), entries * bytes(late) / bytes(two.judging)), largest(late),
    ];
  },
};
const [table, ...values] = process.argv.slice(2);
console.log(`| ${rows[table](...values).join(" | ")} |`);
JS

# Runs the job; $1: the master, $2: bytes of a part, $3: the input, then options of the JVM of the driver.
submit() {
  local master=$1 part=$2 input=$3 code=0
  shift 3
  rm -rf "$work/output" "$work/events"
  mkdir "$work/events"
  java -Xmx512m "$@" -cp "$SPARK_HOME/jars/*" org.apache.spark.deploy.SparkSubmit --master "$master" \
    --conf spark.ui.enabled=false --conf spark.executor.memory=512m --conf spark.eventLog.enabled=true \
    --conf spark.eventLog.dir="file://$work/events" --conf spark.eventLog.compress=false \
    --conf spark.hadoop.mapreduce.input.fileinputformat.split.maxsize="$part" \
    --class io.github.chatspec.spark.CheckJob "$job" --output "$work/output" --coverage "$input" \
    >"$work/out" 2>"$work/err" || code=$?
  [ "$code" -le 1 ] || { cat "$work/err" >&2; echo "The job ended with $code." >&2; exit 1; }
}

events() { find "$work/events" -type f -name 'events*' -o -type f -name 'app-*' -o -type f -name 'local-*' | head -n 1; }

wanted() { [[ $tables == *" $1 "* ]]; }

javac -proc:none -nowarn -d "$work/classes" -cp "$cli" -sourcepath "$root/api/cli/bench" "$root/api/cli/bench/RecordingWriter.java"
writer() { java -cp "$work/classes:$cli" RecordingWriter "$1" "$2"; }
echo "Spark $version, $(java -version 2>&1 | head -n 1), load before: $(cut -d ' ' -f 1-3 /proc/loadavg)"

if wanted parts || wanted slope || wanted driver; then
  writer "$work/clean.ndjson" "$megabytes" >/dev/null
  awk 'NR % 97 == 0 { sub(/"status":200/, "\"status\":299") } { print }' "$work/clean.ndjson" >"$work/large.ndjson"
  rm "$work/clean.ndjson"
  entries=$(wc -l <"$work/large.ndjson")
  bytes=$(stat -c %s "$work/large.ndjson")
  echo "$megabytes MB, $entries entries"
fi

if wanted parts; then
  echo
  echo "| parts | executors | CPU of the judging tasks | per entry, later tasks | largest later task / mean | CPU of the rest |"
  echo "|---|---|---|---|---|---|"
  for parts in 8 16 32 64; do
    submit 'local[1]' $((bytes / parts + 1)) "$work/large.ndjson"
    node "$work/row.js" parts "$(events)" "$entries"
  done
  for executors in 1 2 4; do
    submit "local-cluster[$executors,1,1024]" $((bytes / 32 + 1)) "$work/large.ndjson"
    node "$work/row.js" parts "$(events)" "$entries"
  done
  echo
  TIMEFORMAT='%U %S'
  { time java -jar "$cli" check --threads 1 --coverage "$work/large.ndjson" >/dev/null 2>&1 || true; } 2>"$work/check"
  awk -v n="$entries" '{ printf "chatspec check --threads 1 --coverage: %.2f s of CPU, %.1f µs per entry\n", $1 + $2, ($1 + $2) / n * 1e6 }' \
    "$work/check"
fi

if wanted slope; then
  echo
  echo "Parts of 32 MB. The slope is the difference of the two runs for each entry of the second half."
  echo
  echo "| executors | CPU of $megabytes MB | CPU of $((2 * megabytes)) MB | slope per entry | per entry, second half of each executor's tasks | largest of these / mean |"
  echo "|---|---|---|---|---|---|"
  cat "$work/large.ndjson" "$work/large.ndjson" >"$work/double.ndjson"
  for executors in 1 2 4; do
    submit "local-cluster[$executors,1,1024]" 33554432 "$work/large.ndjson"
    cp "$(events)" "$work/half"
    submit "local-cluster[$executors,1,1024]" 33554432 "$work/double.ndjson"
    node "$work/row.js" slope "$work/half" "$(events)" $((2 * entries))
  done
  rm "$work/double.ndjson"
fi

if wanted driver; then
  echo
  echo "| parts | heap of the driver after a collection, at most |"
  echo "|---|---|"
  head -c $((bytes / 8)) "$work/large.ndjson" >"$work/small.ndjson"
  for parts in 10 100 1000; do
    submit 'local-cluster[1,1,1024]' $((bytes / 8 / parts + 1)) "$work/small.ndjson" -XX:+UseSerialGC -Xlog:gc:file="$work/gc"
    echo "| $parts | $(grep -oE '[0-9]+M->[0-9]+M' "$work/gc" | sed 's/.*->//; s/M//' | sort -n | tail -n 1) MB |"
  done
fi
rm -f "$work"/*.ndjson

if wanted archive; then
  echo
  writer "$work/large.har" "$archive_megabytes" >/dev/null
  SECONDS=0
  submit 'local-cluster[1,1,1024]' 134217728 "$work/large.har"
  echo "A HAR of $archive_megabytes MB by an executor with a heap of 512 MB: ended after $SECONDS s."
  tail -n 1 "$work/out"
fi
