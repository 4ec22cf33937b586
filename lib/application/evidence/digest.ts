/** SHA-256 over canonical bytes that the domain made. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/statement/statement.ts';

export const digestText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
export const digestOf = (value: unknown): string => digestText(canonicalJson(value));

/** Of a contract: the order of its keys says something (the first severity is the highest), so they are not sorted. */
export const digestOfContract = (contract: unknown): string => digestText(JSON.stringify(contract));
