/** Findings on single events, in German. */
import type { SentencesOf } from './define-finding.ts';
import { capital, denPartei, oder, partei, und } from './german-lists.ts';
import type { ON_EVENTS } from './on-events.ts';

const SUBJECTS = {
  record: (name = '') => `Vorgänge der Art „${name}“`,
  attribute: (name = '') => `das Merkmal „${name}“`,
  bill: () => 'die Rechnung',
} as const;

/** The place of `reported-by` in the terms. */
const placeOf = (subject: keyof typeof SUBJECTS, name = ''): string =>
  subject === 'bill' ? '`billing`' : `\`${subject === 'record' ? 'records' : 'attributes'}\`, \`${name}\``;

const otherThan = (party: string): string => (party === 'vendor' ? 'customer' : 'vendor');

export const GERMAN_ON_EVENTS: SentencesOf<typeof ON_EVENTS> = {
  'ahead-of-receipt': ({ occurred, received }) =>
    `Der gemeldete Zeitpunkt (${occurred}) liegt nach dem Eingang (${received}); maßgeblich ist der gemeldete Zeitpunkt.`,
  'candidate-start': ({ start, why }) =>
    `Der Alarm nennt ${start} als Beginn, ${why === 'after-report' ? 'nach der Meldung' : 'mehr als 7 Tage vor der Meldung'}; maßgeblich ist die Meldung.`,
  'clock-skew': ({ reached, before, seconds }) =>
    `${oder(reached)} liegt ${seconds} s vor „${before}“, innerhalb der Toleranz für Uhren; es gilt als gleichzeitig mit „${before}“.`,
  'end-before-start': ({ reached, before, minutes }) =>
    `${oder(reached)} liegt ${minutes} min vor „${before}“; es wird nicht berücksichtigt, der Vorgang läuft weiter.`,
  contradiction: () =>
    'Zwei Ereignisse haben diese Nummer und verschiedenen Inhalt (Sachverhalt, Zeitpunkt oder Komponente); maßgeblich ist das zuerst eingegangene.',
  corrected: ({ type, at, sender, correction, received, corrects, becomes: [after] }) => {
    const by = `Korrektur von ${sender}, eingegangen ${received} (${correction})`;
    return corrects === undefined
      ? `${type} vom ${at} wurde ${after ? `ersetzt durch ${after.type} vom ${after.at}` : 'zurückgezogen'}; ${by}.`
      : `Die Korrektur von „${corrects}“ wurde ihrerseits korrigiert: Sie ${after ? `lautet jetzt ${after.type} vom ${after.at}` : 'wird nicht berücksichtigt'}; ${by}.`;
  },
  'corrects-nothing': ({ corrects, why, component = '' }) =>
    ({
      unknown: `Dieser Absender hat kein Ereignis „${corrects}“ gesendet.`,
      'unknown-without-component': `Dieser Absender hat kein Ereignis „${corrects}“ gesendet; gehört es zu einem anderen Vertrag, nennen Sie dessen Komponente.`,
      mutual: `Diese Korrektur und „${corrects}“ korrigieren einander und werden beide nicht berücksichtigt; ziehen Sie eine von ihnen mit einer weiteren Korrektur zurück.`,
      itself: 'Diese Korrektur korrigiert sich selbst und wird nicht berücksichtigt; nennen Sie das Ereignis, das sie korrigiert.',
      elsewhere: `Diese Korrektur verlegt „${corrects}“ zu „${component}“; der Vertrag kennt diese Komponente nicht, und das Ereignis bleibt, wie es war. Ziehen Sie es zurück, und senden Sie es als neues Ereignis.`,
    })[why],
  'no-component': () => 'Das Ereignis nennt keine Komponente; der Auftrag lässt solche Ereignisse aus (`without-component`).',
  'no-owner': ({ attribute, of }) =>
    `Das Ereignis setzt „${attribute}“ ${of === undefined ? 'einer Komponente, nennt aber keine' : `von „${of}“; das ist weder \`customer\` noch \`component\`, und ein Vorgang ist nicht genannt`}; es wird nicht berücksichtigt.`,
  'not-its-word': ({ subject, name, sender, party, reporters }) => {
    const what = SUBJECTS[subject](name);
    const why = reporters
      ? `${capital(what)}: meldeberechtigt ist ${reporters.map(partei).join(', ')}, und ${sender} meldet für ${denPartei(party)}`
      : `Was der ${partei(party)} schuldet, hängt ab von: ${what}`;
    const by = reporters ? reporters.map(partei).join(' oder ') : partei(otherThan(party));
    return `${why}; diese Meldung wird nicht berücksichtigt. Melden sollte ${by}, oder nennen Sie ${denPartei(party)} mit \`reported-by\` bei ${placeOf(subject, name)}.`;
  },
  'overlapping-samples': ({ late, first }) =>
    `${late ?? 'Das Ereignis'} betrifft eine Zeit, über die ${first} bereits berichtet hat; maßgeblich ist das zuerst eingegangene.`,
  'sender-not-listed': ({ sender, count }) =>
    `${count === 1 ? 'Ein Ereignis' : `${count} Ereignisse`} der Datei ${count === 1 ? 'kommt' : 'kommen'} von „${sender}“, das nicht unter \`senders\` des Auftrags steht, und ${count === 1 ? 'gilt' : 'gelten'} als Meldung des Anbieters. Nennen Sie den Absender mit der Seite, für die er meldet; der Dienst nimmt von einem nicht eingetragenen Absender nichts an.`,
  'sender-not-named': ({ count, attribute, owing }) =>
    `${count === 1 ? 'Ein Ereignis ohne Absender nennt' : `${count} Ereignisse ohne Absender nennen`} ${attribute === undefined ? 'eine Rechnung' : `„${attribute}“`}; davon hängt ab, was ${owing.map((party) => `der ${partei(party)}`).join(' und ')} schuldet. Es gilt als Meldung der Person, die die Datei auswertet. Nennen Sie den Absender mit \`account\` oder \`source\` in der Zeile oder die Meldeberechtigten mit \`reported-by\` bei ${placeOf(attribute === undefined ? 'bill' : 'attribute', attribute)}.`,
  'set-twice': ({ attribute }) =>
    `„${attribute}“ wurde im selben Zeitpunkt auf verschiedene Werte gesetzt; maßgeblich ist der zuerst eingegangene, bei gleichzeitigem Eingang der im Alphabet erste.`,
  'unknown-component': ({ component }) => `Der Vertrag kennt keine Komponente „${component}“; das Ereignis wird nicht berücksichtigt.`,
  'counts-for-all': ({ kind }) => `Keine Komponente genannt: gilt nach \`without-component: count\` für jede Komponente der Art „${kind}“.`,
  'counts-for-each': ({ components, isForOthers }) =>
    `Keine Komponente genannt; andere Ereignisse derselben Störung nennen ${und(components)}: gilt für ${components.length === 1 ? 'diese Komponente' : 'jede von ihnen'}${isForOthers ? ' und nach `without-component: count` für alle übrigen' : ''}.`,
  'counts-for-named': ({ kind, record, first, components }) =>
    `Keine Komponente genannt; andere Ereignisse des Vorgangs ${kind} ${record} (das erste ist ${first}) nennen ${und(components)}: gilt nur für ${components.length === 1 ? 'diese Komponente' : 'diese Komponenten'}.`,
};
