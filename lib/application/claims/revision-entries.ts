/**
 * The postings of a revision to the account `owed`: what each line owes to a party now, less the postings of the earlier revisions. The
 * postings therefore add up to the newest revision, even if the contract or the calculator would give other results for the earlier
 * revisions today.
 */
import { PARTIES } from '../../domain/claims/transition.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import { allocate } from '../../domain/money/allocation.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { max } from '../../domain/money/ratio.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { titlesOf } from '../../domain/statement/line-titles.ts';
import type { Statement, StatementLine } from '../../domain/statement/statement.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { LedgerEntry, LedgerItem, LedgerReserve } from '../ports/ledger.ts';
import { claimId } from './claim-id.ts';
import { dayIn } from './day-in.ts';
import { owingOf } from './owing.ts';
import type { PaidCredits } from './paid-credits.ts';
import { pushTo } from '../../domain/lists.ts';

/** What one line owes to one party for a credit that is paid on its own. */
interface Cell {
  readonly claim: string;
  readonly creditor: PartyRole;
  /** The paid credit, where the amount belongs to no line. */
  readonly paid: string;
  readonly line?: Pick<StatementLine, 'credit' | 'index' | 'component' | 'costCentre'>;
  readonly minor: bigint;
  readonly currency: string;
  readonly provisional?: true;
}

export const revisionSource = (statement: string, revision: number): string => `${statement}#${String(revision).padStart(4, '0')}`;

/** @param posted the postings of the earlier revisions; empty for the first. */
export function revisionItem(issued: IssuedStatement, posted: readonly LedgerEntry[], credits: PaidCredits): LedgerItem {
  const { id, revision, issuedAt, statement } = issued;
  const { contract, period } = statement;
  const about = { contract: contract.id, vendor: contract.vendor.id, period: period.label };
  const day = dayIn(period.zone, issuedAt);
  const now = cellsOf(id, statement, credits);
  const cells = revision === 1 ? now : differences(posted.map(postedCell), now);
  const entries = cells.map(({ claim, paid, creditor, line, minor, currency, provisional }, i): LedgerEntry => {
    const { credit, index, component, costCentre } = {
      credit: paid,
      index: undefined,
      component: undefined,
      costCentre: undefined,
      ...line,
    };
    const titles = titlesOf(statement, { credit, index, component });
    return {
      entry: `${id}#${revision}-${i + 1}`,
      postedAt: issuedAt,
      postedOn: day,
      effectiveOn: day,
      kind: 'issued',
      account: 'owed',
      statement: id,
      revision,
      claim,
      ...about,
      customer: contract.customer.id,
      creditor,
      ...(costCentre !== undefined && { costCentre }),
      credit,
      ...(index !== undefined && { for: index }),
      ...(component !== undefined && { component }),
      ...(titles && { titles }),
      amount: formatAmount({ minor, currency }),
      currency,
      ...(provisional && { provisional }),
    };
  });
  const reserves = reservesOf(id, statement, credits, now);
  return { at: issuedAt, source: revisionSource(id, revision), ...about, entries, ...(reserves.length > 0 && { reserves }) };
}

/**
 * What missing facts may add to each line beyond what is owed of it for certain. A line of the statement may have more than that: where
 * facts decide which of two credits is owed, it is certain that one is, and of neither line.
 */
function reservesOf(id: string, statement: Statement, credits: PaidCredits, cells: readonly Cell[]): LedgerReserve[] {
  const { lines, openLines = [], total } = statement;
  const { currency } = total;
  const certain = new Map<Cell['line'], bigint>(cells.map(({ line, minor }) => [line, minor]));
  return [...lines, ...openLines].flatMap((line): LedgerReserve[] => {
    const payer = line.bounds && credits.payer(line, statement);
    if (payer === undefined) return [];
    const { most } = line.bounds!;
    const minor = most && minorOf(most) - (certain.get(line) ?? 0n);
    if (minor !== undefined && minor <= 0n) return [];
    const { credit, index, component, costCentre } = line;
    return [
      {
        claim: claimId(id, payer, credits.isVendors(payer) ? 'vendor' : 'customer'),
        credit,
        for: index,
        ...(component !== undefined && { component }),
        ...(costCentre !== undefined && { costCentre }),
        ...(minor !== undefined && { amount: formatAmount({ minor, currency }) }),
        currency,
      },
    ];
  });
}

