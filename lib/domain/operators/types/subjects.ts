/** What values are of: the whole holds component kinds, a kind holds the kinds that lie in it, and a component its records. */
import type { Subject } from '../value.ts';
import type { Terms } from '../../contract/terms.ts';

export type ComponentKinds = Terms['components'];

export const nameOf = (subject: Subject | undefined): string =>
  subject === undefined ? 'the whole' : 'record' in subject ? subject.record : subject.component;

/** Whether each case of `inner` lies in one case of `outer`; undefined is the whole. */
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

/** Whether what events say of a component does not count for the one of another kind around it: a kind on the way leaves out its parts. */
export function isLeftOut(inner: string, outer: string, kinds: ComponentKinds): boolean {
  const around = kindsAround(inner, kinds);
  const way = around.slice(0, around.indexOf(outer) + 1);
  return way.some((kind) => kinds![kind]!.parts === 'leave-out');
}

/** The kinds that a kind lies in, from the nearest. */
export function kindsAround(kind: string, kinds: ComponentKinds): string[] {
  const found: string[] = [];
  for (let at = kinds?.[kind]?.in; at !== undefined && !found.includes(at) && kinds?.[at]; at = kinds?.[at]?.in) found.push(at);
  return found;
}

/** The one that lies in all the others, or two of which neither lies in the other. */
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

/** The same, where the checker has made sure that there is one. */
export const finestOf = (subjects: readonly (Subject | undefined)[], kinds: ComponentKinds): Subject | undefined => {
  const found = finest(subjects, kinds);
  return 'subject' in found ? found.subject : subjects[0];
};
