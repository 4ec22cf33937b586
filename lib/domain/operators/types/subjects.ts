/** Subjects of values: the whole contains the component kinds, a kind contains the kinds inside it, and a component contains its records. */
import type { Subject } from '../value.ts';
import type { Terms } from '../../contract/terms.ts';

export type ComponentKinds = Terms['components'];

export const nameOf = (subject: Subject | undefined): string =>
  subject === undefined ? 'the whole' : 'record' in subject ? subject.record : subject.component;

/** Whether each case of `inner` is inside one case of `outer`; undefined is the whole. */
export function contains(outer: Subject | undefined, inner: Subject | undefined, kinds: ComponentKinds): boolean {
  if (outer === undefined) return true;
  if (inner === undefined) return false;
  if ('record' in outer) return 'record' in inner && inner.record === outer.record;
  if ('record' in inner) return true;
  let kind: string | undefined = inner.component;
  for (let depth = 0; kind !== undefined && depth < 32; depth += 1) {
    if (kind === outer.component) return true;
    kind = kinds !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind]!.in : undefined;
  }
  return false;
}

/** Whether events about a component do not count for the component of kind `outer` around it, because a kind between them leaves out its parts. */
export function isLeftOut(inner: string, outer: string, kinds: ComponentKinds): boolean {
  const around = kindsAround(inner, kinds);
  const way = around.slice(0, around.indexOf(outer) + 1);
  return way.some((kind) => kinds![kind]!.parts === 'leave-out');
}

/** The kinds that contain a kind, the nearest one first. */
export function kindsAround(kind: string, kinds: ComponentKinds): string[] {
  const found: string[] = [];
  for (let at = kinds?.[kind]?.in; at !== undefined && !found.includes(at) && kinds?.[at]; at = kinds?.[at]?.in) found.push(at);
  return found;
}

/** The subject that is inside all the others; or two subjects of which neither is inside the other. */
export function finest(
  subjects: readonly (Subject | undefined)[],
  kinds: ComponentKinds,
): { readonly subject: Subject | undefined } | { readonly apart: readonly [Subject | undefined, Subject | undefined] } {
  let found: Subject | undefined;
  for (const subject of subjects) {
    if (contains(found, subject, kinds)) found = subject;
    else if (!contains(subject, found, kinds)) return { apart: [found, subject] };
  }
  return { subject: found };
}

/** The same, where the checker ensures that there is one. */
export const finestOf = (subjects: readonly (Subject | undefined)[], kinds: ComponentKinds): Subject | undefined => {
  const found = finest(subjects, kinds);
  return 'subject' in found ? found.subject : subjects[0];
};
