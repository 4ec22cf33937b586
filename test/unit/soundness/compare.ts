/** What is right against what came out: each difference in words; none means that the sample is right. */
import { readFileSync } from 'node:fs';
import type { Issue } from '../../../lib/domain/issue.ts';
import type { Amount, Statement } from '../../../lib/domain/statement/statement.ts';
import type { Right } from './expectation.ts';
import type { Observed } from './observed.ts';

/** Fields that a statement has where something is not known. */
interface Bounded {
  readonly bounds?: { readonly least: Amount; readonly most?: Amount };
}

type Faults = string[];

/** The differences from one form of what is right. */
export async function faultsOf(right: Right, seen: Observed): Promise<Faults> {
  if (right.readings) return readings(right.readings, seen);
  if (right['source-try-refuses']) {
    const refused = await seen.sourceTry();
    return new RegExp(right['source-try-refuses']).test(refused) ? [] : [`source try says "${refused}"`];
  }
  if (right.refused) return refusal(right.refused, seen);
  if (seen.errors.length > 0) return [`the contract is refused: ${shown(seen.errors)}`];
  const faults: Faults = [...warnings(right, seen.warnings)];
  if (right['evidence-refused']) {
    const refused = new RegExp(right['evidence-refused']);
    if (!(await seen.unread()).some(({ code, message }) => refused.test(`${code}: ${message}`))) faults.push('the evidence is taken');
  }
  if (right['no-statement']) {
    const result = await seen.assessment;
    return 'code' in result && new RegExp(right['no-statement']).test(result.code) ? faults : [...faults, 'there is a statement'];
  }
  for (const [page, says] of Object.entries(right['docs-say'] ?? {}))
    if (!new RegExp(says).test(docs(page))) faults.push(`docs/${page} does not say /${says}/`);
  if (right['early-warning'] && !(await seen.isWatched())) faults.push('early warning does not look at it');
  faults.push(...(await printed(right, seen)));
  if (STATED.some((key) => right[key] !== undefined)) faults.push(...(await stated(right, seen)));
  return faults;
}

const STATED = [
  'total',
  'objectives',
  'cases',
  'measured',
  'excluded',
  'missing',
  'findings',
  'no-finding',
  'remedies',
  'cost-centres',
] as const satisfies readonly (keyof Right)[];

const docs = (page: string): string => readFileSync(new URL(`../../../docs/${page}`, import.meta.url), 'utf8');

const shown = (issues: readonly Issue[]): string => issues.map(({ code, path, message }) => `${code} (${path}): ${message}`).join('; ');

function refusal({ code, at, says }: NonNullable<Right['refused']>, { errors }: Observed): Faults {
  if (errors.length === 0) return ['the contract is accepted'];
  const found = errors.some(
    (error) => (!code || code.includes(error.code)) && new RegExp(at).test(error.path) && (!says || new RegExp(says).test(shown([error]))),
  );
  return found ? [] : [`refused, but not with ${code?.join(' or ') ?? 'an error'} at ${at}: ${shown(errors)}`];
}

const isAbout = ({ code, about }: { code?: string[] | undefined; about: string }, issues: readonly Issue[]): boolean =>
  issues.some((issue) => (!code || code.includes(issue.code)) && new RegExp(about).test(`${issue.path}: ${issue.message}`));

function warnings(right: Right, found: readonly Issue[]): Faults {
  return [
    ...(right.lint ?? [])
      .filter((wanted) => !isAbout(wanted, found))
      .map((wanted) => `lint has no warning ${JSON.stringify(wanted)}: ${shown(found)}`),
    ...(right['no-lint'] ?? []).filter((code) => found.some((issue) => issue.code === code)).map((code) => `lint warns of ${code}`),
  ];
}

async function readings(wanted: Readonly<Record<string, readonly string[]>>, seen: Observed): Promise<Faults> {
  const all = await seen.readings();
  return Object.entries(wanted).flatMap(([type, components]) => {
    const got = all.flatMap((one) => (one.type === type ? [one.component ?? '-'] : []));
    return same(got, components) ? [] : [`${type} is about ${got.join(', ') || 'nothing'}, not ${components.join(', ')}`];
  });
}

const same = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

