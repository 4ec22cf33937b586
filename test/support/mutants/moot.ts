/**
 * Clauses that every text must have, and that say nothing in one that measures nothing of the kind: what unknown time is worth where no
 * time can be unknown, how amounts are rounded where none has a fraction. They cannot be refused, so they are left out of the comparison.
 */
import { parseElapsed, parseLiteral } from '../../../lib/domain/contract/literal.ts';
import { HOUR } from '../../../lib/domain/time/instant.ts';
import { withPlainDefaults } from './alike-words.ts';
import type { DocumentNode } from './documents.ts';

/** The terms without such clauses, or with the plainer of two equal choices. */
export function withoutMoot(terms: DocumentNode): DocumentNode {
  const cells = Object.values<any>(terms.definitions).filter((cell): cell is DocumentNode => typeof cell === 'object' && cell !== null);
  const copy: DocumentNode = { ...terms, money: { ...terms.money } };
  const outages = cells.filter((cell) => cell.intervals === 'outage' && ['started', 'detected'].includes(cell.from as string));
  const sampled = cells.some((cell) => 'probes' in cell || 'requests' in cell || 'gauge' in cell);
  if (outages.length === 0) delete copy.unreported;
  const canBeUnknown = outages.length > 0 || sampled || cells.some((cell) => 'witnesses' in cell || cell['unended-after'] !== undefined);
  const hasShares = cells.some((cell) => 'requests' in cell || 'uptime' in cell || cell.as === 'share');
  if (!canBeUnknown) delete copy.unknown;
  else if (!hasShares && copy.unknown === 'left-out') copy.unknown = 'up';
  if (Object.values<DocumentNode>(terms.credits).every((credit) => isWhole(credit, terms))) delete copy.money.rounding;
  copy.definitions = Object.fromEntries(
    Object.entries(terms.definitions as DocumentNode).map(([name, cell]) => [
      name,
      typeof cell === 'object' ? plainer(cell as DocumentNode, terms) : cell,
    ]),
  );
  return withPlainDefaults(copy);
}

/** A cell without equal choices: among one list, of one failure, between slots that part every hour, in months that are periods. */
function plainer({ shut, begins, aligned, ...cell }: DocumentNode, { period }: DocumentNode): DocumentNode {
  const byMonth = period.every === 'month' && (period.starts ?? 'calendar') === 'calendar' && cell.in === 'periods';
  const rest = byMonth ? { ...cell, in: 'months' } : cell;
  const one = shut !== undefined && Object.values<string[]>(shut as DocumentNode)[0]!.length === 1;
  const every = parseElapsed(cell.every);
  return {
    ...rest,
    ...(shut !== undefined && { shut: one ? Object.values(shut as DocumentNode)[0] : shut }),
    ...(begins !== undefined && cell['in-a-row'] !== 1 && { begins }),
    ...(aligned !== undefined && !(every !== undefined && HOUR % every === 0) && { aligned }),
  };
}

/** An order in which each charge stands where the text adds it up: at the component around it of each kind that has a sum. */
export function withSummedCharges(order: DocumentNode, texts: readonly DocumentNode[]): DocumentNode {
  const kinds = new Set(
    texts.flatMap(({ definitions }) =>
      Object.values<any>(definitions).flatMap((cell) => (cell?.charges === undefined ? [] : [String(cell.each ?? '')])),
    ),
  );
  const around = (id: string | undefined): string[] =>
    id === undefined
      ? []
      : [...(kinds.has(String(order.components?.[id]?.kind)) ? [id] : []), ...around(order.components?.[id]?.in as string | undefined)];
  if (!order.charges) return order;
  const plain = texts.every(hasShareOfDays) ? { 'part-month': undefined } : {};
  return {
    ...order,
    charges: order.charges.map((charge: DocumentNode) => ({
      ...charge,
      ...plain,
      component: around(charge.component as string | undefined),
    })),
  };
}

/** Whether a monthly charge is divided by days in any case: in periods of days or weeks that do not reach beyond the term. */
const hasShareOfDays = ({ period }: DocumentNode): boolean =>
  /^(day|week|\d+ days)$/.test(String(period.every)) && period['part-period'] !== 'whole';

/** Whether a credit can only be whole multiples of amounts that the text writes, without caps that cut into them. */
function isWhole(credit: DocumentNode, terms: DocumentNode): boolean {
  if (credit.cap !== undefined) return false;
  return credit.of === undefined || (isAmount(credit.of, terms, new Set()) && isCount(credit.times, terms, new Set()));
}

/** An amount from literals of the text alone, as often as something is counted. */
function isAmount(operand: unknown, terms: DocumentNode, seen: Set<unknown>): boolean {
  return isMadeOf(
    operand,
    terms,
    seen,
    (literal) => literal === 'money',
    (inner) => isCount(inner, terms, new Set()),
  );
}

const isCount = (operand: unknown, terms: DocumentNode, seen: Set<unknown>): boolean =>
  isMadeOf(
    operand,
    terms,
    seen,
    (literal) => literal === 'count',
    (inner) => isCount(inner, terms, seen),
  );

function isMadeOf(
  operand: unknown,
  terms: DocumentNode,
  seen: Set<unknown>,
  fits: (kind: string) => boolean,
  factor: (inner: unknown) => boolean,
): boolean {
  const literal = parseLiteral(operand);
  if (literal) return fits(literal.kind);
  const cell = terms.definitions[String(operand)];
  if (cell === undefined || seen.has(operand)) return false;
  seen.add(operand);
  if (typeof cell !== 'object') return isMadeOf(cell, terms, seen, fits, factor);
  const again = (inner: unknown): boolean => isMadeOf(inner, terms, seen, fits, factor);
  if ('count' in cell || 'compare' in cell || 'attribute-is' in cell) return fits('count');
  if ('effective-dated' in cell) return Object.values(cell.values as DocumentNode).every(again);
  if ('multiply' in cell) return again(cell.multiply) && factor(cell.by);
  return 'aggregate' in cell && ['sum', 'lowest', 'highest'].includes(cell.aggregate as string) && again(cell.of);
}
