/** Warns of attributes and record kinds that the terms declare and no clause reads. Events may still have them, and their words are checked. */
import { pointer } from '../../issue.ts';
import { attributesIn } from '../../operators/operands.ts';
import { stepsOf } from '../../contract/claim-clause.ts';
import type { Terms } from '../../contract/terms.ts';
import type { Cell } from '../../operators/cell.ts';
import { operatorOf } from '../../operators/registry.ts';
import { ANCHOR_KINDS, recordKindsIn } from '../claim-anchors.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';

export function* unreadAttributes(terms: Terms): Generator<LintFinding> {
  const read = new Set(cellsOf(terms).flatMap((cell) => attributesIn(cell, terms)));
  for (const [name, { of }] of Object.entries(terms.attributes ?? {}))
    if (!read.has(name)) yield lintFinding('unread-attribute', pointer('attributes', name), { name, of });
}

export function* unreadRecordKinds(terms: Terms): Generator<LintFinding> {
  const read = new Set([...cellsOf(terms).flatMap((cell) => [...recordKindsIn(cell, terms)]), ...claimedBy(terms)]);
  for (const kind of Object.keys(terms.records ?? {}))
    if (!read.has(kind)) yield lintFinding('unread-record-kind', pointer('records', kind), { kind });
}

const cellsOf = ({ definitions }: Terms): Cell[] =>
  Object.values(definitions).filter((cell): cell is Cell => typeof cell === 'object' && operatorOf(cell) !== undefined);

/** Claims count from records too. */
const claimedBy = ({ claims }: Terms): string[] =>
  Object.values(claims).flatMap((claim) => stepsOf(claim).flatMap(({ after }) => ANCHOR_KINDS[after] ?? []));
