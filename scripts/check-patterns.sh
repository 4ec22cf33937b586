#!/usr/bin/env bash
# Compares local/eventbridge/event-pattern.ts with AWS's own event-ruler (Java, Apache-2.0). Opt-in: needs Java and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>makegood</groupId><artifactId>pattern-oracle</artifactId><version>1</version>
  <dependencies><dependency><groupId>software.amazon.event.ruler</groupId><artifactId>event-ruler</artifactId><version>1.7.3</version></dependency></dependencies>
</project>
XML
mvn -q -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/jars"
npx tsx scripts/pattern-cases.ts | java -cp "$work/jars/*" scripts/PatternOracle.java
