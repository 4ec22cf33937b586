/** The fields in which an event and its replacement differ. */
export interface ChangedField {
  /** "body.record" */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/** What identifies an event, and when it came: a replacement has none of it. */
const OF_RECEIPT: ReadonlySet<string> = new Set(['id', 'receivedAt', 'sender', 'speaksFor', 'class', 'schema']);

function leavesOf(value: unknown, path: string): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null)
    return value === undefined ? [] : [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, path === '' ? name : `${path}.${name}`));
}

/** A field that the replacement does not name stays as it was, where it is the component. */
export function changedFields(before: object, after: object): ChangedField[] {
  const [old, now] = [before, after].map((event) => new Map(leavesOf(event, '').filter(([path]) => !OF_RECEIPT.has(path)))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  if (!now.has('component') && old.has('component')) now.set('component', old.get('component')!);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .map((field) => ({
      field,
      ...(old.has(field) && { before: old.get(field)! }),
      ...(now.has(field) && { after: now.get(field)! }),
    }));
}
