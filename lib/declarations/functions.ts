/** Every function, declared once: its file, its trigger and its permissions. */
export const FUNCTION_NAMES = [
  'ingest-events',
  'receive-webhook',
  'manage-contracts',
  'find-worth',
  'manage-vendors',
  'manage-evidence',
  'erase-records',
  'read-statements',
  'read-ledger',
  'stream-ledger',
  'manage-claims',
  'manage-approvals',
  'render-documents',
  'start-audit',
  'plan-audit',
  'assess-contract',
  'close-audit',
  'detect-silent-senders',
  'pack-samples',
  'move-old-evidence',
  'remind-and-expire-claims',
  'early-warning',
  'manage-messages',
  'send-messages',
  'manage-endpoints',
  'deliver-events',
  'retry-deliveries',
] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** What is written together; lib/adapters/dynamo/permissions.ts has the families of keys of each. */
export const WRITTEN = [
  'announcements',
  'approvals',
  'audits',
  'bill-listing',
  'bill-rows',
  'claims',
  'close-marks',
  'component-names',
  'contracts',
  'credit-notes',
  'deliveries',
  'dispute-listing',
  'disputes',
  'early-warnings',
  'endpoint-statuses',
  'endpoints',
  'erasable',
  'evidence-ids',
  'facts',
  'heartbeats',
  'ledger',
  'messages',
  'note-numbers',
  'old-evidence',
  'packed-samples',
  'progress',
  'quarantine',
  'remedies',
  'reminders',
  'reprocessed',
  'running-evidence',
  'samples',
  'seals',
  'secrets-taken-over',
  'senders',
  'signing-keys',
  'sources',
  'statement-listings',
  'statements',
  'subscriptions',
  'vendor-listing',
  'vendor-listings',
  'vendors',
  'webhooks',
] as const;

export type Written = (typeof WRITTEN)[number];

/** What follows on evidence of a bill: rows are matched with claims. */
const FOLLOWS_BILLS = ['bill-listing', 'claims', 'ledger'] as const;

/** What the put of a contract writes, by its owner or by an approval. */
const PUTS_CONTRACTS = ['component-names', 'contracts', 'heartbeats', 'senders', 'vendor-listing', 'webhooks'] as const;

/** What the names of objects begin with. */
const BUNDLES = 'bundles/';
const OLD = 'evidence/';

/** The objects that a function may put and delete, by what it does. */
export const EVIDENCE_OBJECTS = {
  read: { puts: [], deletes: [] },
  issue: { puts: [BUNDLES], deletes: [] },
  move: { puts: [OLD], deletes: [] },
  erase: { puts: [OLD], deletes: [OLD] },
} as const satisfies Readonly<Record<string, { readonly puts: readonly string[]; readonly deletes: readonly string[] }>>;

export interface FunctionSpec {
  /** Its file under lambdas/, by what starts it. */
  readonly entry: `${'http' | 'queue' | 'schedule' | 'workflow'}/${string}`;
  readonly description: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /**
   * What it may write in the table; absent = nothing. All functions read. What its routes need (the audit trail, kept answers, counts of
   * requests) and secrets are not named here.
   */
  readonly writes?: readonly Written[];
  readonly publishes: boolean;
  /** The beginnings of the partition keys that it may write to; absent: all. */
  readonly writesTo?: readonly string[];
  /** It signs what it issues. */
  readonly signs?: true;
  /**
   * What it may do with secrets of webhooks, whose items no other function reads or writes. `decrypt`: reads and decrypts. `encrypt`: encrypts and
   * writes, and reads none. `keys`: writes digests of keys, and ends secrets.
   */
  readonly secrets?: 'decrypt' | 'encrypt' | 'keys';
  /** What it may do with the signing secrets of endpoints: `encrypt` writes them and reads none, `decrypt` reads them. */
  readonly endpointSecrets?: 'encrypt' | 'decrypt';
  /** What it may do with the objects of bundles and of old evidence; absent = nothing. All of the others read, too. */
  readonly evidence?: keyof typeof EVIDENCE_OBJECTS;
  /** It has a URL of its own and streams its answer; who may call it is decided by IAM. */
  readonly streams?: true;
}

