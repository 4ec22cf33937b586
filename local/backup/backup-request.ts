/** `makegood backup`: the run writes the file itself, for its own user, so that no key goes over the connection. */
import type { IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import { BackupError } from '../../lib/adapters/files/backup-file.ts';
import { SCOPES } from '../../lib/declarations/scopes.ts';
import { VENDOR_CLAIM, scopesIn } from '../../lib/declarations/tokens.ts';
import type { Authorizer } from '../api-gateway/authorizer.ts';
import type { Response } from '../api-gateway/gateway.ts';
import type { BackupOptions, TakenBackup } from './take-backup.ts';

export const BACKUP_PATH = '/local/backup';

const REQUEST = z.strictObject({
  path: z.string(),
  keys: z.enum(['clear', 'encrypted', 'none']),
  passphrase: z.optional(z.string()),
});

const json = (status: number, body: object, headers: Record<string, string> = {}): Response => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Only for the token of the data folder, which has every scope: a backup has everything. */
export async function answerBackup(
  { method, headers }: IncomingMessage,
  body: string,
  authorizer: Authorizer,
  backup: (options: BackupOptions) => Promise<TakenBackup>,
): Promise<Response> {
  const claims = await authorizer.check(headers.authorization);
  if (!claims) return json(401, { message: 'Unauthorized' });
  const scopes = scopesIn(claims);
  if (VENDOR_CLAIM in claims || SCOPES.some((scope) => !scopes.includes(scope)))
    return json(403, { message: 'Forbidden: a backup needs a token with every scope, such as that in the data folder' });
  if (method !== 'POST') return json(405, { message: 'Method Not Allowed' }, { allow: 'POST' });
  const read = REQUEST.safeParse(parsed(body));
  if (!read.success) return json(400, { message: z.prettifyError(read.error) });
  try {
    return json(200, await backup(read.data));
  } catch (error) {
    if (error instanceof BackupError) return json(409, { message: error.message });
    throw error;
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
