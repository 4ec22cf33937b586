/** Types of events that have another name now. Senders may keep to the old one for ever: an event under either name is the same event. */
const NOW: Readonly<Record<string, string>> = {
  'probes.gathered': 'probes.batched',
  'events.gathered': 'events.batched',
};

/** What a type is called now ("probes.gathered" -> "probes.batched"). */
export const typeOfToday = (type: string): string => (Object.hasOwn(NOW, type) ? NOW[type]! : type);

/** As detail types have it, with the version ("probes.gathered.v1" -> "probes.batched.v1"). */
export const detailTypeOfToday = (detailType: string): string =>
  detailType.endsWith('.v1') ? `${typeOfToday(detailType.slice(0, -3))}.v1` : detailType;

/** All names under which a type comes. */
export const namesOfType = (type: string): readonly string[] => [type, ...Object.keys(NOW).filter((old) => NOW[old] === type)];

/** A mapping that was written for the old names: they stand where a type does. */
export function withTypesOfToday<T>(document: T): T {
  if (typeof document === 'string') return typeOfToday(document) as T & string;
  if (Array.isArray(document)) return document.map(withTypesOfToday) as T & unknown[];
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, withTypesOfToday(value as unknown)])) as T;
}
