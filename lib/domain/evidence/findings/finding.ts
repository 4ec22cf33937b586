/**
 * Findings: a stable code, the parameters of their sentence, and the sentence in English. Texts in other languages and with titles are made
 * from the parameters.
 */
import type { Language } from '../../contract/title.ts';
import type { Issue, IssueParameters, ParameterValue } from '../../issue.ts';
import { warningIssue } from '../../issue.ts';
import { type Declared, type FindingDefinition, type ParametersIn, type SentencesOf, TEXT_KINDS, type TextKind } from './define-finding.ts';
import { ON_AMOUNTS } from './on-amounts.ts';
import { ON_EVENTS } from './on-events.ts';
import { ON_ISSUE } from './on-issue.ts';
import { ON_MEASUREMENTS } from './on-measurements.ts';
import { ON_NAMES } from './on-names.ts';
import { ON_RECORDS } from './on-records.ts';

/** Every kind of finding, by its code. */
export const FINDINGS = { ...ON_EVENTS, ...ON_RECORDS, ...ON_NAMES, ...ON_MEASUREMENTS, ...ON_AMOUNTS, ...ON_ISSUE };

export type FindingCode = keyof typeof FINDINGS;
type ParametersOf<C extends FindingCode> = ParametersIn<(typeof FINDINGS)[C]['parameters']>;

/** Parameters as they are stored. */
export type FindingParameters = IssueParameters;
export type { ParameterValue };

/** What a finding says, without its place. */
export interface FindingText {
  readonly code: FindingCode;
  readonly message: string;
  /** Absent for a kind without parameters. */
  readonly parameters?: FindingParameters;
}

export interface Finding extends Issue {
  /** Absent for a kind without parameters, and in findings that earlier versions stored. */
  readonly parameters?: FindingParameters;
}

/** How a reader sees a text parameter, by its type. A type that is absent is shown as it is stored. */
export type ShownAs = Partial<Readonly<Record<TextKind, (stored: string) => string>>>;

/** Makes a finding with its message in English. @param given the parameters of its kind; absent for a kind without any. */
export function finding<C extends FindingCode>(
  code: C,
  ...[given]: Record<never, never> extends ParametersOf<C> ? [ParametersOf<C>?] : [ParametersOf<C>]
): FindingText {
  const parameters = defined(given ?? {});
  const { en } = FINDINGS[code] as unknown as FindingDefinition;
  return { code, message: en(parameters), ...(Object.keys(parameters).length > 0 && { parameters }) };
}

/** @param path the event, the record, the cell or the place that it is about. */
export const findingAt = (path: string, { code, message, parameters }: FindingText): Finding => ({
  ...warningIssue(code, path, message),
  ...(parameters && { parameters }),
});

/** Leaves out members that are not given. */
const defined = (given: Readonly<Record<string, ParameterValue | undefined>>): FindingParameters =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, isEach(value) ? value.map((one) => defined({ ...one })) : value]],
    ),
  );

const isEach = (value: ParameterValue): value is readonly FindingParameters[] => Array.isArray(value) && typeof value[0] === 'object';

/**
 * The sentence of a finding in a language, made from its parameters; undefined where it cannot be made: a kind or parameters of another
 * version.
 */
export function sentenceOf(
  { code, parameters = {} }: Pick<Finding, 'code' | 'parameters'>,
  sentences: Language | SentencesOf<typeof FINDINGS>,
  shownAs: ShownAs,
): string | undefined {
  if (!Object.hasOwn(FINDINGS, code)) return undefined;
  const definition = FINDINGS[code as FindingCode] as unknown as FindingDefinition;
  const shown = shownIn(parameters, definition.parameters, shownAs);
  if (!shown) return undefined;
  return typeof sentences === 'string'
    ? definition[sentences](shown)
    : (sentences[code as FindingCode] as (parameters: FindingParameters) => string)(shown);
}

/** The parameters as a reader sees them; undefined where they are not those that the kind declares. */
function shownIn(stored: FindingParameters, declared: Declared, shownAs: ShownAs): FindingParameters | undefined {
  const shown: Record<string, ParameterValue> = {};
  for (const [name, member] of Object.entries(declared)) {
    const value = stored[name];
    if (value === undefined && typeof member === 'string' && member.endsWith('?')) continue;
    const one = value === undefined ? undefined : shownValue(value, member, shownAs);
    if (one === undefined) return undefined;
    shown[name] = one;
  }
  return shown;
}

function shownValue(value: ParameterValue, member: Declared[string], shownAs: ShownAs): ParameterValue | undefined {
  if (typeof member === 'object') {
    if ('oneOf' in member) return member.oneOf.includes(String(value)) ? value : undefined;
    if (!Array.isArray(value)) return undefined;
    const each = value.map((one) =>
      typeof one === 'object' && one !== null ? shownIn(one as FindingParameters, member.each, shownAs) : undefined,
    );
    return each.every((one) => one !== undefined) ? each : undefined;
  }
  const kind = member.replace(/\?$/, '');
  if (kind === 'count') return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
  if (kind === 'flag') return typeof value === 'boolean' ? value : undefined;
  const isList = !TEXT_KINDS.some((one) => one === kind);
  const show = shownAs[(isList ? kind.slice(0, -1) : kind) as TextKind] ?? ((text: string) => text);
  if (!isList) return typeof value === 'string' ? show(value) : undefined;
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.map(show) : undefined;
}
