#!/usr/bin/env bash
# Holds our notes against the published rules: EN 16931 and Peppol BIS Billing 3.0, XRechnung 3.0 (Schematron, compiled to XSLT by the phive
# project; Apache-2.0), and the French rules of FNFE-MPE (EUPL). Saxon-HE runs them. Opt-in: needs Java, Maven, curl.
# FRENCH_RULES: a copy of the French rules, instead of a download. JARS: a folder for the jars that stays.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jars=${JARS:-$work/jars}
cat >"$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>makegood</groupId><artifactId>invoice-rules</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>net.sf.saxon</groupId><artifactId>Saxon-HE</artifactId><version>12.5</version></dependency>
    <dependency><groupId>com.helger.phive.rules</groupId><artifactId>phive-rules-peppol</artifactId><version>4.1.0</version>
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>com.helger.phive.rules</groupId><artifactId>phive-rules-xrechnung</artifactId><version>4.1.0</version>
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
  </dependencies>
</project>
XML
[ -d "$jars" ] || mvn -q -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jars"
rules=$work/rules
unzip -q -j "$jars"/phive-rules-peppol-*.jar 'external/schematron/openpeppol/2025.5/xslt/*-EN16931-UBL.xslt' -d "$rules"
unzip -q -j "$jars"/phive-rules-xrechnung-*.jar 'external/schematron/3.0.2/XRechnung-UBL-validation.xslt' -d "$rules"
french=https://raw.githubusercontent.com/fnfempe/France_RFE/e9520ce398cc99bed4bab493773a494af8ca5aff/FNFE_RFE_INVOICE/UBL/EN16931/2xslt/BR-FR-Flux2-Schematron-UBL.xslt
if [ -n "${FRENCH_RULES:-}" ]; then cp "$FRENCH_RULES" "$rules/French-UBL.xslt"; else curl -fsS "$french" -o "$rules/French-UBL.xslt"; fi
npx tsx scripts/invoice-samples.ts "$work/notes"

declare -A of=(
  [peppol]='CEN-EN16931-UBL PEPPOL-EN16931-UBL'
  [en16931]='CEN-EN16931-UBL'
  [xrechnung]='CEN-EN16931-UBL XRechnung-UBL-validation'
  [france]='CEN-EN16931-UBL French-UBL'
)
check() { # folder of notes, rules, folder of results
  mkdir -p "$3"
  java -cp "$jars/*" net.sf.saxon.Transform -s:"$1" -o:"$3" -xsl:"$rules/$2.xslt" 2>"$work/log" || { cat "$work/log"; exit 1; }
}
findings() { # a result -> a line for each rule that is broken: its flag, its text
  tr '\n' ' ' <"$1" | grep -o '<svrl:failed-assert[^>]*>\(<[^t][^>]*>\| \)*<svrl:text>[^<]*' |
    sed 's/.*flag="\([a-z]*\)".*<svrl:text>/\1 /' || true
}
bad=0 count=0
for profile in "${!of[@]}"; do
  for name in ${of[$profile]}; do
    check "$work/notes/$profile" "$name" "$work/found/$profile-$name"
    fatal=0
    for result in "$work/found/$profile-$name"/*; do
      found=$(findings "$result")
      [ -z "$found" ] || echo "$(basename "$result" .xml) by $name: $found"
      if echo "$found" | grep -q '^fatal'; then fatal=$((fatal + 1)); fi
    done
    notes=$(find "$work/notes/$profile" -name '*.xml' | wc -l)
    results=$(grep -l 'svrl:fired-rule' "$work/found/$profile-$name"/* | wc -l)
    [ "$notes" -eq "$results" ] || { echo "$name judged $results of $notes notes"; exit 1; }
    echo "$profile by $name: $notes notes, $fatal with fatal findings"
    count=$((count + notes)) bad=$((bad + fatal))
  done
done
# A rule that cannot fail proves nothing: a note without its buyer must break some of each.
mkdir "$work/broken"
sed '/<cac:AccountingCustomerParty>/,/<\/cac:AccountingCustomerParty>/d' "$work/notes/france/french-credited.xml" >"$work/broken/note.xml"
for name in CEN-EN16931-UBL PEPPOL-EN16931-UBL XRechnung-UBL-validation French-UBL; do
  check "$work/broken" "$name" "$work/found/broken-$name"
  control=$(findings "$work/found/broken-$name/note.xml" | grep -c '^fatal' || true)
  echo "control: a note without its buyer breaks $control rules of $name"
  [ "$control" -gt 0 ] || bad=$((bad + 1))
done
# So do national rules: a note that lacks what they ask for breaks one of them, and nothing before.
while read -r note edit; do
  rm -rf "$work/broken" && mkdir "$work/broken"
  sed "$edit" "$work/notes/peppol/$note.xml" >"$work/broken/note.xml"
  check "$work/broken" PEPPOL-EN16931-UBL "$work/found/national"
  control=$(findings "$work/found/national/note.xml" | grep -c '^fatal' || true)
  echo "control: the note $note with \"$edit\" breaks $control rules of its country"
  [ "$control" -gt 0 ] || bad=$((bad + 1))
done <<'NOTES'
danish-within /schemeID="0184"/d
danish-taken-back s/PaymentMeansCode>31/PaymentMeansCode>30/
icelandic-within s/schemeID="0196"/schemeID="0088"/
italian /PostalZone/d
dutch /<cac:BillingReference>/,/<\/cac:BillingReference>/d
dutch-within s/schemeID="0106"/schemeID="0088"/
norwegian s/NO974760673MVA/NO974760674MVA/
swedish s/SE556677889901/SE5566778899/
NOTES
echo "$count checks, $bad with fatal findings"
[ "$bad" -eq 0 ]
