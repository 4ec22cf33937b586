/** The example with two witnesses: the vendor, and the customer's monitor, which reports every hour. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { CheckedContract } from '../../lib/domain/checker/check-contract.ts';
import type { Terms } from '../../lib/domain/contract/terms.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { assess } from '../../lib/domain/statement/assess.ts';
import { type Statement, canonicalJson } from '../../lib/domain/statement/statement.ts';
import { HOUR, MINUTE } from '../../lib/domain/time/instant.ts';
import { readContract } from '../../lib/schemas/contract.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { at, fact } from './facts.ts';

const yaml = readFileSync(new URL('../../contracts/examples/two-witnesses.yaml', import.meta.url), 'utf8');
/** October 2026 in Shanghai. */
export const START = at('2026-09-30T16:00:00Z');
export const END = at('2026-10-31T16:00:00Z');

export const vendor = (type: Fact['type'], when: number, more: object = {}): Fact =>
  fact(type, when, { component: 'line-1', sender: 'aws:444455556666', ...more });
export const customer = (type: Fact['type'], when: number): Fact => ({
  ...fact(type, when, { component: 'pingdom/13579246', sender: 'webhook:pingdom:lumencast' }),
  speaksFor: 'customer',
});
/** The customer's monitor, which reports every hour but for some hours. */
export const beats = (silent: (hour: number) => boolean = () => false): Fact[] =>
  Array.from({ length: 745 }, (_, hour) => hour).flatMap((hour) =>
    silent(hour)
      ? []
      : [{ ...customer('service.watched', START + hour * HOUR), body: { start: START + (hour - 1) * HOUR, end: START + hour * HOUR } }],
  );

/** The contract as the file has it, or with other definitions. */
export function contractOfTwo(change: (definitions: Record<string, any>) => void = () => undefined): CheckedContract {
  const document = readYaml(yaml).document as { terms: Terms[] };
  change(document.terms[0]!.definitions as Record<string, any>);
  const { checked, issues } = readContract(document);
  if (!checked) throw new Error(JSON.stringify(issues));
  return checked;
}

/** The statement of October over the facts, whichever order they come in; `change` alters the definitions. */
export function judge(facts: readonly Fact[], change: (definitions: Record<string, any>) => void = () => undefined): Statement {
  const checked = contractOfTwo(change);
  const one = assess(checked, facts, '2026-10');
  const other = assess(checked, [...facts, ...facts].reverse(), '2026-10');
  if ('issue' in one || 'issue' in other) throw new Error('no statement');
  expect(canonicalJson(other.statement)).toBe(canonicalJson(one.statement));
  return one.statement;
}
/** Minutes. */
export const down = (statement: Statement): number => Number(statement.time[0]!.down) / MINUTE;
export const unknown = (statement: Statement): number => Number(statement.time[0]!.unknown) / MINUTE;
export const noon = START + 10 * 24 * HOUR + 4 * HOUR;
