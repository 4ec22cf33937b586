/** A contract in plain German. Names of cells stay unchanged. */
import { type DeliveryClause, type PartyRole, isLineRounding } from '../../domain/contract/terms.ts';
import { parseDay } from '../../domain/time/instant.ts';
import { claimInGerman } from './german-phrases.ts';
import { germanDative, germanLength, germanOrOwn } from './german-words.ts';
import { cell, limits, names, partiesOf, party, rounded, say } from './german-cells.ts';
import { germanList as list, germanOrder } from './german-order.ts';
import { germanInvoice } from './german-invoice.ts';
import { type Phrases, isOnce } from './language.ts';

const FORMS: Readonly<Record<DeliveryClause['as'], string>> = {
  'future-bill': 'mit einer späteren Rechnung verrechnet',
  voucher: 'als Gutschein gewährt',
  refund: 'erstattet',
  'days-added': 'als zusätzliche Tage gewährt',
  deduction: 'abgezogen',
};

const day = (text: string): string => germanLength(text);

const DATIVES: Readonly<Record<PartyRole, string>> = { vendor: 'dem Anbieter', customer: 'dem Kunden' };

/** The sentence about the accepted reporters. */
function reportedBy(reporters: readonly string[] | undefined, owing: readonly PartyRole[]): string {
  if (reporters) return `nur Meldungen von ${list(partiesOf(reporters), 'oder')} zählen`;
  return owing.length === 0
    ? 'jeder darf es melden'
    : `jeder außer ${list(owing.map((side) => DATIVES[side]))} darf es melden, weil davon abhängt, was geschuldet wird`;
}

const SERVICE_PERIODS: Readonly<Record<string, string>> = {
  day: 'Jeder Tag',
  week: 'Jede Woche',
  month: 'Jeder Monat',
  quarter: 'Jedes Quartal',
  'half-year': 'Jedes Halbjahr',
  year: 'Jedes Jahr',
};

