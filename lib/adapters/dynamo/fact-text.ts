/**
 * Compression of a fact and its payload: both are deflated together with a shared dictionary. An hour of checks with its payload takes about
 * 220 bytes, keys included, so that a month of them is read with few units.
 */
import type { Fact } from '../../domain/evidence/fact.ts';
import { type StoredFact, fromStoredFact, toStoredFact } from '../../schemas/stored-fact.ts';
import type { Key } from './keys.ts';
import type { Item, Table, ItemValue } from './table.ts';

/**
 * The dictionary must never change, because stored items are read with it. A better one needs a new schema number. The most common forms are
 * last, where they cost least.
 */
const COMMON = Buffer.from(
  '"outcomes":{"ok":[],"failed":[]},"stream":"latency","location":"eu","incident":"INC-1","maintenance":"CHG-1","attributes":{"severity":"urgent"},' +
    '"detail-type":"requests.counted.v1","detail-type":"gauge.sampled.v1","detail-type":"service.degraded.v1","detail-type":"maintenance.scheduled.v1",' +
    '"reason":"waiting-on-customer","candidateStart":"2026-10-01T00:00:00.000Z","end":"2026-10-01T00:00:00.000Z","class":"secret-path","class":"signed",' +
    '"speaksFor":"customer","type":"ticket.severity_changed","type":"ticket.acknowledged","type":"ticket.resolved","type":"service.up","type":"service.down",' +
    '{"version":"0","id":"00000000-0000-4000-8000-000000000000","detail-type":"ticket.opened.v1","source":"aws.cloudwatch","account":"444455556666",' +
    '"time":"2026-10-01T00:00:00Z","region":"eu-west-1","resources":[],"detail":{"id":"t","occurredAt":"2026-10-01T00:00:00.000Z","component":"line-1","ticket":"T-1","severity":"urgent"}}' +
    '{"schema":1,"id":"t","type":"ticket.opened","occurredAt":"2026-10-01T00:00:00.000Z","receivedAt":"2026-10-01T00:00:00.000Z","sender":"aws:444455556666",' +
    '"speaksFor":"vendor","class":"account","component":"line-1","body":{"record":"T-1","attributes":{"severity":"urgent"}}}' +
    '{"version":"0","id":"00000000-0000-4000-8000-000000000000","detail-type":"probe.batch.v1","source":"monitor","account":"444455556666",' +
    '"time":"2026-10-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{"id":"p","occurredAt":"2026-10-01T00:00:00.000Z","component":"line-1",' +
    '"probe":"http","start":"2026-10-01T00:00:00.000Z","everySeconds":60,"results":"111111111111111111111111111111111111111111111111111111111111"}}' +
    '{"schema":1,"id":"p","type":"probe.batch","occurredAt":"2026-10-01T00:00:00.000Z","receivedAt":"2026-10-01T00:00:00.000Z","sender":"aws:444455556666",' +
    '"speaksFor":"vendor","class":"account","component":"line-1","body":{"start":"2026-10-01T00:00:00.000Z","stream":"http","every":60000,"results":"1111',
);

/** The dictionary of a fact: its key contains most of the particular text, so that it is added. */
const dictionaryFor = ({ pk, sk }: Key): Buffer => Buffer.concat([COMMON, Buffer.from(`${pk} ${sk}`)]);

/** Texts up to this length are stored in one attribute, the fact's line before its payload. */
const TOGETHER = 100_000;

/** Attributes for a fact and its payload. */
export async function packFact(table: Table, key: Key, fact: Fact, raw: string | undefined): Promise<Record<string, ItemValue>> {
  const text = JSON.stringify(toStoredFact(fact));
  const dictionary = dictionaryFor(key);
  if (raw === undefined) return table.pack('fact', text, dictionary);
  if (text.length + raw.length <= TOGETHER) return table.pack('fact', `${text}\n${raw}`, dictionary);
  return { ...(await table.pack('fact', text, dictionary)), ...(await table.pack('raw', raw)) };
}

export async function unpackFact(table: Table, item: Item): Promise<Fact> {
  const text = (await table.unpack(item, 'fact', dictionaryFor(item)))!;
  const end = text.indexOf('\n');
  return fromStoredFact(JSON.parse(end < 0 ? text : text.slice(0, end)) as StoredFact);
}

/** The payload as received; undefined when none was kept. */
export async function unpackRaw(table: Table, item: Item): Promise<string | undefined> {
  const text = (await table.unpack(item, 'fact', dictionaryFor(item)))!;
  const end = text.indexOf('\n');
  return end < 0 ? table.unpack(item, 'raw') : text.slice(end + 1);
}
