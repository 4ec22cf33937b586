/** Random credits over cells that are given, not computed: bases, caps, minimums and gates of which some are open. */
import type { Cap, Credit } from '../../../lib/domain/contract/terms.ts';
import {
  type Ratio,
  ZERO,
  add,
  compare,
  divide,
  greater,
  integer,
  lesser,
  multiply,
  ratio,
  subtract,
} from '../../../lib/domain/money/ratio.ts';
import { Range } from '../../../lib/domain/operators/range.ts';
import { type Subject, WHOLE } from '../../../lib/domain/operators/value.ts';
import type { Dice } from '../dice.ts';
import { type GivenCell, type GivenTree, LINES, ROOT, SITES, TICKETS, type TreeValue } from './given-tree.ts';

const SUBJECTS: Readonly<Record<Of, Subject | undefined>> = {
  whole: undefined,
  site: { component: 'site' },
  line: { component: 'line' },
  ticket: { record: 'ticket' },
};
const INDEXES: Readonly<Record<Of, readonly string[]>> = {
  whole: [WHOLE],
  site: Object.keys(SITES),
  line: LINES,
  ticket: [...TICKETS.keys()],
};

type Of = 'whole' | 'site' | 'line' | 'ticket';

class DraftTerms {
  readonly cells = new Map<string, GivenCell>();
  readonly dice: Dice;

  private readonly isTiny: boolean;

  constructor(dice: Dice) {
    this.dice = dice;
    this.isTiny = dice.chance(0.3);
  }

  /** Amounts of a few cents and parts of one show what rounding does. */
  private amount(): Ratio {
    const { dice, isTiny } = this;
    if (isTiny) return ratio(BigInt(dice.whole(0, 50)), BigInt(dice.pick([1000, 700, 100])));
    return dice.pick([
      ZERO,
      integer(50),
      integer(60),
      integer(100),
      integer(dice.whole(0, 120)),
      ratio(BigInt(dice.whole(0, 9)), 100n),
      ratio(BigInt(dice.whole(0, 20_000)), BigInt(dice.pick([100, 300, 700]))),
    ]);
  }

  private number(): Ratio | Range {
    const [a, b] = [this.amount(), this.amount()];
    if (this.dice.chance(0.5)) return a;
    return new Range(lesser(a, b), greater(a, b), this.dice.chance(0.1));
  }

  private flag(): boolean | Range<boolean> {
    return this.dice.pick([true, true, false, new Range(false, true)]);
  }

  private cell(of: Of, value: () => TreeValue): string {
    const name = `c${this.cells.size}`;
    const values = new Map(INDEXES[of].filter(() => of !== 'ticket' || this.dice.chance(0.9)).map((index) => [index, value()]));
    this.cells.set(name, { subject: SUBJECTS[of], values });
    return name;
  }

  numbers(of: Of): string {
    return this.cell(of, () => this.number());
  }

  flags(of: Of): string {
    return this.cell(of, () => this.flag());
  }
}

/** A small random tree. */
export function treeOf(dice: Dice): GivenTree {
  const draft = new DraftTerms(dice);
  const credits: Record<string, Credit> = {};
  const add = (name: string, depth: number): string => {
    const isLeaf = depth === 0 || dice.chance(0.35);
    const of: Of = dice.pick(['whole', 'line', 'line', 'site', 'ticket']);
    const own: Partial<Credit> = isLeaf
      ? { of: draft.numbers(of), times: '100%' }
      : {
          [dice.chance(0.6) ? 'sum' : 'highest']: dice.times(2, 3, (i) => add(`${name}${i}`, depth - 1)),
          each: dice.pick(['line', 'site', 'agreement']),
        };
    credits[name] = {
      ...own,
      ...(dice.chance(0.15) && { if: [draft.flags(isLeaf && of === 'line' ? dice.pick(['whole', 'line']) : 'whole')] }),
      ...(dice.chance(0.6) && { cap: dice.times(1, 3, () => cap(draft, name)) }),
      ...(dice.chance(0.2) && { minimum: { [dice.pick(['at-least', 'more-than'])]: draft.numbers('whole') } }),
    };
    return name;
  };
  add(ROOT, dice.pick([0, 1, 1, 2]));
  const paid = Object.fromEntries(
    [WHOLE, ...LINES, ...Object.keys(SITES)].map((index) => {
      const least = dice.pick([0, dice.whole(0, 40)]);
      return [index, [`${least}.00`, `${least + dice.pick([0, 0, 30])}.00`] as const];
    }),
  );
  return { credits, rounding: dice.pick(['half-up', 'half-even', 'down', 'up']), cells: draft.cells, paid };
}

function cap(draft: DraftTerms, name: string): Cap {
  const limit = draft.numbers(draft.dice.pick(['whole', 'whole', 'line', 'site']));
  return { 'at-most': limit, ...(name === ROOT && draft.dice.chance(0.15) && { over: '2 periods' }) };
}

/** A value between two: an end, or something between them. */
const between = (low: Ratio, high: Ratio, dice: Dice): Ratio =>
  dice.pick(
    [low, high, add(low, multiply(subtract(high, low), divide(integer(dice.whole(1, 12)), integer(dice.pick([13, 12, 7])))))].filter(
      (value) => compare(value, high) <= 0,
    ),
  );

const settled = (value: TreeValue, dice: Dice): TreeValue | undefined => {
  if (!(value instanceof Range)) return value;
  if (typeof value.least === 'boolean') return dice.chance(0.5);
  if (value.mayLack && dice.chance(0.3)) return undefined;
  return between(value.least, value.most, dice);
};

const narrowed = (value: TreeValue, dice: Dice): TreeValue | undefined => {
  if (!(value instanceof Range) || typeof value.least === 'boolean' || dice.chance(0.5)) return settled(value, dice);
  const [a, b] = [between(value.least, value.most, dice), between(value.least, value.most, dice)];
  return compare(a, b) === 0 ? a : new Range(lesser(a, b), greater(a, b), value.mayLack && dice.chance(0.5));
};

/** What earlier periods paid is narrowed to an end. */
function withValues(tree: GivenTree, change: (value: TreeValue) => TreeValue | undefined, dice: Dice): GivenTree {
  const cells = new Map(
    [...tree.cells].map(([name, cell]) => [
      name,
      {
        ...cell,
        values: new Map(
          [...cell.values].flatMap(([index, value]) => {
            const next = change(value);
            return next === undefined ? [] : [[index, next] as const];
          }),
        ),
      },
    ]),
  );
  const paid = Object.fromEntries(
    Object.entries(tree.paid).map(([index, ends]) => {
      const end = dice.pick(ends);
      return [index, [end, end] as const];
    }),
  );
  return { ...tree, cells, paid };
}

/** The tree with every value known. */
export const completionOf = (tree: GivenTree, dice: Dice): GivenTree => withValues(tree, (value) => settled(value, dice), dice);

/** The tree with some values known, or known better. */
export function narrower(tree: GivenTree, dice: Dice): GivenTree {
  const one = withValues(tree, (value) => (dice.chance(0.3) ? narrowed(value, dice) : value), dice);
  return { ...one, paid: dice.chance(0.5) ? tree.paid : one.paid };
}
