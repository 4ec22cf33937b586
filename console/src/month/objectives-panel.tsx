/** The attainment of each objective against its target, and the band of each value, as the statement has them. */
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import TextContent from '@cloudscape-design/components/text-content';
import type { ReactNode } from 'react';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import type { ShownMonth } from './shown-month.ts';
import { OUTCOMES } from './timers-panel.tsx';
import Table from '../parts/table.tsx';

export function ObjectivesPanel({ month: { objectives, bands } }: { readonly month: ShownMonth }): ReactNode {
  const { ofMonth: texts } = useTexts();
  const language = useLanguage();
  return (
    <SpaceBetween size="s">
      <Table
        items={objectives}
        wrapLines
        header={<Header variant="h2">{texts.attainment}</Header>}
        empty={<Box textAlign="center">{texts.noObjectives}</Box>}
        ariaLabels={{ tableLabel: texts.attainment }}
        columnDefinitions={[
          { id: 'name', minWidth: 110, header: texts.objective, isRowHeader: true, cell: ({ name }) => name },
          {
            id: 'measured',
            minWidth: 110,
            header: texts.measured,
            cell: ({ measured, count }) => (count === undefined ? measured : texts.records(count)),
          },
          { id: 'target', minWidth: 100, header: texts.target, cell: ({ target }) => target || '–' },
          {
            id: 'outcome',
            minWidth: 130,
            header: texts.outcome,
            cell: ({ outcome }) => <StatusIndicator type={OUTCOMES[outcome]}>{LABELS[language][outcome]}</StatusIndicator>,
          },
        ]}
      />
      {bands.length > 0 ? (
        <section aria-label={texts.bands}>
          <Box variant="h3">{texts.bands}</Box>
          <TextContent>
            <ul>
              {bands.map((band) => (
                <li key={band}>{band}</li>
              ))}
            </ul>
          </TextContent>
        </section>
      ) : null}
    </SpaceBetween>
  );
}
