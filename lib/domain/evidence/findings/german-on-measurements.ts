/** Findings on what is measured, in German. */
import type { SentencesOf } from './define-finding.ts';
import { weitere } from './german-lists.ts';
import type { ON_MEASUREMENTS } from './on-measurements.ts';

export const GERMAN_ON_MEASUREMENTS: SentencesOf<typeof ON_MEASUREMENTS> = {
  'band-gap': () => 'Ein Wert liegt in keiner Stufe, und keine Klausel sagt, was dann gilt; was davon abhängt, ist nicht gemessen.',
  'below-zero': ({ value, count, unit }) =>
    count === 1
      ? `Die Messung ${value} liegt unter 0 ${unit}; sie wird nicht gewertet.`
      : `${count} Messungen, etwa ${value}, liegen unter 0 ${unit}; sie werden nicht gewertet.`,
  'control-unknown': ({ control, count, first }) =>
    `Bei ${count === 1 ? 'einem Fehlschlag' : `${count} Fehlschlägen`} (der erste am ${first}) ist das Ergebnis der Vergleichsprüfung ${control} nicht bekannt; diese Zeit ist unbekannt.`,
  'holidays-run-out': ({ year }) => `Für ${year} sind keine Feiertage genannt; sie zählen als Arbeitstage.`,
  'no-value-yet': ({ day, first }) => `Am ${day} gilt noch kein Wert; der erste gilt ab ${first}.`,
  'not-a-share': ({ attribute, count, value }) =>
    attribute !== undefined
      ? `${value === undefined ? 'Ein Wert' : `Der Wert „${value}“`} von „${attribute}“ ist kein Anteil zwischen 0 und 1 (schreiben Sie 0.5 oder 50%); er gilt als nicht bekannt.`
      : count === undefined
        ? 'Ein berechnetes Gewicht liegt außerhalb von 0 % bis 100 %; es gilt das nähere der beiden.'
        : count === 1
          ? `${value === undefined ? 'Eine Messung' : `Die Messung ${value}`} liegt nicht zwischen 0 und 1 (senden Sie 0.925 für 92,5 %); sie wird nicht gewertet.`
          : `${count} Messungen${value === undefined ? '' : `, etwa ${value},`} liegen nicht zwischen 0 und 1 (senden Sie 0.925 für 92,5 %); sie werden nicht gewertet.`,
  'part-not-observed': ({ by, parts, more }) => {
    const names = `${parts.join(', ')}${weitere(more)}`;
    return by === 'reports'
      ? `Zu ${names} gibt es keine Meldung, wohl aber zu anderen Komponenten der Art: Meldungen zu einem Teil belegen nicht, dass das Ganze verfügbar war.`
      : `Nichts prüft ${names}, während andere Komponenten der Art geprüft werden: Zeit, in der vom Ganzen nichts geprüft wurde, ist unbekannt.`;
  },
  'quorum-out-of-reach': ({ locations, quorum }) =>
    `Geprüft wird von ${locations === 1 ? 'einem Standort' : `${locations} Standorten`} aus, und ${quorum} müssen den Ausfall feststellen: Solange keine Prüfung von dort gelingt, ist die Zeit unbekannt.`,
  'slots-not-counted': ({ count, slots, worth }) =>
    `${count} von ${slots} Messintervallen haben aus keiner Quelle ${worth === undefined ? 'eine Messung; sie werden ausgelassen, weil ein Messintervall ohne Messung keinen Wert hat' : `eine Zählung; nach dem Vertrag zählen sie als „${worth}“`}.`,
  'spans-slots': ({ count }) =>
    `${count === 1 ? 'Eine Zählung umfasst eine Zeit, die' : `${count} Zählungen umfassen Zeiten, die`} über das Ende eines Messintervalls reicht; jede zählt nur in dem Messintervall, in dem ihre Zeit beginnt.`,
  'too-precise': ({ what }) =>
    what === 'value'
      ? 'Ein daraus berechneter Wert hat mehr als tausend Stellen; an seiner Stelle stehen Grenzen, und was sie nicht entscheiden, bleibt offen.'
      : 'Der Mittelwert der Messungen eines Messintervalls hat mehr Stellen, als gespeichert werden können; das Messintervall ist unbekannt.',
  'undecided-time': ({ time }) => `Von fehlenden Angaben hängt ab, ob ein Teil des Abrechnungszeitraums angerechnet wird (${time}).`,
  'unknown-time': ({ time, worth }) => `${time} des Abrechnungszeitraums sind unbekannt; nach dem Vertrag zählt diese Zeit als „${worth}“.`,
  'witness-silent': ({ limit, silent, down, unknown }) => {
    const was = `Die Messquelle hat länger als ${limit} nichts gemeldet`;
    return down === undefined || unknown === undefined
      ? `${was}; ${silent} des Abrechnungszeitraums sind unbekannt.`
      : `${was}; von ${silent} des Abrechnungszeitraums sind ${unknown} unbekannt, und in ${down} dauert eine zuvor gemeldete Störung an: Wo es andere Messquellen gibt, gelten deren Meldungen.`;
  },
  'no-evidence': ({ received, leftOut, unreported, unknown }) =>
    `Kein Ereignis berichtet, was in diesem Abrechnungszeitraum geschah${received === 0 ? '' : ` (eingegangen: ${received}, nicht berücksichtigt: ${leftOut})`}; die Ergebnisse beruhen allein auf ungemeldeter Zeit, die nach \`unreported\` („${unreported}“) und \`unknown\` („${unknown}“) zählt.`,
};
