/** The first page: what needs a person, how the running periods stand, which claims are lost first, money by period, and what was issued. */
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type ReactNode, Suspense, lazy, useCallback, useEffect, useState } from 'react';
import { RECENT_DAYS, useClaims, useContracts, useStatements } from '../api.ts';
import { NeedsList } from '../overview/needs-list.tsx';
import { RunningPeriod } from '../overview/running-period.tsx';
import { Answer } from '../parts/answer.tsx';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';
import { ClaimsTable } from './claims.tsx';
import { StatementsTable, newest } from './statements.tsx';

/** It brings the chart along. */
const MoneyByPeriod = lazy(async () => ({ default: (await import('../overview/money-by-period.tsx')).MoneyByPeriod }));

export function Overview(): ReactNode {
  const texts = useTexts();
  const { session } = useSession();
  const [claims, statements] = [useClaims(), useStatements()];
  const hasPeriods = session?.scopes.has('contracts:read') ?? false;
  // The chart is loaded after the first figures, which it would hold up.
  const [isSettled, setIsSettled] = useState(!hasPeriods);
  const settled = useCallback(() => setIsSettled(true), []);
  return (
    <ContentLayout header={<Header variant="h1">{texts.overview}</Header>}>
      <SpaceBetween size="l">
        <NeedsList statements={newest(statements.data?.items ?? [])} isSettled={isSettled} />
        {hasPeriods ? <RunningPeriods onSettled={settled} /> : null}
        <Answer of={claims}>
          {({ items, isCut }) => (
            <ClaimsTable title={texts.claimsByDay} claims={items.filter(({ open }) => /[1-9]/.test(open))} isCut={isCut} />
          )}
        </Answer>
        <Suspense fallback={<StatusIndicator type="loading">{texts.loading}</StatusIndicator>}>
          {isSettled ? <MoneyByPeriod /> : <StatusIndicator type="loading">{texts.loading}</StatusIndicator>}
        </Suspense>
        <Answer of={statements}>
          {({ items, isCut }) => <StatementsTable title={texts.recent(RECENT_DAYS)} entries={items} isCut={isCut} />}
        </Answer>
      </SpaceBetween>
    </ContentLayout>
  );
}

/** Periods that are shown at first: each is assessed for its answer. */
const FIRST_PERIODS = 12;

interface RunningPeriodsProps {
  /** The first of them is shown, or there is none to show. */
  readonly onSettled: () => void;
}

/** The contracts of a vendor stand together. */
const byVendor = <T extends { readonly vendor: string }>(contracts: readonly T[]): T[] =>
  [...contracts].sort((a, b) => (a.vendor === b.vendor ? 0 : a.vendor < b.vendor ? -1 : 1));

function RunningPeriods({ onSettled }: RunningPeriodsProps): ReactNode {
  const texts = useTexts();
  const contracts = useContracts();
  const [most, setMost] = useState(FIRST_PERIODS);
  const isNone = contracts.isError || contracts.data?.items.length === 0;
  useEffect(() => {
    if (isNone) onSettled();
  }, [isNone, onSettled]);
  return (
    <Answer of={contracts}>
      {({ items }) => (
        <SpaceBetween size="m">
          <ColumnLayout columns={Math.min(2, Math.max(1, items.length))}>
            {byVendor(items)
              .slice(0, most)
              .map(({ id, title, vendor }) => (
                <RunningPeriod key={id} contract={id} title={title} vendor={vendor} onSettled={onSettled} />
              ))}
          </ColumnLayout>
          {items.length > most ? <Button onClick={() => setMost(most + FIRST_PERIODS)}>{texts.more}</Button> : null}
        </SpaceBetween>
      )}
    </Answer>
  );
}
