/**
 * Random histories of a claim: revisions of its statement whose lines and cost centres appear, change and vanish, what both parties state
 * of the whole claim and by line, reversals and the expiry. What may not follow is left out. Each step posts to a ledger, as the program does.
 */
import fc from 'fast-check';
import { PaidCredits } from '../../../lib/application/claims/paid-credits.ts';
import { type PostedRevision, transitionItem } from '../../../lib/application/claims/post-ledger.ts';
import { revisionItem } from '../../../lib/application/claims/revision-entries.ts';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { checkTransition } from '../../../lib/domain/claims/check-transition.ts';
import { type ClaimLine, claimLines } from '../../../lib/domain/claims/claim-lines.ts';
import { type Claim, type ClaimHead, claimOf } from '../../../lib/domain/claims/claim.ts';
import { STATED, type StatedKind, type Transition, sideOf } from '../../../lib/domain/claims/transition.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import type { StatementLine } from '../../../lib/domain/statement/statement.ts';
import { formatInstant } from '../../../lib/domain/time/instant.ts';
import { claimHead } from './claim-head.ts';

const START = Date.parse('2026-11-10T12:00:00.000Z');
const DAY = 86_400_000;

export const text = (cents: number): string => (cents / 100).toFixed(2);
export const cents = (amount: string): number => Number(minorOf({ amount, currency: 'CNY' }));

const CENTRES = ['A', 'B', 'C', undefined] as const;
type Lines = readonly { readonly index: number; readonly centre: number; readonly owed: number }[];

export type ToldStep =
  | { readonly does: 'issue'; readonly lines: Lines; readonly reserve: number; readonly isUnbounded: boolean; readonly hidesLines: boolean }
  | { readonly does: 'state'; readonly kind: number; readonly share: number; readonly byLine: readonly number[] }
  | { readonly does: 'reverse'; readonly of: number }
  | { readonly does: 'expire' };

