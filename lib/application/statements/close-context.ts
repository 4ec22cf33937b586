/** What issuing statements needs from outside. */
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Signer } from '../ports/signer.ts';
import type { Stores } from '../ports/stores.ts';

export interface CloseContext {
  readonly stores: Stores;
  readonly publisher: Publisher;
  readonly clock: Clock;
  /** Absent: what is issued is not signed. */
  readonly signer?: Signer | undefined;
  /** The name of the audit's run: what the same run issued before it was interrupted is reported as issued, not as unchanged. */
  readonly run: string;
}
