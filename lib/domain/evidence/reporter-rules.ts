/** Who may say what, as the fold asks it of each fact. The terms decide: ../checker/reporters.ts. */
import type { Fact } from './fact.ts';

/** Each answer is why the word of a fact does not count, with the remedy; undefined when it counts. */
export interface ReporterRules {
  /** Anybody may say of any record that it is, and its milestones: `ofRecord` need not be asked. */
  readonly hasAllRecords: boolean;
  /** On a record of a kind: that it is, and its milestones. */
  ofRecord(fact: Fact, kind: string): string | undefined;
  /** On an attribute. @param of "customer", a component kind, or a record kind. */
  ofAttribute(fact: Fact, of: string, name: string): string | undefined;
  /** On what was charged. */
  ofBill(fact: Fact): string | undefined;
  /** Whether the party that a bill speaks for owes something that rests on it. */
  owesBy(bill: Fact): boolean;
}

export const EVERYTHING: ReporterRules = {
  hasAllRecords: true,
  ofRecord: () => undefined,
  ofAttribute: () => undefined,
  ofBill: () => undefined,
  owesBy: () => false,
};