const whole = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
const linesArbitrary: fc.Arbitrary<Lines> = fc.uniqueArray(
  fc.record({ index: whole(4), centre: whole(3), owed: fc.oneof(whole(3), whole(20_000)) }),
  {
    maxLength: 4,
    selector: ({ index, centre }) => `${index} ${centre}`,
  },
);
const issueArbitrary = fc.record({
  does: fc.constant('issue' as const),
  lines: linesArbitrary,
  reserve: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, whole(500)),
  isUnbounded: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, fc.constant(true)),
  hidesLines: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
});
const stepArbitrary: fc.Arbitrary<ToldStep> = fc.oneof(
  { weight: 3, arbitrary: issueArbitrary },
  {
    weight: 10,
    arbitrary: fc.record({
      does: fc.constant('state' as const),
      kind: whole(99),
      share: whole(8),
      byLine: fc.oneof(fc.constant([]), fc.array(whole(6), { minLength: 1, maxLength: 3 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('reverse' as const), of: whole(30) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('expire' as const) }) },
);

export const historyArbitrary = fc.record({
  first: issueArbitrary,
  steps: fc.array(stepArbitrary, { maxLength: 14, size: 'max' }),
  isVendors: fc.boolean(),
  automatic: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
});
export type Told = typeof historyArbitrary extends fc.Arbitrary<infer T> ? T : never;

export class ClaimHistory {
  readonly head: ClaimHead;
  readonly transitions: Transition[] = [];
  readonly revisions: PostedRevision[] = [];
  readonly entries: LedgerEntry[] = [];
  lines: readonly StatementLine[] = [];
  /** Where the newest revision books the line whose fact is missing. */
  reservedIn: string | undefined;
  private readonly credits: PaidCredits;
  private now = START;

  constructor({ isVendors, automatic }: Pick<Told, 'isVendors' | 'automatic'>) {
    const id = `c.2026-10.credit${isVendors ? '.vendor' : ''}`;
    this.head = claimHead({ id, creditor: isVendors ? 'vendor' : 'customer', automatic, customer: 'buyer' });
    this.credits = new PaidCredits({ credit: { of: 'x', times: '1', ...(isVendors && { 'owed-to': 'vendor' }) } } as never);
  }

  get claim(): Claim {
    return claimOf(this.head, this.transitions);
  }

  /** @returns whether it was possible. */
  take(step: ToldStep): boolean {
    this.now += DAY;
    if (step.does === 'issue') return this.issue(step);
    const transition = this.transitionOf(step);
    if (!transition) return false;
    this.record(transition);
    return true;
  }

  private record(transition: Transition): void {
    this.transitions.push(transition);
    this.entries.push(...transitionItem(this.head, this.transitions, this.transitions.length - 1, this.revisions).entries);
  }

  private issue({ lines, reserve, isUnbounded, hidesLines }: Extract<ToldStep, { does: 'issue' }>): boolean {
    const [sign, sum] = [this.head.creditor === 'vendor' ? -1 : 1, lines.reduce((total, { owed }) => total + owed, 0)];
    const shown = (minor: number): { amount: string; currency: string } => ({ amount: text(minor === 0 ? 0 : minor), currency: 'CNY' });
    const own = lines.map(({ index, centre, owed }) => {
      const costCentre = CENTRES[centre];
      return { credit: 'credit', index: `line-${index}`, ...(costCentre && { costCentre }), amount: shown(sign * owed) };
    });
    // The missing fact is of a line that owes something for certain, or of one that is not posted.
    const [least, most] = [(minor: number) => shown(minor), (minor: number) => shown(minor + reserve)];
    const isPosted = reserve % 2 === 1 && !hidesLines && lines.length > 0;
    const open = isPosted ? own.at(-1) : { credit: 'credit', index: 'line-9', costCentre: 'R' };
    this.reservedIn = reserve > 0 ? (open?.costCentre ?? '') : undefined;
    const openOwed = isPosted ? lines.at(-1)!.owed : 0;
    const between = { bounds: { least: least(openOwed), ...(!isUnbounded && { most: most(openOwed) }) } };
    const stated = own.map((line) => (reserve > 0 && line === open ? { ...line, ...between, provisional: true } : line));
    this.lines = (hidesLines ? [] : stated) as unknown as StatementLine[];
    const bounds = reserve > 0 ? { bounds: { least: shown(sum), ...(!isUnbounded && { most: shown(sum + reserve) }) } } : {};
    const revision = this.revisions.length + 1;
    const at = formatInstant(this.now);
    const issued = {
      id: this.head.statement,
      revision,
      issuedAt: at,
      statement: {
        contract: { id: this.head.contract, vendor: { id: this.head.vendor }, customer: { id: 'buyer' } },
        period: { label: this.head.period, zone: 'UTC' },
        total: shown(sign * sum),
        credits: [{ credit: 'credit', amount: shown(sign * sum), ...bounds }],
        lines: this.lines,
        ...(reserve > 0 && !isPosted && { openLines: [{ ...open, ...between }] }),
      },
    } as unknown as IssuedStatement;
    const { entries, reserves } = revisionItem(
      issued,
      this.revisions.flatMap((posted) => posted.entries),
      this.credits,
    );
    this.entries.push(...entries);
    this.revisions.push({ revision, customer: 'buyer', titling: {}, entries, ...(reserves && { reserves }) });
    const owing = { amount: text(sum), ...(reserve > 0 && { most: isUnbounded ? 'unbounded' : text(sum + reserve), missing: ['a bill'] }) };
    this.record({ kind: revision === 1 ? 'due' : 'restated', by: 'makegood', at, revision, ...owing });
    return true;
  }

  private transitionOf(step: Exclude<ToldStep, { does: 'issue' }>): Transition | undefined {
    const at = formatInstant(this.now);
    const { claim } = this;
    if (step.does === 'expire')
      return claim.state === 'due' ? { kind: 'expired', by: 'makegood', at, amount: claim.open.amount } : undefined;
    if (step.does === 'reverse') {
      const of = (step.of % this.transitions.length) + 1;
      const { party } = this.transitions[of - 1]!;
      return this.allowed({ kind: 'reversed', by: 'anna', at, of, note: 'wrong', ...(party && { party }) });
    }
    return this.stated(step, at);
  }

  private stated({ kind: k, share, byLine }: Extract<ToldStep, { does: 'state' }>, at: string): Transition | undefined {
    const { claim } = this;
    const following = (Object.keys(STATED) as StatedKind[]).filter((one) => (STATED[one].after as readonly string[]).includes(claim.state));
    const kind = following[k % following.length];
    if (kind === undefined) return undefined;
    const party = sideOf(kind) === 'creditor' ? claim.creditor : claim.debtor;
    const common = { kind, by: 'anna', at, party, reference: `R-${this.transitions.length}`, note: 'a reason' };
    if (!('amount' in STATED[kind])) return this.allowed(common);
    const part = (minor: number): number => Math.max(1, Math.round((minor * (share + 1)) / 6));
    const named = this.named(byLine).map(({ owed, ...line }) => ({ ...line, amount: text(part(Number(owed))) }));
    const sum = named.reduce((total, { amount }) => total + cents(amount), 0);
    const amount = named.length > 0 ? sum : Math.max(1, Math.round((cents(claim.open.amount) * (share + 1)) / 6));
    return this.allowed({ ...common, amount: text(amount), ...(named.length > 0 && { lines: named }) });
  }

  private named(picks: readonly number[]): ClaimLine[] {
    const known = this.known;
    return known.length === 0 ? [] : [...new Set(picks.map((pick) => known[pick % known.length]!))];
  }

  get known(): ClaimLine[] {
    return claimLines(this.head, { lines: this.lines });
  }

  private allowed(transition: Transition): Transition | undefined {
    return checkTransition(this.claim, transition, transition.party ?? this.claim.creditor, this.known) ? undefined : transition;
  }
}
