/** What became of each event that was acknowledged, read by the API; of those that are not there, by the files of the bus. */
import { join } from 'node:path';
import { each, makegoodApi } from '../../../client/api.ts';
import { readLog } from '../../../local/files/checked-log.ts';
import type { Message } from '../../../local/eventbridge/journal.ts';
import { DISK } from '../../../local/files/file-layer.ts';
import type { Address } from './child-run.ts';
import { COMPONENTS, type Load, MONTH, type Sent, VENDOR } from './load.ts';

export interface EventAccount {
  readonly acknowledged: number;
  readonly recorded: number;
  readonly quarantined: number;
  /** In the journal or the dead letters. */
  readonly waiting: number;
  /** Ids of what is nowhere, and of what is there more than once. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

/** How often an event is evidence, and with which codes it is in quarantine. */
interface Found {
  recorded: number;
  readonly codes: string[];
}

async function found(address: Address, since: number): Promise<Map<string, Found>> {
  const api = makegoodApi({ ...address, tries: 100 });
  const all = new Map<string, Found>();
  const of = (id: string): Found => {
    const one = all.get(id) ?? { recorded: 0, codes: [] };
    all.set(id, one);
    return one;
  };
  const evidence = async (component: string): Promise<void> => {
    const query = { vendor: VENDOR, month: MONTH, component, limit: 200 };
    const pages = each((cursor) => api.GET('/v1/evidence', { params: { query: { ...query, ...(cursor !== undefined && { cursor }) } } }));
    for await (const { event } of pages) of(event.id).recorded += 1;
  };
  const quarantine = async (month: string): Promise<void> => {
    const pages = each((cursor) =>
      api.GET('/v1/quarantine', { params: { query: { month, limit: 200, ...(cursor !== undefined && { cursor }) } } }),
    );
    for await (const { code, raw } of pages) of((JSON.parse(raw) as { detail: { id: string } }).detail.id).codes.push(code);
  };
  const months = new Set([since, Date.now()].map((at) => new Date(at).toISOString().slice(0, 7)));
  await Promise.all([...COMPONENTS.map(evidence), ...[...months].map(quarantine)]);
  return all;
}

const isPlaced = ({ fate }: Sent, place: Found | undefined): boolean =>
  fate === 'recorded' ? (place?.recorded ?? 0) > 0 : (place?.codes ?? []).length > 0;

/** Looks until all that was acknowledged is there, or nothing more comes for a time. */
async function settled(address: Address, load: Load, since: number): Promise<Map<string, Found>> {
  const missing = (places: Map<string, Found>): number =>
    [...load.acknowledged.values()].filter((one) => !isPlaced(one, places.get(one.id))).length;
  let places = await found(address, since);
  for (let [left, idle] = [missing(places), 0]; left > 0 && idle < 12;) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    places = await found(address, since);
    const now = missing(places);
    [left, idle] = [now, now < left ? 0 : idle + 1];
  }
  return places;
}

/** A line with its checksum is none: it would be taken for one of the versions that wrote no checksum. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The bodies of what waits in the journal and the dead letters of a folder. */
async function waitingBodies(folder: string): Promise<string> {
  const textsOf = (name: string): AsyncGenerator<string> =>
    readLog({ files: DISK, path: join(folder, 'bus', name), accepts: isJson, onDamage: () => undefined });
  const open = new Map<number, string>();
  for await (const text of textsOf('journal.jsonl')) {
    const line = JSON.parse(text) as { readonly m: Message } | { readonly d: number };
    if ('d' in line) open.delete(line.d);
    else open.set(line.m.seq, line.m.body);
  }
  const letters: string[] = [];
  for (const name of ['dead-letters.jsonl', 'dead-letters.redriving.jsonl'])
    for await (const text of textsOf(name)) letters.push((JSON.parse(text) as { body: string }).body);
  return [...open.values(), ...letters].join('\n');
}

/** @param since when the first event was put (epoch ms). */
export async function accountOf(address: Address, folder: string, load: Load, since: number): Promise<EventAccount> {
  const places = await settled(address, load, since);
  const sent = [...load.acknowledged.values()];
  const missing = sent.filter((one) => !isPlaced(one, places.get(one.id)));
  const waiting = missing.length === 0 ? '' : await waitingBodies(folder);
  const lost = missing.filter(({ id }) => !waiting.includes(`"${id}"`)).map(({ id }) => id);
  const isDoubled = ({ recorded, codes }: Found): boolean => recorded + codes.length > 1;
  return {
    acknowledged: sent.length,
    recorded: sent.filter(({ id }) => (places.get(id)?.recorded ?? 0) > 0).length,
    quarantined: sent.filter(({ id }) => (places.get(id)?.codes.length ?? 0) > 0).length,
    waiting: missing.length - lost.length,
    lost,
    // Of what had no answer too: its sender sends it again.
    doubled: [...places].filter(([, place]) => isDoubled(place)).map(([id]) => id),
  };
}
