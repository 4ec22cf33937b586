/** The media type of a delivery. */
import type { Headers } from './signature.ts';

/** The media type of a content type, lower case; "" when there is none. */
export const mediaType = (headers: Headers): string => (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
