/**
 * Evidence that means harm: what a contract reads, then out of order, skewed, repeated, contradicting, corrected again and again, with huge
 * numbers, far dates, nothing between start and end, empty and strange words. It goes in as lines of an evidence file do, so that all of it is
 * what a sender can say.
 */
import type { Contract } from '../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, formatInstant } from '../../../lib/domain/time/instant.ts';
import { publicEvent } from '../../../lib/sources/event-line.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { Dice, seedOf } from '../dice.ts';
import { factsFor } from '../facts-for.ts';

type Line = Record<string, any>;

const WORDS = [
  '',
  ' ',
  'x',
  'constructor',
  '__proto__',
  'toString',
  '服务',
  'e\u0301',
  '\u202e',
  'é',
  '🙂',
  'a/b~c',
  'a|b',
  'x'.repeat(200),
  'Ended',
  '0',
  '50%',
];
const NUMBERS = ['0', '-0', '1', '0.5', '-1', '1e9', '9'.repeat(40), `0.${'0'.repeat(30)}1`, 'NaN', '1,5', '100%', '2026-01-01', '-9'];
const LENGTHS = [0, 1, 999, 1000, HOUR, DAY, 400 * DAY];

/** Instants at which something changes: the ends of the period, changes of the clock, far dates. */
const instants = (start: number, end: number): number[] =>
  [start, end, Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1), Date.UTC(2028, 1, 29)]
    .flatMap((edge) => [edge - 1, edge, edge + 1])
    .concat([Date.UTC(1970, 0, 1), Date.UTC(9998, 11, 31), -62_135_596_800_000, start - 800 * DAY, end + 800 * DAY]);

const CHANGES: readonly ((line: Line, dice: Dice, at: () => string) => void)[] = [
  (line, _, at) => void (line.occurredAt = at()),
  (line, _, at) => void (line.receivedAt = at()),
  (line, dice, at) => void ('start' in line && (dice.chance(0.5) ? (line.start = at()) : (line.end = line.start))),
  (line, dice) => void ('end' in line && (line.end = formatInstant(Date.parse(line.start) + dice.pick(LENGTHS)))),
  (line, dice) => void (line.component = dice.chance(0.5) ? undefined : dice.pick(WORDS)),
  (line, dice) => {
    for (const key of ['ticket', 'incident', 'maintenance', 'milestone', 'name', 'value', 'stream', 'probe'])
      if (key in line && dice.chance(0.5)) line[key] = dice.pick(key === 'value' ? [...NUMBERS, ...WORDS] : WORDS);
  },
  (line, dice) => {
    if (line.attributes) for (const name of Object.keys(line.attributes)) line.attributes[name] = dice.pick([...NUMBERS, ...WORDS]);
    else line.attributes = { [dice.pick(WORDS)]: dice.pick(WORDS), cause: 'vendor', severity: dice.pick(WORDS) };
  },
  (line, dice) => {
    const big = (): number => dice.pick([0, 1, 2 ** 31, Number.MAX_SAFE_INTEGER, 0.5, -1]);
    if (line.outcomes) for (const name of Object.keys(line.outcomes)) line.outcomes[name] = line.outcomes[name].map(big);
    if (line.values) line.values = line.values.map(() => dice.pick([null, ...NUMBERS]));
    if (line.results) line.results = dice.pick(['', '1', '0'.repeat(1440), '-'.repeat(10), line.results]);
    if (line.everySeconds) line.everySeconds = dice.pick([1, 60, 3600, 86_400, 0.001, line.everySeconds]);
    if (line.amount) line.amount = dice.pick(['0.00 USD', '999999999999999999.99 USD', '-5.00 USD', '1 JPY', line.amount]);
  },
  (line, dice) => {
    const keys = Object.keys(line).filter((key) => key !== 'type');
    delete line[dice.pick(keys)];
  },
];

/** Says again, otherwise, or takes back. */
function again(lines: readonly Line[], dice: Dice, at: () => string): Line[] {
  return dice.times(0, 8, (i): Line => {
    const of = dice.pick(lines);
    if (dice.chance(0.3)) return { ...of };
    if (dice.chance(0.4)) return { ...of, occurredAt: at() };
    const { id: _, account: __, ...replacement } = dice.pick(lines);
    const corrects = dice.chance(0.3) ? `fix-${dice.whole(0, 8)}` : String(of.id);
    return {
      type: 'correction.v1',
      id: `fix-${i}`,
      account: of.account,
      occurredAt: at(),
      corrects,
      ...(dice.chance(0.5) && { replacement }),
    };
  });
}

/** Evidence about a span of time, for a contract that passes; the same seed makes the same. */
export async function evidenceFor(contract: Contract, [start, end]: readonly [number, number], n: number): Promise<Fact[]> {
  const dice = new Dice(seedOf('evidence', contract.order.id, n));
  const terms = dice.pick(contract.terms);
  const edges = instants(start, end);
  const when = (): string => formatInstant(dice.chance(0.5) ? dice.pick(edges) : start + dice.whole(0, end - start));
  const facts = dice.shuffled(factsFor(contract.order, terms, [start, end], n)).slice(0, 120);
  const lines = facts.map((one) => ({
    ...(JSON.parse(publicEvent(one)) as Line),
    account: '111122223333',
    receivedAt: formatInstant(one.receivedAt),
  }));
  for (const line of lines) while (dice.chance(0.35)) dice.pick(CHANGES)(line, dice, when);
  const all = lines.length === 0 ? [] : dice.shuffled([...lines, ...again(lines, dice, when)]);
  return (await readEventLines(all.map((line) => JSON.stringify(line)).join('\n'))).facts;
}
