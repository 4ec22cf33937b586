/** Findings on amounts and on the issue of a statement, in German. */
import type { SentencesOf } from './define-finding.ts';
import { weitere } from './german-lists.ts';
import type { ON_AMOUNTS } from './on-amounts.ts';
import type { ON_ISSUE } from './on-issue.ts';

/** "15.02.2026 bis 28.02.2026"; one day alone. */
const daysOf = ({ from, to }: { readonly from: string; readonly to: string }): string => (from === to ? from : `${from} bis ${to}`);

const UNMEASURED = {
  limit: 'Der Zielwert ist nicht bekannt',
  value: 'Es gibt in diesem Abrechnungszeitraum keinen Wert (kein Fall, oder 0 von 0)',
} as const;

export const GERMAN_ON_AMOUNTS: SentencesOf<typeof ON_AMOUNTS> = {
  'bill-missing': ({ charges, more, isNothing }) => {
    const each = charges.map(
      ({ kind, component, days, more: further }) =>
        `${kind === undefined ? 'jedes Entgelt' : `„${kind}“`}${component === undefined ? '' : ` für ${component}`} (${days.map(daysOf).join(', ')}${weitere(further, 'weiterer')})`,
    );
    return `Nicht in Rechnung gestellt: ${each.join('; ')}${weitere(more, 'weiteres')}; was davon abhängt, beträgt mindestens das Bekannte${isNothing ? ' (die Bemessungsgrundlage ist bisher 0)' : ''}. Stellen Sie es in Rechnung, mit 0.00, wo nichts berechnet wird, oder nehmen Sie das Entgelt in den Auftrag auf.`;
  },
  'bill-of-no-component': ({ component }) =>
    `Die Rechnung ${component === undefined ? 'nennt keine Komponente' : `gilt für ${component}`}, und jede Bemessungsgrundlage gehört zu Komponenten anderer Art; sie wird keiner zugerechnet.`,
  'bill-repeated': ({ first, kind, from, to }) =>
    `${first} stellt „${kind}“ für ${from} bis ${to} bereits in Rechnung; maßgeblich ist die zuerst eingegangene Rechnung. Korrigieren Sie die falsche, oder stellen Sie beide als einen Betrag in Rechnung.`,
  'bill-wrong-currency': ({ amount, currency, from, to }) =>
    `Die Rechnung über ${amount} lautet nicht auf ${currency} und wird nicht berücksichtigt; die Entgelte von ${from} bis ${to} betragen mindestens das Bekannte. Korrigieren Sie die Rechnung.`,
  'bills-overlap': ({ first, kind, from, to }) =>
    `Auch ${first} stellt „${kind}“ für einen Teil von ${from} bis ${to} in Rechnung; beide zählen. Ist nur eine richtig, korrigieren Sie die andere.`,
  'bill-in-part-days': ({ kind, from, to, zone }) =>
    `Die Rechnung über „${kind}“ für ${from} bis ${to} beginnt oder endet innerhalb eines Tages der Zone ${zone}; sie wird nach Tagen aufgeteilt, und dieser Tag zählt als ganzer. Stellen Sie ganze Tage dieser Zone in Rechnung.`,
  'no-charge': ({ period, of, more, begins, ends }) =>
    `Für ${period} ist kein Entgelt${of.length === 0 ? '' : ` für ${of.join(', ')}${weitere(more)}`} bekannt${begins !== undefined ? `, da die Laufzeit am ${begins} beginnt` : ends !== undefined ? `, da die Laufzeit am ${ends} endet; läuft sie weiter, korrigieren Sie den Auftrag oder stellen Sie das Entgelt in Rechnung` : ''}; darauf sind 0 geschuldet.`,
  'no-amount': ({ name }) => `„${name}“ hat hier keinen Wert; darauf ist nichts geschuldet.`,
  'claim-from-start': ({ of }) =>
    of === 'downtime'
      ? 'Keine Meldung sagt, wann der Kunde vom gemessenen Ausfall Kenntnis hatte; die Frist der Geltendmachung zählt ab dessen Beginn.'
      : 'Keine Messung sagt, wann der Ausfall war; die Frist der Geltendmachung zählt ab dem Beginn des Abrechnungszeitraums.',
  'earlier-bounds': ({ facts, cells, more }) =>
    `Fehlende Angaben früherer Abrechnungszeiträume wurden nicht einzeln durchgerechnet: ${[...facts, ...cells.map((cell) => `was „${cell}“ offenließ`)].join('; ')}${weitere(more)}; es kann mehr sicher geschuldet sein als gezeigt.`,
  'not-measured': ({ why, owed, amounts }) =>
    `${UNMEASURED[why]}; ${
      owed === 'nothing'
        ? 'nichts ist geschuldet, und das Leistungsziel ist weder eingehalten noch verfehlt.'
        : owed === 'certain'
          ? `unabhängig vom Ergebnis sind nach der Stufe ${amounts.map(({ credit, amount }) => `${amount} (${credit})`).join(', ')} geschuldet.`
          : 'der nach der Stufe geschuldete Betrag hängt von fehlenden Angaben ab, nicht vom Ergebnis.'
    }`,
  'open-dispute': ({ count }) =>
    count === 1 ? 'Zum Abrechnungszeitraum ist 1 Beanstandung offen.' : `Zum Abrechnungszeitraum sind ${count} Beanstandungen offen.`,
  'over-credited': ({ claims }) =>
    `Es wurde mehr erhalten, als geschuldet ist: ${claims.map(({ claim, received, owed, beyond }) => `${claim}: ${received} erhalten, ${owed} geschuldet, ${beyond} zu viel`).join('; ')}.`,
};

export const GERMAN_ON_ISSUE: SentencesOf<typeof ON_ISSUE> = {
  'quarantined-evidence': ({ count, events }) =>
    `${count === 1 ? '1 Ereignis' : `${count} Ereignisse`} des Anbieters ${count === 1 ? 'liegt' : 'liegen'} in Quarantäne und ${count === 1 ? 'zählt' : 'zählen'} nicht: ${events.join(', ')}${weitere(count - events.length, 'weiteres')}.`,
  'silent-source': ({ sender, since }) => `${sender} hat seit ${since} nichts gesendet.`,
  'undetermined-amount': ({ least, most, facts, more }) =>
    `${most === undefined ? `Mindestens ${least} sind geschuldet, ohne Obergrenze,` : `Zwischen ${least} und ${most} sind geschuldet,`} bis diese Angaben vorliegen: ${facts.join(', ')}${weitere(more)}.`,
  'text-without-font': ({ scripts }) =>
    `Das PDF hat keine Schrift für ${scripts.join(', ')}: Jedes dieser Zeichen erscheint dort als leeres Kästchen.`,
  'waited-long-enough': () => 'Ausgestellt, obwohl eine Bedingung offen ist: Die Wartezeit der Bedingungen ist abgelaufen.',
};
