/** What of a data folder is in a backup, by path. A restore writes no other path: a file that was changed reaches nothing else. */

/** The database and its items. A start takes them in before anything else reads the folder. */
export const RESTORED_TABLE = 'restored-table.jsonl';

/** Keys: of the signatures, of secrets in the table, and of the tokens that the run gives. */
export const KEY_FILE = /^(?:secrets-key|signing-key\.json|statement-keys\/\d{4}\.json)$/;

/** Are copied while nothing is written. */
export const COPIED_AT_ONCE = /^(?:format|example-loaded|bus\/(?:journal|dead-letters(?:\.redriving)?)\.jsonl)$/;

/** Grow at their end, or are written once: as long as they were at that moment. */
export const COPIED_LATER =
  /^(?:bus\/archive\/[\w.-]+\.jsonl|(?:bus\/)?(?:archive\/)?[\w.-]+\.damaged|seals\/[0-9a-f]+\.json|objects\/(?:evidence|bundles)\/[\w%./-]+\.gz|mails\/[^/\\]+\.eml)$/;

export const isBackedUp = (path: string): boolean =>
  !path.includes('..') && (COPIED_AT_ONCE.test(path) || COPIED_LATER.test(path) || KEY_FILE.test(path));
