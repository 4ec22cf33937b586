/** The rules of claims in German. Words that authors chose stay unchanged. */
import type { ClaimStep } from '../../domain/contract/terms.ts';
import type { ClaimWindow } from '../../domain/statement/credits/claim-window.ts';
import { ofContract } from '../written.ts';
import { germanDative, germanLength } from './german-words.ts';

const ANCHORS: Readonly<Record<ClaimStep['after'], string>> = {
  'outage-start': 'Beginn der Störung',
  'outage-end': 'Ende der Störung',
  aware: 'Kenntnis des Kunden',
  'ticket-closed': 'Schließung des Tickets',
  'period-end': 'Ende des Abrechnungszeitraums',
  statement: 'Ausstellung der Abrechnung',
};
const STEPS: Readonly<Record<ClaimStep['step'], string>> = { ticket: 'Ticket', notice: 'Anzeige', claim: 'Geltendmachung' };

const GENITIVES: Readonly<Record<string, string>> = {
  day: 'Tages',
  month: 'Monats',
  period: 'Abrechnungszeitraums',
  'business day': 'Arbeitstags',
};
/** "2 months" as "2. Monats". */
function endOf(text: string): string {
  const [, count, unit = ''] = /^(\d+) (.+?)s?$/.exec(text) ?? [];
  return GENITIVES[unit] === undefined ? text : `${count}. ${GENITIVES[unit]}`;
}

interface Rule {
  readonly step: string;
  readonly after: ClaimStep['after'];
  readonly opens?: string | undefined;
  readonly within?: string | undefined;
  readonly byEndOf?: string | undefined;
}

function ruleOf({ step, after, opens, within, byEndOf }: Rule): string {
  const anchor = `nach ${ANCHORS[after]}`;
  return [
    `${STEPS[step as ClaimStep['step']]} ${within === undefined ? `bis zum Ende des ${endOf(byEndOf ?? '')}` : `innerhalb von ${germanDative(within)}`} ${anchor}`,
    ...(opens === undefined ? [] : [`frühestens ${germanLength(opens)} danach`]),
  ].join(', ');
}

/** The rule of a claim, "claim within 30 days of period end". */
export function ruleInGerman({ rule, step, after }: Pick<ClaimWindow, 'rule' | 'step' | 'after'>): string {
  // Statements of version 0.1 have only the rule.
  if (ANCHORS[after] === undefined) return ofContract(rule);
  const part = (form: RegExp): string | undefined => form.exec(rule)?.[1];
  return ruleOf({
    step,
    after,
    opens: part(/ opens (.+?) after/),
    within: part(/ within (.+?) of /),
    byEndOf: part(/ by the end of (.+?) after /),
  });
}

/** A step of a claim as a sentence of the letter. */
export function claimInGerman(credit: string, { step, after, opens, within, hours, per, ...rest }: ClaimStep, decidedBy: string): string {
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));
  const rule = ruleOf({ step, after, opens: text(opens), within: text(within), byEndOf: text(rest['by-end-of']) });
  const notes = [
    ...(hours === undefined ? [] : [`Arbeitstage nach ${ofContract(String(hours))}`]),
    ...(per === 'outage' ? ['für jede Störung'] : []),
  ];
  const decided =
    decidedBy === 'vendor-records'
      ? 'nach dem Vertrag entscheiden die Aufzeichnungen des Anbieters'
      : 'nach dem Vertrag zählen die Aufzeichnungen beider Parteien';
  return `„${credit}“ erfordert: ${rule}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}; ${decided}.`;
}
