/**
 * The handler of every declared function, made over services that are given. The embedded run reads this table; the cloud bundles each
 * function from the entry that its declaration names. A function that is declared and has no handler does not compile.
 */
import type { FunctionName } from '../lib/declarations/functions.ts';
import { approvalRoutes } from './http/approvals.ts';
import { auditRoutes } from './http/audits.ts';
import { claimRoutes } from './http/claims.ts';
import { contractRoutes } from './http/contracts.ts';
import { documentRoutes } from './http/documents.ts';
import { endpointRoutes } from './http/endpoints.ts';
import { erasureRoutes } from './http/erasures.ts';
import { evidenceRoutes } from './http/evidence.ts';
import { worthRoutes } from './http/objective-worth.ts';
import { ledgerRoutes } from './http/ledger.ts';
import { ledgerStream } from './http/ledger-stream.ts';
import { readingRoutes } from './http/statements.ts';
import { messageRoutes } from './http/messages.ts';
import { vendorRoutes } from './http/vendors.ts';
import { webhookRoutes } from './http/webhooks.ts';
import { deliveringEvents } from './queue/deliver-events.ts';
import { ingestEvents } from './queue/ingest-events.ts';
import { sendingMessages } from './queue/send-messages.ts';
import { silentSenderDetection } from './schedule/detect-silent-senders.ts';
import { earlyWarning } from './schedule/early-warning.ts';
import { movingOldEvidence } from './schedule/move-old-evidence.ts';
import { packingSamples } from './schedule/pack-samples.ts';
import { retryingDeliveries } from './schedule/retry-deliveries.ts';
import { remindingAndExpiringClaims } from './schedule/remind-and-expire-claims.ts';
import type { AllServices } from './shared/services.ts';
import { assessContract } from './workflow/assess-contract.ts';
import { closeAudits } from './workflow/close-audit.ts';
import { planAudits } from './workflow/plan-audit.ts';

export const HANDLERS = {
  'ingest-events': ingestEvents,
  'receive-webhook': webhookRoutes,
  'manage-contracts': contractRoutes,
  'find-worth': worthRoutes,
  'manage-vendors': vendorRoutes,
  'manage-evidence': evidenceRoutes,
  'erase-records': erasureRoutes,
  'read-statements': readingRoutes,
  'read-ledger': ledgerRoutes,
  'stream-ledger': ledgerStream,
  'manage-claims': claimRoutes,
  'manage-approvals': approvalRoutes,
  'render-documents': documentRoutes,
  'start-audit': auditRoutes,
  'plan-audit': planAudits,
  'assess-contract': assessContract,
  'close-audit': closeAudits,
  'detect-silent-senders': silentSenderDetection,
  'pack-samples': packingSamples,
  'move-old-evidence': movingOldEvidence,
  'remind-and-expire-claims': remindingAndExpiringClaims,
  'early-warning': earlyWarning,
  'manage-messages': messageRoutes,
  'send-messages': sendingMessages,
  'manage-endpoints': endpointRoutes,
  'deliver-events': deliveringEvents,
  'retry-deliveries': retryingDeliveries,
} as const satisfies Readonly<Record<FunctionName, (given: () => AllServices) => unknown>>;