export const german: Phrases = {
  ...germanOrder,
  ...germanInvoice,
  say,
  cell,
  joint: ' ',
  headings: {
    contract: 'Der Vertrag',
    measuring: 'Wie gemessen wird',
    vocabulary: 'Begriffe',
    charges: 'Was bezahlt wird',
    notes: 'Briefe und Rechnungen',
    definitions: 'Definitionen',
    objectives: 'Leistungsziele',
    credits: 'Gutschriften',
    claims: 'Geltendmachung',
    remedies: 'Andere Rechte',
  },
  text: ({ id, title, provider, version, from, through, source, 'source-read': read, ...terms }) =>
    `Der Text ist „${title}“ (${id}) von ${provider}, Fassung ${version}, in Kraft ab ${day(from)}${through === undefined ? '' : ` bis ${day(through)}`}; für Kunden einer älteren Fassung gilt er ${{ 'next-period': 'ab dem nächsten Zeitraum', 'next-renewal': 'ab der nächsten Verlängerung', 'at-once-splitting-period': 'sofort, und teilt den Zeitraum' }[terms['takes-effect']]}.${source === undefined ? '' : ` Quelle: ${source}.`}${read === undefined ? '' : ` Die Quelle wurde am ${day(read)} gelesen.`}`,
  period: ({ period }) =>
    `${SERVICE_PERIODS[period.every] ?? `Jeder Zeitraum von ${germanDative(period.every)} ab dem ersten Tag der Laufzeit`} wird für sich gemessen, in der Zeitzone ${period.zone}${period.starts === undefined || period.starts === 'calendar' ? '' : period.starts === 'term' ? ', beginnend mit dem Tag, an dem die Laufzeit beginnt' : `, das Jahr beginnt am ${period.starts}`}; ein Zeitraum, der nur zum Teil in der Laufzeit liegt, ${{ clipped: 'wird über diesen Teil gemessen', whole: 'zählt ganz', none: 'wird nicht gemessen' }[period['part-period']]}.`,
  silence: ({ unreported, unknown }) =>
    `Zeit ohne Meldung ist ${unreported === 'up' ? 'verfügbar' : 'unbekannt, wenn keine Quelle bestätigt hat, dass sie beobachtete'}; unbekannte Zeit ${{ up: 'zählt als verfügbar', down: 'zählt als nicht verfügbar', 'left-out': 'bleibt in der Rechnung weg' }[unknown]}.`,
  money: ({ money }) =>
    `Beträge sind in ${money.currency}; jede Position wird einmal gerundet (${isLineRounding(money.rounding) ? rounded(money.rounding) : `wie „${money.rounding}“ im Auftrag`}).`,
  attribute: (name, { of, values, unit, names, default: otherwise, 'reads-as': readsAs, 'reported-by': reporters }, owing) => {
    const words =
      values === undefined
        ? names === undefined
          ? `eine Zahl (${unit})`
          : `die Nummer eines Vorgangs „${germanOrOwn(names)}“`
        : Array.isArray(values)
          ? list(values as string[], 'oder')
          : Object.entries(values)
              .map(([word, meaning]) => `${word} (${meaning})`)
              .join('; ');
    return `„${name}“ ${of === 'customer' ? 'des Kunden' : `je ${germanOrOwn(of)}`} ist ${words}${otherwise === undefined ? '' : `; ohne Angabe ${otherwise}`}${readsAs === undefined ? '' : `; ${list(Object.entries(readsAs).map(([sent, own]) => `${sent} wird als ${own} gelesen`))}`}; ${reportedBy(reporters, owing)}.`;
  },
  component: (kind, inside, dependsOn) =>
    `${kind} ist ein Teil der Leistung${inside === undefined ? '' : `, innerhalb von ${inside}`}${dependsOn === undefined ? '' : `, und kann von ${dependsOn} abhängen`}.`,
  records: (kind, { milestones, 'reported-by': reporters }) =>
    `${germanOrOwn(kind)} ist eine Art von Vorgang${milestones === undefined ? '' : ` mit den Meilensteinen ${list(milestones.map(germanOrOwn))}`}; ${reportedBy(reporters, [])}.`,
  level:
    'Ein Ereignis mit dem Zustand „nicht verfügbar“ oder „eingeschränkt verfügbar“ bestimmt das Ausmaß der Störung, von jedem Absender.',
  otherRecords: (kinds) =>
    `Vorgänge der Art ${list(kinds.map(germanOrOwn), 'oder')} darf jeder melden, wenn eine Definition nichts anderes bestimmt.`,
  billing: (reporters, owing) =>
    `Was neben den Entgelten des Vertrags berechnet wurde, steht in Rechnungen; ${reportedBy(reporters, owing)}.`,
  holidays: (name, days) => `Tage der Liste ${name}: ${days.map(day).join(', ')}.`,
  parameter: (name, value, like, otherwise) =>
    `„${name}“ bestimmt der Auftrag, als Wert wie ${say(like)}${otherwise === undefined ? '' : `, sonst ${say(otherwise)}`}: ${say(value)}.`,
  definition: (name, meaning) => `„${name}“: ${meaning}.`,
  objective: (name, objective) =>
    objective.holds
      ? `„${name}“ gilt.`
      : `„${name}“ ist ${limits(objective as Record<string, unknown>)}${objective.aim === undefined ? '' : ` (angestrebt wird ${say(objective.aim)}; das wird gezeigt, nicht gutgeschrieben)`}.`,
  credit(name, credit) {
    const when =
      credit.for !== undefined ? `für „${credit.for}“` : `einmal je Fall, in dem „${String(credit['if-breached'])}“ verfehlt wird`;
    const what = credit.sum
      ? `„${name}“ ist die Summe von ${names(credit.sum)}.`
      : credit.highest
        ? `„${name}“ ist nur die höchste von ${names(credit.highest)}${credit.each === undefined || credit.each === 'agreement' ? ', jede mit allen ihren Positionen' : `, je ${credit.each} für sich`}; bei gleichen zählt die erste.`
        : `„${name}“ ist ${say(credit.of)}${isOnce(credit.times) ? '' : ` mal ${say(credit.times)}`}, ${when}.`;
    return [
      what,
      ...(credit.if ? [`Sie wird nur geschuldet, wenn ${names(credit.if)} ${credit.if.length === 1 ? 'gilt' : 'gelten'}.`] : []),
      ...(credit.cap ?? []).map(
        (cap) =>
          `Sie beträgt höchstens ${say(cap['at-most'])}${cap.of === undefined ? '' : ` von ${say(cap.of)}`}${cap.over === undefined ? '' : `, zusammen mit dem, was sie in ${germanDative(cap.over)} zahlte`}.`,
      ),
      ...(credit['owed-to'] === undefined ? [] : ['Sie wird dem Anbieter geschuldet und senkt die Summe.']),
      ...(credit.minimum ? [`Sie wird nur gezahlt, wenn sie ${limits(credit.minimum)} beträgt.`] : []),
    ];
  },
  automatic: (credit) => `„${credit}“ wird ohne Geltendmachung gezahlt.`,
  claim: (credit, { hours, ...step }, decidedBy) => claimInGerman(credit, { ...step, ...(hours !== undefined && { hours }) }, decidedBy),
  claimShows: (credit, shows) => `Eine Geltendmachung von „${credit}“ zeigt ${list(shows)}.`,
  report: (reported) => `Die Abrechnung zeigt außerdem ${names(reported)}.`,
  remedy: (name, { right, to, if: flag, within }) =>
    `„${name}“: Wenn ${say(flag)} gilt, darf der ${party(to)} ${{ terminate: 'kündigen', 'step-in': 'die Leistung selbst übernehmen', 'rectification-plan': 'einen Plan zur Abhilfe verlangen', escalate: 'eskalieren', other: 'seine anderen Rechte ausüben' }[right]}${within === undefined ? '' : `, innerhalb von ${germanDative(within)} nach dem Zeitraum`}.`,
  close: ({ after, hours, disputes, quarantine, silence, undetermined, 'wait-at-most': most }) => {
    const waits = Object.entries({
      'einem offenen Einspruch': disputes,
      'Nachweisen in Quarantäne': quarantine,
      'einem stummen Absender': silence,
    });
    const [waited, warned] = (['wait', 'warn'] as const).map((policy) =>
      waits.filter(([, is]) => (is ?? 'warn') === policy).map(([what]) => what),
    );
    if (undetermined === 'wait') waited!.push('fehlenden Tatsachen, die offen lassen, was geschuldet wird');
    return [
      after === undefined
        ? 'Ein Zeitraum wird mit seinem Ende abgeschlossen.'
        : `Ein Zeitraum wird ${germanLength(after)} nach seinem Ende abgeschlossen${hours === undefined ? '' : ` (Arbeitstage nach ${say(hours)})`}; bis dahin zählen späte Tatsachen.`,
      ...(waited!.length > 0
        ? [`Bei ${waited!.join(', ')} wartet die Abrechnung${most === undefined ? '' : `, höchstens ${germanLength(most)} nach dem Ende`}.`]
        : []),
      ...(warned!.length > 0 ? [`Bei ${warned!.join(', ')} wird sie mit einer Warnung ausgestellt.`] : []),
    ];
  },
  delivery: (delivery) =>
    `Gutschriften werden ${FORMS[delivery.as]}${delivery.product === undefined ? '' : ', für dieselbe Leistung'}${delivery.within === undefined ? '' : `, innerhalb von ${germanDative(delivery.within)}`}${lapse(delivery.expires)}.`,
  title: (texts) =>
    `In Dokumenten heißt es ${list(
      texts.map((text) => `„${text}“`),
      'oder',
    )}.`,
  paper: ({ clause, quote, note }) =>
    [
      clause === undefined ? '' : `Klausel ${clause}.`,
      quote === undefined ? '' : `Der Vertragstext: „${quote}“`,
      note === undefined ? '' : `Anmerkung: ${note}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
};

/** When a credit lapses: with the term, after a day, or after a length of time. */
function lapse(expires: string | undefined): string {
  if (expires === undefined) return '';
  if (expires === 'term-end') return '; sie verfallen mit dem Ende der Laufzeit';
  return parseDay(expires) === undefined
    ? `; sie verfallen nach ${germanDative(expires)}`
    : `; sie verfallen nach dem ${germanLength(expires)}`;
}
