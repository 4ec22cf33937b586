/** When the lines of a file were received: what they say of it, and what holds where they do not. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { byReceipt } from '../../../lib/domain/evidence/receipt.ts';
import { formatInstant } from '../../../lib/domain/time/instant.ts';
import { eventLine } from '../../../lib/sources/event-line.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { fact } from '../../support/facts.ts';

const line = (id: string, receivedAt?: unknown): object => ({
  type: 'service.down',
  id,
  occurredAt: '2026-02-10T00:00:00Z',
  component: 'web',
  ...(receivedAt !== undefined && { receivedAt }),
});
const read = (...lines: object[]) => readEventLines(lines.map((one) => JSON.stringify(one)).join('\n'));
const inOrder = (facts: readonly Fact[]): string[] =>
  [...facts].sort((a, b) => byReceipt(a, b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

describe('the lines of a file were received', () => {
  it('in their order in the file', async () => {
    const { facts } = await read(line('c'), line('a'), line('b'));
    expect(inOrder(facts)).toEqual(['c', 'a', 'b']);
    expect(facts.map(({ receivedAt }) => formatInstant(receivedAt))).toEqual(Array(3).fill('2026-02-10T00:00:00.000Z'));
  });

  it('at their own instants, and for equal instants in the order of their ids', async () => {
    const { facts } = await read(
      line('c', '2026-02-12T08:00:00+08:00'),
      line('b', '2026-02-11T00:00:00Z'),
      line('a', '2026-02-12T00:00:00Z'),
    );
    expect(inOrder(facts)).toEqual(['b', 'a', 'c']);
    expect(facts.map(({ turn }) => turn)).toEqual([undefined, undefined, undefined]);
  });

  it('directly after the previous line, where only other lines have an instant', async () => {
    const { facts } = await read(
      line('first'),
      line('late', '2026-02-12T00:00:00Z'),
      line('after-late'),
      line('early', '2026-02-11T00:00:00Z'),
      line('z-after-early'),
      line('a-after-early'),
      line('b-late', '2026-02-12T00:00:00Z'),
    );
    expect(inOrder(facts)).toEqual(['first', 'early', 'z-after-early', 'a-after-early', 'b-late', 'late', 'after-late']);
  });

  it('together for all entries of one line', async () => {
    const [one, other] = [line('z'), line('a')];
    const { facts } = await read({ type: 'events.batched', id: 'g', events: [one, other] }, line('0'));
    expect(inOrder(facts)).toEqual(['a', 'z', '0']);
  });

  it('at an instant, or the line is named with its error', async () => {
    const { facts, issues } = await read(line('a'), line('b', 'soon'), line('c', 5), line('d', '2026-02-10T00:00:00'));
    expect(facts.map(({ id }) => id)).toEqual(['a']);
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([2, 3, 4].map((n) => `bad-value /${n}/receivedAt`));
  });

  it('at an instant that the line must have where the tool sends none', async () => {
    const delivery = {
      source: 'cloudevents',
      body: { specversion: '1.0', id: '1', source: 's', type: 'service.down.v1', data: { component: 'web' } },
    };
    const without = await read(delivery);
    expect(without.facts).toEqual([]);
    expect(without.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['bad-value /1/receivedAt']);
    const { facts } = await read({ ...delivery, receivedAt: '2026-02-10T00:00:00Z' });
    expect(facts.map(({ occurredAt }) => formatInstant(occurredAt))).toEqual(['2026-02-10T00:00:00.000Z']);
  });

  it('at the instant of a stored fact; a line that is no such fact is named', async () => {
    const stored = eventLine(fact('service.down', '2026-02-10T00:00:00Z', { id: 's', component: 'web' }));
    const { facts, issues } = await readEventLines([stored, stored.replace('"occurredAt":"2026', '"occurredAt":"x')].join('\n'));
    expect(facts.map(({ id }) => id)).toEqual(['s']);
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['unreadable /2']);
  });
});
