/** Claims in the states that the example has none of, made over the API: disputes of every outcome, a reserve, a line that is open again, and more credited than owed. */
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { type Call, auditMonth, callsOf } from './api-calls.ts';
import { EXAMPLE_TEXT } from './harness.ts';

interface Run {
  readonly system: { readonly url: string };
  readonly token: string;
  put(events: readonly { readonly type: string; readonly detail: object }[]): Promise<unknown>;
}

const MONTH = '2026-10';

/** Contracts by what is made of their claim; each has a line of its own, so that no event is of two of them. */
export const STATES = {
  disputed: 'Every outcome of a dispute',
  reserved: 'A fact is missing',
  reopened: 'A line is open again',
  credited: 'More credited than owed',
} as const;
type State = keyof typeof STATES;

export const claimOf = (state: State): string => `${state}.${MONTH}.compensation`;
export const statementOf = (state: State): string => `${state}.${MONTH}`;
const lineOf = (state: State): string => `${state}-line`;

function contractOf(state: State): string {
  const document = readYaml(EXAMPLE_TEXT).document as any;
  const { order } = document;
  Object.assign(order, { id: state, title: STATES[state], senders: [] });
  order.components = {
    network: { kind: 'network' },
    [lineOf(state)]: { kind: 'line', in: 'network', title: { en: 'Line 3', zh: '三号线路' } },
  };
  order.charges = [{ ...order.charges[0], component: lineOf(state) }];
  return JSON.stringify(document);
}

/** @param run an embedded run with the example, whose clock goes on. */
export async function makeClaimStates(run: Run): Promise<void> {
  const call = callsOf(run);
  const audited = (): Promise<void> => auditMonth(call, MONTH);
  const record = (state: State, body: object, token = run.token): Promise<unknown> =>
    call(`/v1/claims/${claimOf(state)}/transitions`, body, { token });
  const { token: vendor }: any = await (await fetch(`${run.system.url}/console/local/roles/vendor`, { method: 'POST' })).json();
  const states = Object.keys(STATES) as State[];
  for (const state of states) await call(`/v1/contracts/${state}`, contractOf(state), { method: 'PUT' });
  await run.put(states.flatMap((state) => outage(state, 'first', '2026-10-12T10:00:00Z', '2026-10-12T14:00:00Z')));
  await run.put(ticketOfUnknownSeverity());
  await audited();
  for (const state of states) await record(state, { kind: 'submitted' });
  await disputed(call, vendor);
  // Money of the whole claim, and then a revision that owes more.
  await record('reopened', { kind: 'received', amount: '6000.00', reference: 'P-12' });
  await run.put(outage('reopened', 'late', '2026-10-20T00:00:00Z', '2026-10-20T12:00:00Z'));
  // A credit note of the whole claim and its money, and then a revision that owes less.
  await record('credited', { kind: 'accepted' }, vendor);
  await record('credited', { kind: 'credited', amount: '6000.00', reference: 'CN-7' }, vendor);
  await record('credited', { kind: 'received', amount: '6000.00', reference: 'P-13' });
  await call('/v1/corrections', {
    vendor: 'lumencast',
    month: MONTH,
    component: lineOf('credited'),
    sender: 'aws:444455556666',
    id: 'credited-first-up',
    reason: 'the log of the router says 10:20',
    replacement: { type: 'service.up', occurredAt: '2026-10-12T10:20:00Z', incident: 'credited-first' },
  });
  await audited();
}

const outage = (state: State, name: string, from: string, to: string) =>
  (['down', 'up'] as const).map((kind) => ({
    type: `service.${kind}.v1`,
    detail: {
      id: `${state}-${name}-${kind}`,
      occurredAt: kind === 'down' ? from : to,
      component: lineOf(state),
      incident: `${state}-${name}`,
    },
  }));

/** It was answered late if it was urgent. The contract does not have the word of its severity. */
function ticketOfUnknownSeverity() {
  const of = (name: string, occurredAt: string, more: object = {}) => ({
    type: `ticket.${name}.v1`,
    detail: { id: `reserved-${name}`, occurredAt, ticket: 'T-77', component: lineOf('reserved'), ...more },
  });
  return [
    of('opened', '2026-10-14T02:00:00Z', { severity: 'SEV-9' }),
    of('acknowledged', '2026-10-14T02:45:00Z'),
    of('recovered', '2026-10-14T04:00:00Z'),
  ];
}

/** One of each outcome, one that its party took back, and one that is open. */
async function disputed(call: Call, vendor: string): Promise<void> {
  const { id, contract, period, lines } = await call(`/v1/claims/${claimOf('disputed')}`, '', { method: 'GET' });
  const [{ credit, index, component }] = lines;
  const raise = async (amount: string, reason: string, isOfLine: boolean): Promise<string> => {
    const line = { credit, index, ...(component !== undefined && { component }) };
    return (await call('/v1/disputes', { contract, period, lines: isOfLine ? [line] : [], events: [], amount, reason })).id;
  };
  const decide = (dispute: string, body: object): Promise<unknown> => call(`/v1/disputes/${dispute}/decide`, body, { token: vendor });
  await decide(await raise('500.00', 'the outage of the 12th was longer', true), {
    outcome: 'upheld',
    note: 'the log of the router agrees',
  });
  await decide(await raise('300.00', 'the stream was degraded until midnight', false), {
    outcome: 'partly-upheld',
    amount: '120.00',
    note: 'for twenty minutes of it',
  });
  await decide(await raise('900.00', 'the outage of the 20th is missing', false), { outcome: 'rejected', note: 'it was planned work' });
  await call(`/v1/disputes/${await raise('50.00', 'entered twice', false)}/withdraw`, { note: 'of another contract' });
  await raise('75.00', 'an alarm of the 28th is missing', false);
  if (id !== claimOf('disputed')) throw new Error(`the claim is ${String(id)}`);
}
