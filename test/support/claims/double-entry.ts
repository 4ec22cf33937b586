/**
 * A second program for claims: plain double entry, written apart from lib/domain/claims. Each transition is posted twice, by rules that do
 * not know each other: once by what it says (what is owed, the money that came), and once by what that does to the claim (what is
 * open, given up, or too much). Nothing makes the two equal but that both rules are right: the accounts of a claim then
 * add up to 0. Amounts are cents as numbers.
 */
import type { Transition } from '../../../lib/domain/claims/transition.ts';

type Account = 'owed' | 'received' | 'written-off' | 'open' | 'over-credited';

export interface DoubleEntryBooks {
  /** Debits above 0: owed and over-credited are credits. */
  readonly accounts: Readonly<Record<Account, number>>;
  /** Notes beside the books: what the debtor stated moves nothing. */
  readonly credited: number;
  readonly claimed: number;
  /** Of a claim that has to be made. */
  readonly accepted: number;
}

const cents = (amount: string | undefined): number => Math.round(Number(amount ?? '0') * 100);

/** The amount of a transition that names none: of a write-off what is open. */
const statedIn = ({ amount }: Transition, open: number): number => (amount === undefined ? open : cents(amount));

/** Posts one entry after the other; a reversed one is left out, as if it had never been posted. */
export function booksOf(transitions: readonly Transition[]): DoubleEntryBooks {
  const reversed = new Set(transitions.filter(({ kind }) => kind === 'reversed').map(({ of }) => of));
  const kept = transitions.filter(({ kind }, i) => kind !== 'reversed' && !reversed.has(i + 1));
  const accounts: Record<Account, number> = { owed: 0, received: 0, 'written-off': 0, open: 0, 'over-credited': 0 };
  let credited = 0;
  /** What was given up, also where money or a lower amount has taken its place. */
  let given = 0;
  for (const transition of kept) {
    const { kind, amount, revision, wasReceived } = transition;
    if (kind === 'credited') credited += cents(amount);
    const isMoney = kind === 'received' || (kind === 'credited' && wasReceived === true);
    if (revision !== undefined) {
      const now = Math.max(0, cents(amount));
      const change = now + accounts.owed;
      accounts.owed -= change;
      effectOfOwed(accounts, change, given);
    } else if (isMoney) {
      accounts.received += cents(amount);
      effectOfMoney(accounts, cents(amount));
    } else if (kind === 'written-off') {
      const off = statedIn(transition, accounts.open);
      given += off;
      const taken = Math.min(off, accounts.open);
      accounts.open -= taken;
      accounts['written-off'] += taken;
    }
  }
  return { accounts, credited, ...wordsOf(kept) };
}

/** Money closes what is open, then what was given up; the rest is too much. */
function effectOfMoney(accounts: Record<Account, number>, sum: number): void {
  let left = sum;
  for (const account of ['open', 'written-off'] as const) {
    const part = Math.min(left, accounts[account]);
    accounts[account] -= part;
    left -= part;
  }
  accounts['over-credited'] -= left;
}

/**
 * More that is owed takes the place of what was too much, then what was given up of it is given up again, and the rest is open. Less that is
 * owed closes what is open, then what was given up; the rest is too much.
 */
function effectOfOwed(accounts: Record<Account, number>, change: number, given: number): void {
  if (change < 0) effectOfMoney(accounts, -change);
  else {
    const before = Math.min(change, -accounts['over-credited']);
    accounts['over-credited'] += before;
    const again = Math.min(change - before, given - accounts['written-off']);
    accounts['written-off'] += again;
    accounts.open += change - before - again;
  }
}

/**
 * What was claimed and accepted: each entry adds at most what is open and was not entered yet. Money settles what was entered first, a write-off
 * what was not. Either settles first what was entered of the lines that it names, then what was entered of none.
 */
