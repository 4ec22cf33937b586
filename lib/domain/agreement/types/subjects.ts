/** What values are of: the whole holds component kinds, a kind holds the kinds that lie in it, and a component its records. */
import type { Subject } from '../../operators/value.ts';
import type { Terms } from '../agreement.ts';

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
