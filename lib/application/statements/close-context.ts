/** What issuing statements needs from outside. */
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';

export interface CloseContext {
  readonly stores: Stores;
  readonly publisher: Publisher;
  readonly clock: Clock;
  /** Names the audit's run: what it issued before it was cut off is reported as issued, not as unchanged. */
  readonly run: string;
}
