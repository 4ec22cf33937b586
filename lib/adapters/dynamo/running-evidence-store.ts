/**
 * The store of the evidence that early warning keeps. The newest facts are in a small item (one write unit), which names the versions of the
 * larger levels that belong to it: only it is written under a condition, after the others. Levels of another version count as none.
 */
import type { PeriodState } from '../../domain/operators/earlier-periods.ts';
import { LIMITS } from '../../declarations/limits.ts';
import { digestText } from '../../application/evidence/digest.ts';
import type {
  EvidenceLevel,
  RunningEvidence,
  RunningEvidenceStore,
  RunningPlace,
  WholeReading,
} from '../../application/ports/running-evidence.ts';
import { brotliCompressSync, brotliDecompressSync, constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { expiresAt } from './expiry.ts';
import { fromColumns, toColumns } from './fact-columns.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** The most bytes of a level; what is more goes to the next. The first is one write unit with its keys, the second some. */
const LEVEL_BYTES = [650, 6_000, LIMITS.runningEvidenceBytes.value] as const;
const OLDEST = LEVEL_BYTES.length - 1;

const EMPTY: EvidenceLevel = { facts: [], notified: [] };

/** The common parts, so that few facts are small too. It must not change while items are read that were written with it. */
const COMMON = Buffer.from(
  '"service.watched","probe.batch","stream":"http","every":60000,"results":"111111111111111111111111","start":,"end":' +
    '{"heads":[["ticket.opened","aws:444455556666","vendor","account","line-1"],["ticket.acknowledged","ticket.resolved","ticket.closed",' +
    '"service.down","service.up"]],"head":[0],"id":[""],"record":[""],"at":[17910],"received":[],"body":[0,{"attributes":{"severity":"',
);

/** The newest level is small, so that a dictionary counts; in the others Brotli finds more. */
function pack({ facts, notified }: EvidenceLevel, level: number): Buffer {
  const text = `${notified.join(' ')}\n${facts.length > 0 ? toColumns(facts) : ''}`;
  return level === 0
    ? deflateRawSync(text, { level: 9, dictionary: COMMON })
    : brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

function unpack(bytes: unknown, level: number): EvidenceLevel {
  if (!(bytes instanceof Uint8Array)) return EMPTY;
  const text = (level === 0 ? inflateRawSync(bytes, { dictionary: COMMON }) : brotliDecompressSync(bytes)).toString('utf8');
  const end = text.indexOf('\n');
  const columns = text.slice(end + 1);
  return { notified: end === 0 ? [] : text.slice(0, end).split(' '), facts: columns === '' ? [] : fromColumns(columns) };
}

const merged = (newer: EvidenceLevel, older: EvidenceLevel): EvidenceLevel => ({
  facts: [...older.facts, ...newer.facts],
  notified: [...new Set([...older.notified, ...newer.notified])],
});

interface Packed {
  readonly levels: readonly EvidenceLevel[];
  /** Of the levels that changed. */
  readonly bytes: readonly (Buffer | undefined)[];
}

/** Moves what is too much for a level to the next one; undefined where it is too much for the last. */
function packed(levels: readonly EvidenceLevel[], before: readonly EvidenceLevel[]): Packed | undefined {
  const now = [...LEVEL_BYTES.keys()].map((i) => levels[i] ?? EMPTY);
  const bytes: (Buffer | undefined)[] = now.map((level, i) => (level === before[i] ? undefined : pack(level, i)));
  for (const [i, most] of LEVEL_BYTES.entries()) {
    if ((bytes[i]?.length ?? 0) <= most) continue;
    if (i === OLDEST) return undefined;
    now[i + 1] = merged(now[i]!, now[i + 1]!);
    now[i] = EMPTY;
    [bytes[i], bytes[i + 1]] = [pack(EMPTY, i), pack(now[i + 1]!, i + 1)];
  }
  return { levels: now, bytes };
}

export class DynamoRunningEvidenceStore implements RunningEvidenceStore {
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  async read(place: RunningPlace, consistent = false): Promise<RunningEvidence> {
    const { pk } = keys.runningEvidence(place.contract, place.period, 0);
    const items = await this.table.all(pk, { prefix: keys.runningPrefix(place.period), consistent });
    const itemOf = (level: number): Item | undefined =>
      items.find(({ sk }) => sk === keys.runningEvidence(place.contract, place.period, level).sk);
    const head = itemOf(0);
    // What is there may be older than what a process wrote a moment ago.
    if (!head) return consistent ? { place, levels: [] } : this.read(place, true);
    const known = {
      place,
      version: String(head.version),
      ...(typeof head.lookedAt === 'number' && { lookedAt: head.lookedAt }),
      ...(typeof head.planned === 'string' && { planned: head.planned }),
    };
    if (typeof head.parts !== 'string') return { ...known, levels: [] };
    const parts = JSON.parse(head.parts) as Record<string, string>;
    const larger = Object.entries(parts).map(([level, version]) => ({ level: Number(level), version, item: itemOf(Number(level)) }));
    if (larger.some(({ version, item }) => item?.version !== version))
      return consistent ? { ...known, levels: [] } : this.read(place, true);
    const levels = [unpack(head.level, 0), ...Array.from({ length: OLDEST }, () => EMPTY)];
    for (const { level, item } of larger) levels[level] = unpack(item!.level, level);
    return { ...known, whole: wholeOf(larger.find(({ level }) => level === OLDEST)!.item!), levels, parts };
  }

  async write(before: RunningEvidence, after: Omit<RunningEvidence, 'place' | 'version' | 'parts'>): Promise<RunningEvidence | undefined> {
    const { place } = before;
    const isSame = after.whole !== undefined && after.whole === before.whole;
    const fitting = after.whole && packed(after.levels, isSame ? before.levels : []);
    const parts = fitting && (await this.writeLarger(before, after.whole, fitting, isSame));
    const level = fitting && (fitting.bytes[0] ?? pack(fitting.levels[0]!, 0));
    const { lookedAt, planned } = after;
    const content = { lookedAt, planned, ...(parts && { parts: JSON.stringify(parts), level }) };
    const version = digestText(`${before.version ?? ''} ${JSON.stringify({ ...content, level: level?.toString('base64') })}`).slice(0, 16);
    const head = keys.runningEvidence(place.contract, place.period, 0);
    const item = { ...head, entity: 'running-evidence', schema: 1, version, ...content, ...expiresAt(place.until) };
    const read = before.version === undefined ? undefined : { ...head, entity: '', schema: 1, version: before.version };
    if (!(await this.table.putOver(item, read))) return undefined;
    return {
      place,
      version,
      ...(lookedAt !== undefined && { lookedAt }),
      ...(planned !== undefined && { planned }),
      ...(parts ? { whole: after.whole, levels: fitting.levels, parts } : { levels: [] }),
    };
  }

  /** Writes the levels beside the newest one that changed. @returns the versions of all of them that are there. */
  private async writeLarger(
    { place, parts: before = {} }: RunningEvidence,
    whole: WholeReading,
    { levels, bytes }: Packed,
    isSame: boolean,
  ): Promise<Record<string, string>> {
    const parts: Record<string, string> = {};
    for (let i = OLDEST; i > 0; i -= 1) {
      const changed = bytes[i];
      const level = levels[i]!;
      if (i < OLDEST && level.facts.length === 0 && level.notified.length === 0) continue;
      if (changed === undefined && isSame) {
        parts[i] = before[i]!;
        continue;
      }
      const content = { level: changed ?? pack(level, i), ...(i === OLDEST && wholeAttributes(whole)) };
      const version = digestText(JSON.stringify(Object.values(content).map((value) => value.toString('base64')))).slice(0, 16);
      const key = keys.runningEvidence(place.contract, place.period, i);
      await this.table.put({ ...key, entity: 'running-evidence-level', schema: 1, version, ...content, ...expiresAt(place.until) });
      parts[i] = version;
    }
    return parts;
  }
}

function wholeAttributes({ ids, ...rest }: WholeReading): Record<string, Buffer> {
  return { whole: deflateRawSync(JSON.stringify(rest)), ...(ids.length > 0 && { ids: Buffer.from(ids) }) };
}

function wholeOf({ whole, ids }: Item): WholeReading {
  const read = JSON.parse(inflateRawSync(whole as Uint8Array).toString('utf8')) as Omit<WholeReading, 'ids'> & {
    earlier: Record<string, PeriodState>;
  };
  return { ...read, ids: ids instanceof Uint8Array ? ids : new Uint8Array() };
}
