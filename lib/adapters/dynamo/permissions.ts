/**
 * What each function may do with the table, by its declaration: IAM and the embedded run both enforce it. A pattern is of the partition key,
 * with "*" at its end for any rest.
 */
import { FUNCTIONS, type FunctionName, type FunctionSpec, type Written } from '../../declarations/functions.ts';
import { ROUTES, type Route } from '../../declarations/routes.ts';
import { CURSOR_KEYS, SECRET_FAMILIES } from './keys.ts';

/** Texts that do not fit into an item; each piece is checked against its name when it is read. */
const PIECES = 'PIECES#*';

/** The families of keys of what is written together. */
export const FAMILIES = {
  announcements: ['ANNOUNCED#*'],
  approvals: ['APPROVAL#*', 'APPROVALS', 'APPROVALS#*', PIECES],
  audits: ['AUDIT#*', PIECES],
  'bill-listing': ['BILLCREDITS', 'BILLCREDITS#*'],
  'bill-rows': ['BILLCREDIT#*', 'BILLEVENT#*', 'BILLREFERENCES#*', 'BILLCREDITS', 'BILLCREDITS#*', PIECES],
  claims: ['CLAIM#*', 'CLAIMS#*', 'CLAIMEXPIRIES#*', PIECES],
  'close-marks': ['CLOSE#*'],
  'component-names': ['NAMES#*', 'REGISTRATIONS'],
  contracts: ['CONTRACT#*', 'CONTRACTS#*', 'VENDORCONTRACTS#*', PIECES],
  'credit-notes': ['CREDITNOTES#*'],
  'dispute-listing': ['ALLDISPUTES', 'ALLDISPUTES#*'],
  deliveries: ['DELIVERY#*', 'DELIVERIES#*', 'DUEDELIVERIES#*'],
  disputes: ['DISPUTES#*', 'ALLDISPUTES', 'ALLDISPUTES#*'],
  'early-warnings': ['TOLD#*', 'LOOKS#*', 'LOOKMARK'],
  'endpoint-statuses': ['ENDPOINTSTATUSES'],
  endpoints: ['ENDPOINTS'],
  /** What has texts of people, their copies and pieces. */
  erasable: ['FACT#*', 'SAMPLEPAYLOADS#*', 'MOVED#*', 'QUARANTINE#*', 'DISPUTES#*', 'CLAIM#*', 'LEDGER#*', 'VENDORLEDGER#*', PIECES],
  'evidence-ids': ['IDS#*', PIECES],
  facts: ['FACT#*', 'LATE#*', PIECES],
  heartbeats: ['WATCHES#*'],
  ledger: ['LEDGER#*', 'LEDGERMONTHS', 'LATELEDGER#*', 'VENDORLEDGER#*', PIECES],
  messages: ['MESSAGE#*', 'MESSAGES#*'],
  'note-numbers': ['NOTES#*', 'NOTENUMBERS#*', 'NOTEOF#*'],
  'old-evidence': ['FACT#*', 'SAMPLES#*', 'SAMPLEPAYLOADS#*', 'MOVED#*'],
  'packed-samples': ['FACT#*', 'SAMPLEDAYS#*', PIECES],
  progress: ['PROGRESS#*'],
  quarantine: ['QUARANTINE#*', 'HELD', 'HELD#*', PIECES],
  remedies: ['RIGHTS#*'],
  reminders: ['REMINDERS#*'],
  reprocessed: ['RELEASED#*'],
  'running-evidence': ['RUNNING#*'],
  samples: ['SAMPLES#*', 'SAMPLEPAYLOADS#*', 'SAMPLEDAYS#*', 'SAMPLEVENDORS', 'ROSTER#*', 'LATE#*', PIECES],
  seals: ['SEALS'],
  'secrets-taken-over': ['SECRETSTAKENOVER'],
  senders: ['SENDER#*', 'REGISTRATIONS'],
  'signing-keys': ['SIGNINGKEYS'],
  sources: ['SOURCES', PIECES],
  'statement-listings': ['PERIOD#*', 'VENDORSTATEMENTS#*', 'CONTRACTSTATEMENTS#*', 'ISSUED#*'],
  statements: ['STATEMENT#*', 'BUNDLE#*', 'SIGNATURE#*', PIECES],
  subscriptions: ['SUBSCRIPTIONS'],
  'vendor-listing': ['VENDORS'],
  'vendor-listings': [
    'LISTEDBYVENDOR',
    'VENDORCONTRACTS#*',
    'ALLDISPUTES#*',
    'CLAIMS#*',
    'BILLCREDITS#*',
    'RIGHTS#*',
    'ISSUED#*',
    'VENDORLEDGER#*',
    'HELD',
    'HELD#*',
    PIECES,
  ],
  vendors: ['VENDOR#*', PIECES],
  webhooks: ['WEBHOOK#*', 'WEBHOOKSOF#*'],
} as const satisfies Readonly<Record<Written, readonly string[]>>;

