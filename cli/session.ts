/** Calls to a running Makegood, over the typed client. */
import { readFileSync } from 'node:fs';
import type { Client } from 'openapi-fetch';
import { ForeignAnswerError, LinkError, type components, type paths, makegoodApi } from '../client/api.ts';
import { CliError } from './cli-error.ts';
import { inCommands } from './in-commands.ts';
import type { ApiChoice } from './options.ts';
import { progress } from './output/print.ts';

export interface Session {
  readonly url: string;
  readonly api: Client<paths, 'application/json'>;
}

/** The token comes from --token, MAKEGOOD_TOKEN or the local run's token file. */
export function connect(choice: ApiChoice): Session {
  const { api } = choice;
  const url = api.replace(/\/$/, '');
  if (!URL.canParse(url)) throw new CliError(`--api "${api}" is no address; write one such as http://localhost:4570`, 2);
  return { url, api: makegoodApi({ url, token: tokenOf(choice) ?? '', tries: 3 }) };
}

export const tokenOf = ({ token, data }: Pick<ApiChoice, 'token' | 'data'>): string | undefined => token ?? tokenFile(data);

function tokenFile(folder: string): string | undefined {
  try {
    return readFileSync(`${folder}/token`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

interface Answer<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the API answers. @throws CliError with the problem and its issues, or when nothing answers at that address. */
export async function answer<T>({ url }: Session, call: Promise<Answer<T>>): Promise<T> {
  let reply: Answer<T>;
  try {
    reply = await call;
  } catch (error) {
    if (error instanceof ForeignAnswerError || error instanceof SyntaxError)
      throw new CliError(`${error.message}; did you mean another --api?`);
    if (error instanceof LinkError) throw new CliError(error.message);
    if (!isUnreachable(error)) throw error;
    throw new CliError(`${url} does not answer; is it running (npm start), or did you mean another --api?`);
  }
  if (reply.response.status >= 400) throw new CliError(explain(reply.response.status, reply.error));
  return reply.data as T;
}

type Approval = components['schemas']['Approval'];

/** What the API answers to a step that may wait for a second person. @throws CliError as `answer`, and when it waits. */
export async function done<T>(session: Session, call: Promise<Answer<T>>): Promise<Exclude<T, Approval>> {
  let status = 0;
  const data = await answer(
    session,
    call.then((reply) => {
      status = reply.response.status;
      return reply;
    }),
  );
  if (status === 202) throw heldError(data as Approval);
  return data as Exclude<T, Approval>;
}

/** Nothing was done yet, so that the exit code is that of a refusal: what runs the command must not go on as if it were. */
function heldError({ id, summary }: Approval): CliError {
  return new CliError(`waits for a second person: ${summary}\n  makegood approval approve ${id}`, 3);
}

/** `fetch` says every failure of the network with these messages: before an answer, and in the middle of one. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof TypeError && (error.message === 'fetch failed' || error.message === 'terminated');

interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string | undefined;
}

/** All pages of a listing. @param page asks for one of them. */
export async function everything<T>(session: Session, page: (cursor: { cursor?: string }) => Promise<Answer<Page<T>>>): Promise<T[]> {
  const items: T[] = [];
  const line = progress();
  let cursor: string | undefined;
  do {
    const { items: more, cursor: next } = await answer(session, page(cursor === undefined ? {} : { cursor }));
    items.push(...more);
    cursor = next;
    line.show(`${items.length} read`);
  } while (cursor !== undefined);
  line.clear();
  return items;
}

function explain(status: number, body: unknown): string {
  if (status === 401) return 'the token is missing or not good: pass --token, set MAKEGOOD_TOKEN, or run where the token file is (--data)';
  const problem = body as
    { code?: string; detail?: string; issues?: { path: string; code: string; message: string }[]; message?: string } | undefined;
  // The gateway refuses a token without the scope, and says no code.
  if (status === 403 && problem?.code === undefined) return 'the token lacks the scope for this';
  const detail = inCommands(problem?.detail ?? problem?.message ?? '');
  const issues = (problem?.issues ?? [])
    .map((issue) => ({ ...issue, message: inCommands(issue.message) }))
    // An issue that the first line has already is not printed again.
    .filter(({ message }) => !detail.includes(message))
    .map((issue) => `  ${issue.path} ${issue.code}: ${issue.message}`);
  return [`${status} ${problem?.code ?? ''} ${detail}`.trim(), ...issues].join('\n');
}
