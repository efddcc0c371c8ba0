#!/usr/bin/env bash
# Prints how fast good bodies are judged, beside Jackson's bare parse of the same bytes. Run by hand; needs the test classes:
#   mvn -q -pl api test-compile && api/bench/verdict.sh
set -euo pipefail
cd "$(dirname "$0")/.."

classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
mvn -q -o -f pom.xml dependency:build-classpath -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
exec java -Xmx512m -cp "target/test-classes:target/classes:$(cat "$classpath")" io.github.chatspec.judge.VerdictBenchmark
