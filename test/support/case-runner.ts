/** Cases of March 2026, as case files write them, held against a contract; and what is refused of the contract when it is changed. */
import { expect } from 'vitest';
import { runCases } from '../../lib/application/contract-cases/run-case.ts';
import { readCases } from '../../lib/schemas/cases.ts';
import { readContract } from '../../lib/schemas/contract.ts';

export type Line = Readonly<Record<string, unknown>>;

/** What a case gives that has no fault, and of whose figures none is different. */
export const NO_DIFFERENCE = [undefined, []];

/** @param order keys that the order has otherwise in this case. Gives the fault, and the figures that are not as expected. */
export const caseRunner =
  (document: unknown) =>
  async (events: readonly Line[], expected: Line, order?: Line): Promise<unknown> => {
    const one = { name: 'one', period: '2026-03', ...(order && { order }), events, expect: expected };
    const { cases, issues } = readCases({ 'makegood-cases': 1, cases: [one] });
    expect(issues).toEqual([]);
    const [result] = await runCases(structuredClone(document), cases!);
    return [result!.fault, result!.mismatches];
  };

/** A moment of March 2026, written as day and time: `06T16:00`. */
export const inMarch = (moment: string): string => `2026-03-${moment}:00Z`;

/** A ticket of a case. @param reached the moments of each milestone; undefined or none: it is not reached. */
export function ticketLine(
  id: string,
  severity: string | undefined,
  reached: Readonly<Record<string, string | readonly string[] | undefined>>,
): Line {
  const moments = Object.entries(reached).flatMap(([milestone, at]) => {
    if (at === undefined || at.length === 0) return [];
    return [[milestone, typeof at === 'string' ? inMarch(at) : at.map(inMarch)] as const];
  });
  return { ticket: { id, ...(severity && { severity }), reached: Object.fromEntries(moments) } };
}

/** The severity of a ticket changes. */
export const severityLine = (id: string, at: string, severity: string): Line => ({
  event: { type: 'ticket.severity_changed.v1', id: `${id}-${at}`, occurredAt: inMarch(at), ticket: id, severity },
});

/** Codes and places of the errors of a contract after a change of its document. */
export function contractErrors(document: unknown, change: (contract: Record<string, any>) => void): string[] {
  const changed = structuredClone(document) as Record<string, any>;
  change(changed);
  return readContract(changed).issues.flatMap(({ severity, code, path }) => (severity === 'error' ? [`${code} ${path}`] : []));
}

/** The same after a change of the definitions of its first term. */
export const definitionErrors = (document: unknown, change: (definitions: Record<string, any>) => void): string[] =>
  contractErrors(document, ({ terms }) => change(terms[0].definitions));
