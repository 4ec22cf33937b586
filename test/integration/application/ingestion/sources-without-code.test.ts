/** Sources that a mapping describes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

describe('a source without code', () => {
  const mapping = {
    source: 'acme-watch',
    facts: [
      {
        type: { of: 'state', map: { bad: 'service.down', good: 'service.up' } },
        id: '{probe}|{state}|{since}',
        occurredAt: { from: 'since', format: 'epoch-seconds' },
        component: '{probe}',
      },
    ],
  };

  it('is put, gets its webhook, and is read; an event that it could not read is reprocessed when the mapping is fixed', async () => {
    expect((await desk.call('PUT /v1/sources/{source}', { source: 'acme-watch' }, mapping)).status).toBe(201);
    const { url } = (
      await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'acme-watch' }, { as: 'customer' })
    ).body as { url: string };
    const taken = await desk.post(url, JSON.stringify({ probe: 'line-1', state: 'bad', since: 1792490000 }));
    expect(taken.body).toEqual({ status: 'accepted', facts: [{ type: 'service.down', id: 'line-1|bad|1792490000', component: 'line-1' }] });
    expect(await desk.stored()).toEqual(['line-1|bad|1792490000']);
    expect((await desk.post(url, JSON.stringify({ probe: 'line-1', state: 'so-so', since: 1792490060 }))).status).toBe(422);
    const fixed = {
      ...mapping,
      facts: [{ ...mapping.facts[0]!, type: { of: 'state', map: { ...mapping.facts[0]!.type.map, 'so-so': 'service.degraded' } } }],
    };
    expect((await desk.call('PUT /v1/sources/{source}', { source: 'acme-watch' }, fixed)).body.revision).toBe(2);
    const [entry] = await desk.quarantine();
    expect((await desk.call('POST /v1/quarantine/{id}/reprocess', { id: entry!.id })).body.outcome).toBe('stored');
    expect((await desk.stored()).sort()).toEqual(['line-1|bad|1792490000', 'line-1|so-so|1792490060']);
  });

  it.each([
    ['a name that is built in', { ...mapping, source: 'pingdom' }, 'pingdom', 'name-taken'],
    ['an expression that is none', { ...mapping, facts: [{ ...mapping.facts[0], id: '{probe &}' }] }, 'acme-watch', 'bad-expression'],
    [
      'a regular expression',
      { ...mapping, ignore: [{ when: '$contains(probe, /(a+)+$/)', because: 'x' }] },
      'acme-watch',
      'bad-expression',
    ],
    ['a clock', { ...mapping, facts: [{ ...mapping.facts[0], id: '{$now()}' }] }, 'acme-watch', 'bad-expression'],
    [
      'a format that does not exist',
      { ...mapping, facts: [{ ...mapping.facts[0], occurredAt: { from: 'since', format: 'guess' } }] },
      'acme-watch',
      'bad-value',
    ],
    ['a brace left open', { ...mapping, facts: [{ ...mapping.facts[0], id: '{probe' }] }, 'acme-watch', 'bad-expression'],
  ])('refuses %s, with its place', async (_, document, name, code) => {
    const { status, body } = await desk.call('PUT /v1/sources/{source}', { source: name }, document);
    expect(status).toBe(422);
    expect(body.issues.map((issue: { code: string }) => issue.code)).toContain(code);
    expect(body.issues[0].path).not.toBe('');
  });

  it('an expression that never ends is stopped, and the event is stored', async () => {
    const endless = { ...mapping, facts: [{ ...mapping.facts[0]!, id: '{($f := function($x) { $f($x) }; $f(1))}' }] };
    await desk.call('PUT /v1/sources/{source}', { source: 'acme-watch' }, endless);
    const { url } = (
      await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'acme-watch' }, { as: 'customer' })
    ).body as { url: string };
    const answer = await desk.post(url, JSON.stringify({ probe: 'line-1', state: 'bad', since: 1792490000 }));
    expect([answer.status, answer.body.issues[0].message]).toEqual([422, expect.stringContaining('timeout')]);
    expect((await desk.quarantine())[0]!.code).toBe('unreadable');
  });
});
