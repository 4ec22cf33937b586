/** Rows of a bill that take off it what a claim is owed. They are no charges: no base counts them, and claims follow them. */
import type { Fact } from './fact.ts';

/** The kind of such a row. */
export const CREDIT = 'credit';

/** Whether a fact is a credit row. Bills of this kind that earlier versions took are not below 0, and are charges. */
export const isCreditRow = ({ type, body: { amount } }: Pick<Fact, 'type' | 'body'>): boolean =>
  type === 'charge.billed' && amount?.startsWith('-') === true;
