/** Chosen histories as lines of a file of events, read and assessed as `makegood assess` does; the contract has two lines. */
import { expect } from 'vitest';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { withUnlistedSenders } from '../../../lib/domain/statement/evidence-account/unlisted-senders.ts';
import { withUnreadLines } from '../../../lib/domain/statement/evidence-account/unread-lines.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { chosenContract } from './chosen.ts';

export type EventLine = Readonly<Record<string, unknown>>;

let count = 0;

/** @param when an instant, in UTC where it has no zone. */
export function e(type: string, when: string, more: object = {}): EventLine {
  count += 1;
  return { type: `${type}.v1`, id: `e${count}`, occurredAt: when.endsWith('Z') ? when : `${when}Z`, ...more };
}

export interface FileOf {
  readonly terms: object;
  readonly order?: object;
}

async function stated({ terms, order = {} }: FileOf, events: readonly EventLine[], period: string): Promise<Statement> {
  const { contract } = chosenContract(terms, order);
  const { checked, issues } = checkContract(contract);
  if (!checked) throw new Error(JSON.stringify(issues));
  const read = await readEventLines(`${events.map((event) => JSON.stringify(event)).join('\n')}\n`, checked.contract.order);
  const assessed = assess(checked, read.received, period, { reasons: true });
  if (!('statement' in assessed)) throw new Error(JSON.stringify(assessed));
  return withUnlistedSenders(withUnreadLines(assessed.statement, read.unread, true), read.unlisted);
}

/** What is owed ("10.00", or "10.00 to any"), the findings, and each event accounted for, used or left out, but for those of other periods. */
export async function expectOwed(
  owed: string,
  file: FileOf,
  events: readonly EventLine[],
  findings: readonly string[] = [],
  { elsewhere = 0, period = '2026-02' }: { readonly elsewhere?: number; readonly period?: string } = {},
): Promise<void> {
  const { bounds, total, evidence, findings: found } = await stated(file, events, period);
  const text = bounds ? `${bounds.toCustomer.least.amount} to ${bounds.toCustomer.most?.amount ?? 'any'}` : total.amount;
  const leftOut = (evidence.leftOut ?? []).reduce((sum, { count: of }) => sum + of, 0);
  expect([text, evidence.events + leftOut]).toEqual([owed, events.length - elsewhere]);
  expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining([...findings]));
}
