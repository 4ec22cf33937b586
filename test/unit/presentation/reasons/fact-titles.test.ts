/** Missing facts and the places of findings, of random months under every text: titles and words in each language, no name of a definition and no path. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Contract, type Terms } from '../../../../lib/domain/contract/terms.ts';
import { DOCUMENT_LANGUAGES } from '../../../../lib/domain/contract/title.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { Names } from '../../../../lib/presentation/reasons/names.ts';
import { watchWritten } from '../../../../lib/presentation/written.ts';
import { checked, statementOf } from '../../../support/contracts.ts';
import { englishWords } from '../../../support/english-words.ts';
import { monthOf } from '../../../support/months.ts';
import { everyText } from '../../../support/texts.ts';

interface Stated {
  readonly text: string;
  readonly contract: Contract;
  readonly statement: Statement;
}

/** Facts without their bills, and with attributes taken away. */
const lacking = (facts: readonly Fact[], n: number): Fact[] =>
  facts

    .filter(({ type }) => n > 0 || type !== 'charge.billed')
    .map((fact, i) => (n > 0 && i % 2 === 0 && fact.body.attributes ? { ...fact, body: { ...fact.body, attributes: {} } } : fact));

const stated: readonly Stated[] = everyText().flatMap(({ name, contract }) =>
  [0, 1, 2].map((n) => {
    const own = contract(n);
    const { facts, label } = monthOf(checked(own).contract, n);
    return { text: name, contract: own, statement: statementOf(own, lacking(facts, n), label, { reasons: true }) };
  }),
);

/** The words of senders and of contracts, which are not Makegood's. */
const given = new Set<string>();
let before: ReturnType<typeof watchWritten>;
beforeEach(() => {
  given.clear();
  before = watchWritten({ given: (words) => void given.add(words), written: () => undefined });
});
afterEach(() => void watchWritten(before));

/** Names that are no ordinary words. */
const namesOf = ({ terms }: Contract): ReadonlySet<string> =>
  new Set(
    terms
      .flatMap(({ definitions, credits, objectives }: Terms) => [definitions, credits, objectives].flatMap((all) => Object.keys(all)))
      .filter((name) => !/^[a-z]+$/.test(name)),
  );

const hasName = (shown: string, names: ReadonlySet<string>): boolean => shown.split(/[^\w-]+/).some((word) => names.has(word));
/** The offset of a local time from UTC. */
const OFFSET = / ?[+-]\d\d:\d\d\b/g;

const without = (shown: string): string =>
  [...given]
    .sort((a, b) => b.length - a.length)
    // A word of a sender may be a number that an offset has too.
    .reduce((rest, word) => (word === '' ? rest : rest.replaceAll(word, '…')), shown.replaceAll(OFFSET, ''));

describe.each(DOCUMENT_LANGUAGES)('in %s', (language) => {
  it.each(['listed', 'unlisted'] as const)('every missing fact that is %s in its statement has a title', (how) => {
    const faults = new Set<string>();
    let count = 0;
    for (const { text, contract, statement } of stated) {
      const { missing = [], legend, parts } = statement;
      const names = new Names(how === 'listed' ? statement : { ...(legend && { legend }), ...(parts && { parts }) }, language);
      const cells = namesOf(contract);
      for (const { fact } of missing) {
        count += 1;
        const shown = names.fact(fact);
        if (/[/+]/.test(without(shown)) || hasName(without(shown), cells)) faults.add(`${text}: ${fact} → ${shown}`);
        if (language === 'de' && englishWords(without(shown)).length > 0) faults.add(`${text}: ${fact} → ${shown}`);
        if (language === 'zh' && /[A-Za-z]{2,}/.test(without(shown))) faults.add(`${text}: ${fact} → ${shown}`);
      }
    }
    expect([...faults]).toEqual([]);
    expect(count).toBeGreaterThan(60);
    expect(stated.some(({ statement: { missing = [] } }) => missing.some(({ owner }) => owner === 'bill'))).toBe(true);
  });

  it('no two missing facts of a statement have the same name', () => {
    const faults = new Set<string>();
    for (const { text, statement } of stated) {
      const names = new Names(statement, language);
      const first = new Map<string, string>();
      for (const { fact } of statement.missing ?? []) {
        const shown = names.fact(fact);
        if (first.has(shown)) faults.add(`${text}: ${first.get(shown)!} and ${fact} → ${shown}`);
        first.set(shown, fact);
      }
    }
    expect([...faults]).toEqual([]);
  });

  it('the place of every finding is in words', () => {
    const faults = new Set<string>();
    let count = 0;
    for (const { text, contract, statement } of stated) {
      const names = new Names(statement, language);
      const cells = namesOf(contract);
      for (const { code, path } of statement.findings) {
        count += 1;
        const shown = names.place(path);
        if (/[/+]/.test(without(shown)) || hasName(without(shown), cells)) faults.add(`${text}: ${code} ${path} → ${shown}`);
      }
    }
    expect([...faults]).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });
});

it('a base, a record and a place of Makegood have words where no cell has their name', () => {
  const shown = (path: string): string[] => DOCUMENT_LANGUAGES.map((language) => new Names({}, language).place(path));
  expect(shown('charges/recurring+usage/line/period')).toEqual([
    'Charges (recurring, usage) by line',
    '费用（经常性、用量），按line',
    'Entgelte (wiederkehrend, nach Verbrauch) je line',
  ]);
  for (const path of [
    'charges/all',
    '/senders/monitor',
    '/quarantine',
    'unstarted/I-1',
    'outage/I-1',
    'latency-slots/line-1',
    'attributes/level',
  ])
    for (const text of shown(path)) expect(text).not.toContain('/');
});
