/** Answers HTTP requests to the embedded run: calls of EventBridge, links of S3, the key set, the console, and all else the gateway. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ANSWER_HEADERS } from '../../lib/declarations/answer-headers.ts';
import { AWS_LIMITS } from '../../lib/declarations/aws-limits.ts';
import { CONSOLE_PATH } from '../../lib/declarations/console.ts';
import { logger } from '../../lambdas/shared/logger.ts';
import type { Authorizer } from './authorizer.ts';
import { BACKUP_PATH, answerBackup } from '../backup/backup-request.ts';
import type { BackupOptions, TakenBackup } from '../backup/take-backup.ts';
import { consoleAnswer } from '../cloudfront/console-files.ts';
import { ROLES_PATH, roleTokens } from '../cognito/role-tokens.ts';
import type { Bus } from '../eventbridge/bus.ts';
import type { Gateway, Response } from './gateway.ts';
import { handleEventBridge } from '../eventbridge/put-events.ts';
import { DocumentFiles } from '../s3/document-files.ts';

const MAX_BODY = AWS_LIMITS.httpBytes.value;

interface Parts {
  readonly url: string;
  readonly bus: Bus;
  readonly gateway: Gateway;
  readonly authorizer: Authorizer;
  readonly documents: DocumentFiles;
  readonly backup: (options: BackupOptions) => Promise<TakenBackup>;
}

export async function serve(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const left = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) left.abort();
  });
  const answer = await respond(request, parts, left.signal).catch((error: unknown): Response => {
    // Without the address, which of a webhook is a secret.
    logger.error('a request could not be answered', { error, method: request.method });
    return { status: 500, headers: { 'content-type': 'application/json' }, body: '{"message":"Internal Server Error"}' };
  });
  response.writeHead(answer.status, { ...ANSWER_HEADERS, ...answer.headers });
  const { body } = answer;
  if (!(body instanceof Readable)) return void response.end(request.method === 'HEAD' ? undefined : body);
  // A stream that fails breaks the connection off: a client cannot take its part for the whole.
  await pipeline(body, response).catch((error: NodeJS.ErrnoException) => {
    // The client went away.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') logger.error('a stream was broken off', { error, method: request.method });
  });
}

async function respond(
  request: IncomingMessage,
  { url, bus, gateway, authorizer, documents, backup }: Parts,
  left: AbortSignal,
): Promise<Response> {
  const body = await readBody(request);
  if (!body) return { status: 413, headers: { 'content-type': 'application/json' }, body: '{"message":"Request Entity Too Large"}' };
  // As Node answers it, whose answer would have no headers.
  if (request.headers.host === undefined && request.httpVersion !== '1.0')
    return { status: 400, headers: { 'content-type': 'application/json' }, body: '{"message":"Bad Request"}' };
  if (!URL.canParse(request.url ?? '/', url))
    return { status: 404, headers: { 'content-type': 'application/json' }, body: '{"message":"Not Found"}' };
  const address = new URL(request.url ?? '/', url);
  const target = request.headers['x-amz-target'];
  if (request.method === 'POST' && address.pathname === '/' && typeof target === 'string') {
    if (isOfBrowser(request)) return json1(403, REFUSED_PAGE);
    const answer = await handleEventBridge(target, request.headers.authorization, body.toString('utf8'), bus);
    return json1(answer.status, answer.body);
  }
  if (DocumentFiles.isLink(address)) return documents.answer(request, address);
  if (address.pathname === '/.well-known/jwks.json')
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(authorizer.keySet) };
  if (address.pathname === BACKUP_PATH) return answerBackup(request, body.toString('utf8'), authorizer, backup);
  const page = await consoleResponse(request, address.pathname, authorizer);
  return page ?? gateway.handle(request, address, body, left);
}

/**
 * The bus asks for no secret of a program on this machine. A page must not be such a program: by a name that points to this machine (DNS
 * rebinding) a page of any site could send events. Browsers name the page in one of these, and programs do not.
 */
const isOfBrowser = ({ headers }: IncomingMessage): boolean => headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;

const REFUSED_PAGE = { __type: 'AccessDeniedException', message: 'events are taken from programs, and from no page of a browser' };

const json1 = (status: number, body: object): Response => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});

/** The answer of the console; undefined to what is not addressed to it. */
async function consoleResponse(request: IncomingMessage, path: string, authorizer: Authorizer): Promise<Response | undefined> {
  if (path === ROLES_PATH || path.startsWith(`${ROLES_PATH}/`)) return roleTokens(request, path, authorizer);
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  if (path === '/' || `${path}/` === CONSOLE_PATH) return { status: 302, headers: { location: CONSOLE_PATH }, body: '' };
  return path.startsWith(CONSOLE_PATH) ? consoleAnswer(path) : undefined;
}

function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY) chunks.push(chunk);
    });
    request.on('end', () => resolve(size > MAX_BODY ? undefined : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
