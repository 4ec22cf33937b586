/** What changed since the previous revision: a table by line, and the causes. */
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { type Bridge, minorOf } from '../../domain/statement/restatement.ts';
import { bridgeSentences, causeSentences, changesNothingShown } from '../reasons/bridge-reasons.ts';
import { eventOf } from '../reasons/wording.ts';
import { ofSender } from '../written.ts';
import { withDepth } from './depth.ts';
import type { DocumentWords } from './document-words.ts';
import type { AmountCell, TableModel } from './table-model.ts';
import { placed } from './undecided.ts';

export const causesOf = ({ statement }: IssuedStatement, bridge: Bridge, { labels, wording }: DocumentWords): string[] =>
  (changesNothingShown(bridge)
    ? bridgeSentences(bridge, statement, labels.language)
    : bridge.causes.flatMap((cause) => causeSentences(cause, wording))
  ).map(withDepth);

export function bridgeTable(bridge: Bridge, { labels, wording }: DocumentWords): TableModel {
  const { names, most } = wording;
  const causes = (of: typeof bridge.causes): string =>
    of
      .map(({ cause, events, of: named }) => {
        const all = events?.map((event) => eventOf(event)[1]) ?? named ?? [];
        const rest = all.length - most;
        const shown = [...all.slice(0, most).map(ofSender), ...(rest > 0 ? [labels.andMore(rest)] : [])];
        return shown.length === 0 ? labels[cause] : `${labels[cause]}${labels.colon}${shown.join(labels.comma)}`;
      })
      .join('; ');
  return {
    title: labels.bridge(bridge.from),
    key: 'changes',
    columns: [
      { name: labels.credit, width: 20 },
      { name: labels.for, width: 12 },
      { name: labels.costCentre, width: 12 },
      { name: labels.before, width: 15, right: true },
      { name: labels.after, width: 15, right: true },
      { name: labels.difference, width: 15, right: true },
      { name: labels.cause, width: 24 },
    ],
    rows: [
      ...bridge.lines.map((line) => [
        `${names.credit(line.credit)} (${labels[line.kind]}${line.provisional ? `, ${labels.provisional}` : ''})`,
        placed(line, names),
        line.costCentre ?? '',
        { ...line.before },
        { ...line.after },
        { ...line.difference },
        causes(line.causes),
      ]),
      ...unchanged(bridge).map(([before, after, difference]) => [labels.unchanged, '', '', before, after, difference, '']),
      [
        labels.total,
        '',
        '',
        { ...bridge.before },
        { ...bridge.after },
        { ...bridge.difference },
        bridge.lines.length > 0 ? '' : causes(bridge.causes),
      ],
    ],
    sums: true,
  };
}

/** What is left of the totals by the lines that did not change, so that each column adds up; none where nothing is left. */
function unchanged({ lines, ...totals }: Bridge): (readonly [before: AmountCell, after: AmountCell, difference: AmountCell])[] {
  const { currency } = totals.before;
  const rest = (column: 'before' | 'after' | 'difference'): bigint =>
    minorOf(totals[column]) - lines.reduce((sum, line) => sum + minorOf(line[column]), 0n);
  const cell = (minor: bigint): AmountCell => ({ amount: formatAmount({ minor, currency }), currency });
  const [before, after, difference] = [rest('before'), rest('after'), rest('difference')];
  return lines.length === 0 || (before === 0n && after === 0n && difference === 0n) ? [] : [[cell(before), cell(after), cell(difference)]];
}
