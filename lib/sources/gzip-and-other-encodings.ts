/** The content encodings that a body may have, each with the function that decompresses it, up to the most bytes of a body. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { LIMITS } from '../declarations/limits.ts';

/** The most bytes of a body: EventBridge accepts 1 MB for each event, envelope included. */
export const MAX_BODY = LIMITS.webhookBytes.value;

type Decoder = (bytes: Uint8Array) => Buffer;

const options = { maxOutputLength: MAX_BODY };

/** Inflates "deflate": some senders use a zlib stream, others a raw one. */
const inflate: Decoder = (bytes) => {
  try {
    return inflateSync(bytes, options);
  } catch {
    return inflateRawSync(bytes, options);
  }
};

/** By the name in the header, lower case. They throw ERR_BUFFER_TOO_LARGE past the bound, and another error on what is cut short. */
export const DECODERS: Readonly<Record<string, Decoder>> = {
  identity: (bytes) => Buffer.from(bytes),
  gzip: (bytes) => gunzipSync(bytes, options),
  'x-gzip': (bytes) => gunzipSync(bytes, options),
  deflate: inflate,
  br: (bytes) => brotliDecompressSync(bytes, options),
};
