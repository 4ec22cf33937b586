/** A name that stands twice in one object of JSON is refused, wherever JSON comes from outside; all other texts are read as JSON.parse reads them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUniqueNames } from '../../../lib/schemas/doubled-names.ts';
import { readSecondPersonRules } from '../../../lib/schemas/read-second-person-rules.ts';
import { separate } from '../../../lib/sources/batched-events.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { readDelivery } from '../../../lib/sources/read-delivery.ts';
import { sourceOf, webhookSource } from '../../../lib/sources/registry.ts';

const OCCURRED = '"occurredAt":"2026-10-14T02:00:00Z","component":"line-1"';

describe('a text of JSON', () => {
  it.each([
    ['{"a": {"b": 1},\n "c": [{"b": ":,{"}, {"b": 2}],\n "\\u0061": 3}', 'line 3: "a" stands twice in one object; keep one', '/a'],
    ['[[], {"x/y": {"~": [0, {"b\\"": 1 , "b\\"" : 1}]}}]', '"b"" stands twice in one object; keep one', '/1/x~1y/~0/1/b"'],
    ['{"__proto__": 1, "__proto__": 2}', '"__proto__" stands twice in one object; keep one', '/__proto__'],
    ['{"": 1, "\\\\": {}, "": 1}', '"" stands twice in one object; keep one', '/'],
  ])('%j is refused with the name, its line and its place', (text, message, path) => {
    expect(() => parseUniqueNames(text)).toThrow(expect.objectContaining({ message, path }));
  });

  it.each(['{"a": {"a": ["a", "a", {"a": "a:"}]}, "b": "a", "__proto__": {"toString": 1}}', '["a", "a"]', '"a"', '{"\\\\":"\\"","\\"":1}'])(
    'a text without doubled names is read: %j',
    (text) => {
      expect(parseUniqueNames(text)).toEqual(JSON.parse(text));
    },
  );

  it('is read at any depth', () => {
    expect(() => parseUniqueNames('['.repeat(200_000) + ']'.repeat(200_000))).not.toThrow();
  });

  it('with any value is read, and is refused once a member of it is repeated', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.string(), fc.nat(3), (value, other, name, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseUniqueNames(text)).toEqual(JSON.parse(text));
        const twice = `[${text},{"k":${JSON.stringify(other)},${JSON.stringify(name)} :1,${JSON.stringify(name)}:${text}}]`;
        expect(() => parseUniqueNames(twice)).toThrow('stands twice in one object');
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('a line of an evidence file', () => {
  const cases: readonly [string, string, string][] = [
    ['a public event', `{"type":"service.down.v1","id":"e-1","id":"e-2",${OCCURRED}}`, '/2/id'],
    [
      'a bus event',
      `{"detail-type":"service.down.v1","source":"m","account":"1","detail":{"id":"e",${OCCURRED},"component":"line-2"}}`,
      '/2/detail/component',
    ],
    [
      'an entry with its detail as a text',
      JSON.stringify({ entry: { Source: 'm', DetailType: 'service.down.v1', Detail: `{"id":"e","id":"f",${OCCURRED}}` } }),
      '/2/Detail/id',
    ],
    ['a stored fact', '{"schema":1,"id":"a","id":"b"}', '/2/id'],
  ];

  it.each(cases)('is refused with its number and the place of the name: %s', async (_, line, path) => {
    const { facts, issues, unread } = await readEventLines(`{"type":"service.up.v1","id":"e-0",${OCCURRED}}\n${line}\n`);
    expect(facts.map(({ id }) => id)).toEqual(['e-0']);
    expect(issues).toMatchObject([
      { code: 'doubled-name', path, message: expect.stringMatching(/^"\w+" stands twice in one object; keep one$/) },
    ]);
    expect(unread).toEqual([{ reason: 'unreadable', place: 'line 2' }]);
  });
});

describe('a delivery of a webhook', () => {
  const read = (text: string, headers = {}): unknown => readDelivery(webhookSource('cloudevents'), { text, headers, receivedAt: 0 });
  const event = (more: string): string => `{"specversion":"1.0","id":"1","source":"s","type":"x.service.down.v1",${more}}`;
  const encoded = Buffer.from(`{"id":"e","id":"e"}`).toString('base64');

  it.each([
    ['JSON', event(`"data":{${OCCURRED}},\n"id":"2"`), {}, '/id', 'line 2: "id"'],
    ['a form with JSON in a field', `payload=${encodeURIComponent(event('"id":"2"'))}`, {}, '/payload/id', '"id"'],
    ['JSON in base64', event(`"data_base64":"${encoded}"`), {}, '/data_base64/id', '"id"'],
  ])('is refused with the place of the name: %s', async (_, text, headers, path, said) => {
    expect(await read(text, headers)).toEqual({
      issues: [{ code: 'doubled-name', severity: 'error', path, message: `${said} stands twice in one object; keep one` }],
    });
  });

  it('is refused where the mapping reads JSON inside a text', async () => {
    const detail = {
      alarmName: 'a',
      state: { value: 'ALARM', timestamp: '2026-10-14T02:00:00Z', reasonData: '{"startDate":"x","startDate":"2026-10-14T01:58:00Z"}' },
    };
    const envelope = { id: '1', source: 'aws.cloudwatch', 'detail-type': 'CloudWatch Alarm State Change', account: '1', time: '', detail };
    const result = await sourceOf(envelope).readEnvelope!({ ...envelope, resources: ['arn'] }, 0);
    expect(result).toMatchObject({ issues: [{ message: expect.stringContaining('"startDate" stands twice in one object; keep one') }] });
  });
});

it('is a batched event that stays whole with a repeated name, so that it is refused as one', () => {
  const entry = '{"type":"service.down.v1","id":"a","id":"b"}';
  for (const detail of [`{"events":[${entry}]}`, '{"events":[],"events":[{"type":"service.up.v1"}]}']) {
    const text = `{"detail-type":"events.batched.v1","detail":${detail}}`;
    expect(separate(text)).toEqual([text]);
  }
});

it('the setting of second persons names a doubled name', () => {
  expect(() => readSecondPersonRules('{"contracts":{},"contracts":{}}')).toThrow('"contracts" stands twice in one object');
});
