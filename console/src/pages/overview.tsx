/** The first page: how the running periods stand, which claims have a last day, and what was issued. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { titleIn } from '../../../lib/domain/contract/title.ts';
import { objectiveTitles } from '../../../lib/domain/statement/line-titles.ts';
import type { Legend } from '../../../lib/domain/statement/legend.ts';
import { RECENT_DAYS, useClaims, useContracts, useOutlook, useStatements } from '../api.ts';
import { minutesShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { useSession } from '../session/session.tsx';
import { type Language, useLanguage, useTexts } from '../text/catalogue.ts';
import { ClaimsTable } from './claims.tsx';
import { StatementsTable } from './statements.tsx';

export function Overview(): ReactNode {
  const texts = useTexts();
  const { session } = useSession();
  const [claims, statements] = [useClaims(), useStatements()];
  return (
    <ContentLayout header={<Header variant="h1">{texts.overview}</Header>}>
      <SpaceBetween size="l">
        {session?.scopes.has('contracts:read') ? <RunningPeriods /> : null}
        <Answer of={claims}>
          {({ items, isCut }) => (
            <ClaimsTable title={texts.claimsByDay} claims={items.filter(({ open }) => /[1-9]/.test(open))} isCut={isCut} />
          )}
        </Answer>
        <Answer of={statements}>
          {({ items, isCut }) => <StatementsTable title={texts.recent(RECENT_DAYS)} entries={items} isCut={isCut} />}
        </Answer>
      </SpaceBetween>
    </ContentLayout>
  );
}

/** Periods that are shown at first: each is assessed for its answer. */
const FIRST_PERIODS = 12;

function RunningPeriods(): ReactNode {
  const texts = useTexts();
  const contracts = useContracts();
  const [most, setMost] = useState(FIRST_PERIODS);
  return (
    <Answer of={contracts}>
      {({ items }) => (
        <SpaceBetween size="m">
          <ColumnLayout columns={Math.min(2, Math.max(1, items.length))}>
            {items.slice(0, most).map(({ id, title }) => (
              <RunningPeriod key={id} contract={id} title={title} />
            ))}
          </ColumnLayout>
          {items.length > most ? <Button onClick={() => setMost(most + FIRST_PERIODS)}>{texts.more}</Button> : null}
        </SpaceBetween>
      )}
    </Answer>
  );
}

/** The title of an objective, and what it is of, in a language. */
function nameOf(legend: unknown, objective: string, index: string, language: Language): string {
  const titles = legend === undefined ? undefined : objectiveTitles(legend as Legend, objective, index);
  const [what, of] = [titles?.objective ?? objective, titles?.for ?? index];
  return `${titleIn(what, language)} · ${titleIn(of, language)}`;
}

interface RunningPeriodProps {
  readonly contract: string;
  readonly title: string;
}

/** What is left of each budget of downtime, and the timers that run. */
function RunningPeriod({ contract, title }: RunningPeriodProps): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const outlook = useOutlook(contract);
  return (
    <Container
      header={
        <Header variant="h2" description={outlook.data && `${texts.runningPeriod} ${outlook.data.period}`}>
          {title}
        </Header>
      }
    >
      <Answer of={outlook}>
        {({ budgets, timers, legend }) => (
          <SpaceBetween size="m">
            {budgets.length === 0 ? <Box color="text-body-secondary">{texts.noBudget}</Box> : null}
            {budgets.map(({ objective, index, allowed, used, remaining }) => (
              <ProgressBar
                key={`${objective} ${index}`}
                label={nameOf(legend, objective, index, language)}
                description={`${texts.budgetLeft}: ${texts.minutes(minutesShown(remaining, language))}`}
                value={Number(allowed) === 0 ? 100 : Math.round((Number(used) / Number(allowed)) * 100)}
                additionalInfo={`${texts.minutes(minutesShown(used, language))} ${texts.budgetUsed}`}
              />
            ))}
            <Box>
              <Box variant="awsui-key-label">{texts.timersNear}</Box>
              {timers.length === 0 ? texts.noTimers : timers.length}
            </Box>
          </SpaceBetween>
        )}
      </Answer>
    </Container>
  );
}
