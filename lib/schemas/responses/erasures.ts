/** What a search for a text found, and what was erased, as the API answers it. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { erasableRecordSchema } from '../http-requests.ts';
import { erasedSchema } from './erased.ts';

const record = annotated(erasableRecordSchema, { id: 'ErasableRecord' });

export const foundTextsSchema = z.object({
  items: z.array(
    z.object({
      record,
      places: z.array(
        z.object({
          in: described(
            z.string(),
            '`payload`, `headers`, `query`, `reason`, `note`, `message`, `dismissedBecause`; `event`: the normalised event.',
          ),
          path: described(z.string(), 'A JSON pointer within it. Empty: the whole.'),
          excerpt: z.string(),
          erasable: described(z.boolean(), 'False of the normalised event, which counts and stays.'),
        }),
      ),
      more: described(z.optional(z.int()), 'Further places in this record.'),
    }),
  ),
  partly: described(
    z.optional(z.array(record)),
    'Records of which a part was not decoded, because it takes too much or nests too deeply: look at them yourself. Absent: all were searched to their end.',
  ),
  searched: described(z.int(), 'Records that this request read.'),
  cursor: described(z.optional(z.string()), 'Pass it to search on, also after an answer without items; absent at the end.'),
});

export const erasuresSchema = z.object({
  items: described(
    z.array(
      z.object({
        record,
        state: described(
          z.enum(['erased', 'erased-before', 'no-text', 'unknown']),
          'erased: now. erased-before: no text was left. no-text: there never was one. unknown: there is no such record.',
        ),
        erased: z.optional(erasedSchema),
      }),
    ),
    'One for each record, in order.',
  ),
  remains: described(z.array(z.string()), 'What an erasure does not reach.'),
});
