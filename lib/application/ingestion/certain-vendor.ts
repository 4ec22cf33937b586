/**
 * The vendor that a refused event concerns, where that is certain. A sender that reports for several vendors may have meant any of them: then
 * every component that the event names must be of one of these vendors, the same one, and of no other. No other vendor gets the payload.
 */
import type { Reading } from '../../schemas/event.ts';
import type { Directory } from '../registry/registry-cache.ts';
import type { IdentifiedEvent } from './identify-sender.ts';

/** @returns undefined where it is not certain. */
export async function certainVendor(
  { bindings, result }: Pick<IdentifiedEvent, 'bindings' | 'result'>,
  directory: Directory,
): Promise<string | undefined> {
  const vendors = [...new Set(bindings.map(({ vendor }) => vendor))];
  if (vendors.length <= 1) return vendors[0];
  if (!('readings' in result)) return undefined;
  const found = new Set<string>();
  for (const name of result.readings.flatMap(namesIn)) {
    if (name === undefined) return undefined;
    const owners: string[] = [];
    for (const vendor of vendors) if ((await directory.registered(vendor, name)).length > 0) owners.push(vendor);
    if (owners.length !== 1) return undefined;
    found.add(owners[0]!);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** The components that a reading names; undefined among them: it names none. */
const namesIn = ({ component, body }: Reading): (string | undefined)[] => (body.batched ? Object.keys(body.batched) : [component]);
