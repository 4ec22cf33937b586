/** Both languages of a finding say the same: a parameter that changes one sentence changes the other, and a value that one names the other names. */
import { describe, expect, it } from 'vitest';
import type { Declared, FindingDefinition } from '../../../../lib/domain/evidence/findings/define-finding.ts';
import { FINDINGS, type FindingParameters, type ParameterValue } from '../../../../lib/domain/evidence/findings/finding.ts';

type Member = Declared[string];

/** Values that a parameter may have; of text each is a word that no sentence has of itself. */
function valuesOf(name: string, member: Member): (ParameterValue | undefined)[] {
  if (typeof member === 'object') {
    if ('oneOf' in member) return [...member.oneOf];
    const inner = combinations(member.each);
    return [inner.slice(0, 1), ...inner.map((one) => [one])];
  }
  const kind = member.replace('?', '');
  const absent = member.endsWith('?') ? [undefined] : [];
  const text = [`Q${name}a`, `Q${name}b`];
  if (kind === 'flag') return [true, false, ...absent];
  if (kind === 'count') return [1, 5701, 5711, 0, ...absent];
  if (kind.endsWith('s')) return [[text[0]!], text, [], ...absent];
  return [...text, ...absent];
}

/** Parameters by their first values, with every choice of the members that decide between sentences. */
function combinations(declared: Declared): FindingParameters[] {
  let all: Record<string, ParameterValue | undefined>[] = [{}];
  for (const [name, member] of Object.entries(declared)) {
    const values = valuesOf(name, member);
    const isChoice = (typeof member === 'object' && 'oneOf' in member) || member === 'flag' || values.includes(undefined);
    const taken = isChoice ? values : typeof member === 'string' && member.startsWith('count') ? values.slice(0, 3) : values.slice(0, 2);
    all = all.flatMap((one) => taken.map((value) => ({ ...one, [name]: value })));
  }
  return all as FindingParameters[];
}

/** What a sentence names of a value: each text and number in it. */
const namedOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(namedOf)
    : typeof value === 'string' && value.startsWith('Q')
      ? [value]
      : typeof value === 'number' && value > 1
        ? [String(value)]
        : [];

const KINDS = (Object.entries(FINDINGS) as unknown as [string, FindingDefinition][]).filter(
  ([, { parameters }]) => Object.keys(parameters).length > 0,
);

describe('a finding in two languages', () => {
  it.each(KINDS)('%s names the same values in both', (_, { parameters, en, zh }) => {
    for (const given of combinations(parameters)) {
      const [english, chinese] = [en(given), zh(given)];
      for (const value of namedOf(given))
        expect([value, chinese.includes(value)], `${english}\n${chinese}`).toEqual([value, english.includes(value)]);
    }
  });

  it.each(KINDS)('%s changes in both with the same parameters', (_, { parameters, en, zh }) => {
    for (const [name, member] of Object.entries(parameters)) {
      const changes = (say: (given: FindingParameters) => string): boolean =>
        combinations(parameters).some((given) =>
          valuesOf(name, member).some((value) => say({ ...given, [name]: value } as FindingParameters) !== say(given)),
        );
      expect([name, changes(zh)]).toEqual([name, changes(en)]);
      expect([name, changes(en)]).toEqual([name, true]);
    }
  });
});
