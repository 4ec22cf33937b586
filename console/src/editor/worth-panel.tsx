/** What a contract is worth: the credit for each size of a breach, as a curve and as a table. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useMemo, useState } from 'react';
import { formatLength } from '../../../lib/domain/statement/format-value.ts';
import { HOUR } from '../../../lib/domain/time/instant.ts';
import { integer } from '../../../lib/domain/money/ratio.ts';
import { amountShown } from '../format/shown.ts';
import { numbers } from '../parts/data-table.tsx';
import { LineChart } from '../parts/line-chart.tsx';
import { QuotedIn } from '../parts/said.tsx';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import type { Curve, WorthFound } from './contract-work.ts';
import type { AskWorker } from './use-contract-worker.ts';
import Table from '../parts/table.tsx';

interface WorthPanelProps {
  readonly ask: AskWorker;
  readonly text: string;
  readonly disabled: boolean;
}

export function WorthPanel({ ask, text, disabled }: WorthPanelProps): ReactNode {
  const { ofContracts: texts } = useTexts();
  const language = useLanguage();
  const [found, setFound] = useState<{ readonly of: string; readonly worth: WorthFound }>();
  const [finding, setFinding] = useState(false);
  const find = async (): Promise<void> => {
    setFinding(true);
    const worth = await ask('findWorth', text, language).catch(() => undefined);
    setFinding(false);
    setFound(worth && { of: text, worth });
  };
  return (
    <SpaceBetween size="m">
      <Box>{texts.worthIntro}</Box>
      <Button loading={finding} loadingText={texts.finding} disabled={disabled} onClick={() => void find()}>
        {texts.findWorth}
      </Button>
      {found?.of === text && <Found worth={found.worth} />}
    </SpaceBetween>
  );
}

function Found({ worth: { curves, without } }: { readonly worth: WorthFound }): ReactNode {
  const { ofContracts: texts } = useTexts();
  return (
    <SpaceBetween size="l">
      {without.map(({ objective, because }) => (
        <Alert key={objective} type="info">
          <QuotedIn text={(words) => texts.noWorth(objective, words)}>{because}</QuotedIn>
        </Alert>
      ))}
      {curves.map((curve) => (
        <CurveShown key={`${curve.objective} ${curve.of}`} curve={curve} />
      ))}
    </SpaceBetween>
  );
}

/** The points up to a little past the last change: what comes after is a flat line. */
function untilSettled(points: Curve['points']): Curve['points'] {
  const last = points.at(-1);
  const change = points.findLast(({ amount }) => amount !== last?.amount);
  if (!last || !change) return points;
  const end = Math.min(last.size, change.size * 1.25);
  return [...points.filter(({ size }) => size <= end), { size: end, amount: last.amount }];
}

const sizeShown = (by: Curve['by'], size: number): string => (by === 'count' ? String(size) : formatLength(integer(size)));

function CurveShown({ curve: { objective, by, of, currency, points } }: { readonly curve: Curve }): ReactNode {
  const { ofContracts: texts } = useTexts();
  const title = texts.curve(objective, of);
  const drawn = useMemo(
    () => untilSettled(points).map(({ size, amount }) => ({ x: by === 'count' ? size : size / HOUR, y: Number(amount) })),
    [by, points],
  );
  return (
    <div>
      <Header variant="h3">{title}</Header>
      <LineChart
        label={title}
        points={drawn}
        xLabel={by === 'count' ? texts.by[by]! : `${texts.by[by]} (h)`}
        yLabel={`${texts.owed} (${currency})`}
      />
      <ExpandableSection headerText={texts.asTable}>
        <Table
          variant="embedded"
          items={points.filter(({ amount }, i) => amount !== points[i - 1]?.amount || amount !== points[i + 1]?.amount)}
          ariaLabels={{ tableLabel: title }}
          columnDefinitions={[
            { id: 'size', header: texts.by[by] ?? texts.size, cell: ({ size }) => sizeShown(by, size) },
            numbers<Curve['points'][number]>({ id: 'owed', header: texts.owed, cell: ({ amount }) => amountShown(amount, currency) }),
          ]}
        />
      </ExpandableSection>
    </div>
  );
}
