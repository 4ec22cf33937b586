/** Which URLs an endpoint may have. What its name resolves to is checked when it is connected to (lib/adapters/https). */
import { isIP } from 'node:net';
import { LIMITS } from '../../declarations/limits.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';

/** Ends of names that are no names of the public DNS (RFC 6761, 6762, 8375, 9476; ICANN keeps "internal" private). */
const NOT_PUBLIC = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
  'arpa',
  'test',
  'invalid',
  'example',
  'onion',
  'alt',
];

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a URL is one of this machine that the embedded run was allowed to send to. */
export const isLoopback = ({ protocol, hostname }: URL): boolean =>
  (protocol === 'http:' || protocol === 'https:') && LOOPBACK.includes(hostname);

/**
 * @param loopback whether endpoints of this machine are allowed: in the embedded run, when it was asked for.
 * @returns the URL in its normal form, or what is wrong with it.
 */
export function checkEndpointUrl(text: string, loopback: boolean): { readonly url: string } | { readonly issues: readonly Issue[] } {
  const refuse = (message: string): { issues: readonly Issue[] } => ({ issues: [errorIssue('bad-url', '/url', message)] });
  if (text.length > LIMITS.endpointUrl.value) return refuse(`is longer than ${LIMITS.endpointUrl.value} characters`);
  if (!URL.canParse(text) || /[\s\p{Cc}\\]/u.test(text)) return refuse('is no URL; write it as "https://hooks.example.com/makegood"');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return refuse('has a user or a password; leave them out: the signature proves the sender');
  if (text.includes('#')) return refuse('has a fragment, which is never sent; leave it out');
  if (loopback && isLoopback(url)) return { url: url.href };
  if (url.protocol !== 'https:') return refuse('is not https; write it as "https://hooks.example.com/makegood"');
  if (url.port !== '') return refuse('has a port; endpoints are at port 443 alone: leave it out');
  const problem = hostProblem(url.hostname);
  return problem === undefined ? { url: url.href } : refuse(problem);
}

/** @param host as the URL parser gives it: lower case, ASCII, with numbers of all notations as an IPv4 address. */
function hostProblem(host: string): string | undefined {
  if (host.startsWith('[') || isIP(host.replace(/\.$/, '')) !== 0) return 'has an address in place of a name; write the name of the host';
  if (host.endsWith('.')) return 'has a full stop after the name of the host; leave it out';
  const labels = host.split('.');
  if (labels.length < 2 || labels.some((label) => label === '')) return `has the host "${host}", which is no name of the public DNS`;
  if (NOT_PUBLIC.some((end) => host.endsWith(`.${end}`))) return `has the host "${host}", which is no name of the public DNS`;
  return undefined;
}
