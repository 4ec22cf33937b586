/**
 * Laws of money: what must not change an amount, whatever the text and whatever happened. Each is tried on a contract and a month;
 * a violation says in words what differs.
 */
import type { Contract, Terms } from '../../lib/domain/contract/terms.ts';
import { type CheckedContract, checkContract } from '../../lib/domain/checker/check-contract.ts';
import type { Fact, FactBody } from '../../lib/domain/evidence/fact.ts';
import { evidenceText } from '../../lib/domain/evidence/evidence-text.ts';
import { minorOf } from '../../lib/domain/statement/restatement.ts';
import { type Statement, canonicalJson } from '../../lib/domain/statement/statement.ts';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time/instant.ts';
import { regimesOf } from '../../lib/domain/time/timezone.ts';
import { Dice, seedOf } from './dice.ts';
import { fact } from './facts.ts';
import { type Month, monthOf } from './months.ts';
import { readsOf } from './reads.ts';
import { type Worse, trendOfTotal } from './trend.ts';
import { statementOf } from './contracts.ts';

export interface Case {
  readonly contract: Contract;
  readonly month: Month;
  readonly dice: Dice;
  /** The statement of the month as it came, with reasons. */
  readonly statement: Statement;
}

/** What differs, or why the law does not ask this case; undefined when it holds. */
export type LawFinding = { readonly violation: string } | { readonly exempt: string } | undefined;

export type Law = (given: Case) => LawFinding;

export const checkedOf = (contract: Contract): CheckedContract => {
  const { checked, issues } = checkContract(contract);
  if (!checked) throw new Error(JSON.stringify(issues));
  return checked;
};

function stated(contract: Contract, facts: readonly Fact[], label: string): Statement {
  return statementOf(checkedOf(contract), facts, label, { reasons: true });
}

/** The n-th case of a text; undefined when its month is no period of the contract. */
export function caseOf(contract: Contract, n: number): Case {
  const month = monthOf(contract, n);
  return { contract, month, dice: new Dice(seedOf(contract.order.id, 'law', n)), statement: stated(contract, month.facts, month.label) };
}

