/** A line of a log with what shows that it is whole: "<checksum> <length> <text>", the CRC-32 of the text in eight hex digits and its UTF-8 bytes. */
import { crc32 } from 'node:zlib';

export type Read =
  | { readonly text: string }
  /** What is wrong with bytes that cannot be believed. */
  | { readonly damage: string; readonly bytes: Buffer };

const HEADS = /([0-9a-f]{8}) (\d{1,9}) /g;

/** @param text has no line end in it. */
export function lineOf(text: string): string {
  const bytes = Buffer.from(text);
  return `${crc32(bytes).toString(16).padStart(8, '0')} ${bytes.length} ${text}\n`;
}

/**
 * What is between two line ends. That is one text; or several, where the end between them is damaged or a torn line was written on: each
 * whole text is found by its own length and checksum. Lines are JSON, so that no text within another is one: its quotes are escaped there.
 *
 * @param accepts says whether a text is one of the log.
 * @param isOld allows a line of the versions that wrote no checksum.
 */
export function readLine(line: Buffer, accepts: (text: string) => boolean, isOld: boolean): Read[] {
  const whole = line.toString();
  if (isOld && accepts(whole)) return [{ text: whole }];
  const found: Read[] = [];
  let from = 0;
  for (const head of line.toString('latin1').matchAll(HEADS)) {
    if (head.index < from) continue;
    const start = head.index + head[0].length;
    const bytes = line.subarray(start, start + Number(head[2]));
    if (bytes.length < Number(head[2]) || crc32(bytes) !== Number.parseInt(head[1]!, 16)) continue;
    const text = bytes.toString();
    if (!accepts(text)) continue;
    if (head.index > from) found.push({ damage: 'its length and checksum differ', bytes: line.subarray(from, head.index) });
    found.push({ text });
    // The byte after it was the line end, or is what became of it.
    from = start + bytes.length + 1;
  }
  const rest = line.subarray(from);
  if (rest.length > 0) found.push({ damage: 'its length and checksum differ', bytes: rest });
  return found;
}
