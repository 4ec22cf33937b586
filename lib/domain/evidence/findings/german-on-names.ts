/** Findings on names, in German. */
import type { SentencesOf } from './define-finding.ts';
import { gemeint, oder, partei } from './german-lists.ts';
import type { ON_NAMES } from './on-names.ts';

/** With "keine" or "keinen". */
const NONE_OF = { check: 'keine Prüfung', count: 'keine Zählung', value: 'kein Wert' } as const;

const LEFT_OUT = {
  unread: 'das Eingegangene betrifft eine Komponente, für die keine Klausel es liest',
  contradicted: 'das Eingegangene hat eine Nummer, die zuvor mit anderem Inhalt einging',
  corrected: 'das Eingegangene wurde korrigiert',
  other: 'das Eingegangene wird nicht berücksichtigt',
} as const;

/** After "ein Merkmal": of the customer, of each component of a kind. */
const ownerOf = (of: string): string => (of === 'customer' ? 'des Kunden' : `jeder Komponente der Art „${of}“`);
const forOwner = (of: string): string => (of === 'customer' ? 'für den Kunden' : `für die Art „${of}“`);

export const GERMAN_ON_NAMES: SentencesOf<typeof ON_NAMES> = {
  'near-word': ({ what, word, near, of }) =>
    ({
      attribute: `Der Vertrag kennt kein Merkmal „${word}“, wohl aber „${near}“; es hat keine Wirkung.`,
      section: `Keine Klausel verlangt den Abschnitt „${word}“${of === undefined ? '' : ` von „${of}“`}, wohl aber „${near}“; er zählt nicht als dieser.`,
      name: `Keine Klausel liest „${word}“, wohl aber „${near}“; was unter diesem Namen gesendet wurde, wird nicht berücksichtigt.`,
      charge: `Keine Klausel nennt Entgelte der Art „${word}“, wohl aber „${near}“; sie zählen nicht als solche.`,
      'left-out-charge': `Keine Klausel nimmt Entgelte der Art „${word}“ aus, wohl aber „${near}“; sie werden angerechnet.`,
      outcome: `Keine Klausel nennt das Ergebnis „${word}“, wohl aber „${near}“; es zählt als Erfolg.`,
    })[what],
  'never-occurred': ({ what, name, of = name, others = [] }) =>
    what === 'outcome'
      ? `„${of}“ wurde gezählt, aber keine verwendete Zählung hat das Ergebnis „${name}“, das eine Klausel nennt; nichts zählt als solches.`
      : what === 'section'
        ? `„${of}“ wurde geliefert, aber keine Lieferung hat den Abschnitt „${name}“, den eine Klausel verlangt; eine Lieferung ohne ihn zählt dort nicht.`
        : what === 'delivery'
          ? `Für den Abrechnungszeitraum ging keine Lieferung von „${name}“ ein, wohl aber ${others.map((one) => `„${one}“`).join(', ')}; bitte prüfen Sie, ob sie unter einem anderen Namen gesendet wird.`
          : `Für den Abrechnungszeitraum ging zu „${name}“ ${NONE_OF[what]} ein, und eine Klausel liest das; bitte prüfen Sie, ob unter einem anderen Namen gesendet wird.`,
  'none-counts': ({ what, name, reasons, refused }) => {
    const why = [
      ...refused.map(({ sender, party, clauses }) => {
        const accepted = clauses.map(
          ({ clause, reporters }) =>
            `„${clause}“ lässt nach \`reported-by\` ${reporters.length === 0 ? 'keinen Absender' : `nur ${reporters.map(partei).join(', ')}`} zu`,
        );
        return `Meldungen von ${sender} (Seite: ${partei(party)}) sind nicht zugelassen (${accepted.join('; ')})`;
      }),
      ...reasons.map(({ why: kind, reason }) => `${LEFT_OUT[kind]}${kind === 'other' ? ` (\`${reason}\`)` : ''}`),
    ];
    return `Eine Klausel liest „${name}“, aber ${NONE_OF[what]} davon zählt: ${why.join('; ')}.`;
  },
  'unknown-attribute': ({ attribute, near, first }) =>
    `Der Vertrag kennt kein Merkmal „${attribute}“${gemeint(near)}; es hat keine Wirkung${first === undefined ? '' : `, zuerst in ${first}`}.`,
  'unknown-milestone': ({ kind, milestone, near }) =>
    `Vorgänge der Art „${kind}“ haben keinen Meilenstein „${milestone}“${gemeint(near)}; er hat keine Wirkung.`,
  'unknown-record-kind': ({ kind, near }) => `Der Vertrag kennt keine Vorgänge der Art „${kind}“${gemeint(near)}.`,
  'unknown-word': ({ attribute, value, isNumber }) =>
    isNumber
      ? `Der Wert „${value}“ von „${attribute}“ ist nicht lesbar; er gilt als nicht bekannt.`
      : `Der Wert „${value}“ von „${attribute}“ ist kein Wort des Vertrags; nehmen Sie ihn unter \`values\` oder \`reads-as\` des Merkmals auf.`,
  'no-such-record': ({ attribute, kind, record }) =>
    `„${attribute}“ nennt den Vorgang „${record}“ der Art „${kind}“, von dem sonst nichts bekannt ist; was von ihm abhängt, ist unbekannt. Bitte senden Sie seine Ereignisse, oder berichtigen Sie den Namen.`,
  'wrong-owner': ({ attribute, owner, given }) =>
    `„${attribute}“ ist ein Merkmal ${ownerOf(owner)}, das Ereignis setzt es aber ${forOwner(given)}; es hat keine Wirkung.`,
  'band-overlap': ({ edges }) =>
    `Berechnete Grenzen überschneiden sich, und ein Wert liegt in mehreren Stufen; welche davon gilt, ist nicht bekannt. Korrigieren Sie die Werte von ${oder(edges)} oder die Stufentabelle.`,
};
