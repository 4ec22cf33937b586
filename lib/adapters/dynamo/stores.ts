/** All stores over one table. */
import { DynamoApprovalStore } from './approval-store.ts';
import { DynamoAuditStore } from './audit-store.ts';
import { DynamoBillCreditStore } from './bill-credit-store.ts';
import { DynamoClaimStore } from './claim-store.ts';
import { DynamoContractStore } from './contract-store.ts';
import { DynamoCursorKeyStore } from './cursor-key-store.ts';
import { DynamoDisputeStore } from './dispute-store.ts';
import { DynamoFactStore } from './fact-store.ts';
import { DynamoLedgerStore } from './ledger-store.ts';
import { DynamoNoteNumberStore } from './note-number-store.ts';
import { DynamoProgressStore } from './progress-store.ts';
import { DynamoQuarantineStore } from './quarantine-store.ts';
import { DynamoRequestStore } from './request-store.ts';
import { DynamoRegistryStore } from './registry-store.ts';
import { DynamoRunningEvidenceStore } from './running-evidence-store.ts';
import { DynamoSampleStore } from './sample-store.ts';
import { DynamoSourceStore } from './source-store.ts';
import { DynamoStatementStore } from './statement-store.ts';
import { DynamoVendorListings } from './vendor-listings.ts';
import type { ObjectStorage } from '../../application/ports/old-evidence.ts';
import type { Clock } from '../../application/ports/clock.ts';
import { DynamoSealStore } from './seal-store.ts';
import { DynamoSigningKeyStore } from './signing-key-store.ts';
import type { Table } from './table.ts';
import { DynamoEarlyWarningStore } from './early-warning-store.ts';
import type { Stores } from '../../application/ports/stores.ts';

/**
 * @param clock the clock of recording; without one, no posting of the ledger is late.
 * @param storage of bundles and old evidence; absent: all of it is in the table.
 */
export const dynamoStores = (table: Table, clock?: Clock, storage?: ObjectStorage): Stores => ({
  facts: new DynamoFactStore(table, storage),
  samples: new DynamoSampleStore(table, storage),
  contracts: new DynamoContractStore(table),
  registry: new DynamoRegistryStore(table),
  sources: new DynamoSourceStore(table),
  statements: new DynamoStatementStore(table, storage?.objects),
  approvals: new DynamoApprovalStore(table),
  audits: new DynamoAuditStore(table),
  billCredits: new DynamoBillCreditStore(table),
  claims: new DynamoClaimStore(table),
  ledger: new DynamoLedgerStore(table, clock),
  noteNumbers: new DynamoNoteNumberStore(table),
  disputes: new DynamoDisputeStore(table),
  watches: new DynamoEarlyWarningStore(table),
  runningEvidence: new DynamoRunningEvidenceStore(table),
  progress: new DynamoProgressStore(table),
  requests: new DynamoRequestStore(table),
  quarantine: new DynamoQuarantineStore(table),
  seals: new DynamoSealStore(table, clock),
  cursorKeys: new DynamoCursorKeyStore(table),
  vendorListings: new DynamoVendorListings(table),
  signingKeys: new DynamoSigningKeyStore(table),
});
