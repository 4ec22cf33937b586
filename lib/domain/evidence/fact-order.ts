/** The one order of facts: by instant, then by sender and id. */
import type { Fact } from './fact.ts';

export const byTime = (a: Fact, b: Fact): number =>
  a.occurredAt - b.occurredAt || (a.sender < b.sender ? -1 : a.sender > b.sender ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