async function printed(right: Right, seen: Observed): Promise<Faults> {
  const checks = [
    ['lint', right['lint-says'], right['lint-never-says'], () => seen.lint()],
    ['explain', right['explain-says'], right['explain-never-says'], () => seen.explain()],
    ['assess', right['text-says'], undefined, () => seen.text()],
  ] as const;
  const faults: Faults = [];
  for (const [way, says, never, ask] of checks) {
    if (!says && !never) continue;
    const text = await ask();
    for (const one of says ?? []) if (!new RegExp(one).test(text)) faults.push(`${way} does not say /${one}/:\n${text}`);
    for (const one of never ?? []) if (new RegExp(one).test(text)) faults.push(`${way} says /${one}/:\n${text}`);
  }
  return faults;
}

async function stated(right: Right, seen: Observed): Promise<Faults> {
  const statement = await seen.statement();
  const notes = [...statement.findings, ...(await seen.unread())];
  const missing = JSON.stringify((statement as { missing?: unknown }).missing ?? []);
  return [
    ...money(right, statement),
    ...outcomes(right, statement),
    ...(right.missing ?? []).filter((one) => !new RegExp(one).test(missing)).map((one) => `/${one}/ is not missing: ${missing}`),
    ...(right.findings ?? [])
      .filter((one) => !isAbout(one, notes))
      .map((one) => `no finding ${JSON.stringify(one)} in ${shown(notes) || 'none'}`),
    ...(right['no-finding'] ?? [])
      .filter((one) => new RegExp(one).test(shown(statement.findings)))
      .map((one) => `a finding says /${one}/: ${shown(statement.findings)}`),
    ...by('right', right.remedies, (name) => statement.remedies?.find(({ remedy }) => remedy === name)?.open),
    ...(right['cost-centres'] && !same(right['cost-centres'], costCentres(statement))
      ? [`booked on ${costCentres(statement).join(', ')}`]
      : []),
  ];
}

const costCentres = ({ lines }: Statement): string[] => lines.map(({ costCentre }) => costCentre ?? '-');

function money({ total, most }: Right, { total: certain, credits }: Statement): Faults {
  if (total === undefined) return [];
  const bounds = credits.map((credit) => ({ least: credit.amount, most: credit.amount, ...(credit as Bounded).bounds }));
  const open = credits.some((credit) => (credit as Bounded).bounds && !(credit as Bounded).bounds!.most);
  const sum = (of: 'least' | 'most'): string => cents(bounds.reduce((all, one) => all + minor(one[of].amount), 0n));
  const upper = open ? 'unbounded' : sum('most');
  const wanted = most ?? total;
  return [
    ...(certain.amount === total && sum('least') === total
      ? []
      : [`${certain.amount} is certain (credits: ${sum('least')}), not ${total}`]),
    ...(wanted === 'open' || upper === wanted ? [] : [`at most ${upper} is owed, not ${wanted}`]),
  ];
}

/** All samples are in currencies of two decimals. */
const minor = (text: string): bigint => BigInt(text.replace('.', ''));
const cents = (minors: bigint): string => `${minors / 100n}.${String(minors % 100n).padStart(2, '0')}`;

function outcomes(right: Right, { objectives, time }: Statement): Faults {
  const at = (name: string) => objectives.find(({ objective, index }) => `${objective}/${index}` === name);
  const cases = Object.entries(right.cases ?? {}).flatMap(([name, wanted]) => {
    const got = objectives.filter(({ objective }) => objective === name).map(({ outcome }) => outcome);
    return same(got, wanted) ? [] : [`${name} is ${got.join(', ')}, not ${wanted.join(', ')}`];
  });
  return [
    ...by('objective', right.objectives, (name) => at(name)?.outcome),
    ...by('measured', right.measured, (name) => at(name)?.measured?.shown),
    ...by('excluded', right.excluded, (name) => time.find(({ cell, index }) => `${cell}/${index}` === name)?.excluded),
    ...cases,
  ];
}

/** Named figures, each one of those wanted. */
function by<T>(what: string, wanted: Readonly<Record<string, T | readonly T[]>> | undefined, get: (name: string) => unknown): Faults {
  return Object.entries(wanted ?? {}).flatMap(([name, allowed]) => {
    const got = get(name);
    return [allowed].flat().includes(got as T) ? [] : [`${what} ${name}: ${String(got)}, not ${[allowed].flat().join(' or ')}`];
  });
}
