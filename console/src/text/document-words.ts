/** Words that documents have too, from their one catalogue: what a page calls a thing is what its PDF calls it. */
import type { AccountWords } from '../../../lib/presentation/document/account-words-english.ts';
import type { Labels } from '../../../lib/presentation/document/labels-english.ts';
import { capital } from '../format/shown.ts';

export function documentWords(labels: Labels, { named, state, lastDay }: AccountWords) {
  const { claims, contract, vendor, period, revision, issued, credit, reasons, digests } = labels;
  return {
    claims,
    contract,
    vendor,
    period,
    revision,
    issued,
    credit,
    digests,
    reason: reasons,
    state: capital(state),
    lastDay: capital(lastDay),
    open: capital(named.open),
    claimed: capital(named.owed),
    total: capital(named.owed),
  };
}