/** The cell of a posted entry. */
const postedCell = ({ claim, creditor, credit, for: index, component, costCentre, amount, currency }: LedgerEntry): Cell => ({
  claim,
  creditor,
  paid: credit,
  ...(index !== undefined && {
    line: { credit, index, ...(component !== undefined && { component }), ...(costCentre !== undefined && { costCentre }) },
  }),
  minor: minorOf({ amount, currency }),
  currency,
});

/** The cells of each line, in the order of the statement. */
function cellsOf(id: string, statement: Statement, credits: PaidCredits): Cell[] {
  const { currency } = statement.total;
  const owing = owingOf(statement, credits.isVendors);
  const lines = new Map<string, StatementLine[]>();
  for (const line of statement.lines) {
    const payer = credits.payer(line, statement);
    if (payer !== undefined) pushTo(lines, payer, line);
  }
  const cells = [...owing].flatMap(([credit, of]) =>
    PARTIES.flatMap((creditor) =>
      cellsOfParty(
        { claim: claimId(id, credit, creditor), paid: credit, creditor, currency },
        minorOf({ amount: of[creditor].stated.amount!, currency }),
        lines.get(credit) ?? [],
      ),
    ),
  );
  const place = new Map(statement.lines.map((line, i) => [line as Cell['line'], i]));
  return cells.sort((a, b) => (place.get(a.line) ?? place.size) - (place.get(b.line) ?? place.size));
}

/**
 * The lines themselves where they add up to the owed amount and none is owed to the other party; else the owed amount is divided among the
 * lines that owe something to the party.
 */
function cellsOfParty(head: Omit<Cell, 'line' | 'minor' | 'provisional'>, owed: bigint, lines: readonly StatementLine[]): Cell[] {
  if (owed === 0n) return [];
  const { creditor, currency } = head;
  const own = lines.map((line) => (creditor === 'vendor' ? -1n : 1n) * minorOf(line.amount));
  const cell = (line: StatementLine, minor: bigint): Cell => ({
    ...head,
    line,
    minor,
    ...(line.provisional && { provisional: true as const }),
  });
  if (own.every((minor) => minor >= 0n) && own.reduce((sum, minor) => sum + minor, 0n) === owed)
    return lines.flatMap((line, i) => (own[i] === 0n ? [] : [cell(line, own[i]!)]));
  const weights = own.map((minor) => ({ n: max(0n, minor), d: 1n }));
  if (weights.every(({ n }) => n === 0n)) return [{ ...head, minor: owed }];
  return allocate({ minor: owed, currency }, weights).flatMap(({ minor }, i) => (minor === 0n ? [] : [cell(lines[i]!, minor)]));
}

const keyOf = ({ claim, paid, line, currency }: Cell, component: string | undefined): string =>
  JSON.stringify([line?.credit ?? paid, line?.index ?? null, line?.costCentre ?? null, currency, component ?? null, claim]);

/** The entries of a later revision, in the order of its lines. */
export const inOrderOfLines = (entries: readonly LedgerEntry[]): LedgerEntry[] => {
  const keys = new Map(entries.map((entry) => [entry, keyOf(postedCell(entry), entry.component)]));
  return [...entries].sort((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1));
};

/** Lines without a component in one of the revisions are compared as one: earlier versions did not name it. */
const wholesIn = (cells: readonly Cell[]): string[] =>
  cells.flatMap((cell) => (cell.line?.component === undefined ? [keyOf(cell, undefined)] : []));

function differences(before: readonly Cell[], now: readonly Cell[]): Cell[] {
  const wholes = new Set([...wholesIn(before), ...wholesIn(now)]);
  const sums = new Map<string, Cell>();
  const add = (cell: Cell, sign: bigint): void => {
    const whole = keyOf(cell, undefined);
    const isWhole = wholes.has(whole);
    const key = isWhole ? whole : keyOf(cell, cell.line?.component);
    const { provisional: was, ...known } = sums.get(key) ?? { ...cell, minor: 0n, provisional: undefined };
    const { component: _, ...bare } = cell.line ?? { credit: cell.paid, index: '' };
    const provisional = was ?? (sign > 0n ? cell.provisional : undefined);
    sums.set(key, {
      ...known,
      ...(cell.line && isWhole && { line: bare }),
      minor: known.minor + sign * cell.minor,
      ...(provisional && { provisional }),
    });
  };
  for (const cell of before) add(cell, -1n);
  for (const cell of now) add(cell, 1n);
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, cell]) => cell)
    .filter(({ minor }) => minor !== 0n);
}
