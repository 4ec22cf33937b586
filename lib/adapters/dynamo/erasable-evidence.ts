/** What may be erased of events, batched checks and entries of the quarantine. */
import type { Carried } from '../../application/ports/evidence.ts';
import type { QuarantineEntry } from '../../application/ports/quarantine.ts';
import { withoutReason } from '../../domain/evidence/fact-content.ts';
import { textOrMark } from './erased-text.ts';
import type { Erasable } from './erasable.ts';
import { packFact, unpackFact, unpackRaw } from './fact-text.ts';
import { quarantineItem, readQuarantine } from './quarantine-store.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Those that are there and not empty. */
const given = (texts: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''));

const json = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

/** An item without some attributes, however their texts are packed. */
const withoutPacked = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(
    Object.entries(item).filter(([name]) => !names.some((one) => [one, `${one}Deflated`, `${one}Pieces`].includes(name))),
  ) as Item;

export async function erasableEvent(table: Table, item: Item): Promise<Erasable> {
  const fact = await unpackFact(table, item);
  const { text: payload, erased = {} } = await textOrMark(item, unpackRaw(table, item));
  const { headers, query } = (typeof item.carried === 'string' ? JSON.parse(item.carried) : {}) as Carried;
  const reason = fact.type === 'correction' ? fact.body.reason : undefined;
  return {
    texts: given({ payload, headers: json(headers), query: json(query), reason }),
    erased,
    inPieces: { attribute: 'raw', text: 'payload' },
    without: async (marks) => ({
      ...withoutPacked(item, ['fact', 'raw', 'carried']),
      erased: JSON.stringify(marks),
      ...(await packFact(table, item, reason === undefined ? fact : withoutReason(fact), undefined)),
    }),
  };
}

export async function erasableBatch(table: Table, item: Item): Promise<Erasable> {
  const roster = (await table.get(keys.roster(String(item.roster))))!;
  const names = Buffer.from((await table.unpack(roster, 'names'))!);
  const { text: payload, erased = {} } = await textOrMark(item, table.unpack(item, 'raw', names));
  return {
    texts: given({ payload }),
    erased,
    inPieces: { attribute: 'raw', text: 'payload' },
    without: (marks) => ({ ...withoutPacked(item, ['raw']), erased: JSON.stringify(marks) }),
  };
}

/** In place of the message of an entry, which may quote its payload. */
const ERASED_MESSAGE = 'erased with the payload';

export async function erasableEntry(table: Table, item: Item): Promise<Erasable> {
  const entry = await readQuarantine(table, item);
  const { raw: payload, message, issues, dismissedBecause, erased = {} } = entry;
  return {
    texts: given({ payload, ...(!erased.message && { message: json({ message, issues }) }), dismissedBecause }),
    erased,
    inPieces: { attribute: 'raw', text: 'payload' },
    // Up to schema 2 the whole entry is one text.
    ...(typeof item.entryPieces === 'string' && { afterwards: 'entry' }),
    without: (marks) => {
      const { dismissedBecause: _, ...rest } = entry;
      const left: QuarantineEntry = { ...rest, raw: '', message: ERASED_MESSAGE, issues: [], erased: marks };
      return quarantineItem(table, left);
    },
  };
}
