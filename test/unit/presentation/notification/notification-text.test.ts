/** What people read of each notification: words, money and titles; no JSON, no fraction, no name of a cell. */
import { describe, expect, it } from 'vitest';
import { NOTIFICATIONS } from '../../../../lib/declarations/events.ts';
import { type Notification, notificationText, withNotificationTexts } from '../../../../lib/presentation/notification/notification-text.ts';
import type { PublishedEvent } from '../../../../lib/application/ports/publisher.ts';
import { fractionsIn } from '../../../support/no-fractions.ts';

const eur = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'EUR' });
const about = { contract: 'live', vendor: 'lumencast', period: '2026-10' };
const warning = {
  ...about,
  objective: 'line-uptime',
  for: 'line-1',
  titles: { objective: { en: 'Availability', zh: '可用率' }, for: 'Studio line' },
  projectedCredit: eur('6000.00'),
};
const claim = {
  ...about,
  claim: 'live.2026-10.lost-hours',
  credit: 'lost-hours',
  titles: { credit: 'Compensation' },
  creditor: 'customer',
  owed: eur('16000.00'),
  reserved: eur('250.00'),
  missing: ['bill of usage for 2026-10'],
  open: eur('16000.00'),
  lastDay: '2026-11-30',
};
const sender = { sender: 'aws:111122223333', vendor: 'lumencast', expectedEverySeconds: 300, silentSince: '2026-10-31T23:50:00.000Z' };

const DETAILS: Readonly<Record<Notification, object>> = {
  'budget.at-risk.v1': { ...warning, allowedSeconds: 2678, usedSeconds: 1500, remainingSeconds: 1178, usedPercent: 56 },
  'ticket.deadline-near.v1': { ...warning, for: undefined, record: 'ticket/T-1', deadline: '2026-10-10T12:00:00.000Z' },
  'objective.breached.v1': { ...warning, measured: '99.8%', targets: ['at-least 99.9%'] },
  'claim.due.v1': claim,
  'claim.deadline-near.v1': { ...claim, days: 3, reserved: 'unbounded' },
  'claim.expired.v1': { ...claim, expired: eur('16000.00') },
  'bill-credit.unmatched.v1': {
    ...{ row: 'billing|row-1', vendor: 'lumencast', reference: 'live.2026-09.compensation', amount: '-16.00', currency: 'EUR' },
    ...{ problem: 'no claim has the id "live.2026-09.compensation"', remedy: 'correct the reference' },
  },
  'approval.requested.v1': { summary: 'credited 500.00 EUR: "agreed\nby mail"', requestedBy: 'fred', amount: '500.00', currency: 'EUR' },
  'statement.issued.v1': { ...about, revision: 1, total: eur('0.00'), bounds: { toCustomer: { least: eur('0.00'), most: eur('90.00') } } },
  'statement.restated.v1': { ...about, revision: 2, total: eur('90.00'), difference: eur('-10.00') },
  'audit.closed.v1': {
    ...{ period: '2026-10', statements: 12, failed: 1, held: 0, waiting: 2, counts: { issued: 12 }, money: [] },
    refused: [{ contract: 'old', vendor: 'lumencast', problem: '"x" is no clause' }],
  },
  'source.silent.v1': sender,
  'source.resumed.v1': sender,
  'endpoint.disabled.v1': { endpoint: 'erp', reason: 'failing', failingSince: '2026-11-01T00:00:00.000Z' },
};

const textOf = (type: Notification): string => notificationText({ type, detail: DETAILS[type] as PublishedEvent['detail'] })!;

describe('the text of a notification', () => {
  it.each(NOTIFICATIONS)('%s has no JSON, no fraction and no name of the contract', (type) => {
    const text = textOf(type);
    expect(text).not.toMatch(/[{}"\\\n]|undefined|line-uptime|line-1|lost-hours/);
    expect(fractionsIn(text)).toEqual([]);
  });

  it('has the event, its subject, and the owed amount', () => {
    expect(textOf('budget.at-risk.v1')).toBe(
      'Downtime: Availability of Studio line (live, 2026-10): 25 min of the allowed 44 min 38 s is used (56%), 19 min 38 s is left. If nothing more happens, 6,000.00 EUR is owed.',
    );
    expect(textOf('ticket.deadline-near.v1')).toContain('Availability of ticket T-1 (live, 2026-10) is due at 2026-10-10 12:00 UTC.');
    expect(textOf('objective.breached.v1')).toContain('99.8% was measured, the target is at least 99.9%.');
    expect(textOf('claim.due.v1')).toBe(
      'To be claimed: Compensation (live, 2026-10): 16,000.00 EUR is owed to the customer, and missing facts may add at most 250.00 EUR. The last day to claim is 2026-11-30.',
    );
    expect(textOf('statement.issued.v1')).toBe('Statement issued: live, 2026-10: 0.00 EUR to 90.00 EUR.');
    expect(textOf('audit.closed.v1')).toBe('Audit of 2026-10 closed: 12 statements, 1 failed, 2 waiting. Refused contracts: old.');
    expect(textOf('approval.requested.v1')).toBe("Waits for a second person: credited 500.00 EUR: 'agreed by mail'. fred asked for it.");
  });

  it('has the words of names where the contract has no title, and the time beyond the allowed one', () => {
    const { titles: _, ...untitled } = DETAILS['budget.at-risk.v1'] as typeof warning;
    const detail = { ...untitled, usedSeconds: 2700, remainingSeconds: -22, usedPercent: 100.8 };
    expect(notificationText({ type: 'budget.at-risk.v1', detail })).toContain('Line uptime of line-1 (live, 2026-10): 45 min of');
    expect(notificationText({ type: 'budget.at-risk.v1', detail })).toContain('(100.8%), 22 s more than allowed.');
  });

  it('is published with the event, and with no other event', async () => {
    const published: PublishedEvent[] = [];
    const publisher = withNotificationTexts({ publish: (events) => Promise.resolve(void published.push(...events)) });
    await publisher.publish([
      { type: 'source.silent.v1', detail: sender },
      { type: 'event.quarantined.v1', detail: { id: 'q' } },
    ]);
    expect(published.map(({ detail }) => detail.text)).toEqual([
      'No event from aws:111122223333 (lumencast) since 2026-10-31 23:50 UTC; one is expected every 5 min.',
      undefined,
    ]);
    expect(published[0]!.detail).toMatchObject(sender);
  });
});
