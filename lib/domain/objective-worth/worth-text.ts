/** The worth of objectives as JSON for the API: sizes are milliseconds or a number of records; shares are exact fractions. */
import { formatAmount } from '../money/money.ts';
import { formatFraction } from '../money/ratio.ts';
import type { SearchRange } from './search.ts';
import type { Most, Worth } from './objective-worth.ts';

export interface WorthText extends Pick<Worth, 'version' | 'objective' | 'target' | 'by' | 'notFound'> {
  readonly rows: readonly {
    readonly of: string;
    readonly period: string;
    readonly met: readonly SearchRange[];
    readonly free: readonly SearchRange[];
    readonly left?: string;
    readonly isFloor?: true;
    readonly notFound?: true;
  }[];
  readonly noFloor: readonly { readonly cell: string; readonly because: string }[];
  readonly most?: {
    readonly amount: string;
    readonly currency: string;
    readonly when: string;
    readonly of?: string;
    readonly share?: string;
  };
}

export const worthAsText = ({ version, objective, target, by, rows, noFloor, most, notFound }: Worth): WorthText => ({
  version,
  objective,
  target,
  by,
  rows: rows.map(({ of, period, met, free, left, notFound: none }) => ({
    of,
    period,
    met,
    free,
    ...(left && { left: formatFraction(left.share), ...(left.isFloor && { isFloor: true as const }) }),
    ...(none && { notFound: none }),
  })),
  noFloor: noFloor.map(({ cell, because }) => ({ cell, because })),
  ...(most && most !== 'not found' && { most: mostAsText(most) }),
  ...(notFound !== undefined && { notFound }),
});

const mostAsText = ({ owed, when, share }: Most): NonNullable<WorthText['most']> => ({
  amount: formatAmount(owed),
  currency: owed.currency,
  when,
  ...(share && { of: share.of, share: formatFraction(share) }),
});
