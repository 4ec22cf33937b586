/** Broken and hostile contracts: refused with an issue or computed, never a crash. How long that takes: `npm run bench -- hostile`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { explainText } from '../../../lib/presentation/explain/explain.ts';
import { worthOf } from '../../../lib/domain/objective-worth/find-worth.ts';
import { hostileDocuments } from '../../support/hostile.ts';
import { evidence } from '../../support/evidence.ts';
import { TEXTS, readTermsText } from '../../support/contract-files.ts';
import { aContract } from '../../support/contracts.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';

type Node = Record<string, unknown>;

const texts = TEXTS.map(readTermsText);
const TEXTS_TRIED = sampleOf(200, 600);
/** What a broken text asks of an order. */
const order = (terms: Node): Node => ({
  from: '2026-01-01',
  ...(terms.parameters !== undefined && {
    parameters: Object.fromEntries(Object.entries(terms.parameters as Node).map(([name, spec]) => [name, (spec as Node).like])),
  }),
  components: Object.fromEntries(
    Object.entries((terms.components ?? {}) as Record<string, Node>).flatMap(([kind, spec]) => {
      const inside = spec.in === undefined ? {} : { in: `${String(spec.in)}-1` };
      return [[`${kind}-1`, { kind, ...inside, 'known-as': kind === Object.keys(terms.components as Node).at(-1) ? ['line-1'] : [] }]];
    }),
  ),
  charges: [{ kind: 'recurring', amount: `100 ${String((terms.money as Node).currency)}`, every: 'month', 'part-month': 'whole' }],
});

/** Every place in a document where a value stands. */
function places(node: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof node !== 'object' || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, value]) => places(value, [...path, Array.isArray(node) ? Number(key) : key]))];
}

const words = [
  'outage',
  'uptime',
  'downtime',
  'fee',
  'period',
  'always',
  'never',
  '99.9%',
  '5 min',
  '0 h',
  '-3%',
  '1 business day',
  '10.00 USD',
  '100 %',
  '2026-04-01',
  'up',
  'all',
  '99999999999999999999 h',
  '0%',
  'x',
];
const junk = fc.oneof(
  fc.constantFrom(...words),
  fc.integer(),
  fc.double(),
  fc.constant(null),
  fc.boolean(),
  fc.constant([]),
  fc.constant({}),
  fc.constant(['outage', 'never']),
  fc.array(fc.constantFrom(...words), { maxLength: 3 }),
);

const look = (value: unknown): string =>
  String(value)
    .replace(/\d+(\.\d+)?/g, '0')
    .replace(/^[a-z][a-z0-9-]*$/, 'name');

/** A text with a few of its values replaced, or moved to where another stood. */
const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(true, true, true, false), junk), { minLength: 1, maxLength: 2 }),
  )
  .map(([text, changes]) => {
    const { terms } = readYaml(text).document as { terms: Node };
    // Scalars alone: a small change keeps most texts whole enough to be computed.
    const all = places(terms).filter(
      (path) => path.length > 1 && typeof path.reduce<unknown>((node, step) => (node as Node)[step], terms) !== 'object',
    );
    for (const [where, from, move, value] of changes) {
      const path = all[where % all.length]!;
      const at = (steps: (string | number)[]): Node | undefined =>
        steps.reduce<unknown>((node, step) => (node as Node | undefined)?.[step], terms) as Node | undefined;
      // Moved values are of the same look, a percentage for a percentage: wrong in meaning, not in shape.
      const alike = all.filter((other) => look(at(other)) === look(at(path)));
      const source = alike[from % alike.length]!;
      const parent = at(path.slice(0, -1));
      if (typeof parent === 'object' && parent !== null) parent[path.at(-1)!] = move ? structuredClone(at(source)) : value;
    }
    return terms;
  });

describe('contracts that are broken or hostile', () => {
  it('a mutated text is refused with its place, or linted, explained and assessed', () => {
    let accepted = 0;
    fc.assert(
      fc.property(mutated, evidence, (terms, facts) => {
        const read = readContract({ ...aContract({ order: order(readable(terms)) }), terms: [terms] });
        if (!read.checked) {
          expect(read.issues.some((issue) => issue.severity === 'error' && issue.message.length > 0)).toBe(true);
          return;
        }
        accepted += 1;
        worthOf(read.checked, 500);
        expect(explainText(read.contract!, 'zh').length).toBeGreaterThan(100);
        for (const label of ['2026-10', '2026-Q4', '2026-10-01']) {
          const result = assess(read.checked, facts, label, { reasons: true });
          expect('issue' in result || result.statement.format).toBeTruthy();
        }
      }),
      { numRuns: TEXTS_TRIED },
    );
    expect(accepted).toBeGreaterThan(TEXTS_TRIED / 12);
  });

  it.each(hostileDocuments())('%s is refused or assessed, without a crash', (_, document) => {
    const read = typeof document === 'string' ? readYaml(document) : readContract(document);
    if ('checked' in read && read.checked) {
      const { every } = read.checked.checkedTexts[0]!.terms.period;
      const result = assess(read.checked, [], every === 'year' ? '2026' : '2026-04', { reasons: true });
      expect('issue' in result ? result.issue.code : 'computed').toMatch(/^(computed|too-many-steps)$/);
    } else expect(read.issues.some((issue) => issue.severity === 'error')).toBe(true);
  });
});

/** The parts that the stand-in order is made from, when the mutation left them whole. */
function readable(terms: Node): Node {
  const whole = (value: unknown): Node =>
    typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'object' && one !== null)
      ? (value as Node)
      : {};
  return {
    components: whole(terms.components),
    parameters: whole(terms.parameters),
    money: typeof terms.money === 'object' && terms.money !== null ? terms.money : {},
  };
}
