/** The specification of the language: its sections are there, and the ranges that it names are those that the checker keeps. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { passes, runCases } from '../../../lib/application/contract-cases/run-case.ts';
import { readCases } from '../../../lib/schemas/cases.ts';
import { refusedOf } from '../../support/doc-contract.ts';
import { aContract } from '../../support/contracts.ts';

const page = readFileSync(fileURLToPath(new URL('../../../docs/reference/language.md', import.meta.url)), 'utf8');
const codes = (fragment: string): string[] => refusedOf(fragment).map(({ code }) => code);

const timer = (limit: string): string => `
definitions:
  answer: { timer: ticket, from: opened, to: acknowledged, hours: office, paused: [], counted-in: from }
objectives: { answer: { at-most: ${limit} } }
`;
const past = (last: number): string => `
definitions:
  bad: { compare: availability, less-than: 99% }
  bads: { across-periods: bad, last: ${last}, ending: this }
  many: { count: bads }
report: [many]
`;
const named = (length: number): string => `${'a'.repeat(length)}: { uptime: outage-time, of: period }\n`;

describe('the specification of the language', () => {
  it.each([
    'Grammar',
    'What goes together',
    'Conditions',
    'The order of operations',
    'Ranges',
    'Versions',
    'Amendments',
    'What it refuses',
  ])('has a section on "%s"', (title) => {
    expect(page).toContain(`\n## ${title}\n`);
  });

  it.each([
    ['876600 h', timer('876600 h'), timer('876601 h'), 'too-long'],
    ['36525 days', timer('36525 days'), timer('36526 days'), 'too-long'],
    ['260 business days', timer('260 business days'), timer('261 business days'), 'too-long'],
    ['1200 months', timer('1200 months'), timer('1201 months'), 'too-long'],
    ['| 366 |', past(366), past(367), 'too-many'],
    ['2 to 366 days', 'period: { every: 366 days }', 'period: { every: 367 days }', 'bad-value'],
    ['64 characters', named(64), named(65), 'bad-name'],
  ])('names the bound "%s", which is taken, and what is beyond it is refused', (said, within, beyond, code) => {
    expect(page).toContain(said);
    expect(codes(within)).toEqual([]);
    expect(codes(beyond)).toContain(code);
  });

  it('shows two orders of cutting and judging that give different times', async () => {
    const block = [...page.matchAll(/```yaml\n(outage: [^`]*length-first[^`]*)```/g)][0]![1]!;
    const document = aContract({
      order: { from: '2026-01-01', components: { 'line-1': { kind: 'line' } } },
      terms: {
        components: { line: {} },
        definitions: {
          ...(readYaml(block).document as object),
          first: { duration: 'length-first' },
          second: { duration: 'exclusion-first' },
        },
        objectives: {},
        credits: {},
        claims: {},
      } as never,
    });
    const events = [
      { down: { from: '2026-03-10T10:00:00Z', for: '6 min', component: 'line-1' } },
      { maintenance: { from: '2026-03-10T10:02:00Z', for: '2 min', component: 'line-1' } },
    ];
    const expected = { cells: { 'first of line-1': '4 min', 'second of line-1': '0 min' } };
    const { cases } = readCases({ 'makegood-cases': 1, cases: [{ name: 'order', period: '2026-03', events, expect: expected }] });
    const [result] = await runCases(structuredClone(document), cases!);
    expect([result!.fault, result!.mismatches, passes(result!)]).toEqual([undefined, [], true]);
  });
});
