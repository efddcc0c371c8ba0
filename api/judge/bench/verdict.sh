#!/usr/bin/env bash
# Prints how fast good bodies are judged, compared with the streaming parse of Jackson for the same bytes. Compiles what it needs:
#   api/judge/bench/verdict.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."

classpath=target/verdict-classpath.txt
mvn -q -pl api/judge -am -Dspotless.check.skip test-compile dependency:build-classpath \
  -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
cd api/judge
exec java -Xmx512m -cp "target/test-classes:target/classes:$(cat "$classpath")" io.github.chatspec.judge.VerdictBenchmark