function wordsOf(kept: readonly Transition[]): { claimed: number; accepted: number } {
  let [owed, received, given, answer] = [0, 0, 0, ''];
  // What missing facts may add, and their names: now, and as it was claimed last.
  let [reserve, unknown, reserved, awaited, isClaimed] = [0, [] as readonly string[], Infinity, [] as readonly string[], false];
  const claims = new Pot();
  let acceptances = new Pot();
  for (const transition of kept) {
    const { kind, amount, most, missing = [], revision, wasReceived } = transition;
    const open = Math.max(0, owed - received - given);
    const unclaimed = Math.max(0, open - claims.left());
    const unaccepted = Math.max(0, open - acceptances.left());
    const part = cents(amount);
    if (revision !== undefined) {
      owed = Math.max(0, part);
      const left = most === 'unbounded' ? Infinity : Math.max(0, cents(most) - owed);
      if (isClaimed) {
        // What an awaited fact turns out to be was claimed with it. Without such a fact only what is less open than before is.
        const still = awaited.filter((name) => missing.includes(name));
        const came = left === 0 || still.length !== awaited.length;
        const known = came ? reserved : left === Infinity ? 0 : reserve === Infinity ? 0 : reserve - left;
        const now = Math.max(0, Math.max(0, owed - received - given) - claims.left());
        const turned = Math.max(0, Math.min(reserved, known, now - unclaimed));
        const isOver = awaited.length > 0 && still.length === 0;
        claims.enter(turned, []);
        [reserved, awaited] = [isOver ? 0 : Math.min(left, reserved - turned), still];
      }
      [reserve, unknown] = [left, missing];
    } else if (kind === 'submitted') {
      [reserved, awaited, isClaimed] = [reserve, unknown, true];
      claims.enter(Math.min(unclaimed, amount === undefined ? unclaimed : part), namesIn(transition));
    } else if (kind === 'accepted') {
      const asked = Math.min(open, claims.left() + reserved) - acceptances.left();
      acceptances.enter(Math.min(unaccepted, amount === undefined ? Math.max(0, asked) : part), namesIn(transition));
    } else if (kind === 'withdrawn' || (kind === 'contested' && answer === 'accepted')) acceptances = new Pot();
    else if (kind === 'received' || (kind === 'credited' && wasReceived)) {
      received += part;
      acceptances.settle(part, namesIn(transition), unaccepted, false);
      reserved = Math.max(0, reserved - claims.settle(part, namesIn(transition), unclaimed, false));
    } else if (kind === 'written-off') {
      const off = amount === undefined ? open : part;
      given += off;
      claims.settle(off, namesIn(transition), unclaimed, true);
      acceptances.settle(off, namesIn(transition), unaccepted, true);
    }
    if (['submitted', 'acknowledged', 'accepted', 'rejected', 'withdrawn', 'reopened', 'contested'].includes(kind)) answer = kind;
  }
  return { claimed: claims.entered, accepted: acceptances.entered };
}

const namesIn = ({ lines = [] }: Transition): [name: string, minor: number][] =>
  lines.map(({ credit, index, component = '', amount }) => [`${credit}/${index}/${component}`, cents(amount)]);

/** Amounts that were entered: each is a heap with the name of its line, and settling takes from heaps. */
class Pot {
  entered = 0;
  private heaps: { readonly name: string; minor: number }[] = [];

  left(): number {
    return this.heaps.reduce((sum, { minor }) => sum + minor, 0);
  }

  enter(minor: number, named: [string, number][]): void {
    this.entered += minor;
    const sum = named.reduce((all, [, own]) => all + own, 0);
    // Only earlier versions entered more than was left; they knew no lines.
    if (sum <= minor) for (const [name, own] of named) this.heaps.push({ name, minor: own });
    this.heaps.push({ name: '', minor: sum <= minor ? minor - sum : minor });
  }

  /** @param free what is open beside the pot. @param isFreeFirst of what names no line. @returns what neither the pot nor a named line had. */
  settle(sum: number, named: [string, number][], free: number, isFreeFirst: boolean): number {
    let [left, beside] = [sum, free];
    for (const [name, minor] of named) {
      let own = minor;
      own -= this.take(own, (heap) => heap.name === name);
      own -= this.take(own, (heap) => heap.name === '');
      const taken = Math.min(own, beside);
      [left, beside] = [left - minor + own - taken, beside - taken];
    }
    if (isFreeFirst) left -= Math.min(left, beside);
    // Heaps of the pot are alike for what names none, but for what is named later: each gives its share.
    return left - this.takeOfAll(left);
  }

  private take(most: number, isOf: (heap: { name: string }) => boolean): number {
    let taken = 0;
    for (const heap of this.heaps.filter(isOf)) {
      const part = Math.min(heap.minor, most - taken);
      heap.minor -= part;
      taken += part;
    }
    return taken;
  }

  /** By largest remainder, names in order. */
  private takeOfAll(most: number): number {
    const sums = new Map<string, number>();
    for (const { name, minor } of this.heaps) sums.set(name, (sums.get(name) ?? 0) + minor);
    const names = [...sums.keys()].filter((name) => sums.get(name)! > 0).sort();
    const all = this.left();
    const taken = Math.max(0, Math.min(most, all));
    if (taken === 0) return 0;
    const shares = names.map((name) => Math.floor((taken * sums.get(name)!) / all));
    const rests = names.map((name, i) => ({ i, rest: (taken * sums.get(name)!) % all }));
    rests.sort((a, b) => b.rest - a.rest || a.i - b.i);
    const short = taken - shares.reduce((sum, share) => sum + share, 0);
    for (const { i } of rests.slice(0, short)) shares[i]! += 1;
    for (const [i, name] of names.entries()) this.take(shares[i]!, (heap) => heap.name === name);
    return taken;
  }
}
