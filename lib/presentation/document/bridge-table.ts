/** What changed since the previous revision: a table by line, and the causes. */
import type { IssuedStatement } from '../../application/ports/statements.ts';
import type { Bridge } from '../../domain/statement/restatement.ts';
import { bridgeSentences, causeSentences, changesNothingShown } from '../reasons/bridge-reasons.ts';
import { eventOf } from '../reasons/wording.ts';
import { ofSender } from '../written.ts';
import type { DocumentWords } from './document-words.ts';
import type { TableModel } from './table-model.ts';
import { placed } from './undecided.ts';

export const causesOf = ({ statement }: IssuedStatement, bridge: Bridge, { labels, wording }: DocumentWords): string[] =>
  (changesNothingShown(bridge)
    ? bridgeSentences(bridge, statement, labels.language)
    : bridge.causes.flatMap((cause) => causeSentences(cause, wording))
  ).map(({ text, depth }) => `${'– '.repeat(depth)}${text}`);

export function bridgeTable(bridge: Bridge, { labels, wording }: DocumentWords): TableModel {
  const { names, most } = wording;
  const causes = (of: typeof bridge.causes): string =>
    of
      .map(({ cause, events, of: named }) => {
        const all = events?.map((event) => eventOf(event)[1]) ?? named ?? [];
        const rest = all.length - most;
        return [labels[cause], ...all.slice(0, most).map(ofSender), ...(rest > 0 ? [labels.andMore(rest)] : [])].join(' ');
      })
      .join('; ');
  return {
    title: `${labels.bridge} ${bridge.from}`,
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
