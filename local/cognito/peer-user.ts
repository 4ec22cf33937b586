/** Which user of this machine made a connection: everybody on it can reach a loopback address. */
import { readFile } from 'node:fs/promises';

/** The connections of Linux, one a row: "0: 0100007F:ADC9 0100007F:11DA 01 … uid …". */
const CONNECTIONS = '/proc/net/tcp';

/** "127.0.0.1" and a port, as the rows have them: the bytes of the address in reverse. */
const LOOPBACK = '0100007F';
const hexPort = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');

/** The user of the row whose own end is `port`, and whose other end is `toPort`. */
export function userIn(rows: string, port: number, toPort: number): number | undefined {
  for (const row of rows.split('\n')) {
    const [, own, other, , , , , uid] = row.trim().split(/\s+/);
    if (own === `${LOOPBACK}:${hexPort(port)}` && other === `${LOOPBACK}:${hexPort(toPort)}`) return Number(uid);
  }
  return undefined;
}

/** Whether another user than that of this process holds the other end. False where the system has no list of connections. */
export async function isOtherUser(port: number, toPort: number): Promise<boolean> {
  const rows = await readFile(CONNECTIONS, 'utf8').catch(() => undefined);
  // Some sandboxes list nothing.
  if (!rows?.includes(`${LOOPBACK}:${hexPort(toPort)} `)) return false;
  return userIn(rows, port, toPort) !== process.getuid?.();
}
