/** Words that documents have too, from their one catalogue: what a page calls a thing is what its PDF calls it. */
import type { Language } from '../../../lib/domain/contract/title.ts';
import { ACCOUNT_WORDS } from '../../../lib/presentation/document/account-words.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { capital } from '../format/shown.ts';

export const documentWords = (language: Language) => {
  const { claims, contract, vendor, period, revision, issued, credit, reasons, digests } = LABELS[language];
  const { named, state, lastDay } = ACCOUNT_WORDS[language];
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
};