/** Of what is recorded once: this software writes there under a condition alone, which IAM cannot ask for and the embedded run does. */
export const RECORDED_ONCE: readonly string[] = [
  'CLAIM#*',
  'CONTRACT#*',
  'LATELEDGER#*',
  'LEDGER#*',
  'NOTENUMBERS#*',
  'NOTEOF#*',
  'NOTES#*',
  'SEALS',
  'SIGNATURE#*',
  'STATEMENT#*',
  'TRAIL#*',
  'VENDOR#*',
];

/** Of what expires, or may end and expire then. Nothing else has an expiry: the database would delete it. */
const EXPIRING: readonly string[] = [
  'DELIVERIES#*',
  'DELIVERY#*',
  'DUEDELIVERIES#*',
  'ENDPOINTS',
  'ENDPOINTSTATUSES',
  'IDEMPOTENCY#*',
  'LOOKS#*',
  'MESSAGE#*',
  'MESSAGES#*',
  'RATE#*',
  'RUNNING#*',
  `${SECRET_FAMILIES.endpoints}*`,
  'SUBSCRIPTIONS',
];

/** Of what may expire once it is in object storage: only what moves it there, or erases texts in both places, gives it an expiry. */
const MOVED: readonly string[] = ['FACT#*', 'SAMPLES#*', 'SAMPLEPAYLOADS#*'];

/** The keys that a function may put, count up and delete, and those that it may not read. */
export interface TablePermissions {
  readonly put: readonly string[];
  readonly update: readonly string[];
  readonly delete: readonly string[];
  /** Of what it puts, the keys of items that may have an expiry; the embedded run alone can ask for it. */
  readonly expiring: readonly string[];
  readonly unreadable: readonly string[];
}

const SECRETS: Readonly<Record<keyof typeof SECRET_FAMILIES, string>> = {
  keys: `${SECRET_FAMILIES.keys}*`,
  encrypted: `${SECRET_FAMILIES.encrypted}*`,
  clear: `${SECRET_FAMILIES.clear}*`,
  endpoints: `${SECRET_FAMILIES.endpoints}*`,
};

/** What the middlewares of a function's routes write. */
function ofRoutes(name: FunctionName): { readonly put: readonly string[]; readonly update: readonly string[] } {
  const routes = (ROUTES as readonly Route[]).filter((route) => route.function === name);
  const writing = routes.filter(({ method, scope }) => method !== 'GET' && scope !== null);
  const keepsAnswers = writing.some(({ method, secrets }) => method === 'POST' && !secrets);
  return {
    put: [
      ...(routes.some(({ lists }) => lists) ? [CURSOR_KEYS] : []),
      ...(writing.length > 0 ? ['TRAIL#*'] : []),
      ...(keepsAnswers ? ['IDEMPOTENCY#*', PIECES] : []),
    ],
    update: routes.length > 0 ? ['RATE#*'] : [],
  };
}

export function permissionsOf(name: FunctionName): TablePermissions {
  const { writes = [], secrets, endpointSecrets }: FunctionSpec = FUNCTIONS[name];
  const { put, update } = ofRoutes(name);
  const writesSecrets = secrets === 'encrypt' || secrets === 'keys';
  return {
    put: [
      ...new Set([
        ...writes.flatMap((written) => FAMILIES[written]),
        ...put,
        ...(writesSecrets ? [SECRETS.keys, SECRETS.encrypted] : []),
        ...(endpointSecrets === 'encrypt' ? [SECRETS.endpoints] : []),
      ]),
    ].sort(),
    update,
    expiring: writes.includes('old-evidence') || writes.includes('erasable') ? [...EXPIRING, ...MOVED] : EXPIRING,
    delete: secrets === 'encrypt' ? [SECRETS.clear] : [],
    unreadable: [
      ...(secrets === 'decrypt' ? [] : [SECRETS.keys, SECRETS.encrypted, SECRETS.clear]),
      ...(endpointSecrets === 'decrypt' ? [] : [SECRETS.endpoints]),
    ],
  };
}

export const matches = (pk: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? pk.startsWith(pattern.slice(0, -1)) : pk === pattern));
