/** Contracts that mean harm: deep, huge, circular, and such as look harmless and grow. */
import type { Terms } from '../../lib/domain/contract/terms.ts';
import { aContract } from './contracts.ts';

const TEXT: Partial<Terms> = {
  from: '2026-01-01',
  definitions: {
    outage: { intervals: 'outage', from: 'started', to: 'ended' },
    works: { intervals: 'drill', from: 'began', to: 'ended' },
    uptime: { uptime: 'outage', of: 'period' },
    fee: { charges: 'all', 'taken-from': 'period' },
  },
  objectives: { uptime: { 'at-least': '99.9%' } },
  credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } },
  claims: { credit: 'automatic' },
};
const base = (): { makegood: number; order: object; terms: Record<string, unknown>[] } =>
  structuredClone(aContract({ order: { id: 'c' }, terms: TEXT })) as unknown as ReturnType<typeof base>;

function withCells(cells: Record<string, unknown>, report: string[] = []): unknown {
  const document = base();
  Object.assign(document.terms[0]!.definitions as object, cells);
  return { ...document, terms: [{ ...document.terms[0], ...(report.length > 0 && { report }) }] };
}

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const cells = (count: number, make: (i: number) => unknown): Record<string, unknown> =>
  Object.fromEntries(many(count, (i) => [`c${i}`, make(i)]));

/** A claim that may be made within a length. */
function within(length: string): unknown {
  const document = base();
  const claim = { do: [{ step: 'claim', after: 'period-end', within: length }], 'decided-by': 'vendor-records' };
  return { ...document, terms: [{ ...document.terms[0], claims: { credit: claim } }] };
}

/** Three thousand million slots. */
function manySlots(): unknown {
  const document = base();
  const [terms] = document.terms;
  const slots = { requests: 'x', as: 'rate', every: '10 s', aligned: 'clock', failed: ['e'], ignored: [], empty: 'perfect', each: 'line' };
  return {
    ...document,
    order: { ...document.order, components: Object.fromEntries(many(1000, (i) => [`line-${i}`, { kind: 'line' }])) },
    terms: [
      {
        ...terms,
        components: { line: {} },
        period: { every: 'year', zone: 'UTC', 'part-period': 'clipped' },
        definitions: { ...(terms!.definitions as object), c0: slots, c1: { aggregate: 'mean', of: 'c0', over: 'slot' } },
        report: ['c1'],
      },
    ],
  };
}

/** Name and document (parsed, or as YAML text). */
export function hostileDocuments(): [string, unknown][] {
  const manyCredits = base();
  const layers = Object.fromEntries(
    many(40, (i) => [`n${i}`, i === 0 ? { of: 'fee', times: '10%', 'if-breached': 'uptime' } : { sum: [`n${i - 1}`, `n${i - 1}`] }]),
  );
  Object.assign(manyCredits.terms[0]!, { credits: layers, claims: { n39: 'automatic' } });
  const diamonds = base();
  const leaf = { of: 'fee', times: '10%', 'if-breached': 'uptime' };
  const pairs = Object.fromEntries(many(60, (i) => [`p${i}`, i < 2 ? leaf : { sum: [`p${i - (i % 2) - 2}`, `p${i - (i % 2) - 1}`] }]));
  Object.assign(diamonds.terms[0]!, { credits: { ...pairs, top: { sum: ['p58', 'p59'] } }, claims: { top: 'automatic' } });
  return [
    ['ten thousand cells', withCells(cells(10_000, (i) => ({ 'any-of': [i === 0 ? 'outage' : `c${i - 1}`] })))],
    [
      'a chain of 900 cells',
      withCells(
        cells(900, (i) => ({ 'any-of': [i === 0 ? 'outage' : `c${i - 1}`, 'outage'] })),
        ['c899'],
      ),
    ],
    [
      'a lattice of 900 cells, two names each',
      withCells(
        cells(900, (i) => (i < 2 ? 'works' : { 'any-of': [`c${i - (i % 2) - 2}`, `c${i - (i % 2) - 1}`] })),
        ['c898', 'c899'],
      ),
    ],
    [
      'the same, excluded',
      withCells(
        {
          ...cells(900, (i) => (i < 2 ? 'works' : { 'any-of': [`c${i - (i % 2) - 2}`, `c${i - (i % 2) - 1}`] })),
          loss: { except: ['outage', 'c899', 'c898'] },
        },
        ['loss'],
      ),
    ],
    [
      'a lattice of numbers behind a credit',
      withCells({
        ...cells(300, (i) => (i < 2 ? { duration: 'outage' } : { excess: `c${i - (i % 2) - 2}`, above: `c${i - (i % 2) - 1}` })),
        uptime: { uptime: 'outage', of: 'c299' },
      }),
    ],
    [
      'numbers that square themselves sixty times',
      withCells({ c0: 3, ...Object.fromEntries(many(60, (i) => [`c${i + 1}`, { multiply: `c${i}`, by: `c${i}` }])) }, ['c60']),
    ],
    ['a circle', withCells(cells(500, (i) => ({ 'any-of': [`c${(i + 1) % 500}`] })))],
    [
      'a slot of a millisecond',
      withCells(
        {
          c0: { requests: 'x', as: 'rate', every: '1 ms', aligned: 'clock', failed: ['e'], ignored: [], empty: 'perfect' },
          c1: { aggregate: 'mean', of: 'c0', over: 'slot' },
        },
        ['c1'],
      ),
    ],
    ['a unit of nothing', withCells({ c0: { duration: 'outage' }, c1: { units: 'c0', of: '0 min', counting: 'started' } }, ['c1'])],
    ['a number of two hundred digits', withCells({ c0: `${'9'.repeat(190)}%`, c1: { multiply: 'c0', by: 'c0' } }, ['c1'])],
    ['a credit included twice, forty times over', manyCredits],
    ['a lattice of credits', diamonds],
    [
      'ten thousand bands',
      withCells({ c0: { bands: 'uptime', table: many(10_000, (i) => ({ 'at-least': `${i}%`, gives: '1%' })) } }, ['c0']),
    ],
    [
      'two hundred bands that overlap',
      withCells({ c0: { bands: 'uptime', table: many(200, (i) => ({ 'at-least': `${i}%`, gives: '1%' })) } }, ['c0']),
    ],
    ['a claim within a hundred million months', within('99999999 months')],
    ['a claim within a hundred billion hours', within('99999999999 h')],
    [
      'windows of a hundred thousand years',
      withCells({ c0: { 'within-window': 'outage', within: '999999999 h', counts: 'times', 'at-least': '1 h' } }, ['c0']),
    ],
    ['slots of ten seconds, for a thousand components, over a year', manySlots()],
    ['ten thousand unknown keys', { ...base(), ...Object.fromEntries(many(10_000, (i) => [`k${i}`, i])) }],
    ['an alias bomb', `${many(9, (i) => `a${i}: &a${i} [${many(9, () => (i === 0 ? 'x' : `*a${i - 1}`)).join(', ')}]`).join('\n')}\n`],
    ['brackets two thousand deep', '['.repeat(2000)],
    ['a quarter of a megabyte of flow lists', `a: [${'[],'.repeat(85_000)}]`],
    ['twenty thousand keys', many(20_000, (i) => `k${i}: 1`).join('\n')],
    ['a key of half a megabyte', `${'k'.repeat(520_000)}: 1`],
  ];
}
