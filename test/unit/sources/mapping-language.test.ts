/** What the language of mappings objectives: names, headers, refusals, and messages that name what is empty. */
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../lib/domain/issue.ts';
import { type Mapping, readMapping } from '../../../lib/schemas/mapping.ts';
import { checkMapping } from '../../../lib/sources/check-mapping.ts';
import { fromMapping } from '../../../lib/sources/mapped.ts';
import type { SourceResult } from '../../../lib/sources/source.ts';
import { trySample } from '../../../lib/sources/try-sample.ts';
import { gzipSync } from 'node:zlib';

const rule = {
  type: 'service.down',
  id: '{id}',
  occurredAt: { from: 'at', format: 'epoch-seconds' },
  component: '{line}',
} satisfies Mapping['facts'][number];
const beacon = (ofRule: object = {}, more: object = {}): Mapping => ({ source: 'beacon', facts: [{ ...rule, ...ofRule }], ...more });
const event = { id: 'e-1', at: 1792490000, line: 'line-1' };

const read = (mapping: Mapping, payload: unknown = event, headers: Record<string, string> = {}): Promise<SourceResult> =>
  trySample(fromMapping(mapping), { body: JSON.stringify(payload), headers, receivedAt: 0 }) as Promise<SourceResult>;
const wrong = (mapping: Mapping): string[] => checkMapping(mapping).map(({ code, path }) => `${code} ${path}`);
const message = (result: SourceResult): string | undefined => ('issues' in result ? result.issues[0]!.message : undefined);

describe('a name', () => {
  it.each([
    ['that an expression binds', { id: '{($number := 1; $number)}' }, 'hides-name /facts/0/id'],
    ['of a parameter', { component: '{$map(line, function($trim) { $trim })}' }, 'hides-name /facts/0/component'],
    ['of what every expression sees', { when: '($body := 1; true)' }, 'hides-name /facts/0/when'],
  ])('%s may not replace one with a fixed meaning', (_, ofRule, issue) => {
    expect(wrong(beacon(ofRule))).toEqual([issue]);
  });

  it('of a function keeps its meaning, because the position of an entry has another name', async () => {
    const mapping = beacon({ id: '{$position}|{$number("7") + 1}|{$sum($map(["1", "2"], $number))}' }, { each: 'entries' });
    expect(checkMapping(mapping)).toEqual([]);
    const result = await read(mapping, { entries: [event, event] });
    expect('readings' in result && result.readings.map(({ id }) => id)).toEqual(['1|8|3', '2|8|3']);
  });
});

describe('a header', () => {
  it('that is read must be listed, because others are not stored', async () => {
    const refuse = [{ when: '$headers."X-Token" != "abc"', because: 'no token' }];
    expect(wrong(beacon({}, { refuse }))).toEqual(['header-not-listed /refuse/0/when']);
    const listed = beacon({ id: '{$headers."x-id"}' }, { headers: ['x-id'] });
    expect(checkMapping(listed)).toEqual([]);
    expect(await read(listed, event, { 'x-id': 'h-1', 'x-other': 'h-2' })).toMatchObject({ readings: [{ id: 'h-1' }] });
  });
});

describe('a refusal', () => {
  const refusing = (when: string): Mapping => beacon({}, { headers: ['x-token'], refuse: [{ when, because: 'no token' }] });

  it.each([
    ['$headers."x-token" != "abc"', undefined, true],
    ['$headers."x-token" != "abc"', 'wrong', true],
    ['$headers."x-token" != "abc"', 'abc', false],
    ['"abc" != $headers."x-token" and true', undefined, true],
    ['$not($headers."x-token" = "abc")', undefined, true],
    ['$not($contains($headers."x-token", "abc"))', undefined, true],
    ['$not($contains($headers."x-token", "abc"))', 'xabcx', false],
    ['$headers."x-token" = "bad"', undefined, false],
    ['test', undefined, false],
  ])('is given when %s, with the header %s: %s', async (when, token, refused) => {
    const mapping = refusing(when);
    expect(checkMapping(mapping)).toEqual([]);
    const result = await read(mapping, event, token === undefined ? {} : { 'x-token': token });
    expect(message(result)).toBe(refused ? 'no token' : undefined);
  });
});

describe('a message', () => {
  it('names the empty part of a text, and the text that a mapping does not give', async () => {
    expect(message(await read(beacon({ id: '{id}|{check.state}' })))).toBe(
      'service.down: `id` is none: of "{id}|{check.state}" there is no value in this payload for `check.state`',
    );
    expect(message(await read(beacon({ type: 'ticket.opened' })))).toBe(
      'ticket.opened: the mapping gives no `ticket`, which this type needs',
    );
  });

  it('names the keys that are expressions and those that are templates, and the page about them', () => {
    const [braces] = checkMapping(beacon({ when: '{line}' })) as [Issue];
    expect(braces.message).toContain('`when` is an expression and needs no braces');
    expect(braces.message).toContain('docs/how-to/connect-a-tool.md');
    const [constant] = checkMapping(beacon({ id: 'delivery' })) as [Issue];
    expect([constant.code, constant.message]).toEqual(['constant-id', expect.stringContaining('"{delivery}"')]);
    const unknown = readMapping({ ...beacon(), facts: [{ ...rule, ids: '{x}' }] });
    expect('issues' in unknown && unknown.issues[0]!.message).toContain('docs/how-to/connect-a-tool.md');
  });
});

describe('a sample', () => {
  it('is read as the server reads it: forms, compressed, in the address', async () => {
    const source = fromMapping(beacon());
    const bytes = gzipSync(JSON.stringify(event));
    const one = { readings: [{ id: 'e-1', component: 'line-1' }] };
    expect(await trySample(source, { body: bytes, headers: { 'content-encoding': 'gzip' }, receivedAt: 0 })).toMatchObject(one);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await trySample(source, { body: 'id=e-1&at=1792490000&line=line-1', headers: form, receivedAt: 0 })).toMatchObject(one);
    expect(await trySample(source, { body: '', query: event, headers: {}, receivedAt: 0 })).toMatchObject(one);
    expect(await trySample(source, { body: bytes, headers: { 'content-encoding': 'zstd' }, receivedAt: 0 })).toMatchObject({
      refused: { code: 'unsupported-media-type' },
      status: 415,
    });
  });

  it('with two events under one id is refused, as the server does', async () => {
    const twice = { entries: [event, { ...event, line: 'line-2' }] };
    expect(await read(beacon({}, { each: 'entries' }), twice)).toMatchObject({ issues: [{ code: 'id-twice' }] });
    const once = { entries: [event, event] };
    expect(await read(beacon({}, { each: 'entries' }), once)).toMatchObject({ readings: [{ id: 'e-1' }] });
  });

  it('of the bus goes to the source that the server would ask', async () => {
    const envelope = { 'detail-type': 'Alert', source: 'acme.watch', detail: event };
    const onBus = (source: string): Mapping => beacon({}, { bus: { source, at: 'detail' } });
    expect(await read(onBus('acme.watch'), envelope)).toMatchObject({ readings: [{ id: 'e-1' }] });
    expect(message(await read(onBus('other.*'), envelope))).toContain('does not match');
    const alarm = { 'detail-type': 'CloudWatch Alarm State Change', source: 'aws.cloudwatch', detail: event };
    expect(message(await read(onBus('aws.cloudwatch'), alarm))).toContain('the built-in source "cloudwatch-alarm" reads this event');
  });
});
