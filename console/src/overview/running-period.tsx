/** The running period of a contract: attainment against target, downtime that is left, tickets by their deadline, the credit. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, Suspense, lazy, useEffect, useState } from 'react';
import { useOutlook } from '../api.ts';
import { amountShown, minutesShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { contractPath, monthPath } from '../parts/paths.ts';
import { useFirstWords, useLanguage, useTexts } from '../text/catalogue.ts';
import { objectiveName } from './objective-name.ts';
import { RunningTimers } from './running-timers.tsx';

export type Outlook = NonNullable<ReturnType<typeof useOutlook>['data']>;

/** It brings the words of documents along: it is loaded after the first figures are painted. */
const Attainments = lazy(async () => ({ default: (await import('./attainments.tsx')).Attainments }));

interface RunningPeriodProps {
  readonly contract: string;
  readonly title: string;
  readonly vendor: string;
  /** Its figures are shown, or it has none. */
  readonly onSettled: () => void;
}

export function RunningPeriod({ contract, title, vendor, onSettled }: RunningPeriodProps): ReactNode {
  const texts = useTexts();
  const outlook = useOutlook(contract);
  const [isPainted, setIsPainted] = useState(false);
  const isSettled = !outlook.isPending;
  useEffect(() => {
    if (!isSettled) return;
    const frame = requestAnimationFrame(() => {
      setIsPainted(true);
      onSettled();
    });
    return () => cancelAnimationFrame(frame);
  }, [isSettled, onSettled]);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`${texts.vendor}: ${vendor}${outlook.data ? ` · ${texts.runningPeriod} ${outlook.data.period}` : ''}`}
          actions={outlook.data && <LinkTo to={monthPath(contract, outlook.data.period)}>{texts.ofMonth.open}</LinkTo>}
        >
          <LinkTo to={contractPath(contract)} variant="primary">
            {title}
          </LinkTo>
        </Header>
      }
    >
      <Answer of={outlook}>
        {(found) => (
          <SpaceBetween size="m">
            <Suspense fallback={null}>{isPainted ? <Attainments title={title} outlook={found} /> : null}</Suspense>
            <Budgets outlook={found} />
            <RunningTimers contract={contract} title={title} outlook={found} />
            <Credit outlook={found} />
          </SpaceBetween>
        )}
      </Answer>
    </Container>
  );
}

function Budgets({ outlook: { budgets, legend } }: { readonly outlook: Outlook }): ReactNode {
  const texts = useTexts();
  const { names } = useFirstWords();
  const language = useLanguage();
  return (
    <SpaceBetween size="s">
      {budgets.length === 0 ? <Box color="text-body-secondary">{texts.noBudget}</Box> : null}
      {budgets.map(({ objective, index, allowed, used, remaining }) => (
        <ProgressBar
          key={`${objective} ${index}`}
          label={objectiveName(legend, objective, index, language, names)}
          description={`${texts.budgetLeft}: ${texts.minutes(minutesShown(remaining, language))}`}
          value={Number(allowed) === 0 ? 100 : Math.min(100, Math.round((Number(used) / Number(allowed)) * 100))}
          additionalInfo={`${texts.minutes(minutesShown(used, language))} ${texts.budgetUsed}`}
        />
      ))}
    </SpaceBetween>
  );
}

/** What is owed by now, and the most that the caps leave room for. */
function Credit({ outlook: { projectedCredit, bounds, mostCredit } }: { readonly outlook: Outlook }): ReactNode {
  const { ofOverview: texts } = useTexts();
  const shown = ({ amount, currency }: typeof projectedCredit): string => amountShown(amount, currency);
  const open = bounds?.toCustomer;
  const soFar = !open
    ? shown(projectedCredit)
    : open.most
      ? texts.between(shown(open.least), shown(open.most))
      : texts.withoutBound(shown(open.least));
  return (
    <KeyValuePairs
      columns={2}
      items={[
        { label: `${texts.soFar} (${texts.soFarHelp})`, value: soFar },
        { label: texts.atMost, value: mostCredit ? shown(mostCredit) : texts.noMost },
      ]}
    />
  );
}
