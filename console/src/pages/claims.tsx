/** Claims by what is due next. */
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import type { components } from '../../../client/api.ts';
import { creditNameBy } from '../../../lib/presentation/reasons/credit-name.ts';
import { useClaims } from '../api.ts';
import { amountShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { numbers } from '../parts/data-table.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { ListingTable } from '../parts/listing-table.tsx';
import { claimPath, statementPath } from '../parts/paths.ts';
import { useFirstWords, useLanguage, useTexts } from '../text/catalogue.ts';

type ClaimEntry = components['schemas']['ClaimEntry'];

export function Claims(): ReactNode {
  const texts = useTexts();
  const claims = useClaims();
  return (
    <ContentLayout header={<Header variant="h1">{texts.claims}</Header>}>
      <Answer of={claims}>{({ items, isCut }) => <ClaimsTable title={texts.claims} claims={items} isCut={isCut} />}</Answer>
    </ContentLayout>
  );
}

interface ClaimsTableProps {
  readonly title: string;
  readonly claims: readonly ClaimEntry[];
  readonly isCut: boolean;
}

/** What may still be claimed; undefined where all was, where the last day has passed, or where no claim is needed. */
const restOf = ({ notClaimed, expired }: ClaimEntry): string | undefined =>
  expired === undefined && notClaimed !== undefined && /[1-9]/.test(notClaimed) ? notClaimed : undefined;

/** The last day counts until all is claimed: from then on the vendor answers, without a day of the contract. */
function withNext(claim: ClaimEntry) {
  const rest = restOf(claim);
  return { ...claim, rest, lastDay: claim.state === 'due' || rest !== undefined ? claim.lastDay : undefined };
}
type Listed = ReturnType<typeof withNext>;

export function ClaimsTable({ title, claims, isCut }: ClaimsTableProps): ReactNode {
  const { texts, accounts, names } = useFirstWords();
  const language = useLanguage();
  return (
    <ListingTable
      title={title}
      rows={claims.map(withNext)}
      isCut={isCut}
      empty={texts.noClaims}
      sortedBy="lastDay"
      address="claims"
      columns={[
        {
          id: 'claim',
          header: texts.claim,
          isRowHeader: true,
          cell: (claim) => <LinkTo to={claimPath(claim.id)}>{creditNameBy(claim, language, names)}</LinkTo>,
        },
        {
          id: 'statement',
          header: texts.statement,
          cell: ({ contract, period }) => <LinkTo to={statementPath(`${contract}.${period}`)}>{`${contract}.${period}`}</LinkTo>,
        },
        { id: 'vendor', header: texts.vendor, sortingField: 'vendor', cell: ({ vendor }) => vendor },
        { id: 'state', header: texts.state, sortingField: 'state', cell: ({ state }) => accounts.states[state] },
        { id: 'lastDay', header: texts.lastDay, sortingField: 'lastDay', cell: ({ lastDay }) => lastDay ?? '–' },
        numbers<Listed>({ id: 'owed', header: texts.claimed, cell: ({ owed, currency }) => amountShown(owed, currency) }),
        numbers<Listed>({
          id: 'notClaimed',
          header: texts.notClaimed,
          cell: ({ rest, currency }) => (rest === undefined ? '–' : amountShown(rest, currency)),
        }),
        numbers<Listed>({ id: 'open', header: texts.open, cell: ({ open, currency }) => amountShown(open, currency) }),
      ]}
    />
  );
}
