/**
 * Every key of the table; infra, stores and the embedded run use this file. docs/explanation/data-model.md numbers the access patterns.
 * Parts are joined by "#", which `part` escapes within them.
 */
export const TABLE = { partitionKey: 'pk', sortKey: 'sk' } as const;

/** Names and ids may hold any character: "%" and "#" are escaped so that keys cannot collide. */
export const part = (text: string): string => text.replaceAll('%', '%25').replaceAll('#', '%23');

/** A part of a key as it was given. */
export const unescaped = (text: string): string => text.replaceAll('%23', '#').replaceAll('%25', '%');

const SHARDS = 16;

/** A small stable hash, so that listings spread over partitions. */
export function shardOf(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i += 1) hash = (hash * 31 + id.charCodeAt(i)) >>> 0;
  return hash % SHARDS;
}

export const shards = (): number[] => Array.from({ length: SHARDS }, (_, i) => i);

/** The key part of evidence without a component. */
export const NO_COMPONENT = '-';

/** The beginnings of partition keys that only declared functions may read or write (lib/declarations/functions.ts, `secrets`). */
export const SECRET_FAMILIES = {
  keys: 'SECRET#KEY#',
  encrypted: 'SECRET#ENCRYPTED#',
  clear: 'WEBHOOKKEY#',
  /** Signing secrets of endpoints, encrypted; declared by `endpointSecrets`. */
  endpoints: 'SECRET#ENDPOINT#',
} as const;

/** The listing of one vendor beside that of all, where a vendor is named. */
const of = (listing: string, vendor: string | undefined): string => (vendor === undefined ? listing : `${listing}#${part(vendor)}`);

/** The partition of the keys of cursors: whatever answers listings may write it. */
export const CURSOR_KEYS = 'CURSORKEYS';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The partitions of a spread listing (./spread.ts): more than enough, because the children of a close write some hundred entries a second. */
export const SPREAD = 8;

/** FNV-1a, mixed: `shardOf` puts names that repeat a number (of a sender and of its vendor) into one shard. */
function spreadOf(sk: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < sk.length; i += 1) hash = Math.imul(hash ^ sk.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % SPREAD;
}

/** @param whole the partition that versions up to 0.3 wrote. No part of a key has a "#", so that "##" is in no other. */
const spreadPartition = (whole: string, n: number): string => `${whole}##${n}`;

export const spreadPartitions = (whole: string): string[] => Array.from({ length: SPREAD }, (_, n) => spreadPartition(whole, n));

/** The key of an entry of a spread listing, by what it would be in one partition. */
export const spreadKey = ({ pk, sk }: Key): Key => ({ pk: spreadPartition(pk, spreadOf(sk)), sk });

