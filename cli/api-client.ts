/** Calls to a running Makegood. The token comes from --token, MAKEGOOD_TOKEN or the local run's token file. */
import { readFileSync } from 'node:fs';

export class CliError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export interface Api {
  readonly url: string;
  readonly token: string | undefined;
}

export function apiFrom(options: { api?: string | undefined; token?: string | undefined; data?: string | undefined }): Api {
  const url = (options.api ?? process.env.MAKEGOOD_API ?? 'http://localhost:4570').replace(/\/$/, '');
  return { url, token: options.token ?? process.env.MAKEGOOD_TOKEN ?? tokenFile(options.data ?? '.makegood') };
}

function tokenFile(folder: string): string | undefined {
  try {
    return readFileSync(`${folder}/token`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
  readonly json: unknown;
}

export async function call(
  api: Api,
  method: string,
  path: string,
  options: { body?: string; type?: string; accept?: string } = {},
): Promise<Reply> {
  let response: Response;
  try {
    response = await fetch(api.url + path, {
      method,
      headers: {
        ...(api.token !== undefined && { authorization: `Bearer ${api.token}` }),
        ...(options.type && { 'content-type': options.type }),
        ...(options.accept && { accept: options.accept }),
      },
      ...(options.body !== undefined && { body: options.body }),
    });
  } catch {
    throw new CliError(`${api.url} does not answer; is it running (npm start), or did you mean another --api?`);
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString('utf8');
  const json: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text || 'null') : undefined;
  if (response.status >= 400) throw new CliError(explain(response.status, json));
  return { status: response.status, text, bytes, json };
}

function explain(status: number, body: unknown): string {
  if (status === 401) return 'the token is missing or not good: pass --token, set MAKEGOOD_TOKEN, or run where the token file is (--data)';
  if (status === 403) return 'the token lacks the scope for this';
  const problem = body as
    { code?: string; detail?: string; issues?: { path: string; code: string; message: string }[]; message?: string } | undefined;
  const issues = (problem?.issues ?? []).map((issue) => `  ${issue.path} ${issue.code}: ${issue.message}`);
  return [`${status} ${problem?.code ?? ''} ${problem?.detail ?? problem?.message ?? ''}`.trim(), ...issues].join('\n');
}
