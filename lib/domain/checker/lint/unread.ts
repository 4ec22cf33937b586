/** Warns of attributes and record kinds that the terms declare and no clause reads. Events may still have them, and their words are checked. */
import { article } from '../../contract/article.ts';
import { pointer } from '../../issue.ts';
import { attributesIn } from '../../operators/operands.ts';
import { stepsOf } from '../../contract/claim-clause.ts';
import type { Terms } from '../../contract/terms.ts';
import type { Cell } from '../../operators/cell.ts';
import { operatorOf } from '../../operators/registry.ts';
import { ANCHOR_KINDS, recordKindsIn } from '../claim-anchors.ts';
import type { LintFinding } from './lint-finding.ts';

export function* unreadAttributes(terms: Terms): Generator<LintFinding> {
  const read = new Set(cellsOf(terms).flatMap((cell) => attributesIn(cell, terms)));
  for (const [name, { of }] of Object.entries(terms.attributes ?? {}))
    if (!read.has(name))
      yield {
        code: 'unread-attribute',
        path: pointer('attributes', name),
        message: `no cell reads "${name}" of ${of === 'customer' ? 'the customer' : article(of)}`,
      };
}

export function* unreadRecordKinds(terms: Terms): Generator<LintFinding> {
  const read = new Set([...cellsOf(terms).flatMap((cell) => [...recordKindsIn(cell, terms)]), ...claimedBy(terms)]);
  for (const kind of Object.keys(terms.records ?? {}))
    if (!read.has(kind))
      yield { code: 'unread-record-kind', path: pointer('records', kind), message: `no cell reads records of the kind "${kind}"` };
}

const cellsOf = ({ definitions }: Terms): Cell[] =>
  Object.values(definitions).filter((cell): cell is Cell => typeof cell === 'object' && operatorOf(cell) !== undefined);

/** Claims count from records too. */
const claimedBy = ({ claims }: Terms): string[] =>
  Object.values(claims).flatMap((claim) => stepsOf(claim).flatMap(({ after }) => ANCHOR_KINDS[after] ?? []));
