/** Texts, amounts and maps of requests and events have bounds, and are whole characters. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../lib/declarations/limits.ts';
import { readEvent } from '../../../lib/schemas/event.ts';
import * as requests from '../../../lib/schemas/http-requests.ts';
import { textSchema, titleShape } from '../../../lib/schemas/words.ts';

const dispute = { contract: 'c', period: '2026-10', amount: '1.00', reason: 'too much' };
const messages = (
  schema: { safeParse: (value: unknown) => { error?: { issues: { message: string }[] } | undefined } },
  value: unknown,
): string[] => (schema.safeParse(value).error?.issues ?? []).map(({ message }) => message);

describe('a text of a person', () => {
  it.each([
    ['the reason of a dispute', requests.disputeRequestSchema, (text: string) => ({ ...dispute, reason: text })],
    ['the note of a decision', requests.decideRequestSchema, (text: string) => ({ outcome: 'upheld', note: text })],
    ['the note of an entry', requests.claimTransitionRequestSchema, (text: string) => ({ kind: 'submitted', note: text })],
    ['the reference of an entry', requests.claimTransitionRequestSchema, (text: string) => ({ kind: 'submitted', reference: text })],
    ['the reason of a dismissal', requests.dismissRequestSchema, (text: string) => ({ reason: text })],
    ['the note of an approval', requests.approveRequestSchema, (text: string) => ({ note: text })],
  ])('as %s has whole characters and a bounded length, and nine million letters give one message', (_, schema, of) => {
    expect(messages(schema, of('too much 😀\n'))).toEqual([]);
    expect(messages(schema, of('too \ud800 much'))).toEqual(['has half of a surrogate pair; write whole characters']);
    expect(messages(schema, of('too \u0007 much'))).toEqual(['has control characters; leave them out']);
    expect(messages(schema, of('x'.repeat(9_000_000)))).toEqual([expect.stringMatching(/^must have at most \d+ characters$/)]);
  });

  it('in a contract has whole characters too', () => {
    expect(messages(textSchema, 'a\udc00')).toEqual(['has half of a surrogate pair; write whole characters']);
    expect(titleShape.title.safeParse({ en: 'a\udc00' }).success).toBe(false);
  });
});

describe('the period of a dispute', () => {
  const { amount, reason } = dispute;
  it('is named by contract and period, or by the statement alone', () => {
    expect(messages(requests.disputeRequestSchema, dispute)).toEqual([]);
    expect(messages(requests.disputeRequestSchema, { statement: 'c.2026-10', amount, reason })).toEqual([]);
    for (const given of [{}, { contract: 'c' }, { period: '2026-10' }, { ...dispute, statement: 'c.2026-10' }, { statement: '2026-10' }])
      expect(messages(requests.disputeRequestSchema, { ...given, amount, reason })).toEqual([
        expect.stringMatching(/write `contract` and `period`, or `statement` alone as "my-contract\.2026-10"$/),
      ]);
  });
});

describe('an amount', () => {
  const most = '9'.repeat(LIMITS.amountDigits.value);
  it.each([
    ['of a dispute', requests.disputeRequestSchema, (amount: string) => ({ ...dispute, amount })],
    ['of an entry', requests.claimTransitionRequestSchema, (amount: string) => ({ kind: 'received', amount })],
    ['of a filter', requests.claimQuerySchema, (amount: string) => ({ atLeast: amount, currency: 'CNY' })],
  ])('%s has a bounded number of digits', (_, schema, of) => {
    for (const amount of [`${most}.99`, `000${most}.00`]) expect(messages(schema, of(amount))).toEqual([]);
    for (const amount of [`9${most}.00`, `-9${most}`])
      expect(messages(schema, of(amount))).toEqual(['has more than 15 digits before its point']);
  });

  it('of a bill has it too', () => {
    const bill = (amount: string) => ({
      id: 'b',
      occurredAt: '2026-10-01T00:00:00Z',
      kind: 'fee',
      start: '2026-10-01T00:00:00Z',
      end: '2026-11-01T00:00:00Z',
      amount,
    });
    expect(readEvent('charge.billed', bill(`${most}.99 CNY`))).toHaveProperty('reading');
    expect(readEvent('charge.billed', bill(`9${most}.99 CNY`))).toMatchObject({ issues: [{ path: '/amount' }] });
  });
});

describe('the names of an event', () => {
  const names = (count: number, value: unknown): object => Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, value]));
  const event = { id: 'e', occurredAt: '2026-10-01T00:00:00Z', start: '2026-10-01T00:00:00Z', everySeconds: 60 };
  it.each([
    ['attributes', 'ticket.opened', { ...event, ticket: 't' }, 'attributes', 'x'],
    ['measured figures', 'probe.batch', { ...event, probe: 'p', results: '1' }, 'measured', [1]],
    ['outcomes', 'requests.counted', { ...event, stream: 's' }, 'outcomes', [1]],
  ] as const)('have a bound on their number as %s, past which the event is refused', (_, type, detail, key, value) => {
    const most = LIMITS.eventNames.value;
    expect(readEvent(type, { ...detail, [key]: names(most, value) })).toHaveProperty('reading');
    expect(readEvent(type, { ...detail, [key]: names(most + 1, value) })).toMatchObject({ issues: [{ path: `/${key}` }] });
  });

  it('are refused where one would be dropped without a word', () => {
    const detail: unknown = JSON.parse(
      `{"id": "e", "occurredAt": "2026-10-01T00:00:00Z", "ticket": "t", "attributes": {"__proto__": "x"}}`,
    );
    expect(readEvent('ticket.opened', detail)).toMatchObject({ issues: [{ code: 'bad-name', path: '/attributes/__proto__' }] });
  });
});
