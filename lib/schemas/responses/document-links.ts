/** Links to files that are too large for an answer. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';

/** What was asked for is done, and its answer is read elsewhere. */
export const readBackSchema = annotated(
  z.object({
    path: described(z.string(), 'As in `location`.'),
    bytes: described(z.int(), 'The size of the answer.'),
  }),
  { id: 'ReadBack' },
);

export const documentLinkSchema = annotated(
  z.object({
    link: described(z.string(), 'As in `location`. Every holder of it can read the file.'),
    bytes: described(z.int(), 'The size of the file.'),
    type: described(z.string(), 'Its media type.'),
    expiresAt: described(z.string(), 'From this instant on the link is refused.'),
  }),
  { id: 'DocumentLink' },
);
