/**
 * Signing in on one's own machine: a token for each role, to pages of this console alone. A page of another site cannot get one, not even
 * by a name that it lets point to this machine (DNS rebinding): both the name and the origin of the request are checked.
 */
import type { IncomingMessage } from 'node:http';
import { ROLES, type Role } from '../../lib/declarations/roles.ts';
import type { Authorizer } from '../api-gateway/authorizer.ts';
import type { Response } from '../api-gateway/gateway.ts';
import { isOtherUser } from './peer-user.ts';

export const ROLES_PATH = '/console/local/roles';

/** A working day. The console asks for a new one after it. */
const TOKEN_SECONDS = 12 * 3600;

/** What the embedded run listens on. */
const LOOPBACK = '127.0.0.1';
const NAMES = ['localhost', LOOPBACK];

/** What a proxy adds: behind one, a request from anywhere has an address of this machine. */
const FORWARDED = [
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'fastly-client-ip',
];
const FORWARDED_FAMILIES = ['x-forwarded-', 'x-original-', 'x-envoy-'];

const isForwarded = (headers: IncomingMessage['headers']): boolean =>
  Object.keys(headers).some((name) => FORWARDED.includes(name) || FORWARDED_FAMILIES.some((family) => name.startsWith(family)));

const json = (status: number, body: object, headers: Record<string, string> = {}): Response => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Why a request may not sign in; undefined when it may. */
export async function refusal({ socket, headers }: IncomingMessage): Promise<string | undefined> {
  const { localAddress = '', localPort = 0, remoteAddress = '', remotePort = 0 } = socket;
  if (localAddress !== LOOPBACK || remoteAddress !== LOOPBACK || isForwarded(headers)) return 'the connection is not from this machine';
  if (!NAMES.some((name) => headers.host === `${name}:${localPort}`)) return 'the host of the request is not this machine';
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return 'the request is from a page of another site';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 'the request is from a page of another site';
  if (await isOtherUser(remotePort, localPort)) return 'the connection is of another user of this machine';
  return undefined;
}

/** GET lists the roles; POST of one gives a token of it. */
export async function roleTokens(request: IncomingMessage, path: string, authorizer: Authorizer): Promise<Response> {
  const refused = await refusal(request);
  if (refused !== undefined) return json(403, { message: `Forbidden: ${refused}` });
  if (path === ROLES_PATH)
    return request.method === 'GET'
      ? json(200, { roles: Object.keys(ROLES) })
      : json(405, { message: 'Method Not Allowed' }, { allow: 'GET' });
  const role = path.slice(ROLES_PATH.length + 1);
  if (!Object.hasOwn(ROLES, role)) return json(404, { message: 'Not Found' });
  if (request.method !== 'POST') return json(405, { message: 'Method Not Allowed' }, { allow: 'POST' });
  return json(200, { token: await authorizer.issueRole(role as Role, TOKEN_SECONDS) });
}
