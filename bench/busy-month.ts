/** The bundle of a preview with 10,000 outages and 5,000 tickets in a month, as the API answers it. */
import type { Fact, FactBody } from '../lib/domain/evidence/fact.ts';
import { DAY, MINUTE, formatInstant, parseInstant } from '../lib/domain/time/instant.ts';
import { toStoredFact } from '../lib/schemas/stored-fact.ts';
import { contractOfMonth } from './contract-month.ts';
import { generator } from './harness.ts';

export const OUTAGES = 10_000;
export const TICKETS = 5_000;
const START = parseInstant('2026-10-01T00:00:00Z')!;

/** @param at the instant of the answer, in epoch ms. */
export function busyMonth(at: number): string {
  const random = generator(17);
  const facts: Fact[] = [];
  const add = (type: Fact['type'], occurredAt: number, body: FactBody): void => {
    const id = `01J${String(facts.length).padStart(20, '0')}`;
    const sent = { id, type, occurredAt, receivedAt: occurredAt + 1200, sender: 'aws:444455556666', component: 'edge', body };
    facts.push({ ...sent, speaksFor: 'vendor', class: 'account' });
  };
  // One outage in each of as many equal slots, so that none runs into the next.
  const slot = (30 * DAY) / OUTAGES;
  for (let i = 0; i < OUTAGES; i += 1) {
    const start = START + Math.floor((i + random() * 0.4) * slot);
    add('service.down', start, { record: `INC-${i}` });
    add('service.up', start + 1000 + Math.floor(random() * 0.5 * slot), { record: `INC-${i}` });
  }
  for (let i = 0; i < TICKETS; i += 1) {
    let now = START + Math.floor(random() * 28 * 1440) * MINUTE;
    const step = (type: Fact['type'], body: FactBody = {}): void =>
      add(type, (now += Math.ceil(random() * 120) * MINUTE), { record: `T-${i}`, ...body });
    step('ticket.opened', { attributes: { severity: random() < 0.3 ? 'urgent' : 'minor' } });
    step('ticket.acknowledged');
    if (random() < 0.3) {
      step('ticket.paused', { reason: 'waiting-on-customer' });
      step('ticket.resumed');
    }
    step('ticket.resolved');
  }
  for (let i = 0; i < 8; i += 1) {
    const start = START + i * 3 * DAY;
    add('maintenance.scheduled', start - 5000 * MINUTE, { record: `M-${i}`, start, end: start + 120 * MINUTE });
    add('maintenance.started', start, { record: `M-${i}` });
    add('maintenance.ended', start + 120 * MINUTE, { record: `M-${i}` });
  }
  // Probes that saw nothing: without them the month is unknown where no outage was reported.
  for (let day = 0; day < 31; day += 1) {
    const start = START + day * DAY;
    add('probe.batch', start + DAY - MINUTE, { stream: 'http', start, every: MINUTE, results: '1'.repeat(1440) });
  }
  const { contract } = contractOfMonth();
  const evidence = { format: 'makegood-evidence/3', period: '2026-10', contract, earlier: {}, facts: facts.map(toStoredFact) };
  return JSON.stringify({ format: 'makegood-preview-bundle/1', at: formatInstant(at), evidence });
}
