/**
 * A request under an Idempotency-Key. Each attempt at it is carried out as of the instant of the first, under one id that what it writes
 * carries: an attempt after a crash finds what was done, does the rest, and gives the first outcome.
 */
import type { HttpEvent } from './http.ts';

export interface KeyedRequest {
  /** Of the caller, the route, the key and the instant of the first attempt, in a text of one length. */
  readonly id: string;
  /** When it was first tried (epoch ms). */
  readonly at: number;
  /** An earlier attempt was cut off. */
  readonly isRepeat: boolean;
}

const KEYED = new WeakMap<HttpEvent, KeyedRequest>();

export const setKeyed = (event: HttpEvent, keyed: KeyedRequest): void => void KEYED.set(event, keyed);

/** @returns undefined of a request without a key. */
export const keyedRequest = (event: HttpEvent): KeyedRequest | undefined => KEYED.get(event);

/** As a member of what an application is asked for. */
export const under = (event: HttpEvent): { readonly under?: string } => {
  const id = keyedRequest(event)?.id;
  return id === undefined ? {} : { under: id };
};
