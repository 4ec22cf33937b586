/** Findings on records, in German. */
import type { SentencesOf } from './define-finding.ts';
import { genitive, withZu } from './german-cases.ts';
import { capital, oder, und } from './german-lists.ts';
import type { ON_RECORDS } from './on-records.ts';

/** The end of a finding on a missing fact of a record. */
const effectOf = (decides: boolean): string =>
  decides
    ? 'die davon abhängigen Ergebnisse sind noch nicht bestimmt'
    : 'kein Ergebnis und kein Betrag dieses Abrechnungszeitraums hängt davon ab';

export const GERMAN_ON_RECORDS: SentencesOf<typeof ON_RECORDS> = {
  'announced-again': ({ since }) =>
    `Die Wartung wurde für dieselben Zeiten erneut angekündigt; maßgeblich ist die Ankündigung vom ${since}.`,
  'plan-changed': ({ since }) =>
    since === undefined
      ? 'Die Wartung wurde verlegt; ihre Ankündigungsfrist zählt ab dieser Ankündigung.'
      : `Die Zeiten der Wartung wurden geändert; bereits angekündigte Zeit behält die Ankündigung vom ${since}, für neue Zeit gilt diese Ankündigung.`,
  'beyond-plan': ({ early, late, from, to }) =>
    `Auch nicht angekündigte Zeit wird angerechnet: ${und([...(early === undefined ? [] : [`${early} vor dem geplanten Beginn`]), ...(late === undefined ? [] : [`${late} nach dem geplanten Ende`])])}; die Klausel zählt von „${from}“ bis „${to}“.`,
  'attribute-missing': ({ attribute, owner, decides }) => `${attribute} ${genitive(owner)} ist nicht bekannt; ${effectOf(decides)}.`,
  'milestone-awaited': ({ milestones, owner, decides }) =>
    `${capital(withZu(owner))} ist ${oder(milestones)} nicht gemeldet; ${effectOf(decides)}.`,
  'down-again': ({ state, since }) => `Der Zustand war seit ${since} bereits „${state}“; die Meldung ändert nichts.`,
  'first-word-up': () => 'Die erste Meldung ist `up`; die Zeit davor ist unbekannt.',
  'recovery-without-failure': () =>
    'Der Dienst wurde als wiederhergestellt gemeldet, ohne dass zuvor ein Ausfall gemeldet war; siehe die Klausel `recovery-without-failure`.',
  'id-used-again': ({ kind, record, becomes }) =>
    `${kind} ${record} war bereits beendet und begann erneut; es gilt als anderer Vorgang: ${becomes}.`,
  'number-shared': ({ kind, number, components, becomes }) =>
    `${kind} ${number} eines anderen Absenders betrifft ${components.join(', ')}; dieser Vorgang gilt als ein anderer: ${becomes}.`,
  'opened-again': ({ ticket }) => `Ticket ${ticket} wurde vor seiner Schließung erneut eröffnet; maßgeblich ist die erste Eröffnung.`,
  'resumed-without-pause': ({ ticket }) => `Ticket ${ticket} wurde fortgesetzt, ohne angehalten zu sein.`,
  'reopened-without-end': ({ ticket }) =>
    `Ticket ${ticket} wurde wieder eröffnet, ohne zuvor gelöst oder geschlossen zu sein; keine Zeitmessung beginnt neu. War es gelöst oder geschlossen, berichtigen Sie den Zeitpunkt eines der beiden Ereignisse.`,
  'no-start': ({ reached, from }) =>
    from === undefined || reached.length === 0
      ? 'Kein Ereignis meldet den Beginn; die übrigen Ereignisse zählen nur, wo eine Klausel nichts anderes davon liest.'
      : `${und(reached.map((one) => `„${one}“`))} ist bekannt, „${from}“ dagegen nicht; Klauseln, die ab „${from}“ zählen, berücksichtigen den Vorgang nicht.`,
  'not-ended': ({ since, awaited, limit, after }) =>
    since !== undefined
      ? `${awaited === undefined ? `Der Vorgang begann am ${since} und war am Ende des Abrechnungszeitraums nicht beendet` : `Der Vorgang zählt ab ${since}; „${awaited}“ war am Ende des Abrechnungszeitraums nicht erreicht`}; er wird bis dahin angerechnet${after === 'counts-unless-silent' ? ', außer solange seine Messquelle nichts und eine andere Messquelle anderes meldet' : ''}.`
      : limit !== undefined
        ? `Innerhalb von ${limit} meldet kein Ereignis das Ende; danach ${after === 'over' ? 'gilt der Vorgang als beendet' : 'ist die Zeit unbekannt'}.`
        : 'Kein Ereignis meldet das Ende; der Vorgang zählt bis zum geplanten Ende.',
  'not-reached': ({ over, awaited, stops }) =>
    `Der Vorgang hat „${over}“ erreicht, ohne dass ${oder(awaited)} zählt, und nichts anderes ${stops === 'wait' ? 'beendet das letzte Warten' : 'beendet die Zeitmessung'}: ${stops === 'running-timer' ? 'Die Zeitmessung läuft weiter' : 'Keine Obergrenze ist eingehalten'}. Senden Sie den erreichten Meilenstein, oder ${stops === 'wait' ? `schreiben Sie in der Klausel unter \`until\`: „${over}“` : `nennen Sie in der Klausel unter \`to\` beide: ${[...awaited, over].map((one) => `„${one}“`).join(', ')}`}.`,
  'of-no-component': ({ kind, credit }) =>
    `Der Vorgang gehört zu keiner Komponente der Art „${kind}“, und „${credit}“ hat je „${kind}“ eine Position; darauf ist nichts geschuldet.`,
  'pause-not-ended': ({ since }) =>
    `Am ${since} angehalten und am Ende des Abrechnungszeitraums nicht fortgesetzt; die Zeitmessung bleibt angehalten.`,
  'unnamed-pause': ({ reason, near }) =>
    `Keine Klausel nennt den Grund „${reason}“ für eine Unterbrechung${near === undefined ? '' : `, wohl aber „${near}“`}; die Zeitmessung läuft weiter.`,
  'set-after-end': ({ attribute, value, at }) =>
    `„${attribute}“ wurde am ${at}, nach dem Ende, auf „${value}“ gesetzt; das ändert keine Zeit davor und mit \`on-severity-change: first\` oder \`restart\` keine bereits beendete Zeitmessung.`,
  'set-in-last-second': ({ attribute, value }) =>
    `„${attribute}“ wurde in der letzten Sekunde des Abrechnungszeitraums auf „${value}“ gesetzt; als letzter Wert vor dem Ende gilt er für den ganzen Abrechnungszeitraum.`,
  'reopened-late': () =>
    'Mehr als 31 Tage nach dem Ende der Zeitmessung wieder eröffnet; die Zeitmessung beginnt neu und wird für sich beurteilt.',
  'degraded-counts': ({ count }) =>
    `${count === 1 ? 'Eine Störung war' : `${count} Störungen waren`} eine eingeschränkte Verfügbarkeit, und keine Klausel liest \`level\`: Eingeschränkte Zeit zählt wie Ausfallzeit; soll nur Ausfallzeit zählen, schreiben Sie \`where: [{ attribute: level, is: [down] }]\`.`,
  'components-differ': ({ components }) =>
    `Der Vorgang betrifft ${und(components)}, für die verschiedene Regeln gelten; welche davon anzuwenden sind, ist nicht bestimmt.`,
};
