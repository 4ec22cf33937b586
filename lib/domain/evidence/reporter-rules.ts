/** The interface of the rules for reporters that the fold applies to each fact. ../checker/reporters.ts makes them from the terms. */
import type { Fact } from './fact.ts';
import type { FindingText } from './findings/finding.ts';

/** Each method gives the finding on a fact that does not count, with the remedy; undefined when it counts. */
export interface ReporterRules {
  /** Whether every sender may report every record, so that `ofRecord` need not be called. */
  readonly hasAllRecords: boolean;
  /** For a record of a kind and its milestones. */
  ofRecord(fact: Fact, kind: string): FindingText | undefined;
  /** For an attribute. @param of "customer", a component kind, or a record kind. */
  ofAttribute(fact: Fact, of: string, name: string): FindingText | undefined;
  /** For a bill. */
  ofBill(fact: Fact): FindingText | undefined;
  /** Whether the party of a bill's sender owes something because of the bill. */
  owesBy(bill: Fact): boolean;
}

export const EVERYTHING: ReporterRules = {
  hasAllRecords: true,
  ofRecord: () => undefined,
  ofAttribute: () => undefined,
  ofBill: () => undefined,
  owesBy: () => false,
};
