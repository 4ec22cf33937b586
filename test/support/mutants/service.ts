/** What the service does by a contract beside its statements: when a period closes and what it waits for, and who may speak. */
import { bareHolds } from './stub-stores.ts';
import type { CheckedContract } from '../../../lib/domain/agreement/contract.ts';
import { servicePeriod } from '../../../lib/domain/agreement/service-period.ts';
import { closesAt, waitsUntil } from '../../../lib/domain/statement/deadlines.ts';
import { checkSenders } from '../../../lib/application/register-senders.ts';
import { registered } from './stub-stores.ts';

/** For each period: when its first statement may be issued, and whether it waits for each of what it may wait for, soon and late. */
export async function closing(checked: CheckedContract, labels: readonly string[]): Promise<string> {
  const all = labels.map(async (label) => {
    const found = servicePeriod(checked, label);
    if ('issue' in found) return found.issue.code;
    return [closesAt(checked, found), String(waitsUntil(checked, found)), await bareHolds(checked, found)];
  });
  return JSON.stringify(await Promise.all(all));
}

/** The bindings and watches that registering the senders of an order makes, or what is wrong with them. */
export async function speakers(checked: CheckedContract): Promise<string> {
  const { order } = checked.contract;
  const stores = registered();
  const issues = await checkSenders(order.senders ?? [], '', stores.stores);
  return issues.length > 0 ? JSON.stringify(issues.map(({ code }) => code)) : stores.after(order);
}
