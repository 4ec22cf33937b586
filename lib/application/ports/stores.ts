/** All stores together. */
import type { FactStore } from './evidence.ts';
import type { ContractStore } from './contracts.ts';
import type { StatementStore } from './statements.ts';
import type { ApprovalStore } from './approvals.ts';
import type { AuditStore } from './audits.ts';
import type { BillCreditStore } from './bill-credits.ts';
import type { ClaimStore } from './claims.ts';
import type { CursorKeyStore } from './cursor-keys.ts';
import type { VendorListings } from './listing.ts';
import type { NoteNumberStore } from './note-numbers.ts';
import type { LedgerStore } from './ledger.ts';
import type { EarlyWarningStore } from './early-warnings.ts';
import type { DisputeStore } from './disputes.ts';
import type { ProgressStore } from './progress.ts';
import type { RequestStore } from './requests.ts';
import type { RunningEvidenceStore } from './running-evidence.ts';
import type { SampleStore } from './samples.ts';
import type { RegistryStore } from './registry.ts';
import type { SourceStore } from './sources.ts';
import type { QuarantineStore } from './quarantine.ts';
import type { SealStore } from './seals.ts';
import type { SigningKeyStore } from './signer.ts';

export interface Stores {
  readonly facts: FactStore;
  readonly contracts: ContractStore;
  readonly samples: SampleStore;
  readonly registry: RegistryStore;
  readonly sources: SourceStore;
  readonly statements: StatementStore;
  readonly approvals: ApprovalStore;
  readonly audits: AuditStore;
  readonly billCredits: BillCreditStore;
  readonly claims: ClaimStore;
  readonly ledger: LedgerStore;
  readonly noteNumbers: NoteNumberStore;
  readonly watches: EarlyWarningStore;
  readonly runningEvidence: RunningEvidenceStore;
  readonly disputes: DisputeStore;
  readonly progress: ProgressStore;
  readonly requests: RequestStore;
  readonly quarantine: QuarantineStore;
  readonly seals: SealStore;
  readonly cursorKeys: CursorKeyStore;
  readonly vendorListings: VendorListings;
  readonly signingKeys: SigningKeyStore;
}
