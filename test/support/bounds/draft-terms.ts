/** A random draft of definitions: each operand is a cell of the kind that its place takes, or a literal of it. */
import type { Attribute, Credit, ObjectiveClause, Terms } from '../../../lib/domain/contract/terms.ts';
import type { Dice } from '../dice.ts';

/** What a value is of: the whole, or each line. */
export type DraftSubject = 'whole' | 'line';

type Written = Readonly<Record<string, unknown>>;

/** Lengths that the terms name; the evidence has lengths just at them, below and above. */
export const LENGTHS = ['2 min', '5 min', '10 min', '1 h', '4 h'] as const;
export const SHARES = ['0.5%', '10%', '25%', '50%', '90%', '99%', '99.9%', '99.98%'] as const;
export const COUNTS = [1, 2, 3] as const;

export type MakesNumbers = (draft: DraftTerms, of: DraftSubject, kind: 'ratio' | 'count' | 'duration', depth: number) => string;

export class DraftTerms {
  readonly dice: Dice;
  readonly definitions: Record<string, Written | string | number> = {};
  readonly objectives: Record<string, ObjectiveClause> = {};
  readonly credits: Record<string, Credit> = {};
  readonly attributes: Record<string, Attribute> = {};
  private made = 0;

  private readonly numbers: MakesNumbers | undefined;

  /** @param numbers makes a random number, for flags that compare one. */
  constructor(dice: Dice, numbers?: MakesNumbers) {
    this.dice = dice;
    this.numbers = numbers;
  }

  /** The name of a cell with a random number. */
  someNumber(...given: MakesNumbers extends (draft: DraftTerms, ...rest: infer R) => string ? R : never): string {
    return this.numbers!(this, ...given);
  }

  /** Defines a cell; gives its name. */
  cell(definition: Written, about = 'c'): string {
    this.made += 1;
    const name = `${about}${this.made}`;
    this.definitions[name] = definition;
    return name;
  }

  /** A numeric attribute: mostly one of its own, now and then one that decides something else too. */
  number(of: 'customer' | 'line', unit: string): string {
    const known = Object.entries(this.attributes).filter(([, spec]) => spec.of === of && spec.unit === unit);
    if (known.length > 0 && this.dice.chance(0.04)) return this.dice.pick(known)[0];
    const name = `${of}-${unit.replace(/\W/g, '').toLowerCase()}-${known.length + 1}`;
    this.attributes[name] = { of, unit };
    return name;
  }

  /** One of several ways, each as likely as its weight. */
  one<T>(ways: readonly (readonly [weight: number, make: () => T])[]): T {
    let at = this.dice.next() * ways.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of ways) {
      at -= weight;
      if (at < 0) return make();
    }
    return ways[0]![1]();
  }

  /** One, two or three words of a list, each with what is made for it. */
  cases(words: readonly string[], make: () => unknown): Record<string, unknown> {
    return Object.fromEntries(words.map((word) => [word, make()]));
  }
}

export const WORDS = {
  tier: ['gold', 'basic'],
  class: ['a', 'b'],
  cause: ['vendor', 'customer'],
  severity: ['P1', 'P2'],
  reason: ['upgrade', 'repair'],
} as const;

/** The attributes that drafts may read beside numbers of their own; none has a default, so each that no event states is a missing fact. */
export const ATTRIBUTES: NonNullable<Terms['attributes']> = {
  tier: { of: 'customer', values: WORDS.tier },
  since: { of: 'customer', unit: 'date' },
  class: { of: 'line', values: WORDS.class },
  cause: { of: 'outage', values: WORDS.cause },
  affected: { of: 'outage', unit: 'share' },
  lost: { of: 'outage', unit: 'count' },
  severity: { of: 'ticket', values: WORDS.severity },
  users: { of: 'ticket', unit: 'count' },
  reason: { of: 'maintenance', values: WORDS.reason },
};
