/**
 * An administrator corrects a fact of a sender by withdrawing or replacing it. The fact itself stays unchanged. The correction is a fact of
 * its own by the administrator, and statements name both.
 */
import type { Fact } from '../../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { readEvent } from '../../schemas/event.ts';
import { recordBillCredit } from '../claims/bill-row.ts';
import { digestOf } from './digest.ts';
import { contractsWithout, movesAway } from './moved-to-another-contract.ts';
import { administratorSender } from '../registry/sender-names.ts';
import type { BillRowKey } from '../ports/bill-credits.ts';
import type { Clock } from '../ports/clock.ts';
import type { KnownName } from '../ports/registry.ts';
import type { Stores } from '../ports/stores.ts';

export interface CorrectionInput {
  readonly vendor: string;
  readonly component?: string | undefined;
  /** The month of the fact ("2026-10"). */
  readonly month: string;
  readonly sender: string;
  readonly id: string;
  readonly reason: string;
  /** A whole event with its `type`; absent = the fact is withdrawn. */
  readonly replacement?: Readonly<Record<string, unknown>> | undefined;
  /** Subject of the caller's token. */
  readonly by: string;
}

export type CorrectionResult =
  | {
      readonly correction: Fact;
      readonly corrected: Fact;
      /** The rows of bills that pay claims which it corrects; none before it is recorded. */
      readonly billRows: readonly BillRowKey[];
    }
  | { readonly failure: 'unknown' | 'invalid'; readonly issues: readonly Issue[] };

export async function correctEvidence(input: CorrectionInput, stores: Stores, clock: Clock): Promise<CorrectionResult> {
  const made = await makeCorrection(input, stores, clock);
  if ('failure' in made) return made;
  const { vendor } = input;
  await stores.facts.record(vendor, made.correction, undefined, made.correction.receivedAt);
  const row = await recordBillCredit(vendor, made.correction, stores);
  return { ...made, billRows: row ? [row] : [] };
}

/** The correction, which is not recorded yet. At one instant one request makes one correction, however often. */
export async function makeCorrection(input: CorrectionInput, stores: Stores, clock: Clock): Promise<CorrectionResult> {
  const { vendor, component, month, sender, id } = input;
  const found = await stores.facts.find(vendor, component, month, sender, id);
  if (!found)
    return {
      failure: 'unknown',
      issues: [
        errorIssue('unknown-event', '/id', `${vendor} has no event "${id}" of ${sender} on ${component ?? 'no component'} in ${month}`),
      ],
    };
  const now = clock();
  const read = readEvent('correction', {
    id: `correction-${digestOf({ ...input, at: now }).slice(0, 24)}`,
    occurredAt: formatInstant(now),
    corrects: id,
    ...(component !== undefined && { component }),
    ...(input.replacement && { replacement: input.replacement }),
  });
  if ('issues' in read) return { failure: 'invalid', issues: read.issues };
  const moved = read.reading.body.replacement?.component;
  if (moved !== undefined) {
    const names = await stores.registry.names(vendor);
    const named = (name: string): Promise<KnownName[]> => Promise.resolve(names.filter((known) => known.name === name));
    if ((await named(moved)).length === 0 || (await contractsWithout(component, moved, named)).length > 0)
      return {
        failure: 'invalid',
        issues: [errorIssue('moves-to-another-contract', '/replacement/component', movesAway(id, moved))],
      };
  }
  const correction: Fact = {
    id: read.reading.id,
    type: 'correction',
    occurredAt: now,
    receivedAt: now,
    sender: administratorSender(input.by),
    speaksFor: 'customer',
    class: 'administrator',
    ...(component !== undefined && { component }),
    body: { ...read.reading.body, correctsSender: sender, reason: input.reason },
  };
  return { correction, corrected: found.fact, billRows: [] };
}
