/**
 * Refuses declarations that nothing reads, because they have no effect. Attributes and record kinds are exempt: the words of evidence are
 * checked against them, also when no cell reads them.
 */
import { article } from '../contract/article.ts';
import { pointer } from '../issue.ts';
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import type { ParamSpec } from '../operators/params.ts';
import { operatorOf } from '../operators/registry.ts';
import type { Condition, Terms } from '../contract/terms.ts';
import type { Checker } from './checker.ts';
import type { Cell } from '../operators/cell.ts';

/** Sections of declarations, each with the possible readers for the message. */
const SECTIONS = {
  holidays: 'the `shut` of a calendar',
  parameters: 'a cell or a clause',
} as const;

type Section = keyof typeof SECTIONS | 'milestones';

/** Words that a parameter reads, by the section that declares them. */
const READS: Partial<Record<ParamSpec['is'], (value: never) => readonly (readonly [Section, string])[]>> = {
  milestone: (word: string) => [['milestones', word]],
  milestones: (words: string | readonly string[]) => [words].flat().map((word) => ['milestones', word] as const),
  conditions: (all: readonly Condition[]) =>
    all.flatMap(({ from, to, reached, missing, before }) =>
      [from, to, reached, missing, before].flatMap((words) => [words ?? []].flat().map((word) => ['milestones', word] as const)),
    ),
  'holiday-lists': (lists: readonly string[] | Readonly<Record<string, readonly string[]>>) =>
    (Array.isArray(lists) ? lists : Object.values(lists).flat()).map((list: string) => ['holidays', list] as const),
};

/** @param checker a checker after all cells and clauses are checked. */
export function checkUnread(checker: Checker): void {
  const { terms } = checker;
  const read = new Set([
    ...Object.values(terms.definitions).flatMap((cell) => (typeof cell === 'object' ? readBy(cell as Cell) : [])),
    ...[...checker.used].map((name) => `parameters ${name}`),
  ]);
  for (const section of Object.keys(SECTIONS) as (keyof typeof SECTIONS)[])
    for (const name of Object.keys(terms[section] ?? {}))
      if (!read.has(`${section} ${name}`))
        checker.fail('no-effect', pointer(section, name), `nothing reads "${name}"; name it in ${SECTIONS[section]}, or remove it`);
  for (const [kind, { milestones = [] }] of Object.entries(terms.records ?? {})) checkMilestones(checker, kind, milestones, read);
  checkDependence(checker);
}

/** Checks milestones that are added to a standard kind: a cell must read them. A kind of the contract's own may have unread milestones. */
function checkMilestones(checker: Checker, kind: string, milestones: readonly string[], read: ReadonlySet<string>): void {
  const standard = Object.hasOwn(RECORD_KINDS, kind) ? RECORD_KINDS[kind]! : [];
  milestones.forEach((word, i) => {
    const path = `${pointer('records', kind)}/milestones/${i}`;
    if (standard.includes(word)) checker.fail('no-effect', path, `${article(kind)} has the milestone "${word}" already; remove it here`);
    else if (standard.length > 0 && !read.has(`milestones ${word}`))
      checker.fail('no-effect', path, `no cell uses the milestone "${word}" of ${article(kind)}; name it in one, or remove it`);
  });
}

/** Checks `depends-on`: times spread only among components of one kind, so that a chain of kinds must lead back to it. */
function checkDependence(checker: Checker): void {
  const { components = {}, definitions } = checker.terms;
  // With other errors it is not known which dependences the refused cells would have used.
  if (checker.issues.some(({ severity }) => severity === 'error')) return;
  const carrying = new Set<string>();
  for (const cell of Object.values(definitions)) {
    const subject =
      typeof cell === 'object' && typeof cell.downstream === 'string' ? checker.types.get(cell.downstream)?.subject : undefined;
    const kind = subject && 'component' in subject ? subject.component : undefined;
    const chain = kind === undefined ? [] : chainFrom(kind, components);
    if (chain.at(-1) === kind) for (const each of chain) carrying.add(each);
  }
  for (const [kind, { 'depends-on': other }] of Object.entries(components))
    if (other !== undefined && !carrying.has(kind))
      checker.fail(
        'no-effect',
        `${pointer('components', kind)}/depends-on`,
        `no \`downstream\` cell uses it: times spread from components of one kind to others of that kind; give both that kind and write such a cell, or remove it`,
      );
}

/** The chain of kinds that one depends on, until a kind repeats. */
function chainFrom(kind: string, components: NonNullable<Terms['components']>): string[] {
  const chain: string[] = [];
  for (let next = components[kind]?.['depends-on']; next !== undefined && !chain.includes(next); next = components[next]?.['depends-on'])
    chain.push(next);
  return chain;
}

function readBy(cell: Cell): string[] {
  const operator = operatorOf(cell);
  if (!operator) return [];
  const params: readonly (readonly [string, ParamSpec])[] = [[operator.key, operator.subject], ...Object.entries(operator.params)];
  return params.flatMap(([key, { is }]) =>
    cell[key] === undefined ? [] : (READS[is]?.(cell[key] as never) ?? []).map(([section, name]) => `${section} ${name}`),
  );
}
