/** The sentences of all findings in German: of documents alone, so that only functions that write documents have them. */
import type { SentencesOf } from './define-finding.ts';
import type { FINDINGS } from './finding.ts';
import { GERMAN_ON_AMOUNTS, GERMAN_ON_ISSUE } from './german-on-amounts.ts';
import { GERMAN_ON_EVENTS } from './german-on-events.ts';
import { GERMAN_ON_MEASUREMENTS } from './german-on-measurements.ts';
import { GERMAN_ON_NAMES } from './german-on-names.ts';
import { GERMAN_ON_RECORDS } from './german-on-records.ts';

export const GERMAN_FINDINGS: SentencesOf<typeof FINDINGS> = {
  ...GERMAN_ON_EVENTS,
  ...GERMAN_ON_RECORDS,
  ...GERMAN_ON_NAMES,
  ...GERMAN_ON_MEASUREMENTS,
  ...GERMAN_ON_AMOUNTS,
  ...GERMAN_ON_ISSUE,
};
