/** What one more minute of downtime of a measured cell would cost, from the assessment of the month with it. */
import { ErrorSaid } from '../parts/said.tsx';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type ReactNode, useEffect, useState } from 'react';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { SentenceBetween } from '../parts/sentence.tsx';
import { amountShown } from '../format/shown.ts';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import type { Owing, ShownMinute, ShownMonth } from './shown-month.ts';
import type { AskMonth } from './use-month-worker.ts';

interface OneMorePanelProps {
  readonly ask: AskMonth;
  readonly month: ShownMonth;
  readonly chosen: number;
}

type Found = { readonly minute: ShownMinute | undefined } | { readonly error: unknown };

export function OneMorePanel({ ask, month, chosen }: OneMorePanelProps): ReactNode {
  const { ofMonth: texts } = useTexts();
  const language = useLanguage();
  const row = month.rows[chosen];
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    let isNewest = true;
    setFound(undefined);
    if (row)
      void ask('oneMore', chosen, language)
        .then((minute): Found => ({ minute }))
        .catch((error: unknown) => ({ error }))
        .then((next) => isNewest && setFound(next));
    return () => {
      isNewest = false;
    };
  }, [ask, row, chosen, language]);
  if (!row) return null;
  return (
    <Container
      header={
        <Header variant="h2" description={texts.oneMoreIntro}>
          {texts.oneMore}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Box variant="strong">{row.name}</Box>
        {!found && <StatusIndicator type="loading">{texts.finding}</StatusIndicator>}
        {found && 'error' in found && (
          <Alert type="error">
            <ErrorSaid of={found.error} />
          </Alert>
        )}
        {found && 'minute' in found && (found.minute ? <Minute minute={found.minute} zone={month.period.zone} /> : texts.noMinute)}
      </SpaceBetween>
    </Container>
  );
}

/** "100.00 USD", or both ends where it is open. */
export function useOwing(): (owing: Owing) => string {
  const language = useLanguage();
  const labels = LABELS[language];
  return ({ total, bounds }) => {
    if (!bounds) return amountShown(total.amount, total.currency);
    const [least, most] = [bounds.least, bounds.most].map((one) => one && amountShown(one.amount, one.currency));
    return most === undefined ? labels.orMore(least!) : least === most ? most : labels.between(least!, most);
  };
}

function Minute({ minute, zone }: { readonly minute: ShownMinute; readonly zone: string }): ReactNode {
  const { ofMonth: texts } = useTexts();
  const language = useLanguage();
  const owing = useOwing();
  const { difference, breaches, before, after, start, end } = minute;
  return (
    <SpaceBetween size="s">
      <Box variant="h3">
        {difference ? texts.costs(amountShown(difference.amount, difference.currency)) : texts.costsOpen}{' '}
        {breaches.length > 0 ? texts.breaches(breaches.join(language === 'zh' ? '、' : ', ')) : texts.breachesNone}
      </Box>
      <KeyValuePairs
        columns={3}
        items={[
          { label: texts.taken, value: <SentenceBetween text={(from, to) => `${from} – ${to}`} from={start} to={end} zone={zone} /> },
          { label: texts.without, value: owing(before) },
          { label: texts.withIt, value: owing(after) },
        ]}
      />
    </SpaceBetween>
  );
}
