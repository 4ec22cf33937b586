import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { ObjectiveResult } from '../../../lib/domain/statement/statement.ts';
import { measuredOf, targetsOf } from '../../../lib/presentation/document/objectives-table.ts';
import { useFirstWords, useLanguage } from '../text/catalogue.ts';
import { objectiveName } from './objective-name.ts';
import type { Outlook } from './running-period.tsx';
import Table from '../parts/table.tsx';

const OUTCOME: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  met: 'success',
  breached: 'error',
  undetermined: 'warning',
};

interface AttainmentsProps {
  /** Of the contract. */
  readonly title: string;
  readonly outlook: Outlook;
}

/** Each objective that is not of single records: its value so far beside its target. */
export function Attainments({ title, outlook: { objectives, legend } }: AttainmentsProps): ReactNode {
  const {
    texts: { ofOverview: texts },
    labels,
    names,
  } = useFirstWords();
  const language = useLanguage();
  if (objectives.length === 0) return null;
  return (
    <Table
      variant="embedded"
      items={objectives as readonly ObjectiveResult[]}
      wrapLines
      ariaLabels={{ tableLabel: `${texts.attainment}: ${title}` }}
      columnDefinitions={[
        {
          id: 'objective',
          header: texts.objective,
          isRowHeader: true,
          cell: ({ objective, index }) => objectiveName(legend, objective, index, language, names),
        },
        {
          id: 'measured',
          header: texts.measured,
          minWidth: 110,
          cell: (result) => (
            <StatusIndicator type={OUTCOME[result.outcome] ?? 'pending'} wrapText={false}>
              {measuredOf(result, labels)}
            </StatusIndicator>
          ),
        },
        { id: 'target', header: texts.target, cell: (result) => targetsOf(result, labels) },
      ]}
    />
  );
}
