#!/usr/bin/env bash
# Prints how fast good bodies are judged, next to the streaming parse of Jackson for the same bytes. Needs the test classes:
#   mvn -q -pl api/judge -am test-compile && api/judge/bench/verdict.sh
set -euo pipefail
cd "$(dirname "$0")/.."

classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
mvn -q -o -f pom.xml dependency:build-classpath -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
exec java -Xmx512m -cp "target/test-classes:target/classes:$(cat "$classpath")" io.github.chatspec.judge.VerdictBenchmark
