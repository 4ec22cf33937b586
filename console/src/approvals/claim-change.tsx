/** What an entry would do to the accounts of its claim: the claim with it, computed by the core, beside the claim as it is. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { ReadClaim } from '../../../lib/application/claims/read-claim.ts';
import { claimOf } from '../../../lib/domain/claims/claim.ts';
import type { Transition } from '../../../lib/domain/claims/transition.ts';
import { creditName } from '../../../lib/presentation/reasons/line-names.ts';
import { ACCOUNTS, ACCOUNT_WORDS, type ClaimAccount } from '../../../lib/presentation/document/account-words.ts';
import { accountsOf } from '../../../lib/presentation/document/accounts-table.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { STEP_WORDS } from '../../../lib/presentation/document/step-words.ts';
import { type Approval, useClaim } from '../api.ts';
import { coreClaim } from '../claim/claim-words.ts';
import { amountShown, capital } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { claimPath } from '../parts/paths.ts';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';

export function ClaimChange({ approval }: { readonly approval: Approval }): ReactNode {
  const id = approval.entry?.claim ?? decodeURIComponent(approval.request.path.split('/').at(-2) ?? '');
  const claim = useClaim(id);
  return <Answer of={claim}>{(found) => <Shown approval={approval} claim={coreClaim(found)} />}</Answer>;
}

function Shown({ approval, claim }: { readonly approval: Approval; readonly claim: ReadClaim }): ReactNode {
  const texts = useMoneyTexts();
  const { state } = useTexts();
  const language = useLanguage();
  const words = ACCOUNT_WORDS[language];
  const body = JSON.parse(approval.request.body) as Partial<Transition> & Pick<Transition, 'kind'>;
  const amount = body.amount ?? approval.entry?.amount;
  const waits = approval.state === 'waiting';
  const then = claimOf(claim, [...claim.transitions, { ...body, ...(amount !== undefined && { amount }), by: '', at: claim.asOf }]);
  const said = [
    capital(STEP_WORDS[language].transitions[body.kind]),
    amount === undefined ? undefined : amountShown(amount, claim.currency),
    body.effectiveOn && `${LABELS[language].effectiveOn}: ${body.effectiveOn}`,
    body.reference && `${LABELS[language].reference}: ${body.reference}`,
    body.note,
  ].filter((text) => text !== undefined && text !== '');
  const isChanged = waits && approval.entry !== undefined && approval.entry.transitions !== claim.transitions.length;
  return (
    <SpaceBetween size="m">
      {isChanged && <Alert type="warning">{texts.unchangedSince}</Alert>}
      <LinkTo to={claimPath(claim.id)}>{`${creditName(claim, language)} (${claim.id})`}</LinkTo>
      <Box>{said.join(', ')}</Box>
      {waits && (
        <DataTable
          isPart
          title={texts.wouldChange}
          columns={[{ name: words.account }, { name: texts.before, right: true }, { name: texts.after, right: true }]}
          rows={[
            [state, words.states[claim.state], words.states[then.state]],
            ...ACCOUNTS.flatMap((account) => {
              const [before, after] = [amountOf(claim, account), amountOf(then, account)].map((one) =>
                one === undefined ? '–' : one === 'unbounded' ? words.withoutBound : amountShown(one.amount, one.currency),
              );
              return before === after && before === '–' ? [] : [[capital(words.named[account]), before, after]];
            }),
          ]}
        />
      )}
    </SpaceBetween>
  );
}

const amountOf = (claim: Parameters<typeof accountsOf>[0], account: ClaimAccount) =>
  accountsOf(claim).find(([name]) => name === account)?.[1];
