import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';
import type { PlacedIssue } from './placed-issue.ts';
import { IssueSaid, Quoted } from '../parts/said.tsx';
import Table from '../parts/table.tsx';

interface IssuesPanelProps {
  /** What they are of, where a page has several such tables. */
  readonly name?: string;
  readonly issues: readonly PlacedIssue[];
  readonly onGoTo: (line: number, column: number) => void;
}

/** Errors first; each with a way to its line. */
export function IssuesPanel({ name, issues, onGoTo }: IssuesPanelProps): ReactNode {
  const { ofContracts: texts } = useTexts();
  const ordered = [...issues].sort((a, b) => (a.severity === b.severity ? a.line - b.line : a.severity === 'error' ? -1 : 1));
  return (
    <Table
      variant="embedded"
      wrapLines
      items={ordered}
      empty={<Box textAlign="center">{texts.noIssues}</Box>}
      ariaLabels={{ tableLabel: [texts.issues, name].filter(Boolean).join(': ') }}
      columnDefinitions={[
        {
          id: 'place',
          header: texts.place,
          cell: ({ line, column }) => (
            <Button variant="inline-link" ariaLabel={`${line}:${column} ${texts.goTo(line)}`} onClick={() => onGoTo(line, column)}>
              {`${line}:${column}`}
            </Button>
          ),
        },
        {
          id: 'severity',
          header: texts.severity,
          cell: ({ severity }) => <StatusIndicator type={severity}>{texts.severities[severity] ?? severity}</StatusIndicator>,
        },
        {
          id: 'message',
          header: texts.message,
          cell: ({ code, title, message, why, remedy }) => (
            <SpaceBetween size="xxs">
              <span>
                <IssueSaid issue={{ code, message, ...(title !== undefined && { title }) }} /> ({code})
              </span>
              {[why, remedy].map(
                (text) =>
                  text !== undefined && (
                    <Box key={text} variant="small">
                      <Quoted>{text}</Quoted>
                    </Box>
                  ),
              )}
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
