/** What a mapping may not do: make long texts and lists, make ids of what no signature covers, read events that are not its tool's. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../lib/declarations/limits.ts';
import type { Mapping } from '../../../lib/schemas/mapping.ts';
import { boundedSource } from '../../../lib/sources/bounded/bounded-source.ts';
import { BoundPassed, type BoundedWorker, TaskFailed } from '../../../lib/sources/bounded/bounded-worker.ts';
import { checkBus } from '../../../lib/sources/check-bus.ts';
import { checkMapping } from '../../../lib/sources/check-mapping.ts';
import { fromMapping } from '../../../lib/sources/mapped.ts';
import { MAPPINGS } from '../../../lib/sources/registry.ts';

const FACT = { type: 'service.down', id: '{id}', occurredAt: { from: 'at', format: 'iso' }, component: 'line-1' } as const;
const mapping = (fact: object, more: object = {}): Mapping => ({ source: 'beacon', facts: [{ ...FACT, ...fact }], ...more });
const delivery = (body: object) => ({ body, headers: {}, receivedAt: 0 });
const read = async (fact: object, body: object) =>
  fromMapping(mapping(fact)).readBody!(delivery({ id: 'a', at: '2026-10-01T00:00:00Z', ...body }));

describe('a text that a mapping makes', () => {
  const t = 'x'.repeat(850_000);
  it.each([
    ['a template of one field', { reason: '{t}{t}' }, 'a text of more than 1000000 characters is made'],
    ['a template of 1,300 fields', { reason: '{t}'.repeat(1300) }, 'a text of more than 1000000 characters is made'],
    ['the name of a component', { component: '{t}{t}' }, 'a text of more than 1000000 characters is made'],
    ['the names of many components', { component: '{t}{list}' }, 'texts of more than 4000000 characters'],
    ['a list of its characters', { reason: '{$string($count($split(t, "")))}' }, 'a list of more than 10000 entries is made'],
  ])('by %s is refused before it is made', async (_, fact, message) => {
    expect(await read(fact, { t, list: ['a', 'b', 'c', 'd', 'e'] })).toMatchObject({
      issues: [{ code: 'unreadable', message: expect.stringContaining(message) as string }],
    });
  });
});

describe('a list that an expression makes', () => {
  const many = Array.from({ length: LIMITS.expressionEntries.value + 1 }, (_, i) => i);
  it.each(['$split(csv, ",")', '$reverse(many)', '$append(many, 1)', '[many, many]', '$zip(many, many)', '$keys(wide)', '$spread(wide)'])(
    'by %s has no more entries than the bound',
    async (expression) => {
      const body = { many, csv: many.join(','), wide: Object.fromEntries(many.map((i) => [`k${i}`, i])) };
      expect(await read({ reason: `{$string($count(${expression}))}` }, body)).toHaveProperty('issues');
    },
  );

  it('is what JSONata gives where it is short', async () => {
    const reason = '{$join($split(csv, ","), "+") & $string($reverse($sort([2, 1, 3]))) & $join($map(["a"], $uppercase))}';
    expect(await read({ reason }, { csv: 'a,b' })).toMatchObject({ readings: [{ body: { reason: 'a+b[3,2,1]A' } }] });
  });
});

describe('a task that fails in the worker', () => {
  const after = (error: Error): BoundedWorker => ({ run: () => Promise.reject(error) }) as unknown as BoundedWorker;
  it('is a refusal of the delivery, which is not tried again', async () => {
    const source = boundedSource(mapping({}), after(new TaskFailed('Invalid string length', 1)));
    expect(await source.readBody!(delivery({}))).toMatchObject({
      issues: [{ code: 'unreadable', message: expect.stringContaining('Invalid string length') as string }],
    });
  });

  it('is an error where the worker cannot be started, which is no fault of the delivery', async () => {
    await expect(boundedSource(mapping({}), after(new Error('not loaded'))).readBody!(delivery({}))).rejects.toThrow('not loaded');
  });
});

describe('a challenge', () => {
  it('that is slow counts towards the time of its sender, for later challenges and deliveries', async () => {
    let asked = 0;
    const slow = {
      run: () => ((asked += 1), Promise.reject(new BoundPassed('it takes more than 2000 ms', 2000))),
    } as unknown as BoundedWorker;
    const source = boundedSource(mapping({}, { challenge: { method: 'post', from: 'challenge' } }), slow);
    const given = { ...delivery({}), sender: 'webhook:beacon:lumencast' };
    for (let i = 0; i < 10; i += 1) expect(await source.challenge!.answer(given)).toBeUndefined();
    expect(asked).toBe(3);
    expect(await source.readBody!(given)).toMatchObject({
      issues: [{ code: 'bound-passed', message: expect.stringContaining('took more than 5000 ms') as string }],
    });
    expect(asked).toBe(3);
    await source.challenge!.answer({ ...given, sender: 'webhook:beacon:other' });
    expect(asked).toBe(4);
  });
});

describe('an id beside a signature', () => {
  const signature = { header: 'x-signature', algorithm: 'sha256', encoding: 'hex' };
  const codes = (fact: object, more: object = { signature }): string[] =>
    checkMapping(mapping(fact, more)).map(({ code, path }) => `${code} ${path}`);

  it.each([
    ['the instant of receipt in the id', { id: 'evil/{id}/{$received}' }, 'unsigned-id /facts/0/id'],
    ['the instant of receipt in one of several ids', { id: ['{id}', '{id}{$received}'] }, 'unsigned-id /facts/0/id'],
    ['the instant of receipt in the alias', { alias: '{$received}' }, 'unsigned-id /facts/0/alias'],
    ['the instant of receipt in a component', { component: '{[$received, "a"]}' }, 'unsigned-id /facts/0/component'],
    ['the instant of the event where it is that of receipt', { occurredAt: 'received', id: '{id}{$at}' }, 'unsigned-id /facts/0/id'],
    [
      'the instant of the event where it is made of that of receipt',
      { occurredAt: { from: '$received', format: 'iso' }, id: '{id}{$at}' },
      'unsigned-id /facts/0/id',
    ],
  ])('is refused when it is put with %s', (_, fact, issue) => {
    expect(codes(fact)).toEqual([issue]);
    expect(codes(fact, {})).toEqual([]);
  });

  it('is refused where the list of entries has the instant of receipt', () => {
    expect(codes({}, { signature, each: '[{"id": $received}]' })).toEqual(['unsigned-id /each']);
  });

  it('may have the instant of the event where it is of the body, and a reason may have that of receipt', () => {
    expect(codes({ id: '{id}{$at}', reason: 'received {$received}' })).toEqual([]);
  });

  it('is of signed parts in every built-in mapping', () => {
    const signed = MAPPINGS.filter((one) => one.signature !== undefined);
    expect(signed.length).toBeGreaterThan(3);
    expect(signed.flatMap((one) => checkMapping(one))).toEqual([]);
  });
});

describe('the source of a mapping on the bus', () => {
  const bus = (given: object): string[] =>
    checkBus(mapping({}, { bus: { source: 'vendor.tool', accounts: ['111122223333'], ...given } })).map(
      ({ code, path }) => `${code} ${path}`,
    );

  it.each([
    [{ source: ' *' }, 'takes-every-source /bus/source'],
    [{ source: '* ' }, 'takes-every-source /bus/source'],
    [{ source: ' vendor.tool' }, 'bad-value /bus/source'],
    [{ source: 'makegood.*' }, 'own-source /bus/source'],
    [{ source: 'makegood.webhook' }, 'own-source /bus/source'],
    [{ source: 'make*' }, 'own-source /bus/source'],
    [{ 'detail-type': ['*'] }, 'bad-value /bus/detail-type/0'],
    [{ 'detail-type': ['Down', 'Up*'] }, 'bad-value /bus/detail-type/1'],
  ])('is refused when it is put as %j', (given, issue) => {
    expect(bus(given)).toEqual([issue]);
  });

  it('is that of a tool, or its beginning', () => {
    for (const source of ['vendor.tool', 'vendor.*', 'maker.tool']) expect(bus({ source, 'detail-type': ['Down'] })).toEqual([]);
  });
});