/** The first place at which two texts differ, with what stands there. */
function difference(before: string, after: string): LawFinding {
  if (before === after) return undefined;
  let at = 0;
  while (before[at] === after[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
  return { violation: `…${around(before)}… became …${around(after)}…` };
}

/** What a statement says of time and money; without its findings, and without how many events there were. */
const essence = ({ objectives, time, lines, credits, total, remedies, state, report }: Statement, withLines = true): string =>
  canonicalJson({ objectives, time, ...(withLines && { lines }), credits, total, remedies, state, report });

const order: Law = ({ contract, month, dice, statement }) => {
  const facts = dice.shuffled(month.facts);
  return (
    difference(canonicalJson(statement), canonicalJson(stated(contract, facts, month.label))) ??
    difference(evidenceText(month.facts), evidenceText(facts))
  );
};

/** Evidence in two batches, in either order, some of it twice; and packed figures cut in two. */
const split: Law = ({ contract, month, dice, statement }) => {
  const [first, second]: [Fact[], Fact[]] = [[], []];
  for (const one of month.facts) (dice.chance(0.5) ? first : second).push(one);
  const again = month.facts.filter(() => dice.chance(0.3));
  return (
    difference(canonicalJson(statement), canonicalJson(stated(contract, [...second, ...again, ...first], month.label))) ??
    difference(
      essence(statement),
      essence(
        stated(
          contract,
          month.facts.flatMap((one) => cutInTwo(one, dice)),
          month.label,
        ),
      ),
    )
  );
};

function cutInTwo(one: Fact, dice: Dice): Fact[] {
  const { results, values, outcomes, start, every } = one.body;
  const slots = results?.length ?? values?.length ?? Object.values(outcomes ?? {})[0]?.length ?? 0;
  if (slots < 2 || start === undefined || every === undefined) return [one];
  const at = dice.whole(1, slots - 1);
  const part = (from: number, to: number): Fact => ({
    ...one,
    id: `${one.id}/${from}`,
    body: {
      ...one.body,
      start: start + from * every,
      ...(results !== undefined && { results: results.slice(from, to) }),
      ...(values && { values: values.slice(from, to) }),
      ...(outcomes && { outcomes: Object.fromEntries(Object.entries(outcomes).map(([name, counts]) => [name, counts.slice(from, to)])) }),
    },
  });
  return [part(0, at), part(at, slots)];
}

/** The calendar repeats after 28 years, weekdays and leap days too: 336 months, 1,461 weeks. */
const SHIFT_YEARS = 28;
const SHIFT = 1461 * 7 * DAY;

/** All shifted by 28 years, where the zone has the same changes there. */
const shift: Law = ({ contract, month, statement }) => {
  const zones = new Set(zonesIn(contract));
  const window = { start: month.period.start - 400 * DAY, end: month.period.end + 400 * DAY };
  const other = [...zones].find((zone) => regimes(zone, window.start, window.end, 0) !== regimes(zone, window.start, window.end, SHIFT));
  if (other !== undefined) return { exempt: `${other} changes its clocks otherwise ${SHIFT_YEARS} years later` };
  const later = JSON.parse(shifted(JSON.stringify(contract), SHIFT_YEARS)) as Contract;
  const label = month.label.replace(/^\d{4}/, (year) => String(Number(year) + SHIFT_YEARS));
  const there = stated(later, month.facts.map(shiftedFact), label);
  const back = shifted(essence(there), -SHIFT_YEARS);
  return difference(essence(statement), back);
};

const zonesIn = ({ terms }: Contract): string[] =>
  terms.flatMap((text) => [
    text.period.zone,
    ...Object.values(text.definitions).flatMap((cell) =>
      typeof cell === 'object' && typeof cell['business-hours'] === 'string' ? [cell['business-hours']] : [],
    ),
  ]);

const regimes = (zone: string, start: number, end: number, by: number): string =>
  JSON.stringify([...regimesOf(zone, start + by, end + by)].map((regime) => [Math.max(regime.start - by, start), regime.offset]));

/** Dates, and the months that missing bills are for. */
const shifted = (text: string, years: number): string =>
  text.replace(/\d{4}(?=-\d\d-\d\d)|(?<=\bfor )\d{4}(?=-(?:\d\d|Q[1-4])\b)/g, (year) => String(Number(year) + years));

function shiftedFact(one: Fact): Fact {
  const { start, end, value } = one.body;
  const body: FactBody = {
    ...one.body,
    ...(start !== undefined && { start: start + SHIFT }),
    ...(end !== undefined && { end: end + SHIFT }),
    ...(value !== undefined && { value: shifted(value, SHIFT_YEARS) }),
    ...(one.body.attributes && {
      attributes: JSON.parse(shifted(JSON.stringify(one.body.attributes), SHIFT_YEARS)) as Record<string, string>,
    }),
  };
  return { ...one, occurredAt: one.occurredAt + SHIFT, receivedAt: one.receivedAt + SHIFT, body };
}

/** Components, records and senders called otherwise: in the same order of names all is the same; in another order all sums are. */
const rename: Law = ({ contract, month, statement }) => {
  const renamed = <T>(value: T, change: (text: string) => string): T => JSON.parse(change(JSON.stringify(value))) as T;
  const alike = (text: string): string =>
    text
      .replace(/\bcmp-/g, 'cnp-')
      .replace(/\brec-/g, 'rfc-')
      .replace(/\bsnd-/g, 'sne-');
  const there = stated(renamed(contract, alike), renamed(month.facts, alike), month.label);
  const ids = Object.keys(contract.order.components ?? {}).sort();
  const turned = (text: string): string =>
    text.replace(/\bcmp-[a-z0-9]+(-[a-z0-9]+)*/g, (id) =>
      ids.includes(id) ? `cmp-x${String(ids.length - ids.indexOf(id)).padStart(3, '0')}` : id,
    );
  const other = stated(renamed(contract, turned), renamed(month.facts, turned), month.label);
  return difference(alike(canonicalJson(statement)), canonicalJson(there)) ?? difference(sums(statement), sums(other));
};

/** Every cell behind another name: clauses and cells name a definition that is only the name of the cell. */
const alias: Law = ({ contract, month, statement }) => {
  const terms = contract.terms.map((text) => ({
    ...text,
    definitions: Object.fromEntries(
      Object.entries(text.definitions).flatMap(([name, cell]): [string, typeof cell][] =>
        typeof cell === 'object'
          ? [
              [name, `${name}-itself`],
              [`${name}-itself`, cell],
            ]
          : [[name, cell]],
      ),
    ),
  }));
  const there = stated({ ...contract, terms }, month.facts, month.label);
  return difference(sums(statement), sums(there)) ?? difference(canonicalJson(measuredTime(statement)), canonicalJson(measuredTime(there)));
};

/** What a statement says of time, and of the tickets and the findings behind it, without the names of cells. */
const measuredTime = ({ objectives, time, findings, state: _state }: Statement): unknown => [
  time?.map(({ cell: _cell, ...one }) => one),
  objectives.map(({ objective, index, timing, unobserved }) => ({ objective, index, timing, unobserved })),
  findings.map(({ code }) => code).sort(),
];

/** The amounts of a statement, without names of components and records. */
const sums = ({ objectives, credits, total }: Statement): string =>
  canonicalJson({
    objectives: objectives.map(({ objective, outcome, measured }) => `${objective} ${outcome} ${measured?.exact ?? ''}`).sort(),
    credits: credits.map(({ credit, amount, exact }) => ({ credit, amount, exact })),
    total,
  });

/** Evidence about another contract's components, streams and kinds of record that the text does not read. */
const irrelevant: Law = ({ contract, month, dice, statement }) => {
  const terms = contract.terms[0]!;
  const here = Object.keys(contract.order.components ?? {})[0];
  const component = here === undefined ? {} : { component: here };
  const when = (): number => month.period.start + Math.floor(dice.next() * (month.period.end - month.period.start));
  const elsewhere = { component: 'cmp-elsewhere', sender: 'aws:snd-8' };
  const [a, b, c] = [when(), when(), when()];
  const kinds = ['drill', 'upgrade', 'exclusion'].filter((kind) => !readsOf(terms).kinds.has(kind));
  const slots = { start: a, every: MINUTE };
  const others = [
    fact('service.down', a, { ...elsewhere, body: { record: 'rec-elsewhere' } }),
    fact('service.up', a + 9 * HOUR, { ...elsewhere, body: { record: 'rec-elsewhere' } }),
    fact('service.unknown', b, elsewhere),
    fact('ticket.opened', b, { ...elsewhere, body: { record: 'rec-elsewhere-2', attributes: { severity: 'urgent' } } }),
    fact('maintenance.started', c, { ...elsewhere, body: { record: 'rec-elsewhere-3' } }),
    fact('charge.billed', c, {
      ...elsewhere,
      body: { kind: 'recurring', start: month.period.start, end: month.period.end, amount: `9.00 ${terms.money.currency}` },
    }),
    fact('attribute.set', a, {
      ...component,
      body: { of: here === undefined ? 'customer' : 'component', name: 'nothing-reads-this', value: 'x' },
    }),
    fact('probe.batch', a, { ...component, body: { stream: 'other-stream', ...slots, results: '0000' } }),
    fact('requests.counted', b, { ...component, body: { stream: 'other-stream', ...slots, outcomes: { failed: [1, 2], ok: [0, 0] } } }),
    fact('gauge.sampled', c, { ...component, body: { stream: 'other-stream', ...slots, values: ['1', '2'] } }),
    ...kinds.flatMap((kind) =>
      ['began', 'ended'].map((milestone, i) =>
        fact('record.reached', b + i * HOUR, { ...component, body: { kind, record: 'rec-aside', milestone } }),
      ),
    ),
  ];
  return difference(essence(statement), essence(stated(contract, [...month.facts, ...others], month.label)));
};

/** Worse evidence never owes less, and more of what is taken out never owes more, where the operators of the text say so. */
const downtime: Law = (given) => {
  const { contract, month, dice, statement } = given;
  const terms = contract.terms[0]!;
  const { roots } = checkedOf(contract).checkedTexts[0]!;
  const found = worseFor(terms).map((worse) => ({ worse, ...trendOfTotal(terms, roots, worse) }));
  const asked = found.flatMap(({ worse, trend }) => {
    const facts = trend === 'rising' || trend === 'falling' ? worsened(worse, given) : undefined;
    return facts ? [{ worse, facts, trend }] : [];
  });
  if (asked.length === 0) {
    const turns = [...new Set(found.flatMap((one) => one.turns))];
    return { exempt: `${terms.id}: ${turns.length > 0 ? turns.join(', ') : 'nothing that is owed rests on evidence of this kind'}` };
  }
  const { worse, facts, trend } = dice.pick(asked);
  const [before, after] = [owedAtBothEnds(statement), owedAtBothEnds(stated(contract, facts, month.label))];
  const [low, high] = trend === 'rising' ? [before, after] : [after, before];
  if (low.every((least, end) => least <= high[end]!)) return undefined;
  return { violation: `${JSON.stringify(worse)} is ${trend}: ${before.join(' to ')} became ${after.join(' to ')}` };
};

/** What is owed for certain, and what may be owed at most; beyond all bounds where nothing bounds it. */
function owedAtBothEnds({ total, bounds }: Statement): readonly [bigint, bigint] {
  const least = minorOf(total);
  if (!bounds || bounds.toVendor) return [least, least];
  return [least, bounds.toCustomer.most ? minorOf(bounds.toCustomer.most) : 10n ** 30n];
}

function worseFor(terms: Terms): Worse[] {
  const { kinds, probes, requests } = readsOf(terms);
  return [
    ...[...kinds.keys()].map((kind): Worse => ({ is: 'record', kind })),
    ...probes.map((stream): Worse => ({ is: 'checks', stream })),
    ...[...requests.keys()].map((stream): Worse => ({ is: 'requests', stream })),
  ];
}

/** The facts of a month with something added; undefined when it has nothing of that kind to make worse. */
function worsened(worse: Worse, { contract, month, dice }: Case): Fact[] | undefined {
  if (worse.is === 'record') return [...month.facts, ...oneMore(worse.kind, contract, month, dice)];
  const changed = month.facts.map((one) => (one.body.stream === worse.stream ? failing(one, contract.terms[0]!, dice) : one));
  return changed.some((one, i) => one !== month.facts[i]) ? changed : undefined;
}

function oneMore(kind: string, { order: given, terms: [terms] }: Contract, { period }: Month, dice: Dice): Fact[] {
  const ids = Object.keys(given.components ?? {});
  const whole = period.end - period.start;
  const start = period.start + Math.floor(dice.next() * whole * 0.7);
  const end = start + Math.ceil(Math.min(dice.pick([MINUTE, HOUR, 10 * HOUR, whole / 50]), (period.end - start) / 2));
  const record = 'rec-one-more';
  const say = (type: Fact['type'], when: number, body: FactBody): Fact =>
    fact(type, when, {
      ...(ids.length > 0 && { component: ids[Math.floor(ids.length / 2)]! }),
      sender: 'aws:snd-9',
      body: { record, ...body },
    });
  if (kind === 'outage') return [say('service.down', start, {}), say('service.up', end, {})];
  const milestones = readsOf(terms!)
    .kinds.get(kind)!
    .filter((name) => !['cancelled', 'reopened'].includes(name));
  const step = (end - start) / milestones.length;
  return milestones.map((milestone, i) => say('record.reached', Math.floor(start + i * step), { kind, milestone }));
}

/** Some checks that passed fail, some requests that succeeded fail. */
function failing(one: Fact, terms: Terms, dice: Dice): Fact {
  const { results, outcomes, stream } = one.body;
  if (results !== undefined && results.includes('1')) {
    const marks = [...results].map((mark) => (mark === '1' && dice.chance(0.2) ? '0' : mark));
    return { ...one, body: { ...one.body, results: marks.join('') } };
  }
  const cell = Object.values(terms.definitions).find((definition) => (definition as { requests?: string }).requests === stream) as
    { failed: string[] } | undefined;
  const failed = cell && outcomes?.[cell.failed[0]!] ? cell.failed[0]! : undefined;
  if (!failed) return one;
  const counts = outcomes![failed]!.map((count) => count + (dice.chance(0.2) ? dice.whole(1, 50) : 0));
  return { ...one, body: { ...one.body, outcomes: { ...outcomes, [failed]: counts } } };
}

/** The keys of the document in another order; the words of an attribute stand in the order of their weight, which means something. */
const keyOrder: Law = ({ contract, month, dice, statement }) => {
  const turned = shuffledKeys(contract, dice, '') as Contract;
  const listed = (one: Statement): string =>
    canonicalJson({
      ...(JSON.parse(essence(one, false)) as object),
      objectives: inOrder(one.objectives),
      lines: inOrder(one.lines.map(({ number: _number, reasons: _reasons, ...line }) => line)),
      credits: inOrder(one.credits),
      report: inOrder(one.report),
      findings: inOrder(one.findings),
    });
  return difference(listed(statement), listed(stated(turned, month.facts, month.label)));
};

const inOrder = (entries: readonly unknown[]): string[] => entries.map(canonicalJson).sort();

function shuffledKeys(node: unknown, dice: Dice, key: string): unknown {
  if (Array.isArray(node)) return node.map((one) => shuffledKeys(one, dice, ''));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => [name, shuffledKeys(value, dice, name)] as const);
  return Object.fromEntries(key === 'values' ? entries : dice.shuffled(entries));
}

export const LAWS: Readonly<Record<string, Law>> = { order, split, shift, rename, alias, irrelevant, downtime, 'key order': keyOrder };
