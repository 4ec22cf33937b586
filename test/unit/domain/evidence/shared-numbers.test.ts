/** One number that two senders use: of one record where they speak of the same components, of two where each begins its own. */
import { describe, expect, it } from 'vitest';
import type { Fact, FactBody } from '../../../../lib/domain/evidence/fact.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { at, fact } from '../../../support/facts.ts';
import { RECOVERY, codesOf, linesOrder, linesTerms, minutesOf, outcomesOf, stated } from '../../../support/lines.ts';

const said = (sender: string, type: Fact['type'], when: string, component?: string, body: FactBody = {}): Fact =>
  fact(type, `2026-02-${when}:00:00Z`, {
    id: `${sender}-${type}-${when}`,
    sender,
    ...(component !== undefined && { component }),
    body: { record: '1001', ...body },
  });

const terms = linesTerms(
  {
    fix: { ...RECOVERY, paused: [] },
  },
  { objectives: { fix: { 'at-most': '4 h' } }, credits: {}, claims: {} },
);
const order = linesOrder({ components: { eu: { kind: 'region' }, web: { kind: 'line', in: 'eu' }, api: { kind: 'line', in: 'eu' } } });
const regions = { ...terms, components: { region: {}, line: { in: 'region' } } };
const outcomes = (facts: readonly Fact[]): Record<string, string> => outcomesOf(stated(regions, facts, { order }));

describe('a ticket number of two senders', () => {
  const jira = [said('jira', 'ticket.opened', '10T00', 'web'), said('jira', 'ticket.resolved', '10T05', 'web')];
  const zendesk = [said('zendesk', 'ticket.opened', '12T00', 'api'), said('zendesk', 'ticket.resolved', '12T09', 'api')];
  const theirs = '1001@zendesk|zendesk-ticket.opened-12T00';

  it('makes two tickets where the senders open it for different components, for any order of arrival', () => {
    const expected = { '1001': 'breached 5 h', [theirs]: 'breached 9 h' };
    expect(outcomes([...jira, ...zendesk])).toEqual(expected);
    expect(outcomes([...zendesk, ...jira].reverse())).toEqual(expected);
    expect(codesOf(stated(regions, [...jira, ...zendesk], { order }))).toEqual(['number-shared']);
  });

  it("continues the sender's own ticket for an event without a component", () => {
    const plain = (facts: readonly Fact[]): Fact[] =>
      facts.map(({ component, ...one }) => (one.type === 'ticket.opened' ? { ...one, component: component! } : one));
    expect(outcomes([...plain(jira), ...plain(zendesk)])).toEqual({ '1001': 'breached 5 h', [theirs]: 'breached 9 h' });
    const [opened] = jira as [Fact];
    const late = said('jira', 'ticket.resolved', '13T00');
    expect(outcomes([opened, ...zendesk, late])).toEqual({ '1001': 'breached 72 h', [theirs]: 'breached 9 h' });
  });

  it('means for an event of any sender the ticket of the component that it names', () => {
    const [opened, closed] = [jira[0]!, said('noc', 'ticket.resolved', '12T10', 'web')];
    expect(outcomes([opened, ...zendesk, closed])).toEqual({ '1001': 'breached 58 h', [theirs]: 'breached 9 h' });
  });

  it('makes one ticket where the components agree, one contains the other, or one sender names none', () => {
    const both = (component?: string): Record<string, string> =>
      outcomes([jira[0]!, said('zendesk', 'ticket.opened', '10T01', component), said('zendesk', 'ticket.resolved', '10T03', component)]);
    expect([both('web'), both()]).toEqual([{ '1001': 'met 3 h' }, { '1001': 'met 3 h' }]);
    expect(Object.keys(both('eu'))).toEqual(['1001']);
    expect(outcomes([jira[0]!, said('noc', 'ticket.resolved', '10T03', 'web')])).toEqual({ '1001': 'met 3 h' });
  });

  it('makes one ticket of several components where one sender uses it', () => {
    const one = [
      said('jira', 'ticket.opened', '10T00', 'web'),
      said('jira', 'ticket.opened', '10T01', 'api'),
      said('jira', 'ticket.resolved', '10T03'),
    ];
    expect(Object.keys(outcomes(one))).toEqual(['1001']);
  });
});

it('gives no notice to another line: the announcement of one sender does not count for the record of another', () => {
  const plan = (sender: string, when: string, component: string): Fact =>
    said(sender, 'maintenance.scheduled', when, component, { start: at('2026-02-20T00:00:00Z'), end: at('2026-02-20T04:00:00Z') });
  const down = ['web', 'api'].flatMap((component) =>
    (['service.down', 'service.up'] as const).map((type, i) => fact(type, `2026-02-20T0${i * 4}:00:00Z`, { component })),
  );
  const statement = stated(linesTerms(), [plan('a', '10T00', 'web'), plan('b', '19T00', 'api'), ...down]);
  expect(['web', 'api'].map((line) => minutesOf(statement, line).excluded)).toEqual([240, 0]);
});

it('is found for a public event of a file with its tool under `source`', async () => {
  const line = { type: 'ticket.opened.v1', id: 'e1', occurredAt: '2026-02-10T00:00:00Z', component: 'web', ticket: '1001', source: 'jira' };
  const senders = [{ webhook: 'jira', as: 'customer' }] as const;
  const { facts } = await readEventLines(JSON.stringify(line), linesOrder({ senders: [...senders] }));
  expect(facts.map(({ sender, speaksFor }) => [sender, speaksFor])).toEqual([[`webhook:jira:${linesOrder().vendor.id}`, 'customer']]);
  expect((await readEventLines(JSON.stringify({ ...line, account: '111122223333' }))).facts[0]!.sender).toBe('aws:111122223333');
});
