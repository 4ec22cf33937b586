/** Tickets and other records are listed for people in natural order, in every text, and the statement keeps its own order. */
import { describe, expect, it } from 'vitest';
import { documentModel } from '../../../../lib/presentation/document/document-model.ts';
import { LABELS } from '../../../../lib/presentation/document/labels.ts';
import { inNaturalOrder } from '../../../../lib/presentation/document/natural-order.ts';
import { notIssued } from '../../../../lib/presentation/document/not-issued.ts';
import { lineReasons } from '../../../../lib/presentation/reasons/line-reasons.ts';
import { showStatement } from '../../../../lib/presentation/text/show-statement.ts';
import { issuedCase, ticketFacts } from '../../../support/document-cases.ts';

const inOrder = (texts: readonly string[]): number[] => texts.flatMap((text) => /^t-(\d+)$/.exec(text)?.slice(1).map(Number) ?? []);
const isAscending = (numbers: readonly number[]): boolean => numbers.every((one, i) => i === 0 || numbers[i - 1]! < one);

describe('records', () => {
  it('are in natural order within their group, and groups keep their places', () => {
    const given = ['b T10', 'b T2', 'b T1', 'a T10', 'a T9'];
    expect(
      inNaturalOrder(
        given,
        (one) => one,
        ([group]) => group!,
      ),
    ).toEqual(['b T1', 'b T2', 'b T10', 'a T9', 'a T10']);
    expect(given[0]).toBe('b T10');
  });

  it('of a month with twelve tickets are in natural order in a text, a document and the reasons', async () => {
    const { statement } = await issuedCase(undefined, ticketFacts(12));
    const [first] = statement.objectives;
    const own = statement.objectives.filter(({ objective }) => objective === first!.objective);
    expect(isAscending(inOrder(own.map(({ index }) => index)))).toBe(false);
    const table = documentModel(notIssued(statement), LABELS.en).tables.find(({ title }) => title === LABELS.en.objectives)!;
    const name = table.rows[0]![0];
    const shown = inOrder(table.rows.filter(([what]) => what === name).map(([, index]) => index as string));
    expect(shown.length).toBe(12);
    expect(isAscending(shown)).toBe(true);
    const lines = showStatement(statement)
      .split('\n')
      .filter((line) => line.startsWith(name as string));
    expect(inOrder(lines.map((line) => line.split(/ {2,}/)[1] ?? ''))).toEqual(shown);
    for (const { sentences } of lineReasons({ statement }, 'en')) {
      const cases = sentences.flatMap(({ text, depth }) => (depth === 1 ? (/^ticket (t-\d+):/.exec(text)?.slice(1) ?? []) : []));
      expect(isAscending(inOrder(cases))).toBe(true);
    }
  });
});
