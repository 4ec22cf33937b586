/** The disputes of a claim's period: raised by one party, withdrawn by it or decided by the other. */
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Fragment, type ReactNode } from 'react';
import type { ReadClaim } from '../../../lib/application/claims/read-claim.ts';
import type { Dispute } from '../../../lib/domain/claims/dispute.ts';
import { deciderIssue } from '../../../lib/domain/claims/dispute-decision.ts';
import { ACCOUNT_WORDS } from '../../../lib/presentation/document/account-words.ts';
import { disputeStands } from '../../../lib/presentation/document/dispute-counts.ts';
import { useDisputes } from '../api.ts';
import { amountShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { useSession } from '../session/session.tsx';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';
import { type LineName, coreDispute, useParty } from './claim-words.ts';
import { DecideDispute } from './decide-dispute.tsx';
import { RaiseDispute } from './raise-dispute.tsx';
import { WithdrawDispute } from './withdraw-dispute.tsx';
import { useAddress } from '../parts/use-address.ts';
import { Instant } from '../parts/instant.tsx';

interface DisputesProps {
  readonly claim: ReadClaim;
  readonly nameOf: LineName;
  readonly onDone: (waits: undefined) => void;
}

/** In the address: which form is open, and of which dispute. */
type Doing = 'raise' | `withdraw ${string}` | `decide ${string}`;

export function Disputes({ claim, nameOf, onDone }: DisputesProps): ReactNode {
  const disputes = useDisputes(claim.contract, claim.period);
  const [doing, setDoing] = useAddress('do');
  const { session } = useSession();
  const openDisputes = (disputes.data?.items ?? []).map(coreDispute);
  const may = useMayOf();
  const [withdrawn, decided] = (['withdraw', 'decide'] as const).map((what) =>
    openDisputes.find((dispute) => doing === `${what} ${dispute.id}` && may(dispute)[what]),
  );
  const form = { claim, nameOf, onClose: () => setDoing(undefined), onDone: () => onDone(undefined) };
  return (
    <>
      <Answer of={disputes}>
        {({ items }) => <DisputesTable claim={claim} nameOf={nameOf} disputes={items.map(coreDispute)} onDo={setDoing} />}
      </Answer>
      {doing === 'raise' && session?.scopes.has('disputes:write') && <RaiseDispute {...form} />}
      {withdrawn && <WithdrawDispute {...form} dispute={withdrawn} />}
      {decided && <DecideDispute {...form} dispute={decided} />}
    </>
  );
}

interface DisputesTableProps extends Pick<DisputesProps, 'claim' | 'nameOf'> {
  readonly disputes: readonly Dispute[];
  readonly onDo: (doing: Doing) => void;
}

function DisputesTable({ claim, nameOf, disputes, onDo }: DisputesTableProps): ReactNode {
  const texts = useMoneyTexts();
  const { state } = useTexts();
  const language = useLanguage();
  const words = ACCOUNT_WORDS[language];
  const { session } = useSession();
  const mayRaise = session?.scopes.has('disputes:write') ?? false;
  const money = ({ currency = claim.currency }: Dispute, amount: string | undefined): string =>
    amount === undefined ? '' : amountShown(amount, currency);
  return (
    <DataTable
      title={texts.disputes}
      empty={texts.noDisputes}
      actions={mayRaise && <Button onClick={() => onDo('raise')}>{texts.raise}</Button>}
      columns={[
        { name: `${texts.dispute} · ${texts.raisedBy}` },
        { name: texts.about },
        { name: texts.amount(claim.currency), right: true },
        { name: state },
        { name: texts.note },
        { name: texts.record },
      ]}
      rows={disputes.map((dispute) => {
        const { id, raisedBy = 'customer', openedBy, openedAt, lines, events, reason, note } = dispute;
        const about = lines.length === 0 && events.length === 0 ? [texts.whole] : [...lines.map(nameOf), ...events];
        return [
          <Fragment key="id">
            <div>{id}</div>
            <div>{`${words[raisedBy]}, ${openedBy}`}</div>
            <Instant at={openedAt} zone={claim.zone} />
          </Fragment>,
          about.join('; '),
          money(dispute, dispute.amount),
          disputeStands({ currency: claim.currency, ...dispute }, language),
          [reason, note].filter((text) => text !== undefined).join(' – '),
          <DisputeActions key="do" dispute={dispute} onDo={onDo} />,
        ];
      })}
    />
  );
}

/** What the API would take of the caller. */
function useMayOf(): (dispute: Dispute) => Readonly<Record<'withdraw' | 'decide', boolean>> {
  const { session } = useSession();
  const party = useParty();
  return (dispute) => {
    const { status, raisedBy = 'customer' } = dispute;
    if (status !== 'open' || !session) return { withdraw: false, decide: false };
    const decider = { by: session.subject, party };
    return {
      withdraw: session.scopes.has('disputes:write') && raisedBy === party,
      decide: session.scopes.has('disputes:settle') && !deciderIssue(dispute, decider, { outcome: 'upheld', reference: '-' }),
    };
  };
}

function DisputeActions({ dispute, onDo }: { readonly dispute: Dispute; readonly onDo: (doing: Doing) => void }): ReactNode {
  const texts = useMoneyTexts();
  const { id } = dispute;
  const may = useMayOf()(dispute);
  if (!may.withdraw && !may.decide) return null;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {may.withdraw && (
        <Button ariaLabel={`${texts.withdraw}: ${id}`} onClick={() => onDo(`withdraw ${id}`)}>
          {texts.withdraw}
        </Button>
      )}
      {may.decide && (
        <Button ariaLabel={`${texts.decide}: ${id}`} onClick={() => onDo(`decide ${id}`)}>
          {texts.decide}
        </Button>
      )}
    </SpaceBetween>
  );
}
