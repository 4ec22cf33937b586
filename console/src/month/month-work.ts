/** What the worker of the page of a month does: it reads a bundle, measures it by the core, and gives the page what it draws. */
import type { Issue } from '../../../lib/domain/issue.ts';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Language } from '../../../lib/domain/contract/title.ts';
import { type Fact, factKey } from '../../../lib/domain/evidence/fact.ts';
import type { PeriodState } from '../../../lib/domain/operators/earlier-periods.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { factsAsIfOver } from '../../../lib/domain/statement/as-if-over.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { type MeasuredMonth, monthOf } from '../../../lib/domain/statement/timeline/month.ts';
import { oneMoreMinute } from '../../../lib/domain/statement/timeline/one-more-minute.ts';
import { parseInstant } from '../../../lib/domain/time/instant.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { Wording } from '../../../lib/presentation/reasons/wording.ts';
import { readAgain } from '../../../lib/schemas/contract.ts';
import { type StoredFact, fromStoredFact } from '../../../lib/schemas/stored-fact.ts';
import { upcastBundle } from '../../../lib/schemas/upcast-bundle.ts';
import { inWords } from './month-words.ts';
import { inflated } from '../parts/inflated.ts';
import type { ShownEvent, ShownMinute, ShownMonth, ShownTimer } from './shown-month.ts';

/** The bundle of a statement, or of a preview. */
interface Bundle {
  readonly issued?: { readonly id: string; readonly revision: number; readonly statement: Statement };
  /** Of a preview: its instant. */
  readonly at?: string;
  readonly evidence: {
    readonly format: string;
    readonly contract: unknown;
    readonly period: string;
    readonly facts: readonly StoredFact[];
    readonly earlier: Readonly<Record<string, PeriodState>>;
  };
}

/** What was opened, for the questions after it. */
interface Open {
  readonly bundle: Bundle;
  readonly checked: CheckedContract;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly earlier: ReadonlyMap<string, PeriodState>;
  readonly month: MeasuredMonth;
  readonly statement: Statement;
  readonly until: number;
  /** Of a month that runs: those by which open records end now are among them. */
  readonly assessedFacts: readonly Fact[];
}

let opened: Open | undefined;
/** Counts the bundles, of which the newest is open. */
let newest = 0;

/** Reads a bundle. @param bytes in gzip. @returns why it cannot be measured; undefined when it can. */
async function open(bytes: ArrayBuffer): Promise<Issue | undefined> {
  newest += 1;
  const own = newest;
  const text = await inflated(bytes);
  // A later one was inflated first.
  return own === newest ? read(text) : undefined;
}

function read(text: string): Issue | undefined {
  opened = undefined;
  const bundle = JSON.parse(text) as Bundle;
  const { contract, period, facts: stored, earlier: states } = upcastBundle(bundle.evidence);
  const { checked, issues } = readAgain(contract);
  if (!checked) return issues.find(({ severity }) => severity === 'error')!;
  const facts = stored.map(fromStoredFact);
  const earlier = new Map(Object.entries(states));
  const month = monthOf(checked, facts, period, earlier);
  if ('issue' in month) return month.issue;
  const until = Math.min(month.period.end, bundle.at === undefined ? Infinity : parseInstant(bundle.at)!);
  // A month that runs stands as the overview says: an open outage lasts until now.
  const running = bundle.issued || until === month.period.end ? undefined : factsAsIfOver(checked, facts, period, until);
  if (running && 'issue' in running) return running.issue;
  const assessedFacts = running?.ended ?? facts;
  const assessed = bundle.issued ?? assess(checked, assessedFacts, period, { earlier });
  if ('issue' in assessed) return assessed.issue;
  const { statement } = assessed;
  opened = { bundle, checked, facts: new Map(facts.map((fact) => [factKey(fact), fact])), assessedFacts, earlier, month, statement, until };
  return undefined;
}

function now(): Open {
  if (!opened) throw new Error('no bundle is open');
  return opened;
}

/** Of what was shown last. */
let shownTimers: readonly ShownTimer[] = [];

/** The month without its timers, which are asked for in parts. */
function shown(language: Language): Omit<ShownMonth, 'timers'> & { readonly timerCount: number } {
  const { bundle, month, statement, until } = now();
  const { issued } = bundle;
  const { timers, ...rest } = inWords(month, statement, until, language);
  shownTimers = timers;
  return {
    ...rest,
    timerCount: timers.length,
    ...(issued && { statement: { id: issued.id, revision: issued.revision } }),
  };
}

/** Timers that are given at once. */
const PART = 250;

const timers = (from: number): readonly ShownTimer[] => shownTimers.slice(from, from + PART);

/** The events behind an interval of a row, in order of time. */
function intervalEvents(row: number, start: number, end: number): ShownEvent[] {
  const { month } = now();
  const records = month.recordsBehind(month.rows[row]!, [{ start, end }])[0] ?? [];
  return eventsOf(records.flatMap(({ events }) => events));
}

/** The events of a plan or of the record of a timer. */
function recordEvents(record: string): ShownEvent[] {
  const { month } = now();
  const found = [...month.planned, ...month.timers].find((one) => one.record === record);
  return eventsOf(found?.events ?? []);
}

function eventsOf(keys: readonly string[]): ShownEvent[] {
  const { facts } = now();
  return [...new Set(keys)]
    .flatMap((key) => facts.get(key) ?? [])
    .map((fact) => {
      const { type, occurredAt, receivedAt, sender, component, body } = fact;
      const known = { key: factKey(fact), type, occurredAt, receivedAt, sender };
      return { ...known, ...(component !== undefined && { component }), ...(body.record !== undefined && { record: body.record }) };
    })
    .sort((a, b) => a.occurredAt - b.occurredAt);
}

function oneMore(row: number, language: Language): ShownMinute | undefined {
  const { month, checked, assessedFacts, earlier, until, statement } = now();
  const found = oneMoreMinute(month, month.rows[row]!, until, { checked, facts: assessedFacts, earlier });
  if (!found) return undefined;
  const { names } = new Wording(statement, LABELS[language].language, Infinity);
  const owing = ({ total, bounds }: typeof found.before) => ({ total, ...(bounds && { bounds: bounds.toCustomer }) });
  return {
    ...found.during,
    before: owing(found.before),
    after: owing(found.after),
    ...(found.difference && { difference: found.difference }),
    breaches: found.breaches.map((objective) => names.objective(objective, month.rows[row]!.part)),
  };
}

/** The work by name. */
export const WORK = { open, shown, timers, intervalEvents, recordEvents, oneMore } as const;
