/** The corrected events of a month: what each correction changed, by whom and why. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { type EvidenceEntry, useEvidence } from '../api.ts';
import { Answer } from '../parts/answer.tsx';
import { useTexts } from '../text/catalogue.ts';
import { type ChangedField, changedFields } from './changed-fields.ts';
import Table from '../parts/table.tsx';
import { SentenceAt } from '../parts/sentence.tsx';

type Correction = EvidenceEntry['corrections'][number];

export function CorrectionsOf({ vendor, month }: { readonly vendor: string; readonly month: string }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const evidence = useEvidence(vendor, month, undefined);
  return (
    <Answer of={evidence}>
      {({ items, isCut }) => {
        const corrected = items.filter(({ corrections }) => corrections.length > 0);
        return (
          <SpaceBetween size="l">
            {isCut && <Alert type="info">{texts.cutEvents}</Alert>}
            {corrected.length === 0 && <Box textAlign="center">{texts.noCorrections}</Box>}
            {corrected.map((listed) => (
              <CorrectedEvent key={`${listed.event.sender}|${listed.event.id}`} listed={listed} />
            ))}
          </SpaceBetween>
        );
      }}
    </Answer>
  );
}

function CorrectedEvent({ listed: { event, corrections } }: { readonly listed: EvidenceEntry }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  return (
    <Container
      header={
        <Header variant="h2" description={event.sender}>
          {texts.correctedEvent(event.type, event.id)}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {corrections.map((correction, i) => (
          <CorrectionShown
            key={correction.id}
            correction={correction}
            // A second correction changes what the first one left.
            before={(i === 0 ? event : corrections[i - 1]!.after) ?? event}
          />
        ))}
      </SpaceBetween>
    </Container>
  );
}

function CorrectionShown({ correction, before }: { readonly correction: Correction; readonly before: object }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const { by, at, reason, after, id } = correction;
  return (
    <SpaceBetween size="xs">
      <Box>
        <SentenceAt text={(instant) => texts.correctedBy(by, instant)} at={at} />
        {reason === undefined ? '' : `: ${reason}`}
      </Box>
      {after ? <Changes id={id} fields={changedFields(before, after)} /> : <Box>{texts.withdrawn}</Box>}
    </SpaceBetween>
  );
}

function Changes({ id, fields }: { readonly id: string; readonly fields: readonly ChangedField[] }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  return (
    <Table
      variant="embedded"
      wrapLines
      items={fields}
      empty={<Box textAlign="center">{texts.noChange}</Box>}
      ariaLabels={{ tableLabel: `${texts.corrections} ${id}` }}
      columnDefinitions={[
        { id: 'field', header: texts.field, isRowHeader: true, cell: ({ field }) => <Box variant="code">{field}</Box> },
        { id: 'before', header: texts.before, cell: ({ before }) => before ?? '–' },
        { id: 'after', header: texts.after, cell: ({ after }) => after ?? '–' },
      ]}
    />
  );
}
