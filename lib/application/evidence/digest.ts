/** SHA-256, in hex, over canonical bytes of the domain. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/statement/statement.ts';

export const digestText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
export const digestOf = (value: unknown): string => digestText(canonicalJson(value));

/** The digest of a contract. Its keys are not sorted, because their order has a meaning (the first severity is the highest). */
export const digestOfContract = (contract: unknown): string => digestText(JSON.stringify(contract));
