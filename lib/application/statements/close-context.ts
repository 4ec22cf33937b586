/** What issuing statements needs from outside. */
import type { Finding } from '../../domain/evidence/findings/finding.ts';
import type { Statement } from '../../domain/statement/statement.ts';
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
  /** The message of a finding with the titles of the contract. Absent: messages have ids. */
  readonly messageOf?: ((found: Finding, names: Pick<Statement, 'legend' | 'parts' | 'missing'>) => string) | undefined;
  /** The name of the audit's run: what the same run issued before it was interrupted is reported as issued, not as unchanged. */
  readonly run: string;
}