export const keys = {
  /** Facts of one component in one UTC month; the facts of one record are adjacent. */
  factPartition: (vendor: string, component: string | undefined, month: string): string =>
    `FACT#${part(vendor)}#${part(component ?? NO_COMPONENT)}#${month}`,
  fact: (vendor: string, component: string | undefined, month: string, group: string, sender: string, id: string): Key => ({
    pk: keys.factPartition(vendor, component, month),
    sk: `${part(group)}#${part(sender)}#${part(id)}`,
  }),
  /** Facts that were recorded late, by the instant of recording. */
  latePartition: (vendor: string, component: string | undefined): string => `LATE#${part(vendor)}#${part(component ?? NO_COMPONENT)}`,
  late: (vendor: string, component: string | undefined, recordedAt: string, id: string): Key => ({
    pk: keys.latePartition(vendor, component),
    sk: `${recordedAt}#${part(id)}`,
  }),

  /** The objects that have the old evidence of a partition. */
  moved: (partition: string): Key => ({ pk: `MOVED#${partition}`, sk: 'PARTS' }),

  contractPartition: (id: string): string => `CONTRACT#${part(id)}`,
  contract: (id: string, revision: number): Key => ({
    pk: keys.contractPartition(id),
    sk: `REVISION#${String(revision).padStart(6, '0')}`,
  }),
  contractListing: (shard: number): string => `CONTRACTS#${shard}`,
  contractEntry: (id: string): Key => ({ pk: keys.contractListing(shardOf(id)), sk: part(id) }),
  /** Contracts that are or were with a vendor; their entries say with whom they are now. */
  vendorContracts: (vendor: string): string => `VENDORCONTRACTS#${part(vendor)}`,
  vendorContract: (vendor: string, id: string): Key => ({ pk: keys.vendorContracts(vendor), sk: part(id) }),

  senderPartition: (sender: string): string => `SENDER#${part(sender)}`,
  sender: (sender: string, vendor: string, contract: string): Key => ({
    pk: keys.senderPartition(sender),
    sk: `${part(vendor)}#${part(contract)}`,
  }),
  vendorNames: (vendor: string): string => `NAMES#${part(vendor)}`,
  vendorName: (vendor: string, name: string, contract: string): Key => ({
    pk: keys.vendorNames(vendor),
    sk: `${part(name)}#${part(contract)}`,
  }),
  webhook: (vendor: string, source: string): Key => ({ pk: keys.webhookPartition(vendor), sk: part(source) }),
  /** Webhooks of one vendor, by source. */
  webhookPartition: (vendor: string): string => `WEBHOOK#${part(vendor)}`,
  /** Vendors that have a webhook of a source. */
  webhooksOfPartition: (source: string): string => `WEBHOOKSOF#${part(source)}`,
  webhookOf: (source: string, vendor: string): Key => ({ pk: keys.webhooksOfPartition(source), sk: part(vendor) }),
  /** Webhooks by the digest of a key. */
  webhookKey: (digest: string): Key => ({ pk: `${SECRET_FAMILIES.keys}${digest}`, sk: 'KEY' }),
  /** Signing secrets, encrypted. */
  encryptedSecret: (vendor: string, source: string, fingerprint: string): Key => ({
    pk: `${SECRET_FAMILIES.encrypted}${part(vendor)}`,
    sk: `${part(source)}#${fingerprint}`,
  }),
  /** The key of versions before 0.3, which contained the webhook key in clear. */
  clearWebhookKey: (key: string): Key => ({ pk: `${SECRET_FAMILIES.clear}${part(key)}`, sk: 'KEY' }),
  secretsTakenOver: (): Key => ({ pk: 'SECRETSTAKENOVER', sk: 'MARK' }),
  /** An item that changes with each registration: caches of registrations read it. */
  registrationVersion: (): Key => ({ pk: 'REGISTRATIONS', sk: 'VERSION' }),
  /** Vendors that are registered or that a contract names: few, listed together. */
  vendorsPartition: (): string => 'VENDORS',
  listedVendor: (vendor: string): Key => ({ pk: keys.vendorsPartition(), sk: part(vendor) }),
  vendorPartition: (vendor: string): string => `VENDOR#${part(vendor)}`,
  vendor: (vendor: string, revision: number): Key => ({
    pk: keys.vendorPartition(vendor),
    sk: `REVISION#${String(revision).padStart(6, '0')}`,
  }),
  /** Mappings of the administrator's own: few, read together. */
  sourcePartition: (): string => 'SOURCES',
  source: (source: string): Key => ({ pk: keys.sourcePartition(), sk: part(source) }),
  /** Watched senders and when they were last seen: read together, and spread (./spread.ts). */
  watchPartition: (): string => 'WATCHES',
  watch: (sender: string, vendor: string): Key => spreadKey({ pk: keys.watchPartition(), sk: `WATCH#${part(sender)}#${part(vendor)}` }),
  /** The stored key keeps its former word. */
  seen: (sender: string, vendor: string): Key => spreadKey({ pk: keys.watchPartition(), sk: `HEARD#${part(sender)}#${part(vendor)}` }),

  /** Batched checks of one UTC day in the received form, all components of a vendor together. Payloads are separate, because reads do not need them. */
  samplePartition: (vendor: string, day: string): string => `SAMPLES#${part(vendor)}#${day}`,
  sample: (vendor: string, day: string, sender: string, id: string): Key => ({
    pk: keys.samplePartition(vendor, day),
    sk: `${part(sender)}#${part(id)}`,
  }),
  samplePayload: (vendor: string, day: string, sender: string, id: string): Key => ({
    pk: `SAMPLEPAYLOADS#${part(vendor)}#${day}`,
    sk: `${part(sender)}#${part(id)}`,
  }),
  /** A list of components by its hash, because batches of a fleet mostly have the same list. */
  roster: (hash: string): Key => ({ pk: `ROSTER#${hash}`, sk: 'ROSTER' }),
  /** Which days of a vendor have batched checks, when they changed, and when they were packed. */
  sampleDays: (vendor: string): string => `SAMPLEDAYS#${part(vendor)}`,
  sampleDay: (vendor: string, day: string, mark: 'CHANGED' | 'PACKED', at: string): Key => ({
    pk: keys.sampleDays(vendor),
    sk: `${day}#${mark}#${at}`,
  }),
  sampleVendors: (): string => 'SAMPLEVENDORS',
  sampleVendor: (vendor: string): Key => ({ pk: keys.sampleVendors(), sk: part(vendor) }),

  /** The ids in a contract's evidence of a month. */
  idsPartition: (contract: string): string => `IDS#${part(contract)}`,
  ids: (contract: string, month: string): Key => ({ pk: keys.idsPartition(contract), sk: month }),

  /** Disputes of one contract; and of all contracts, by the contract and the id. */
  disputePartition: (contract: string): string => `DISPUTES#${part(contract)}`,
  dispute: (contract: string, id: string): Key => ({ pk: keys.disputePartition(contract), sk: part(id) }),
  disputeListing: (vendor?: string): string => of('ALLDISPUTES', vendor),
  disputeEntry: (id: string, vendor?: string): Key => ({ pk: keys.disputeListing(vendor), sk: part(id) }),

  /** Requests that wait for a second person, by id; those of the customer, and those of a vendor. */
  approval: (id: string): Key => ({ pk: `APPROVAL#${part(id)}`, sk: 'APPROVAL' }),
  approvalListing: (vendor: string | undefined): string => of('APPROVALS', vendor),
  approvalEntry: (vendor: string | undefined, at: string, id: string): Key => ({
    pk: keys.approvalListing(vendor),
    sk: `${at}#${part(id)}`,
  }),

  /** Transitions of claims, by period and credit; all claims and those that expire in a month, spread (./spread.ts); reminders that were sent. */
  claimPartition: (contract: string): string => `CLAIM#${part(contract)}`,
  claimsInPeriod: (period: string): string => `${period}#`,
  claimTransitions: (period: string, credit: string): string => `${keys.claimsInPeriod(period)}${part(credit)}#`,
  claimTransition: (contract: string, period: string, credit: string, n: number): Key => ({
    pk: keys.claimPartition(contract),
    sk: `${keys.claimTransitions(period, credit)}${String(n).padStart(4, '0')}`,
  }),
  claimListing: (vendor?: string): string => of('CLAIMS', vendor),
  claimEntry: (id: string, vendor?: string): Key => spreadKey({ pk: keys.claimListing(vendor), sk: part(id) }),
  claimExpiries: (month: string): string => `CLAIMEXPIRIES#${month}`,
  claimExpiry: (month: string, id: string): Key => spreadKey({ pk: keys.claimExpiries(month), sk: part(id) }),
  reminder: (id: string, name: string): Key => ({ pk: `REMINDERS#${part(id)}`, sk: name }),
  /** Claims by the number of a credit note. */
  creditNotes: (vendor: string): string => `CREDITNOTES#${part(vendor)}`,
  creditNote: (vendor: string, reference: string, claim: string): Key => ({
    pk: keys.creditNotes(vendor),
    sk: `${part(reference)}#${part(claim)}`,
  }),
  /** Rows of bills that pay claims: the events of each; the row of an event; rows by their references; all rows. */
  billCreditPartition: (vendor: string, row: string): string => `BILLCREDIT#${part(vendor)}#${part(row)}`,
  billCredit: (vendor: string, row: string, event: string): Key => ({ pk: keys.billCreditPartition(vendor, row), sk: part(event) }),
  billEvent: (vendor: string, event: string): Key => ({ pk: `BILLEVENT#${part(vendor)}#${part(event)}`, sk: 'ROW' }),
  billReferences: (vendor: string): string => `BILLREFERENCES#${part(vendor)}`,
  billReferencePrefix: (reference: string): string => part(reference),
  billReference: (vendor: string, reference: string, row: string): Key => ({
    pk: keys.billReferences(vendor),
    sk: `${part(reference)}#${part(row)}`,
  }),
  billListing: (vendor?: string): string => of('BILLCREDITS', vendor),
  billEntry: (vendor: string, row: string): Key => ({ pk: keys.billListing(), sk: `${part(vendor)}#${part(row)}` }),
  /** Remedies that are not money, by their last day; spread (./spread.ts). */
  remedyListing: (vendor?: string): string => of('RIGHTS', vendor),
  remedy: (lastDay: string | undefined, contract: string, period: string, remedy: string, index: string, vendor?: string): Key =>
    spreadKey({
      pk: keys.remedyListing(vendor),
      sk: [lastDay ?? '9999-12-31', ...[contract, period, remedy, index].map(part)].join('#'),
    }),

  statementPartition: (contract: string): string => `STATEMENT#${part(contract)}`,
  statementPrefix: (period: string): string => `${period}#`,
  statement: (contract: string, period: string, revision: number): Key => ({
    pk: keys.statementPartition(contract),
    sk: `${period}#${String(revision).padStart(4, '0')}`,
  }),
  /** The evidence bundle of a revision, by its digest. */
  evidenceBundle: (contract: string, period: string, digest: string): Key => ({
    pk: `BUNDLE#${part(contract)}`,
    sk: `${period}#${digest}`,
  }),
  /** The signatures of a revision; and the public keys of all signatures, few, read together. */
  signature: (contract: string, period: string, revision: number): Key => ({
    pk: `SIGNATURE#${part(contract)}`,
    sk: `${period}#${String(revision).padStart(4, '0')}`,
  }),
  /** The last number of a series of notes; the revision of a number; the number of a revision. */
  noteSeries: (issuer: string, prefix: string): Key => ({ pk: `NOTES#${part(issuer)}`, sk: part(prefix) }),
  noteNumber: (issuer: string, number: string): Key => ({ pk: `NOTENUMBERS#${part(issuer)}`, sk: part(number) }),
  noteOf: (contract: string, period: string, revision: number): Key => ({
    pk: `NOTEOF#${part(contract)}`,
    sk: `${period}#${String(revision).padStart(4, '0')}`,
  }),
  /** Seals over audit trail and ledger, by their numbers. */
  seals: (): string => 'SEALS',
  seal: (number: number): Key => ({ pk: keys.seals(), sk: String(number).padStart(8, '0') }),
  signingKeys: (): string => 'SIGNINGKEYS',
  signingKey: (kid: string): Key => ({ pk: keys.signingKeys(), sk: part(kid) }),
  /** When each period of a contract was last assessed. */
  closePartition: (contract: string): string => `CLOSE#${part(contract)}`,
  close: (contract: string, period: string): Key => ({ pk: keys.closePartition(contract), sk: period }),
  /** Pieces of a long text, by the hash of the whole. */
  piece: (hash: string, piece: number): Key => ({ pk: `PIECES#${hash}`, sk: String(piece).padStart(4, '0') }),
  announced: (contract: string, period: string, revision: number): Key => ({
    pk: `ANNOUNCED#${part(contract)}`,
    sk: `${period}#${String(revision).padStart(4, '0')}`,
  }),
  /** Newest revision by period, by contract and by vendor. */
  periodListing: (period: string): string => `PERIOD#${period}`,
  periodEntry: (period: string, contract: string): Key => ({ pk: keys.periodListing(period), sk: part(contract) }),
  contractStatements: (contract: string): string => `CONTRACTSTATEMENTS#${part(contract)}`,
  contractStatement: (contract: string, period: string): Key => ({ pk: keys.contractStatements(contract), sk: period }),
  /** Every revision by when it was issued, with what it posts to the ledger; by UTC month, spread (./spread.ts). */
  changeListing: (month: string, vendor?: string): string => of(`ISSUED#${month}`, vendor),
  change: (issuedAt: string, statement: string, revision: number, vendor?: string): Key =>
    spreadKey({
      pk: keys.changeListing(issuedAt.slice(0, 7), vendor),
      sk: `${issuedAt}#${part(statement)}#${String(revision).padStart(4, '0')}`,
    }),
  /**
   * The ledger by the instant of recording, by UTC month, spread (./spread.ts); the months that have entries. Seals cover the listing of all
   * vendors; a vendor has a copy. `formerLedgerItem` is the place of versions that did not spread it.
   */
  ledgerListing: (month: string, vendor?: string): string =>
    vendor === undefined ? `LEDGER#${month}` : `VENDORLEDGER#${month}#${part(vendor)}`,
  formerLedgerItem: (vendor: string | undefined, at: string, source: string): Key => ({
    pk: keys.ledgerListing(at.slice(0, 7), vendor),
    sk: `${at}#${part(source)}`,
  }),
  ledgerItem: (vendor: string | undefined, at: string, source: string): Key => spreadKey(keys.formerLedgerItem(vendor, at, source)),
  /** Late postings to the ledger, by the instant at which they were posted; a seal covers them there. */
  lateLedgerListing: (month: string): string => `LATELEDGER#${month}`,
  lateLedgerItem: (recordedAt: string, at: string, source: string): Key =>
    keys.lateLedgerNote(recordedAt, keys.ledgerItem(undefined, at, source).sk),
  /** The note of a late posting, by the key of the item. */
  lateLedgerNote: (recordedAt: string, item: string): Key => ({
    pk: keys.lateLedgerListing(recordedAt.slice(0, 7)),
    sk: `${recordedAt}#${item}`,
  }),
  ledgerMonths: (): string => 'LEDGERMONTHS',
  ledgerMonth: (month: string): Key => ({ pk: keys.ledgerMonths(), sk: month }),
  vendorListing: (vendor: string): string => `VENDORSTATEMENTS#${part(vendor)}`,
  vendorEntry: (vendor: string, period: string, contract: string): Key => ({
    pk: keys.vendorListing(vendor),
    sk: `${period}#${part(contract)}`,
  }),

  auditPartition: (period: string): string => `AUDIT#${period}`,
  /** The runs of an audit, numbered from 1. */
  auditRun: (period: string, number: number): Key => ({ pk: keys.auditPartition(period), sk: `RUN#${String(number).padStart(6, '0')}` }),
  audit: (period: string): Key => ({ pk: keys.auditPartition(period), sk: 'AUDIT' }),
  auditOutcome: (period: string, contract: string, label: string): Key => ({
    pk: keys.auditPartition(period),
    sk: `OUTCOME#${part(contract)}#${label}`,
  }),
  auditRefused: (period: string, contract: string): Key => ({ pk: keys.auditPartition(period), sk: `REFUSED#${part(contract)}` }),
  auditUnplaced: (period: string, contract: string): Key => ({ pk: keys.auditPartition(period), sk: `UNPLACED#${part(contract)}` }),

  /** Published early warnings of a period; planned assessments by UTC day; the progress mark. */
  notified: (contract: string, period: string, warning: string): Key => ({
    pk: `TOLD#${part(contract)}`,
    sk: `${period}#${part(warning)}`,
  }),
  lookPartition: (at: string): string => `LOOKS#${at.slice(0, 10)}`,
  look: (at: string, contract: string): Key => ({ pk: keys.lookPartition(at), sk: `${at}#${part(contract)}` }),
  /** The evidence of a running period that early warning keeps, by level: 0 is the newest. */
  runningPrefix: (period: string): string => `${period}#`,
  runningEvidence: (contract: string, period: string, level: number): Key => ({
    pk: `RUNNING#${part(contract)}`,
    sk: `${keys.runningPrefix(period)}${level}`,
  }),
  lookMark: (): Key => ({ pk: 'LOOKMARK', sk: 'MARK' }),
  /** The progress of a scheduled task. */
  progress: (task: string): Key => ({ pk: `PROGRESS#${part(task)}`, sk: 'MARK' }),
  /** Requests of one caller, or of one address, in one minute: the only counters. */
  rate: (caller: string, minute: string): Key => ({ pk: `RATE#${part(caller)}`, sk: minute }),
  /** Answers to requests that carried an Idempotency-Key. */
  idempotency: (caller: string, route: string, key: string): Key => ({
    pk: `IDEMPOTENCY#${part(caller)}`,
    sk: `${part(route)}#${part(key)}`,
  }),
  /** Every write by the API, by UTC day. */
  auditTrailPartition: (day: string): string => `TRAIL#${day}`,
  auditTrail: (at: string, requestId: string): Key => ({ pk: keys.auditTrailPartition(at.slice(0, 10)), sk: `${at}#${part(requestId)}` }),

  /** Who gets which messages: few, read together. */
  subscriptions: (): string => 'SUBSCRIPTIONS',
  subscription: (name: string): Key => ({ pk: keys.subscriptions(), sk: part(name) }),
  /** A message to one recipient, by its id; and the messages of a UTC month by the instant of their event. */
  message: (id: string): Key => ({ pk: `MESSAGE#${part(id)}`, sk: 'MESSAGE' }),
  messageListing: (month: string): string => `MESSAGES#${month}`,
  messageEntry: (at: string, id: string): Key => ({ pk: keys.messageListing(at.slice(0, 7)), sk: `${at}#${part(id)}` }),

  /** The turn of the next put into a list of ./serial-list.ts. */
  listMark: (partition: string): Key => ({ pk: partition, sk: '#MARK' }),
  /** Where events are sent: few, read together; and how each stands. */
  endpoints: (): string => 'ENDPOINTS',
  endpoint: (name: string): Key => ({ pk: keys.endpoints(), sk: part(name) }),
  endpointStatuses: (): string => 'ENDPOINTSTATUSES',
  endpointStatus: (id: string): Key => ({ pk: keys.endpointStatuses(), sk: part(id) }),
  endpointSecret: (id: string, fingerprint: string): Key => ({ pk: `${SECRET_FAMILIES.endpoints}${part(id)}`, sk: fingerprint }),
  /** A delivery by its id; those of an endpoint by the instant of their event; what is due to it, by when. */
  delivery: (id: string): Key => ({ pk: `DELIVERY#${part(id)}`, sk: 'DELIVERY' }),
  deliveryListing: (endpoint: string): string => `DELIVERIES#${part(endpoint)}`,
  deliveryEntry: (endpoint: string, at: string, id: string): Key => ({ pk: keys.deliveryListing(endpoint), sk: `${at}#${part(id)}` }),
  dueDeliveries: (endpoint: string): string => `DUEDELIVERIES#${part(endpoint)}`,
  dueDelivery: (endpoint: string, dueAt: string, id: string): Key => ({ pk: keys.dueDeliveries(endpoint), sk: `${dueAt}#${part(id)}` }),

  /** A vendor's entries of the quarantine, by receipt; those whose vendor is not certain. */
  heldPartition: (vendor: string | undefined): string => of('HELD', vendor),
  held: (vendor: string | undefined, id: string): Key => ({ pk: keys.heldPartition(vendor), sk: id }),
  /** Since when listings by vendor are written, and that those of before have been made up. */
  listedByVendor: (): Key => ({ pk: 'LISTEDBYVENDOR', sk: 'MARK' }),
  /** Keys of cursors, encrypted, by UTC month. */
  cursorKey: (month: string): Key => ({ pk: CURSOR_KEYS, sk: month }),
  /** Which entry of the quarantine a fact was reprocessed from. */
  reprocessed: (vendor: string, fact: string): Key => ({ pk: `RELEASED#${part(vendor)}`, sk: part(fact) }),
  quarantinePartition: (month: string, shard: number): string => `QUARANTINE#${month}#${shard}`,
  quarantine: (month: string, receivedAt: string, digest: string): Key => ({
    pk: keys.quarantinePartition(month, parseInt(digest.slice(0, 2), 16) % SHARDS),
    sk: `${receivedAt}#${digest}`,
  }),
};
