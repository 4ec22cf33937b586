/** Bus, rules, queue and schedule, declared once for the CDK app and the embedded run. */
import { DELIVERIES_REQUESTED, ENDPOINT_EVENTS } from './endpoints.ts';
import { KIND_OF_EVENT } from './messages.ts';

export const BUS_NAME = 'makegood';

/** Event sources of Makegood's own events; vendors' accounts may not use them. */
export const OWN_SOURCES = {
  webhook: 'makegood.webhook',
  audit: 'makegood.audit',
  evidence: 'makegood.evidence',
  claims: 'makegood.claims',
  approvals: 'makegood.approvals',
  objectives: 'makegood.objectives',
  endpoints: 'makegood.endpoints',
} as const;

/** The source under which an event of Makegood is published, by its type. */
export const ownSourceOf = (type: string): string => SOURCE_BY_WORD[type.split('.')[0]!] ?? OWN_SOURCES.audit;

const SOURCE_BY_WORD: Readonly<Record<string, string>> = {
  webhook: OWN_SOURCES.webhook,
  event: OWN_SOURCES.evidence,
  source: OWN_SOURCES.evidence,
  evidence: OWN_SOURCES.evidence,
  claim: OWN_SOURCES.claims,
  'bill-credit': OWN_SOURCES.claims,
  approval: OWN_SOURCES.approvals,
  budget: OWN_SOURCES.objectives,
  ticket: OWN_SOURCES.objectives,
  objective: OWN_SOURCES.objectives,
  endpoint: OWN_SOURCES.endpoints,
  deliveries: OWN_SOURCES.endpoints,
};

/** Event types of immediate notifications: by the topic, and in the log of the embedded run. */
export const NOTIFICATIONS = [
  'budget.at-risk.v1',
  'ticket.deadline-near.v1',
  'objective.breached.v1',
  'claim.due.v1',
  'claim.deadline-near.v1',
  'claim.expired.v1',
  'bill-credit.unmatched.v1',
  'approval.requested.v1',
  'statement.issued.v1',
  'statement.restated.v1',
  'audit.closed.v1',
  'source.silent.v1',
  'source.resumed.v1',
  'endpoint.disabled.v1',
] as const;

/** What the archive adds to an event that it replays, at its top level: the name of the replay. */
export const REPLAY_NAME = 'replay-name';

/** In a pattern: an event that no replay delivers again. */
export const NOT_REPLAYED = { [REPLAY_NAME]: [{ exists: false }] } as const;

export interface Rule {
  readonly name: string;
  readonly description: string;
  /**
   * Whether events that the archive replays go to the target again. Recording is idempotent, so that evidence does; audits, mails, deliveries
   * and the assessment of what was recorded are not done a second time.
   */
  readonly takesReplays: boolean;
  /** An EventBridge event pattern; `ownAccount` is known at deployment. */
  readonly pattern: (ownAccount: string) => Readonly<Record<string, unknown>>;
  readonly target: 'ingest-queue' | 'audit-workflow' | 'watch-queue' | 'message-queue' | 'endpoint-queue';
}

const DECLARED_RULES: readonly Rule[] = [
  {
    name: 'vendor-events',
    description: 'All events of other accounts, readable or not: unreadable ones are quarantined and never lost.',
    takesReplays: true,
    pattern: (ownAccount) => ({ account: [{ 'anything-but': [ownAccount] }] }),
    target: 'ingest-queue',
  },
  {
    name: 'own-events',
    description: "Events of the own account that Makegood did not publish: the customer's monitors, partner buses.",
    takesReplays: true,
    pattern: (ownAccount) => ({ account: [ownAccount], source: [{ 'anything-but': { prefix: 'makegood.' } }] }),
    target: 'ingest-queue',
  },
  {
    name: 'webhooks',
    description: "Webhooks that Makegood's function received.",
    takesReplays: true,
    pattern: (ownAccount) => ({ account: [ownAccount], source: [OWN_SOURCES.webhook] }),
    target: 'ingest-queue',
  },
  {
    name: 'audit-requests',
    description: 'Requests for an audit start its workflow.',
    takesReplays: false,
    pattern: (ownAccount) => ({ account: [ownAccount], source: [OWN_SOURCES.audit], 'detail-type': ['audit.requested.v1'] }),
    target: 'audit-workflow',
  },
  {
    name: 'recorded-evidence',
    description: 'Recorded facts may change a running period: early warning assesses it.',
    takesReplays: false,
    pattern: (ownAccount) => ({ account: [ownAccount], source: [OWN_SOURCES.evidence], 'detail-type': ['evidence.recorded.v1'] }),
    target: 'watch-queue',
  },
  {
    name: 'messages',
    description: 'What is sent to people by mail, to those who subscribed to it.',
    takesReplays: false,
    pattern: (ownAccount) => ({
      account: [ownAccount],
      source: [OWN_SOURCES.audit, OWN_SOURCES.claims, OWN_SOURCES.objectives, OWN_SOURCES.approvals, OWN_SOURCES.endpoints],
      'detail-type': Object.keys(KIND_OF_EVENT),
    }),
    target: 'message-queue',
  },
  {
    name: 'endpoints',
    description: 'What is sent to endpoints, signed; and requests to send what is due at once.',
    takesReplays: false,
    pattern: (ownAccount) => ({
      account: [ownAccount],
      source: [OWN_SOURCES.audit, OWN_SOURCES.claims, OWN_SOURCES.objectives, OWN_SOURCES.approvals, OWN_SOURCES.endpoints],
      'detail-type': [...Object.keys(ENDPOINT_EVENTS), DELIVERIES_REQUESTED],
    }),
    target: 'endpoint-queue',
  },
];

export const RULES: readonly Rule[] = DECLARED_RULES.map((rule) => ({
  ...rule,
  pattern: (ownAccount) => ({ ...rule.pattern(ownAccount), ...(!rule.takesReplays && NOT_REPLAYED) }),
}));

/** The queue before early warning: facts within half a minute cause one assessment. */
export const WATCH = { batchSize: 100, batchingWindowSeconds: 30, maxReceives: 3 } as const;

/** The queue between the bus and the function: batches, retries, then the dead-letter queue. */
export const INGEST = { batchSize: 100, batchingWindowSeconds: 5, maxReceives: 5 } as const;

/**
 * Every evening, for the previous month and for periods of the running month: ended periods (grace included) are issued, changed ones are
 * restated, held ones are tried again. Contracts without due periods are only examined.
 */
export const AUDIT_SCHEDULE = {
  name: 'daily-audit',
  cron: { minute: '30', hour: '20', day: '*', month: '*' },
  zone: 'Asia/Shanghai',
  months: ['before', 'running'],
} as const;

/** Four attempts of a contract and the record of its failure end within the five minutes of an express run. */
export const AUDIT_MAP = { maxConcurrency: 40, retries: 3, timeoutSeconds: 50 } as const;

/** The metric by which the audit's first step counts that the schedule started it: its executions are started by requests too. */
export const AUDIT_RUNS_METRIC = 'ScheduledAudits';

/** The metrics by which scheduled functions that a queue calls too count their runs by the schedule. */
export const OWN_RUN_METRICS = { 'early-warning': 'EarlyWarningRuns' } as const;

/** Scheduled functions other than the audit: minutes between runs. */
export const HOUSEKEEPING = {
  'detect-silent-senders': 5,
  'pack-samples': 60,
  'move-old-evidence': 60,
  'remind-and-expire-claims': 60,
  'early-warning': 1,
  'retry-deliveries': 1,
} as const;
