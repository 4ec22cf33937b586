/** Event types with a new name. Senders may use the old name for ever: an event under either name is the same event. */
const NOW: Readonly<Record<string, string>> = {
  'probes.gathered': 'probes.batched',
  'events.gathered': 'events.batched',
};

/** The current name of a type ("probes.gathered" -> "probes.batched"). */
export const typeOfToday = (type: string): string => (Object.hasOwn(NOW, type) ? NOW[type]! : type);

/** The same for a detail type with its version ("probes.gathered.v1" -> "probes.batched.v1"). */
export const detailTypeOfToday = (detailType: string): string =>
  detailType.endsWith('.v1') ? `${typeOfToday(detailType.slice(0, -3))}.v1` : detailType;

/** All names of a type, old and new. */
export const namesOfType = (type: string): readonly string[] => [type, ...Object.keys(NOW).filter((old) => NOW[old] === type)];

/** A mapping with the old names replaced wherever a type occurs. */
export function withTypesOfToday<T>(document: T): T {
  if (typeof document === 'string') return typeOfToday(document) as T & string;
  if (Array.isArray(document)) return document.map(withTypesOfToday) as T & unknown[];
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, withTypesOfToday(value as unknown)])) as T;
}
