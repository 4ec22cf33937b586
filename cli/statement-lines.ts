/** Lines of a statement by their numbers, as the API names them. */
import type { components } from '../client/api.ts';
import { CliError } from './cli-error.ts';
import { type Session, answer } from './session.ts';

type Line = components['schemas']['Dispute']['lines'][number];

/** Reads the newest revision of a statement. @returns what finds a line by its number; it throws CliError for one that is none. */
export async function linesByNumber(session: Session, id: string): Promise<(number: string) => Line> {
  const { statement } = await answer(session, session.api.GET('/v1/statements/{id}', { params: { path: { id } } }));
  return (number) => {
    const line = statement.lines.find((one) => String(one.number) === number);
    if (!line) throw new CliError(`--line ${number}: ${id} has no such line; see makegood statement ${id}`);
    const { credit, index, component } = line;
    return { credit, index, ...(component !== undefined && { component }) };
  };
}

/**
 * Lines with their amounts, as `--line number=amount` gives them.
 * @throws CliError for one that is not written so, or does not exist.
 */
export async function lineAmounts(session: Session, statement: string, given: readonly string[]): Promise<(Line & { amount: string })[]> {
  const lineOf = await linesByNumber(session, statement);
  return given.map((text) => {
    const [, number, amount] = /^(\d+)=(\S+)$/.exec(text) ?? [];
    if (number === undefined) throw new CliError(`--line ${text}: write the number of the line and the amount, such as 1=6000.00`);
    return { ...lineOf(number), amount: amount! };
  });
}
