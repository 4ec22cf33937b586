/** What a contract makes of each history, as a digest; each is computed once, and so is each amendment of the contract. */
import { createHash } from 'node:crypto';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import type { DocumentNode } from './documents.ts';
import { type Amendment, type MutantReading, type Scenario, read, statementOf } from './observe.ts';

export class AmendedReadings {
  /** Digests of what it makes of each history. */
  private readonly own = new Map<Scenario, string>();
  private readonly amended = new Map<string, MutantReading>();

  private readonly document: DocumentNode;
  private readonly checked: CheckedContract;
  private readonly view: (statement: Statement) => string;

  /** @param view what of a statement is compared. */
  constructor(document: DocumentNode, checked: CheckedContract, view: (statement: Statement) => string) {
    this.document = document;
    this.checked = checked;
    this.view = view;
  }

  /** Keeps what is known of a history already. */
  keep(scenario: Scenario, statement: Statement | string): void {
    this.own.set(scenario, this.digest(statement));
  }

  of(scenario: Scenario): string {
    const known = this.own.get(scenario);
    if (known !== undefined) return known;
    const seen = this.seen(scenario, this.document, this.checked, this.amended);
    this.own.set(scenario, seen);
    return seen;
  }

  /** What another contract makes of a history. @param amended its amendments so far, by name. */
  seen(scenario: Scenario, document: DocumentNode, checked: CheckedContract, amended: Map<string, MutantReading>): string {
    let reading: MutantReading = { checked };
    if (scenario.amend) {
      reading = amended.get(scenario.amend.name) ?? amendedBy(document, scenario.amend);
      amended.set(scenario.amend.name, reading);
    }
    return 'checked' in reading ? this.digest(statementOf(reading.checked, scenario)) : `refused: ${reading.refused}`;
  }

  private digest(statement: Statement | string): string {
    return typeof statement === 'string' ? statement : createHash('sha1').update(this.view(statement)).digest('base64');
  }
}

function amendedBy(document: DocumentNode, amendment: Amendment): MutantReading {
  try {
    return read(amendment.change(document));
  } catch (error) {
    return { refused: `crash ${String(error)}` };
  }
}
