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
