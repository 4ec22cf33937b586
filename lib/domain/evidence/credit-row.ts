/** Rows of a bill that deduct a credit. They are no charges and count in no base; they are matched with claims. */
import type { Fact } from './fact.ts';

/** The kind of such a row. */
export const CREDIT = 'credit';

/** Whether a fact is a credit row. Rows of this kind that earlier versions accepted are not below 0, and are charges. */
export const isCreditRow = ({ type, body: { amount } }: Pick<Fact, 'type' | 'body'>): boolean =>
  type === 'charge.billed' && amount?.startsWith('-') === true;
