/**
 * How long what has an end is kept. Contracts, evidence, statements and claims have none; what is erased is in
 * docs/how-to/erase-personal-data.md.
 */

/** Days that the archive of the bus keeps an event, unless a deployment says otherwise. */
export const ARCHIVE_DAYS = 400;

/**
 * Days after the end of their month until facts and payloads are moved from the table to object storage, unless a deployment says otherwise: a
 * quarter, and ten days for the close of its last month. `least`: sooner than this nothing is looked for there, and no deployment may move it. `settled`: days that the items stay
 * in the table after that, for what is reading them.
 */
export const EVIDENCE_DAYS = { moved: 100, least: 62, settled: 7 } as const;

/** Days that the bucket of evidence keeps a version in whose place another one was written: as long as the table can be recovered. */
export const EVIDENCE_VERSION_DAYS = 35;

/** Days that logs are kept, unless a deployment says otherwise. */
export const LOG_DAYS = 30;

/** Days after which an event sends no mail any more: the archive may replay older ones, and what was sent is remembered for longer. */
export const MESSAGE_DAYS = { stale: 15, kept: 400 } as const;

/** Days that the file of a document stays, whatever became of its link. */
export const DOCUMENT_DAYS = 1;

/** Days that a seal is locked: ten years, as books are kept. */
export const SEAL_DAYS = 3650;
