/** Lines of a file of which no fact is made: each statement counts and names them. */
import { expect, it } from 'vitest';
import { withUnreadLines } from '../../../lib/domain/statement/evidence-account/unread-lines.ts';
import { joinedByLine } from '../../../lib/schemas/each-cause.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { linesTerms, stated } from '../../support/lines.ts';

const LINES = [
  { type: 'service.down', id: 'a', occurredAt: '2026-02-10T00:00:00Z', component: 'web', incident: 'K' },
  { type: 'service.up', id: 'b', component: 'web', incident: 'K' },
  { type: 'service.up', id: 'c', occurredAt: '2026-02-10T01:00:00Z', component: 'elsewhere', incident: 'K' },
  { source: 'pagerduty', body: { event: { event_type: 'pagey.ping' } } },
  { source: 'nowhere', body: {} },
];
const TEXT = ['', ...LINES.map((line) => JSON.stringify(line)), '{"type":"service.up"', ''].join('\n');

it('received = used + left out, for any line', async () => {
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

it('an entry for PutEvents whose detail is not JSON is left out', async () => {
  const entry = (Detail: string): string => JSON.stringify({ entry: { Source: 'noc', DetailType: 'service.down.v1', Detail } });
  const { facts, unread, issues } = await readEventLines([entry('{cut'), entry(JSON.stringify(LINES[0]))].join('\n'));
  expect([facts.length, unread, issues.map(({ path }) => path)]).toEqual([1, [{ reason: 'unreadable', place: 'line 1' }], ['/1/Detail']]);
});

it('each entry of batched events is accepted or refused alone, in any form of the line', async () => {
  const events = [
    { type: 'service.down', id: 'a', occurredAt: '2026-02-10T00:00:00Z', component: 'web' },
    { type: 'zzz', id: 'b' },
    { type: 'service.up.v1', id: 'c', occurredAt: '2026-02-10T09:00:00Z', component: 'web' },
    null,
    { type: 'service.down', id: 'd', component: 'web' },
  ];
  const forms = [
    { type: 'events.batched', id: 'g', occurredAt: '2026-02-07T23:00:00Z', events },
    { source: 'noc', 'detail-type': 'events.batched.v1', detail: { events } },
    { entry: { Source: 'noc', DetailType: 'events.batched.v1', Detail: JSON.stringify({ events }) } },
  ];
  for (const form of forms) {
    const { facts, unread, issues } = await readEventLines(JSON.stringify(form));
    expect(facts.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(unread).toEqual([2, 4, 5].map((entry) => ({ reason: 'unreadable', place: `line 1, entry ${entry}` })));
    expect(issues.map(({ path }) => path.split('/').slice(1, 4).join('/'))).toEqual(['1/events/1', '1/events/3', '1/events/4']);
  }
  const none = await readEventLines(JSON.stringify({ type: 'events.batched', id: 'g', events: [] }));
  expect(none.unread).toEqual([{ reason: 'unreadable', place: 'line 1' }]);
});

it('errors of one cause in a column are one error with its number and the first places; other causes and lines have their own', async () => {
  const common = { occurredAt: '2026-02-10T00:00:00Z', start: '2026-02-10T00:00:00Z', everySeconds: 60, stream: 's' };
  const lines = [
    { ...common, type: 'gauge.sampled', id: 'g', values: ['1', '2 ms', '3 ms', 4, '5 ms', '6 ms', true, '7 ms', '8 ms', null] },
    { ...common, type: 'requests.counted', id: 'r', outcomes: { ok: ['1', '2', 1.5, -1, 3], bad: ['0', 0, 0, 0, 0] } },
    {
      ...common,
      type: 'requests.counted',
      id: 'c',
      outcomes: { bad: [1] },
      byClient: [1, 2, 3].map(() => ({ slot: 0, outcome: 'bad', client: 'k', count: 1 })),
    },
    { ...common, type: 'gauge.sampled', id: 'h', values: ['x'] },
  ];
  const { issues, unread } = await readEventLines(lines.map((line) => JSON.stringify(line)).join('\n'));
  const decimals = 'must be a decimal number of at most 15 digits, such as 41.5';
  expect(issues.map(({ path, message }) => `${path} ${message}`)).toEqual([
    `/1/values/1 ${decimals}; likewise at 5 other places of the event: /values/2, /values/4, /values/5, /values/7 and 1 more`,
    '/1/values/6 must be a number, got true',
    '/2/outcomes/ok/0 must be a number, got the text "1"; likewise at 1 other place of the event: /outcomes/ok/1',
    '/2/outcomes/ok/2 1.5 is no whole number, and one is needed here',
    '/2/outcomes/ok/3 must be at least 0',
    '/2/outcomes/bad/0 must be a number, got the text "0"',
    '/3/byClient/1 clients have 2 requests of outcome "bad" in slot 0 of 1, and 1 were counted; likewise at 1 other place of the event: /byClient/2',
    `/4/values/0 ${decimals}`,
  ]);
  expect(unread).toHaveLength(4);
  const late = ['5 June', '6 June', '7 June', '8 June', '9 June', '10 June'].map((occurredAt, i) =>
    JSON.stringify({ type: 'service.down', id: `d${i}`, occurredAt, component: 'web' }),
  );
  const read = await readEventLines([...late, '{"type":"zzz"}'].join('\n'));
  expect(joinedByLine(read.issues).map(({ path, message }) => `${path} ${message.split('; likewise')[1] ?? ''}`)).toEqual([
    '/1/occurredAt  in 5 other lines: 2, 3, 4, 5 and 1 more',
    '/7/detail-type ',
  ]);
});
