/**
 * Odd histories of half a year: events without a beginning or an end, late ones, clocks that differ, numbers that are used again, corrections of anything,
 * ids twice with other content. The same dice make the same facts, in order of receipt.
 */
import type { Terms } from '../../lib/domain/contract/terms.ts';
import type { EventType, Fact, FactBody } from '../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time/instant.ts';
import type { Dice } from './dice.ts';
import { at, fact } from './facts.ts';

const FROM = at('2026-01-01T00:00:00Z');
const TO = at('2026-08-01T00:00:00Z');

const LIVES: readonly (readonly EventType[])[] = [
  ['service.down', 'service.up'],
  ['service.down', 'service.up', 'service.up'],
  ['service.down', 'service.degraded', 'service.up', 'service.down'],
  ['service.down'],
  ['service.unknown', 'service.up'],
  ['service.up'],
  ['ticket.opened', 'ticket.resolved'],
  ['ticket.opened', 'ticket.paused', 'ticket.resumed', 'ticket.resolved', 'ticket.closed'],
  ['ticket.opened', 'ticket.paused'],
  ['ticket.opened', 'ticket.resolved', 'ticket.reopened', 'ticket.resolved', 'ticket.closed', 'ticket.opened', 'ticket.resolved'],
  ['ticket.resolved'],
  ['ticket.opened', 'ticket.closed'],
  ['ticket.opened', 'ticket.acknowledged', 'ticket.recovered', 'ticket.closed', 'ticket.reopened'],
  ['maintenance.scheduled', 'maintenance.started', 'maintenance.ended'],
  ['maintenance.scheduled', 'maintenance.scheduled', 'maintenance.cancelled'],
  ['maintenance.scheduled', 'maintenance.cancelled', 'maintenance.started', 'maintenance.ended'],
  ['maintenance.started'],
  ['maintenance.scheduled'],
];

interface Place {
  readonly component?: string;
}

class Writer {
  readonly facts: Fact[] = [];
  private readonly dice: Dice;

  constructor(dice: Dice) {
    this.dice = dice;
  }

  place = (): Place => this.dice.pick([{ component: 'web' }, { component: 'api' }, { component: 'web' }, {}]);

  sender = (): string => this.dice.pick(['file', 'file', 'aws:1', 'aws:2']);

  time(): number {
    const { dice } = this;
    const day = FROM + dice.whole(0, 180) * DAY + dice.whole(0, 23) * HOUR;
    const edge = at(`2026-0${dice.whole(2, 7)}-01T00:00:00Z`);
    return dice.pick([day, edge, edge - dice.pick([1, 500, MINUTE, HOUR])]);
  }

  put(type: EventType, when: number, body: FactBody, { id, sender, component }: Place & { id?: string; sender?: string } = {}): void {
    const occurredAt = Math.min(when, TO - 1);
    const delay = this.dice.pick([0, 0, 1000, DAY, 20 * DAY, 60 * DAY, -200_000]);
    const receivedAt = Math.max(FROM, Math.min(TO, occurredAt + delay));
    const given = { id: id ?? `e${this.facts.length + 1}`, sender: sender ?? 'file', receivedAt, body };
    this.facts.push(fact(type, occurredAt, { ...given, ...(component !== undefined && { component }) }));
  }

  life(n: number, attributes: Terms['attributes'] = {}): void {
    const { dice } = this;
    const [record, place, sender] = [dice.pick(['r1', 'r2', 'r3', `q${n}`]), this.place(), this.sender()];
    let when = this.time();
    for (const type of dice.pick(LIVES)) {
      const start = when + dice.pick([DAY, 3 * DAY, 40 * DAY]);
      const body: FactBody = {
        ...(!(type.startsWith('service') && dice.chance(0.3)) && { record }),
        ...(type === 'maintenance.scheduled' && { start, end: start + dice.pick([HOUR, DAY]) }),
        ...(type === 'ticket.paused' && dice.chance(0.7) && { reason: dice.pick(['waiting-on-customer', 'other']) }),
        ...(type === 'service.down' && dice.chance(0.2) && { candidateStart: when - dice.pick([MINUTE, HOUR, 6 * DAY, 8 * DAY, -5000]) }),
      };
      this.put(type, when, body, { ...(dice.chance(0.85) ? place : this.place()), sender: dice.chance(0.9) ? sender : this.sender() });
      when += dice.pick([0, MINUTE, 5 * MINUTE, HOUR, -2 * MINUTE, -10 * MINUTE, DAY, 20 * DAY, 45 * DAY, 100 * DAY]);
    }
    for (const [name, spec] of Object.entries(attributes)) {
      if (!dice.chance(0.6)) continue;
      const of = spec.of === 'line' ? 'component' : spec.of;
      const ofRecord = !['customer', 'component'].includes(of);
      const body = { of, name, value: this.value(spec), ...(ofRecord && { record }) };
      const at = dice.pick([when, this.time(), Math.max(FROM, when - 100 * DAY)]);
      this.put('attribute.set', at, body, { ...(of !== 'customer' && place), sender: this.sender() });
    }
  }

