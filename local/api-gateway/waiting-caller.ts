/** Whether the caller of a request still waits: what reads for an answer stops at its next read when the caller has left. */
import { AsyncLocalStorage } from 'node:async_hooks';

const waiting = new AsyncLocalStorage<AbortSignal>();

/** @param left aborted when the caller has left. */
export const whileCallerWaits = <T>(left: AbortSignal, work: () => T): T => waiting.run(left, work);

/** @throws DOMException `AbortError` within a request whose caller has left. */
export const expectCaller = (): void => waiting.getStore()?.throwIfAborted();
