/** What an erasure does not reach, as each answer lists it. */

/** @param dataFolder of the embedded run; absent: in the cloud. */
export const whatRemains = (dataFolder: string | undefined): readonly string[] => [
  'normalised events: type, instants, ids, component, attributes and notes, in the evidence and in the bundles of issued statements, whose digests cover them',
  'statements that were issued: their reasons and bridges name events, and the reasons of corrections that were made before',
  'the audit trail: subjects of tokens, paths of requests and digests of their bodies',
  'requests that wait or waited for a second person, and answers kept under an Idempotency-Key, with the texts that were sent',
  'contracts and registrations of vendors: put a new revision without the name; the earlier ones stay',
  ...(dataFolder === undefined ? IN_CLOUD : inFolder(dataFolder)),
];

const IN_CLOUD: readonly string[] = [
  'the archive of the bus: every event as it came, until the end of its retention (archiveDays); a replay of it does not bring back what was erased here',
  'point-in-time recovery of the table, and earlier versions in the bucket of evidence: 35 days',
  'messages in queues and dead letters: 14 days; notifications that were delivered',
];

const inFolder = (folder: string): readonly string[] => [
  `${folder}/bus: the journal, the archive and the dead letters of the embedded bus, every event as it came; a replay does not bring back what was erased here; delete the lines or the files`,
  `${folder}: free pages of the database file, until it writes over them; backups of the folder`,
];
