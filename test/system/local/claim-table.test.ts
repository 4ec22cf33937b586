/** Every cell of the table of claims through the HTTP API of the embedded run, by the tokens of finance and of the vendor's account manager. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../../lib/declarations/roles.ts';
import { CLAIM_STATES, type ClaimState } from '../../../lib/domain/claims/states.ts';
import { claimOf } from '../../../lib/domain/claims/claim.ts';
import type { PartyRole } from '../../../lib/domain/contract/terms.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { wholeOf } from '../../support/claims/claim-in-state.ts';
import { DIRECTIONS, KINDS, SELLER, claimIn, refusedWith, sideFor } from '../../support/claims/claim-table.ts';
import { embeddedRun } from '../../support/embedded-run.ts';

interface Shown {
  readonly code?: string;
  readonly state: string;
  readonly open: { readonly amount: string; readonly currency: string };
}

const embedded = embeddedRun();
/** The tokens by subject: a caller may send only so many requests a minute, so that each state has callers of its own. */
const tokens = new Map<string, string>();
const subjectOf = (party: PartyRole, state: ClaimState): string => `${party === 'vendor' ? 'vera' : 'fiona'}-${state}`;

async function record(subject: string, id: string, body: object): Promise<readonly [status: number, answer: Shown]> {
  const response = await fetch(`${embedded.system.url}/v1/claims/${id}/transitions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.get(subject)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, (await response.json()) as Shown];
}

beforeAll(async () => {
  const { authorizer } = embedded.system;
  for (const state of CLAIM_STATES) {
    const [customer, vendor] = [subjectOf('customer', state), subjectOf('vendor', state)];
    tokens.set(customer, await authorizer.issue(ROLES.finance, { subject: customer }));
    tokens.set(vendor, await authorizer.issue(ROLES.vendor, { subject: vendor, vendor: SELLER }));
  }
});

describe.each(CLAIM_STATES)('given a claim that is %s', (state) => {
  it.each(DIRECTIONS)(
    'of the %s, each transition by the token of the %s is as the table says, and the debtor lowers nothing',
    async (creditor, party) => {
      for (const kind of KINDS) {
        const { stores } = embedded.system;
        const id = await claimIn(stores, state, creditor);
        const { head, transitions } = (await stores.claims.get(id))!;
        const before = claimOf(head, transitions);
        const subject = subjectOf(party, state);
        const [status, answer] = await record(subject, id, wholeOf(kind));
        const expected = refusedWith(state, creditor, party, kind);
        expect([kind, status, answer.code]).toEqual([kind, expected === undefined ? 200 : 422, expected]);
        const after = claimOf(head, (await stores.claims.get(id))!.transitions);
        if (expected === undefined) expect([answer.state, answer.open]).toEqual([after.state, after.open]);
        expect([kind, after.transitions.length]).toEqual([kind, transitions.length + (expected === undefined ? 1 : 0)]);
        if (expected !== undefined) expect([after.state, after.open]).toEqual([state, before.open]);
        else expect(after.transitions.at(-1)).toMatchObject({ kind, party, by: subject });
        if (sideFor(creditor, kind) !== creditor) expect([kind, minorOf(after.open)]).toEqual([kind, minorOf(before.open)]);
        if (after.state === 'settled') expect(after.open.amount).toBe('0.00');
      }
    },
  );
});
