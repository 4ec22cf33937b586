/** Contracts as the example has none: by the year and the quarter, without components, in other currencies; each with a breach that is issued. */
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { auditMonth, callsOf } from './api-calls.ts';

interface Run {
  readonly system: { readonly url: string };
  readonly token: string;
  put(events: readonly { readonly type: string; readonly detail: object }[]): Promise<unknown>;
}

/** By what their period is, and what they are paid in. */
export const ODD = {
  yearly: { every: 'year', currency: 'USD', period: '2025' },
  quarterly: { every: 'quarter', currency: 'EUR', period: '2025-Q4' },
} as const;

const textOf = (id: string, { every, currency }: { readonly every: string; readonly currency: string }): string => `
makegood: 1
order:
  id: ${id}
  title: Hosting by the ${every}
  vendor: { id: lumencast, name: Lumencast Networks }
  customer: { id: harbour-tv, name: Harbour TV }
  from: 2025-01-01
  senders: [{ account: "444455556666", as: vendor }]
  without-component: count
  charges: [{ kind: recurring, amount: 1000.00 ${currency}, every: month, part-month: by-days }]
terms:
  - id: ${id}-terms
    title: Terms by the ${every}
    provider: Lumencast Networks
    version: "1"
    from: 2025-01-01
    takes-effect: next-period
    money: { currency: ${currency}, rounding: half-up }
    period: { every: ${every}, zone: UTC, part-period: clipped }
    unreported: up
    unknown: left-out
    definitions:
      outage: { intervals: outage, from: started, to: ended }
      availability: { uptime: outage, of: period }
      fee: { charges: [recurring], taken-from: period }
      rate: { bands: availability, table: [{ at-least: 99.9%, gives: 0% }, { less-than: 99.9%, gives: 10% }] }
    objectives: { availability: { at-least: 99.9% } }
    credits: { credit: { of: fee, times: rate, for: availability } }
    claims: { credit: automatic }
`;

/** The last month of the year, and of its last quarter. */
const LAST_MONTH = '2025-12';

/** @param run an embedded run with the example, whose clock goes on. */
export async function makeOddContracts(run: Run): Promise<void> {
  const call = callsOf(run);
  for (const [id, odd] of Object.entries(ODD))
    await call(`/v1/contracts/${id}`, JSON.stringify(readYaml(textOf(id, odd)).document), { method: 'PUT' });
  await run.put(
    (['down', 'up'] as const).map((kind, i) => ({
      type: `service.${kind}.v1`,
      detail: { id: `odd-${kind}`, occurredAt: `2025-12-${10 + i}T10:00:00Z`, incident: 'odd' },
    })),
  );
  await auditMonth(call, LAST_MONTH);
}