export const FUNCTIONS: Readonly<Record<FunctionName, FunctionSpec>> = {
  'ingest-events': {
    entry: 'queue/ingest-events',
    description: 'Records events from the queue.',
    memoryMb: 512,
    timeoutSeconds: 30,
    writes: ['bill-rows', 'facts', 'heartbeats', 'quarantine', 'samples', ...FOLLOWS_BILLS],
    publishes: true,
    evidence: 'read',
  },
  'receive-webhook': {
    entry: 'http/webhooks',
    description: "Puts vendor tools' webhooks on the bus.",
    memoryMb: 256,
    timeoutSeconds: 10,
    publishes: true,
    secrets: 'decrypt',
  },
  'manage-contracts': {
    entry: 'http/contracts',
    description: 'Puts and reads contracts.',
    memoryMb: 512,
    timeoutSeconds: 29,
    writes: ['approvals', ...PUTS_CONTRACTS],
    publishes: true,
    secrets: 'keys',
  },
  'find-worth': {
    entry: 'http/objective-worth',
    description: 'Finds what the objectives of a contract are worth.',
    memoryMb: 1769,
    timeoutSeconds: 29,
    publishes: false,
  },
  'manage-vendors': {
    entry: 'http/vendors',
    description: 'Registers vendors, their webhooks and sources.',
    memoryMb: 512,
    timeoutSeconds: 29,
    writes: ['heartbeats', 'senders', 'sources', 'vendor-listing', 'vendors', 'webhooks'],
    publishes: false,
    secrets: 'encrypt',
  },
  'manage-evidence': {
    entry: 'http/evidence',
    description: 'Shows and corrects evidence, reprocesses quarantine.',
    memoryMb: 512,
    timeoutSeconds: 29,
    writes: ['approvals', 'bill-rows', 'facts', 'quarantine', 'reprocessed', 'samples', ...FOLLOWS_BILLS],
    publishes: true,
    evidence: 'read',
  },
  'erase-records': {
    entry: 'http/erasures',
    description: 'Finds texts, and erases them on request.',
    memoryMb: 1024,
    timeoutSeconds: 29,
    writes: ['approvals', 'erasable'],
    publishes: true,
    evidence: 'erase',
  },
  'read-statements': {
    entry: 'http/statements',
    description: 'Reads statements, audits, quarantine; previews.',
    memoryMb: 1024,
    timeoutSeconds: 29,
    publishes: false,
    evidence: 'read',
  },
  'read-ledger': {
    entry: 'http/ledger',
    description: 'Reads the ledger, its balances and its ages.',
    memoryMb: 1024,
    timeoutSeconds: 29,
    publishes: false,
  },
  'stream-ledger': {
    entry: 'http/ledger-stream',
    description: 'Streams the ledger as CSV.',
    memoryMb: 1024,
    timeoutSeconds: 900,
    publishes: false,
    streams: true,
  },
  'manage-claims': {
    entry: 'http/claims',
    description: 'Claims, disputes, remedies, the audit trail.',
    memoryMb: 512,
    timeoutSeconds: 29,
    writes: ['approvals', 'credit-notes', 'disputes', ...FOLLOWS_BILLS],
    publishes: true,
    evidence: 'read',
  },
  'manage-approvals': {
    entry: 'http/approvals',
    description: 'Requests that wait for a second person: decides them and carries them out.',
    memoryMb: 512,
    timeoutSeconds: 29,
    writes: ['approvals', 'bill-rows', 'credit-notes', 'erasable', 'facts', ...FOLLOWS_BILLS, ...PUTS_CONTRACTS],
    publishes: true,
    evidence: 'erase',
    secrets: 'keys',
  },
  'render-documents': {
    entry: 'http/documents',
    description: 'Draws statements, claims and the ledger as documents.',
    memoryMb: 1769,
    timeoutSeconds: 29,
    publishes: false,
    evidence: 'read',
  },
  'start-audit': {
    entry: 'http/audits',
    description: 'Requests an audit.',
    memoryMb: 256,
    timeoutSeconds: 10,
    writes: ['audits'],
    publishes: true,
  },
  'plan-audit': {
    entry: 'workflow/plan-audit',
    description: 'Finds the contracts that are due.',
    memoryMb: 512,
    timeoutSeconds: 300,
    writes: [
      'audits',
      'claims',
      'close-marks',
      'dispute-listing',
      'ledger',
      'progress',
      'remedies',
      'secrets-taken-over',
      'senders',
      'statement-listings',
      'vendor-listings',
      'webhooks',
    ],
    publishes: false,
    evidence: 'read',
    secrets: 'encrypt',
  },
  'assess-contract': {
    entry: 'workflow/assess-contract',
    description: 'Issues the statements of one contract.',
    memoryMb: 1769,
    timeoutSeconds: 50,
    writes: [
      'announcements',
      'audits',
      'close-marks',
      'evidence-ids',
      'note-numbers',
      'remedies',
      'signing-keys',
      'statement-listings',
      'statements',
      ...FOLLOWS_BILLS,
    ],
    publishes: true,
    evidence: 'issue',
    signs: true,
  },
  'close-audit': {
    entry: 'workflow/close-audit',
    description: 'Closes an audit with its report, and seals the books.',
    memoryMb: 512,
    timeoutSeconds: 300,
    writes: ['audits', 'close-marks', 'seals', 'signing-keys'],
    publishes: true,
    signs: true,
  },
  'detect-silent-senders': {
    entry: 'schedule/detect-silent-senders',
    description: 'Publishes when an expected sender is silent.',
    memoryMb: 256,
    timeoutSeconds: 60,
    writes: ['heartbeats'],
    publishes: true,
  },
  'early-warning': {
    entry: 'schedule/early-warning',
    description: 'Warns early: budgets at risk, deadlines near, objectives just breached.',
    memoryMb: 1769,
    timeoutSeconds: 120,
    writes: ['early-warnings', 'progress', 'running-evidence'],
    publishes: true,
    evidence: 'read',
  },
  'remind-and-expire-claims': {
    entry: 'schedule/remind-and-expire-claims',
    description: 'Publishes reminders of claims before their deadline, and records expired ones.',
    memoryMb: 512,
    timeoutSeconds: 300,
    writes: ['claims', 'ledger', 'progress', 'reminders'],
    publishes: true,
  },
  'pack-samples': {
    entry: 'schedule/pack-samples',
    description: 'Packs batched checks by component, a day at a time.',
    memoryMb: 1769,
    timeoutSeconds: 900,
    writes: ['packed-samples', 'progress'],
    publishes: false,
    evidence: 'read',
  },
  'move-old-evidence': {
    entry: 'schedule/move-old-evidence',
    description: 'Moves the evidence of months that were closed long ago to object storage.',
    memoryMb: 1769,
    timeoutSeconds: 900,
    writes: ['old-evidence', 'progress'],
    publishes: false,
    evidence: 'move',
  },
  'manage-messages': {
    entry: 'http/messages',
    description: 'Subscriptions and sent messages.',
    memoryMb: 512,
    timeoutSeconds: 29,
    writes: ['subscriptions'],
    publishes: false,
  },
  'send-messages': {
    entry: 'queue/send-messages',
    description: 'Sends messages by mail.',
    memoryMb: 1769,
    timeoutSeconds: 120,
    writes: ['messages'],
    publishes: false,
    evidence: 'read',
  },
  'manage-endpoints': {
    entry: 'http/endpoints',
    description: 'Endpoints, their secrets, tests, deliveries and replays.',
    memoryMb: 512,
    timeoutSeconds: 29,
    writes: ['deliveries', 'endpoint-statuses', 'endpoints'],
    publishes: true,
    endpointSecrets: 'encrypt',
  },
  'deliver-events': {
    entry: 'queue/deliver-events',
    description: 'Records what endpoints get, and posts it signed.',
    memoryMb: 512,
    timeoutSeconds: 120,
    writes: ['deliveries', 'endpoint-statuses'],
    publishes: true,
    endpointSecrets: 'decrypt',
  },
  'retry-deliveries': {
    entry: 'schedule/retry-deliveries',
    description: 'Posts to endpoints again what failed and is due.',
    memoryMb: 512,
    timeoutSeconds: 120,
    writes: ['deliveries', 'endpoint-statuses', 'progress'],
    publishes: true,
    endpointSecrets: 'decrypt',
  },
};

/** A function with less memory keeps Node's default size of the young generation. */
const ROOMY_MB = 1769;
const YOUNG_GENERATION_MB = 64;

/**
 * Options of a function's Node process. The facts of a month live until its statement is assessed. With space for all of them in the young
 * generation they are not copied repeatedly, which would take a fifth of the time of a contract-month.
 */
export const nodeOptions = ({ memoryMb }: Pick<FunctionSpec, 'memoryMb'>): readonly string[] => [
  '--enable-source-maps',
  ...(memoryMb >= ROOMY_MB ? [`--max-semi-space-size=${YOUNG_GENERATION_MB}`] : []),
];
