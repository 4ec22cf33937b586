/** One claim: what is owed of it, all that happened to it, what the caller may record, its disputes, and the letter. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import type { ReadClaim } from '../../../lib/application/claims/read-claim.ts';
import type { PartyRole } from '../../../lib/domain/contract/terms.ts';
import { creditName } from '../../../lib/presentation/reasons/line-names.ts';
import { ACCOUNT_WORDS } from '../../../lib/presentation/document/account-words.ts';
import { attentionOf, stateShown } from '../../../lib/presentation/document/accounts-table.ts';
import { useApprovals, useClaim } from '../api.ts';
import { Balances } from '../claim/balances.tsx';
import { ClaimActions } from '../claim/claim-actions.tsx';
import { coreClaim, useNames, useParty } from '../claim/claim-words.ts';
import { Disputes } from '../claim/disputes.tsx';
import { History } from '../claim/history.tsx';
import { Letter } from '../claim/letter.tsx';
import { amountShown, capital } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { IssuesSaid } from '../parts/said.tsx';
import { approvalPath, statementPath } from '../parts/paths.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';
import type { MoneyTexts } from '../text/english-money.ts';

export function ClaimPage(): ReactNode {
  const { id = '' } = useParams();
  const texts = useTexts();
  const claim = useClaim(id);
  return (
    <Answer of={claim} title={texts.claim}>
      {(answered) => <Shown claim={coreClaim(answered)} />}
    </Answer>
  );
}

/** What came of the last thing that was recorded here: the approval that it waits for, or that it is done. */
type Outcome = { readonly waits: string } | 'done';

function Shown({ claim }: { readonly claim: ReadClaim }): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const { names, nameOf } = useNames(claim.statement, language);
  const [outcome, setOutcome] = useState<Outcome>();
  const done = (waits: string | undefined): void => setOutcome(waits === undefined ? 'done' : { waits });
  const view = { claim, names, nameOf, onDone: done };
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={claim.id} actions={<LinkTo to={statementPath(claim.statement)}>{texts.statement}</LinkTo>}>
          {`${texts.claim}: ${creditName(claim, language)}`}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Happened outcome={outcome} />
        <Attention claim={claim} names={names} />
        <Container header={<Header variant="h2">{capital(stateShown(claim, ACCOUNT_WORDS[language]))}</Header>}>
          <ClaimActions {...view} />
        </Container>
        <Balances claim={claim} names={names} nameOf={nameOf} />
        <History {...view} />
        <Disputes {...view} />
        <Letter claim={claim} />
      </SpaceBetween>
    </ContentLayout>
  );
}

function Happened({ outcome }: { readonly outcome: Outcome | undefined }): ReactNode {
  const texts = useMoneyTexts();
  if (outcome === undefined) return null;
  if (outcome === 'done') return <Alert type="success">{texts.done}</Alert>;
  return (
    <Alert type="info" header={texts.waits}>
      <LinkTo to={approvalPath(outcome.waits)}>{texts.toApproval}</LinkTo>
    </Alert>
  );
}

/** To the creditor: what is not claimed of a claim of which a part is, and until when it can be, or could. */
function restSaid(claim: ReadClaim, texts: MoneyTexts, party: PartyRole): string[] {
  const { creditor, claimed, notClaimed, expired, lastDay } = claim;
  if (party !== creditor || !claimed || !notClaimed) return [];
  const amount = amountShown(notClaimed.amount, notClaimed.currency);
  return [expired && lastDay !== undefined ? texts.restExpired(amount, lastDay) : texts.restOpen(amount, lastDay)];
}

/** The codes of warnings that have words in each language (`attentionOf`). */
const IN_WORDS: ReadonlySet<string> = new Set(['over-credited', 'open-dispute']);

function Attention({ claim, names }: { readonly claim: ReadClaim; readonly names: Parameters<typeof attentionOf>[1] }): ReactNode {
  const texts = useMoneyTexts();
  const language = useLanguage();
  const party = useParty();
  const { session } = useSession();
  const approvals = useApprovals(session?.scopes.has('approvals:read') ?? false);
  const waiting = (approvals.data?.items ?? []).filter(({ state, entry }) => state === 'waiting' && entry?.claim === claim.id);
  const { asOf, disputes, warnings } = claim;
  const others = warnings.filter(({ code }) => !IN_WORDS.has(code));
  const attention = [...restSaid(claim, texts, party), ...attentionOf({ asOf, claims: [claim], disputes, warnings }, names, language)];
  return (
    <>
      {waiting.length > 0 && (
        <Alert type="info" header={texts.waiting}>
          {waiting.map(({ id, summary }) => (
            <div key={id}>
              <LinkTo to={approvalPath(id)}>{summary}</LinkTo>
            </div>
          ))}
        </Alert>
      )}
      {attention.length + others.length > 0 && (
        <Alert type="warning" header={ACCOUNT_WORDS[language].attention}>
          {attention.map((text) => (
            <Box key={text}>{text}</Box>
          ))}
          <IssuesSaid issues={others} />
        </Alert>
      )}
    </>
  );
}
