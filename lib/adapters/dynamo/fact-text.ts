/**
 * How a fact and its payload are written small: deflated over what all of them have in common, and the payload over the fact that was made
 * of it. An hour of checks with its payload is about 300 bytes, and a month of them is read with few units.
 */
import type { Fact } from '../../domain/evidence/fact.ts';
import { type StoredFact, fromStoredFact, toStoredFact } from '../../schemas/stored-fact.ts';
import type { Item, Table, Value } from './table.ts';

/** Never changed: what was written over it is read over it. A better one is a dictionary of its own, under a new schema number. */
const COMMON = Buffer.from(
  '{"version":"0","region":"eu-west-1","resources":[],"source":"aws.cloudwatch","detail-type":"ticket.severity_changed.v1","detail-type":"maintenance.scheduled.v1",' +
    '"detail-type":"requests.counted.v1","detail-type":"gauge.sampled.v1","detail-type":"service.degraded.v1","detail-type":"service.watched.v1",' +
    '"outcomes":{"ok":[],"failed":[]},"stream":"latency","location":"eu","incident":"INC-1","maintenance":"CHG-1","attributes":{"severity":"urgent"},' +
    '"reason":"waiting-on-customer","candidateStart":"2026-10-01T00:00:00.000Z","start":"2026-10-01T00:00:00.000Z","end":"2026-10-01T00:00:00.000Z",' +
    '"class":"secret-path","class":"signed","speaksFor":"customer","type":"ticket.acknowledged","type":"ticket.opened","type":"ticket.resolved",' +
    '"type":"service.up","type":"service.down","body":{"record":"T-1","every":60000,"results":"111111111111111111111111111111111111111111111111111111111111",' +
    '"account":"444455556666","time":"2026-10-01T00:00:00Z","detail":{"id":"2026","ticket":"T-1","probe":"http","everySeconds":60,"severity":"urgent",' +
    '"detail-type":"probe.batch.v1","source":"monitor","id":"00000000-0000-4000-8000-000000000000",' +
    '{"schema":1,"id":"","type":"probe.batch","occurredAt":"2026-10-01T00:00:00.000Z","receivedAt":"2026-10-01T00:00:00.000Z","sender":"aws:444455556666",' +
    '"speaksFor":"vendor","class":"account","component":"line-1","body":{"start":"2026-10-01T00:00:00.000Z","stream":"http","every":60000,"results":"1111',
);

const over = (text: string): Buffer => Buffer.concat([COMMON, Buffer.from(text)]);

/** Attributes for a fact and its payload. */
export async function packFact(table: Table, fact: Fact, raw: string | undefined): Promise<Record<string, Value>> {
  const text = JSON.stringify(toStoredFact(fact));
  return {
    ...(await table.pack('fact', text, COMMON)),
    ...(raw !== undefined && (await table.pack('raw', raw, over(text)))),
  };
}

const factText = async (table: Table, item: Item): Promise<string> => (await table.unpack(item, 'fact', COMMON))!;

export async function unpackFact(table: Table, item: Item): Promise<Fact> {
  return fromStoredFact(JSON.parse(await factText(table, item)) as StoredFact);
}

/** The payload as received; undefined when none was kept. */
export async function unpackRaw(table: Table, item: Item): Promise<string | undefined> {
  return table.unpack(item, 'raw', over(await factText(table, item)));
}