  private value(spec: NonNullable<Terms['attributes']>[string]): string {
    const { values, unit } = spec as { readonly values?: readonly string[] | object; readonly unit?: string };
    if (values) return this.dice.pick([...(Array.isArray(values) ? (values as string[]) : Object.keys(values)), 'Vendor', 'zz']);
    if (unit === 'date') return this.dice.pick(['2025-12-01', '2026-03-15']);
    if (unit === 'share') return this.dice.pick(['0.5', '50%', '1', '2', '0,5']);
    return this.dice.pick(['1', '3', '100', '5 min', '7.50', '-1']);
  }

  bill(): void {
    const { dice } = this;
    const month = dice.whole(1, 7);
    const start = at(`2026-0${month}-01T00:00:00Z`);
    const end = at(`2026-0${Math.min(8, month + dice.pick([1, 1, 2]))}-01T00:00:00Z`);
    const amount = dice.pick(['10.00 USD', '99.99 USD', '5.00 EUR', '0.00 USD']);
    const body = { kind: dice.pick(['usage', 'usage', 'Usage', 'recurring']), start: start + dice.pick([0, 0, 10 * DAY]), end, amount };
    this.put('charge.billed', start, body, { ...this.place(), sender: this.sender() });
  }

  samples(): void {
    const { dice } = this;
    const start = Math.floor(this.time() / HOUR) * HOUR;
    const every = dice.pick([MINUTE, 5 * MINUTE, HOUR]);
    const [type, body] = dice.pick<[EventType, FactBody]>([
      ['probe.batch', { stream: dice.pick(['check', 'Check']), results: '1001-0110' }],
      ['requests.counted', { stream: 'calls', outcomes: { ok: [5, 0, 9], bad: [1, 0, 3] } }],
      ['gauge.sampled', { stream: 'speed', values: ['1', '6', null, '4.9'] }],
    ]);
    this.put(type, start, { ...body, start, every }, { ...this.place(), sender: this.sender() });
  }

  correction(): void {
    const { dice } = this;
    const target = dice.pick(this.facts);
    const { component, body } = target;
    const type = target.type === 'correction' ? 'service.up' : target.type;
    const replacement = {
      type,
      occurredAt: target.occurredAt + dice.pick([0, MINUTE, DAY, -DAY]),
      ...(component !== undefined && { component }),
      body: target.type === 'correction' ? {} : body,
    };
    const own = component !== undefined && dice.chance(0.7) ? { component } : this.place();
    const corrects = dice.chance(0.9) ? target.id : 'none';
    const sender = dice.chance(0.9) ? target.sender : this.sender();
    const when = Math.max(target.occurredAt, this.time());
    this.put('correction', when, { corrects, ...(dice.chance(0.6) && { replacement }) }, { ...own, sender });
  }

  twice(): void {
    const { dice } = this;
    const { id, sender, type, occurredAt, body, component } = dice.pick(this.facts);
    const place = component !== undefined ? { component } : {};
    this.put(type, occurredAt + dice.pick([1000, DAY, 50 * DAY]), body, { id, sender, ...place });
  }
}

export function oddHistory(dice: Dice, { attributes }: Pick<Terms, 'attributes'>): Fact[] {
  const writer = new Writer(dice);
  for (let n = 0, count = dice.whole(3, 9); n < count; n += 1) writer.life(n, attributes);
  for (let n = dice.whole(0, 4); n > 0; n -= 1) writer.bill();
  for (let n = dice.whole(0, 4); n > 0; n -= 1) writer.samples();
  for (let n = dice.whole(0, 4); n > 0; n -= 1) writer.correction();
  if (dice.chance(0.3)) writer.twice();
  return writer.facts.sort((a, b) => a.receivedAt - b.receivedAt);
}
