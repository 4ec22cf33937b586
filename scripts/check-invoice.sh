#!/usr/bin/env bash
# Holds our credit notes against the published rules of EN 16931 and of Peppol BIS Billing 3.0 (Schematron, compiled to XSLT by
# the phive project; Apache-2.0) with Saxon-HE. Opt-in: needs Java and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>makegood</groupId><artifactId>invoice-rules</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>net.sf.saxon</groupId><artifactId>Saxon-HE</artifactId><version>12.5</version></dependency>
    <dependency><groupId>com.helger.phive.rules</groupId><artifactId>phive-rules-peppol</artifactId><version>4.1.0</version>
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
  </dependencies>
</project>
XML
mvn -q -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/jars"
(cd "$work" && unzip -q -j jars/phive-rules-peppol-*.jar 'external/schematron/openpeppol/2025.5/xslt/*-EN16931-UBL.xslt' -d rules)
mkdir "$work/notes"
npx tsx scripts/invoice-samples.ts "$work/notes"
bad=0 count=0
check() { # note, rules -> lines of what failed
  java -cp "$work/jars/*" net.sf.saxon.Transform -s:"$1" -xsl:"$2" 2>/dev/null |
    tr '\n' ' ' | grep -o '<svrl:failed-assert[^>]*>\(<[^t][^>]*>\| \)*<svrl:text>[^<]*' | sed 's/.*flag="\([a-z]*\)".*<svrl:text>/\1 /' || true
}
for note in "$work"/notes/*.xml; do
  for rules in "$work"/rules/*.xslt; do
    count=$((count + 1))
    found=$(check "$note" "$rules")
    echo "$(basename "$note" .xml) by $(basename "$rules" .xslt): ${found:-no rule broken}"
    if echo "$found" | grep -q '^fatal'; then bad=$((bad + 1)); fi
  done
done
# A rule that cannot fail proves nothing: a note without its buyer must break some.
sed '/<cac:AccountingCustomerParty>/,/<\/cac:AccountingCustomerParty>/d' "$work/notes/outside-the-scope.xml" >"$work/broken.xml"
control=$(check "$work/broken.xml" "$work/rules/CEN-EN16931-UBL.xslt" | grep -c '^fatal' || true)
echo "$count checks, $bad with fatal findings; control: a note without its buyer breaks $control rules"
[ "$bad" -eq 0 ] && [ "$control" -gt 0 ]
