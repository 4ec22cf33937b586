/** What the service does by a contract beside its statements: when a period closes and what it waits for, and who may speak. */
import { stepsOf } from '../../../lib/domain/contract/claim-clause.ts';
import { bareHolds } from './stub-stores.ts';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { type ServicePeriod, servicePeriod } from '../../../lib/domain/checker/service-period.ts';
import { datesFrom } from '../../../lib/domain/statement/credits/claim-clauses.ts';
import { closesAt, waitsUntil } from '../../../lib/domain/statement/objectives/grace-for-late-facts.ts';
import { bareContext } from '../../../lib/domain/statement/objectives/deadlines.ts';
import { DAY } from '../../../lib/domain/time/instant.ts';
import { checkSenders } from '../../../lib/application/registry/register-senders.ts';
import { registered } from './stub-stores.ts';

/** What the service does by a contract, as text. */
export const serviceOf = async (checked: CheckedContract, labels: readonly string[]): Promise<string> =>
  JSON.stringify([await closing(checked, labels), await senders(checked)]);

/** For each period: when its first statement may be issued, whether it waits for each of what it may wait for, and until when claims are taken. */
async function closing(checked: CheckedContract, labels: readonly string[]): Promise<string> {
  const all = labels.map(async (label) => {
    const found = servicePeriod(checked, label);
    if ('issue' in found) return found.issue.code;
    return [closesAt(checked, found), String(waitsUntil(checked, found)), await bareHolds(checked, found), claimDates(checked, found)];
  });
  return JSON.stringify(await Promise.all(all));
}

/** Until when each step of each claim may be taken that counts from the statement, issued soon or late after the period. */
function claimDates(checked: CheckedContract, found: ServicePeriod): unknown {
  const context = bareContext(checked, found);
  const steps = Object.values(found.checkedTerms.terms.claims).flatMap(stepsOf);
  const issued = [3, 20].map((days) => found.period.end + days * DAY);
  return steps.filter(({ after }) => after === 'statement').map((step) => issued.map((at) => datesFrom(at, step, context)));
}

/** The bindings and watches that registering the senders of an order makes, or what is wrong with them. */
async function senders(checked: CheckedContract): Promise<string> {
  const { order } = checked.contract;
  const stores = registered();
  const issues = await checkSenders(order.senders ?? [], '', stores.stores);
  return issues.length > 0 ? JSON.stringify(issues.map(({ code }) => code)) : stores.after(order);
}
