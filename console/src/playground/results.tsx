/** What follows from the texts: the statement with its reasons, the plain reading, and the issues of both texts. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { type ReactNode, useMemo } from 'react';
import type { Contract } from '../../../lib/domain/contract/terms.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { StatementPapers } from '../../../lib/presentation/beside/papers-behind.ts';
import { notIssued } from '../../../lib/presentation/document/not-issued.ts';
import { documentModel } from '../../../lib/presentation/document/document-model.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { IssuesPanel } from '../editor/issues-panel.tsx';
import { ReadingPanel } from '../editor/reading-panel.tsx';
import { amountShown } from '../format/shown.ts';
import { NestedList } from '../parts/nested-list.tsx';
import { useAddress, useChoice } from '../parts/use-address.ts';
import { SourceShown } from '../paper/paper-shown.tsx';
import { ErrorSaid, IssueSaid } from '../parts/said.tsx';
import { quotesOfLines, quotesOfObjectives } from '../paper/quotes-below.tsx';
import { ModelTable } from '../statement/model-table.tsx';
import { Why } from '../statement/why.tsx';
import { useLanguage, usePlaygroundTexts, useTexts } from '../text/catalogue.ts';
import type { Assessed } from './playground-work.ts';
import type { Outcome } from './use-playground.ts';

interface ResultsProps {
  readonly outcome: Outcome | undefined;
  readonly onGoTo: (of: 'contract' | 'evidence', line: number, column: number) => void;
}

const TABS = ['statement', 'reading', 'issues'] as const;

export function Results({ outcome, onGoTo }: ResultsProps): ReactNode {
  const texts = usePlaygroundTexts();
  const all = useTexts();
  const [tab, setTab] = useChoice('tab', TABS);
  if (!outcome) return all.loading;
  if ('failure' in outcome)
    return (
      <Alert type="error" header={texts.failed}>
        <ErrorSaid of={outcome.failure} />
      </Alert>
    );
  const { contractIssues, evidenceIssues, reading } = outcome;
  const issues = [
    ['contract', contractIssues],
    ['evidence', evidenceIssues],
  ] as const;
  return (
    <Tabs
      ariaLabel={texts.statement}
      activeTabId={tab}
      onChange={({ detail }) => setTab(detail.activeTabId as (typeof TABS)[number])}
      tabs={[
        { id: 'statement', label: texts.statement, content: <StatementOf assessed={outcome} /> },
        {
          id: 'reading',
          label: all.ofContracts.reading,
          content: <ReadingPanel checked={{ issues: contractIssues, ...(reading && { reading }) }} />,
        },
        {
          id: 'issues',
          label: `${all.ofContracts.issues} (${contractIssues.length + evidenceIssues.length})`,
          content: (
            <SpaceBetween size="m">
              {issues.map(([of, found]) => (
                <section key={of}>
                  <Box variant="h3" tagOverride="h2">
                    {texts.issuesOf(texts[of], found.length)}
                  </Box>
                  <IssuesPanel name={texts[of]} issues={found} onGoTo={(line, column) => onGoTo(of, line, column)} />
                </section>
              ))}
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}

function StatementOf({ assessed: { contractIssues, evidenceIssues, refused, made } }: { readonly assessed: Assessed }): ReactNode {
  const texts = usePlaygroundTexts();
  const errors = [...contractIssues, ...evidenceIssues].filter(({ severity }) => severity === 'error');
  return (
    <SpaceBetween size="m">
      {refused === undefined ? null : (
        <Alert type="error" header={texts.refusedPeriod}>
          <IssueSaid issue={refused} />
        </Alert>
      )}
      {errors.length === 0 ? null : (
        <Alert type={made ? 'warning' : 'error'} header={made ? undefined : texts.noStatement}>
          <ul>
            {errors.slice(0, 5).map((issue, i) => (
              <li key={i}>
                {issue.line}:{issue.column} <IssueSaid issue={issue} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {made ? <Made {...made} /> : null}
    </SpaceBetween>
  );
}

function Made({ statement, contract }: { readonly statement: Statement; readonly contract: Contract }): ReactNode {
  const language = useLanguage();
  const labels = LABELS[language];
  const [open, setOpen] = useAddress('line');
  const line = open === undefined ? undefined : Number(open);
  const issued = useMemo(() => notIssued(statement), [statement]);
  const model = useMemo(() => documentModel(issued, labels), [issued, labels]);
  const papers = useMemo(() => new StatementPapers(statement, contract, language), [statement, contract, language]);
  const [lines, ...tables] = model.tables;
  const { total } = statement;
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="awsui-key-label">{`${labels.total}, ${statement.period.label} (${statement.period.zone})`}</Box>
        <Box variant="awsui-value-large">
          <span role="status">{amountShown(total.amount, total.currency)}</span>
        </Box>
      </div>
      {papers.sources.map((source) => (
        <SourceShown key={source.version} source={source} />
      ))}
      {lines ? (
        <ModelTable
          model={lines}
          zone={model.zone}
          reasons={statement.lines}
          onWhy={(number) => setOpen(String(number))}
          below={quotesOfLines(statement, papers)}
        />
      ) : null}
      {tables.map((table) => (
        <ExpandableSection key={table.title} variant="container" headerText={table.title} headerCounter={`(${table.rows.length})`}>
          <ModelTable
            model={table}
            zone={model.zone}
            isPart
            {...(table.title === labels.objectives && { below: quotesOfObjectives(statement, papers) })}
          />
        </ExpandableSection>
      ))}
      {model.lists.map(({ title, items }) => (
        <ExpandableSection key={title} variant="container" headerText={title} headerCounter={`(${items.length})`}>
          <NestedList items={items} />
        </ExpandableSection>
      ))}
      {line === undefined ? null : <Why statement={statement} line={line} papers={papers} onClose={() => setOpen(undefined)} />}
    </SpaceBetween>
  );
}
