/** Reads issued statements of earlier formats into current words. The issued form is kept beside them (`asIssued`). */
import type { Statement } from '../domain/statement/statement.ts';
import { keyOfSaid } from './renamed-words.ts';

type Json = Readonly<Record<string, unknown>>;

const OUTCOMES: Readonly<Record<string, string>> = { kept: 'met', missed: 'breached' };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const eachOf = (value: unknown, change: (entry: Json) => unknown): unknown =>
  Array.isArray(value) ? value.map((entry: unknown) => (isObject(entry) ? change(entry) : entry)) : value;
const word = (outcome: unknown): unknown => OUTCOMES[String(outcome)] ?? outcome;

/** Replaces `says`: a number becomes `clause`, any other text `note`. */
const withPaper = ({ says, ...rest }: Json): Json => (says === undefined ? rest : { ...rest, [keyOfSaid(says)]: says });

const reason = ({ says, from, ...rest }: Json): Json => ({
  ...rest,
  ...(says !== undefined && { description: says }),
  ...(from !== undefined && { from: eachOf(from, reason) }),
});

const withReasons = (entry: Json): Json => (entry.reasons === undefined ? entry : { ...entry, reasons: eachOf(entry.reasons, reason) });

function objective({ promise, outcome, possible, ...rest }: Json): Json {
  return {
    objective: promise,
    outcome: word(outcome),
    ...(Array.isArray(possible) && { possible: possible.map(word) }),
    ...withReasons(withPaper(rest)),
  };
}

/**
 * Reads an issued revision of any format; its statement gets the current words. All readers of issued statements (the stores, the command
 * line, the local run) use this. @returns with `asIssued`, the statement as it was issued, when its format is an earlier one.
 */
export function upcastIssued<T extends { readonly statement: unknown }>(
  issued: T,
): Omit<T, 'statement'> & { readonly statement: Statement; readonly asIssued?: unknown } {
  const statement = upcastStatement(issued.statement);
  return { ...issued, statement, ...(statement !== issued.statement && { asIssued: issued.statement }) };
}

/** In `makegood-statement/1`, objectives were called promises, met ones kept and breached ones missed. */
export function upcastStatement(statement: unknown): Statement {
  const { format, promises, credits, rights, lines, ...rest } = statement as Json;
  if (format !== 'makegood-statement/1') return statement as Statement;
  return {
    ...rest,
    format: 'makegood-statement/2',
    objectives: eachOf(promises, objective),
    credits: eachOf(credits, withPaper),
    lines: eachOf(lines, withReasons),
    ...(rights !== undefined && { remedies: eachOf(rights, withPaper) }),
  } as unknown as Statement;
}
