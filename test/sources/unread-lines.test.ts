/** Lines of a file of which no fact is made: each statement counts and names them. */
import { expect, it } from 'vitest';
import { withUnreadLines } from '../../lib/domain/statement/unread-lines.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import { linesTerms, stated } from '../support/lines.ts';

const LINES = [
  { type: 'service.down', id: 'a', occurredAt: '2026-02-10T00:00:00Z', component: 'web', incident: 'K' },
  { type: 'service.up', id: 'b', component: 'web', incident: 'K' },
  { type: 'service.up', id: 'c', occurredAt: '2026-02-10T01:00:00Z', component: 'elsewhere', incident: 'K' },
  { source: 'pagerduty', body: { event: { event_type: 'pagey.ping' } } },
  { source: 'nowhere', body: {} },
];
const TEXT = ['', ...LINES.map((line) => JSON.stringify(line)), '{"type":"service.up"', ''].join('\n');

it('received = used + left out, whatever a line is', async () => {
  const { facts, unread, issues } = await readEventLines(TEXT);
  expect(unread).toEqual([
    { reason: 'unreadable', place: 'line 3' },
    { reason: 'ignored', place: 'line 5' },
    { reason: 'unreadable', place: 'line 6' },
    { reason: 'unreadable', place: 'line 7' },
  ]);
  expect(issues.map(({ path }) => path.split('/')[1])).toEqual(['3', '6', '7']);
  const { evidence } = withUnreadLines(stated(linesTerms(), facts, { reasons: true }), unread, true);
  expect(evidence).toEqual({
    events: 1,
    leftOut: [
      { reason: 'ignored', count: 1, events: ['line 5'] },
      { reason: 'unknown-component', count: 1, events: ['file|c'] },
      { reason: 'unreadable', count: 3, events: ['line 3', 'line 6', 'line 7'] },
    ],
  });
  expect(withUnreadLines(stated(linesTerms(), facts), unread, false).evidence.leftOut).toContainEqual({ reason: 'unreadable', count: 3 });
  const plain = stated(linesTerms(), facts);
  expect(withUnreadLines(plain, [], true)).toBe(plain);
});

it('an entry for PutEvents whose detail is not JSON is one of them', async () => {
  const entry = (Detail: string): string => JSON.stringify({ entry: { Source: 'noc', DetailType: 'service.down.v1', Detail } });
  const { facts, unread, issues } = await readEventLines([entry('{cut'), entry(JSON.stringify(LINES[0]))].join('\n'));
  expect([facts.length, unread, issues.map(({ path }) => path)]).toEqual([1, [{ reason: 'unreadable', place: 'line 1' }], ['/1/Detail']]);
});

it('each entry of gathered events is taken or refused alone, however the line has them', async () => {
  const events = [
    { type: 'service.down', id: 'a', occurredAt: '2026-02-10T00:00:00Z', component: 'web' },
    { type: 'zzz', id: 'b' },
    { type: 'service.up.v1', id: 'c', occurredAt: '2026-02-10T09:00:00Z', component: 'web' },
    null,
    { type: 'service.down', id: 'd', component: 'web' },
  ];
  const forms = [
    { type: 'events.gathered', id: 'g', occurredAt: '2026-02-07T23:00:00Z', events },
    { source: 'noc', 'detail-type': 'events.gathered.v1', detail: { events } },
    { entry: { Source: 'noc', DetailType: 'events.gathered.v1', Detail: JSON.stringify({ events }) } },
  ];
  for (const form of forms) {
    const { facts, unread, issues } = await readEventLines(JSON.stringify(form));
    expect(facts.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(unread).toEqual([2, 4, 5].map((entry) => ({ reason: 'unreadable', place: `line 1, entry ${entry}` })));
    expect(issues.map(({ path }) => path.split('/').slice(1, 4).join('/'))).toEqual(['1/events/1', '1/events/3', '1/events/4']);
  }
  const none = await readEventLines(JSON.stringify({ type: 'events.gathered', id: 'g', events: [] }));
  expect(none.unread).toEqual([{ reason: 'unreadable', place: 'line 1' }]);
});
