#!/usr/bin/env bash
# Prints how long the diagnosis of a broken body takes, compared with reading it into a tree. Compiles what it needs:
#   api/judge/bench/diagnosis.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."

classpath=target/diagnosis-classpath.txt
mvn -q -pl api/judge -am -Dspotless.check.skip test-compile dependency:build-classpath \
  -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
cd api/judge
exec java -Xmx512m -cp "target/test-classes:target/classes:$(cat "$classpath")" io.github.chatspec.judge.DiagnosisBenchmark
