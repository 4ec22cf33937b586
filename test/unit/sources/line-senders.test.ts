/** Who reports in an evidence file: what the order's senders say of an account or a webhook, as the service does. */
import { describe, expect, it } from 'vitest';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { withUnlistedSenders } from '../../../lib/domain/statement/evidence-account/unlisted-senders.ts';
import { toStoredFact } from '../../../lib/schemas/stored-fact.ts';
import { aContract, assessed, orderOf } from '../../support/contracts.ts';
import { linesOrder, linesTerms, stated } from '../../support/lines.ts';

const order = linesOrder({
  senders: [
    { account: '444455556666', as: 'vendor' },
    { account: '777788889999', as: 'customer' },
    { webhook: 'canonical', as: 'customer' },
  ],
});

const event = (id: string, when: string, more: object): object => ({
  type: 'service.down',
  id,
  occurredAt: `2026-02-10T${when}:00Z`,
  component: 'web',
  incident: 'i',
  ...more,
});
const set = (id: string, more: object): object => ({
  type: 'attribute.set',
  id,
  occurredAt: '2026-02-10T03:00:00Z',
  component: 'web',
  of: 'outage',
  record: 'i',
  name: 'cause',
  value: 'customer',
  ...more,
});
const read = async (...lines: object[]) => (await readEventLines(lines.map((line) => JSON.stringify(line)).join('\n'), order)).facts;

describe('a line of an evidence file', () => {
  it('reports for the party of its account or webhook, with the sender name of the service', async () => {
    const { type, ...detail } = set('d', {}) as { type: string };
    const facts = await read(set('a', {}), set('b', { account: '444455556666' }), set('c', { account: '777788889999' }), {
      source: 'canonical',
      body: { type: `${type}.v1`, ...detail },
    });
    expect(facts.map(({ sender, speaksFor }) => `${sender} ${speaksFor}`)).toEqual([
      'file vendor',
      'aws:444455556666 vendor',
      'aws:777788889999 customer',
      `webhook:canonical:${orderOf({}).vendor.id} customer`,
    ]);
  });

  it('is refused from the vendor for facts that lower its credit, and accepted from the customer or without a sender', async () => {
    const failure = {
      intervals: 'outage',
      from: 'started',
      to: 'ended',
      each: 'line',
      where: [{ attribute: 'cause', 'is-not': ['customer'] }],
    };
    const terms = linesTerms({ failure }, { attributes: { cause: { of: 'outage', values: ['vendor', 'customer'], default: 'vendor' } } });
    const down = [event('1', '00:00', {}), event('2', '10:00', { type: 'service.up' })];
    const owed = async (word: object): Promise<string[]> => {
      const result = assessed(aContract({ order, terms }), await read(...down, word), '2026-02', { reasons: true });
      const { total, evidence, findings } = result.statement;
      return [
        total.amount,
        ...(evidence.leftOut ?? []).flatMap(({ reason, events }) => [reason, ...events!]),
        ...findings.map(({ code }) => code),
      ];
    };
    expect(await owed(set('a', {}))).toEqual(['0.00', 'sender-not-named']);
    expect(await owed(set('b', { account: '444455556666' }))).toEqual(['300.00', 'not-its-word', 'aws:444455556666|b', 'not-its-word']);
    expect(await owed(set('c', { account: '777788889999' }))).toEqual(['0.00']);
  });

  it("counts as the vendor's report for a sender that the order does not list, with a finding; a stored fact has its party", async () => {
    const lines = [
      event('a', '01:00', { source: 'pingdm' }),
      event('b', '02:00', { source: 'pingdm', incident: 'j' }),
      event('c', '03:00', { account: '777788889999', incident: 'k' }),
      event('d', '04:00', { incident: 'l' }),
    ].map((line) => JSON.stringify(line));
    const { facts, unlisted } = await readEventLines(lines.join('\n'), order);
    expect(facts.slice(0, 2).map(({ speaksFor }) => speaksFor)).toEqual(['vendor', 'vendor']);
    const said = withUnlistedSenders(stated(linesTerms(), facts, { order }), unlisted).findings.filter(
      ({ code }) => code === 'sender-not-listed',
    );
    expect(said.map(({ path, message }) => [path, message.slice(0, message.indexOf(','))])).toEqual([
      ['pingdm', '2 events of the file are from "pingdm"'],
    ]);
    const stored = await readEventLines(facts.map((fact) => JSON.stringify(toStoredFact(fact))).join('\n'), order);
    expect([...stored.unlisted]).toEqual([]);
    expect([...(await readEventLines(lines.join('\n'), linesOrder())).unlisted]).toEqual([]);
  });
});
