/**
 * The text of a webhook's body: decompressed, and decoded by the charset of its content type. A body that cannot be decoded is refused with
 * the reason.
 */
import { type Issue, errorIssue } from '../domain/issue.ts';
import { DECODERS, MAX_BODY } from './gzip-and-other-encodings.ts';
import { mediaType } from './media-type.ts';
import type { Headers } from './signature.ts';

export const TOO_LARGE = `a webhook body may have at most ${MAX_BODY.toLocaleString('en')} bytes, decompressed`;

export type DeliveryText = { readonly text: string } | { readonly tooLarge: true } | { readonly issue: Issue };

const refused = (message: string): DeliveryText => ({ issue: errorIssue('unsupported-media-type', '', message) });

/** Reads the bytes of a body. A body that is text already, as the gateway gives it, has no bytes to decode. */
export function textOfDelivery(body: Uint8Array | string, headers: Headers): DeliveryText {
  if (typeof body === 'string') return Buffer.byteLength(body) > MAX_BODY ? { tooLarge: true } : { text: body };
  let bytes: Uint8Array = body;
  const codings = (headers['content-encoding'] ?? '').split(',').map((coding) => coding.trim().toLowerCase());
  for (const coding of codings.filter((name) => name !== '').reverse()) {
    const decode = Object.hasOwn(DECODERS, coding) ? DECODERS[coding]! : undefined;
    if (!decode) return refused(`the content encoding "${coding}" is not taken; send gzip, deflate, br, or none`);
    try {
      bytes = decode(bytes);
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return { tooLarge: true };
      return refused(`the body is not ${coding}, as its content encoding says (cut short?)`);
    }
  }
  if (bytes.length > MAX_BODY) return { tooLarge: true };
  return decoded(bytes, headers);
}

/** Decodes bytes; a byte order mark takes precedence over the header. */
function decoded(bytes: Uint8Array, headers: Headers): DeliveryText {
  const [first, second] = bytes;
  const named = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  const charset = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : named;
  try {
    // Files in a multipart form may contain any bytes, while its fields are text.
    return { text: new TextDecoder(charset, { fatal: mediaType(headers) !== 'multipart/form-data' }).decode(bytes) };
  } catch (error) {
    return refused(
      error instanceof RangeError
        ? `the set of characters "${charset}" is not known; send UTF-8`
        : `the body is no ${charset} text; name its set of characters in the content type, or send UTF-8`,
    );
  }
}
