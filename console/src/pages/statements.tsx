/** Issued statements, the newest first. */
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { RECENT_DAYS, type StatementEntry, useStatements } from '../api.ts';
import { amountShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { numbers } from '../parts/data-table.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { ListingTable } from '../parts/listing-table.tsx';
import { statementPath } from '../parts/paths.ts';
import { useTexts } from '../text/catalogue.ts';
import { Instant } from '../parts/instant.tsx';

export function Statements(): ReactNode {
  const texts = useTexts();
  const statements = useStatements();
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={texts.recent(RECENT_DAYS)}>
          {texts.statements}
        </Header>
      }
    >
      <Answer of={statements}>{({ items, isCut }) => <StatementsTable title={texts.statements} entries={items} isCut={isCut} />}</Answer>
    </ContentLayout>
  );
}

/** The newest revision of each statement. */
export function newest(entries: readonly StatementEntry[]): StatementEntry[] {
  const byId = new Map<string, StatementEntry>();
  for (const entry of entries) {
    const known = byId.get(entry.id);
    if (!known || known.revision < entry.revision) byId.set(entry.id, entry);
  }
  return [...byId.values()];
}

interface StatementsTableProps {
  readonly title: string;
  readonly entries: readonly StatementEntry[];
  readonly isCut: boolean;
}

export function StatementsTable({ title, entries, isCut }: StatementsTableProps): ReactNode {
  const texts = useTexts();
  return (
    <ListingTable
      title={title}
      rows={newest(entries)}
      isCut={isCut}
      empty={texts.noStatements}
      sortedBy="issuedAt"
      newestFirst
      address="statements"
      columns={[
        {
          id: 'id',
          header: texts.statement,
          sortingField: 'id',
          isRowHeader: true,
          cell: ({ id }) => <LinkTo to={statementPath(id)}>{id}</LinkTo>,
        },
        { id: 'vendor', header: texts.vendor, sortingField: 'vendor', cell: ({ vendor }) => vendor },
        { id: 'period', header: texts.period, sortingField: 'period', cell: ({ period }) => period },
        { id: 'revision', header: texts.revision, cell: ({ revision }) => revision },
        { id: 'issuedAt', header: texts.issued, sortingField: 'issuedAt', cell: ({ issuedAt }) => <Instant at={issuedAt} /> },
        numbers<StatementEntry>({
          id: 'total',
          header: texts.total,
          cell: ({ total, provisional }) => `${provisional ? `${texts.provisional} ` : ''}${amountShown(total.amount, total.currency)}`,
        }),
      ]}
    />
  );
}
