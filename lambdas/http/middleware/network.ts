/** Whose an address is: one host of IPv6 has all addresses of its network. */
import { isIPv6 } from 'node:net';

/** The groups that name a network: 64 bits. */
const NETWORK_GROUPS = 4;
const GROUPS = 8;

/** @returns of IPv6 its network, "2001:db8:0:0"; of IPv4, mapped into IPv6 too, the address; any other text as it is. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  // Written by the rules of addresses of the web: without zones, leading zeros and dotted ends, in lower case.
  const written = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1);
  const [head, tail] = written.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const filled = Array.from({ length: GROUPS - head!.length - (tail?.length ?? 0) }, () => '0');
  return [...head!, ...filled, ...(tail ?? [])].slice(0, NETWORK_GROUPS).join(':');
}
