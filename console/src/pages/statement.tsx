/** One statement: its lines with their reasons, and every table of the document, in the contract's zone; or two revisions side by side. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { StatementAccounts } from '../../../lib/application/claims/statement-accounts.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { isProvisional } from '../../../lib/domain/statement/statement.ts';
import { type DocumentModel, documentModel } from '../../../lib/presentation/document/document-model.ts';
import { StatementPapers } from '../../../lib/presentation/beside/papers-behind.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { Names } from '../../../lib/presentation/reasons/names.ts';
import { useStatement } from '../api.ts';
import { amountShown } from '../format/shown.ts';
import { SourceShown } from '../paper/paper-shown.tsx';
import { quotesOfLines, quotesOfObjectives } from '../paper/quotes-below.tsx';
import { useContractOf } from '../paper/use-contract-of.ts';
import { Answer } from '../parts/answer.tsx';
import { NestedList } from '../parts/nested-list.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { claimPath, monthPath, statementPath } from '../parts/paths.ts';
import { Beside } from '../statement/beside.tsx';
import { EventsBehind } from '../statement/events-behind.tsx';
import { ModelTable, cellShown } from '../statement/model-table.tsx';
import { StatementActions } from '../statement/statement-actions.tsx';
import { Why } from '../statement/why.tsx';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';

type WithAccounts = IssuedStatement & { readonly accounts?: StatementAccounts };

/** The number of a revision in the address. */
function numberIn(search: URLSearchParams, name: string): number | undefined {
  const text = search.get(name);
  return text === null ? undefined : Number(text);
}

export function StatementPage(): ReactNode {
  const texts = useTexts();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const statement = useStatement(id, numberIn(search, 'revision'));
  // The description of the API and the types of the statement are of the same shapes.
  return (
    <Answer of={statement} title={texts.statement}>
      {(issued) => <Shown issued={issued as unknown as WithAccounts} />}
    </Answer>
  );
}

function Shown({ issued }: { readonly issued: WithAccounts }): ReactNode {
  const texts = useTexts();
  const [failure, setFailure] = useState<ReactNode>();
  const [search] = useSearchParams();
  const beside = numberIn(search, 'beside');
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={`${issued.id} · ${texts.revision} ${issued.revision}`}
          actions={<StatementActions issued={issued} onFailure={setFailure} />}
        >
          {issued.statement.contract.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {failure === undefined ? null : (
          <Alert type="error" header={texts.noDownload}>
            {failure}
          </Alert>
        )}
        {beside === undefined ? <Whole issued={issued} /> : <Beside issued={issued} beside={beside} />}
      </SpaceBetween>
    </ContentLayout>
  );
}

function Whole({ issued }: { readonly issued: WithAccounts }): ReactNode {
  const language = useLanguage();
  const labels = LABELS[language];
  const [search, setSearch] = useSearchParams();
  // A reason has an address of its own.
  const line = numberIn(search, 'line');
  const setLine = (number: number | undefined): void =>
    setSearch((present) => {
      present.delete('line');
      if (number !== undefined) present.set('line', String(number));
      return present;
    });
  const model = useMemo(() => documentModel(issued, labels, 20, issued.accounts), [issued, labels]);
  const contract = useContractOf(issued);
  const papers = useMemo(() => new StatementPapers(issued.statement, contract, language, issued.clauses), [issued, contract, language]);
  const [lines, ...tables] = model.tables;
  const isOpen = ({ title }: DocumentModel['lists'][number]): boolean => title === labels.undecided || title === labels.missing;
  return (
    <SpaceBetween size="l">
      <Facts issued={issued} model={model} papers={papers} />
      {lines ? (
        <ModelTable
          model={lines}
          zone={model.zone}
          reasons={issued.statement.lines}
          onWhy={setLine}
          below={quotesOfLines(issued.statement, papers)}
        />
      ) : null}
      {model.lists.some(isOpen) ? <Lists lists={model.lists.filter(isOpen)} /> : null}
      {tables.map((table) => (
        // Most of them say what the reasons of a line say too: they are for those who look for one.
        <ExpandableSection key={table.title} variant="container" headerText={table.title} headerCounter={`(${table.rows.length})`}>
          <ModelTable
            model={table}
            zone={model.zone}
            isPart
            {...(table.title === labels.objectives && { below: quotesOfObjectives(issued.statement, papers) })}
          />
        </ExpandableSection>
      ))}
      {model.lists.every(isOpen) ? null : <Lists lists={model.lists.filter((list) => !isOpen(list))} />}
      <Digests model={model} />
      {line === undefined ? null : (
        <Why
          statement={issued.statement}
          line={line}
          papers={papers}
          events={() => <EventsBehind issued={issued} line={line} />}
          onClose={() => setLine(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

interface FactsProps {
  readonly issued: WithAccounts;
  readonly model: DocumentModel;
  readonly papers: StatementPapers;
}

function Facts({ issued, model, papers }: FactsProps): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const { total } = issued.statement;
  const claims = issued.accounts?.claims ?? [];
  const names = new Names(issued.statement, language);
  return (
    <Container header={<Header variant="h2">{texts.facts}</Header>}>
      <SpaceBetween size="m">
        <Box variant="awsui-value-large">
          {`${isProvisional(issued.statement) ? `${texts.provisional} ` : ''}${amountShown(total.amount, total.currency)}`}
        </Box>
        <KeyValuePairs columns={3} items={model.facts.map(([label, value]) => ({ label, value: cellShown(value, model.zone) }))} />
        {papers.sources.map((source) => (
          <SourceShown key={source.version} source={source} />
        ))}
        <LinkTo to={monthPath(issued.statement.contract.id, issued.statement.period.label)}>{texts.ofMonth.open}</LinkTo>
        {claims.length > 0 && (
          <SpaceBetween direction="horizontal" size="s">
            {claims.map((claim) => (
              <LinkTo key={claim.id} to={claimPath(claim.id)}>
                {`${texts.claim}: ${names.credit(claim.credit)}`}
              </LinkTo>
            ))}
          </SpaceBetween>
        )}
        <Revisions issued={issued} />
      </SpaceBetween>
    </Container>
  );
}

function Revisions({ issued: { id, revision, earlier } }: { readonly issued: IssuedStatement }): ReactNode {
  const texts = useTexts();
  const money = useMoneyTexts();
  if (earlier.length === 0) return null;
  return (
    <div>
      <Box variant="awsui-key-label">{money.revisions}</Box>
      {earlier.map((one) => (
        <SpaceBetween key={one.revision} direction="horizontal" size="m">
          <LinkTo to={`${statementPath(id)}?revision=${one.revision}`}>{`${texts.revision} ${one.revision}`}</LinkTo>
          <LinkTo to={`${statementPath(id)}?revision=${revision}&beside=${one.revision}`}>{money.beside(one.revision)}</LinkTo>
        </SpaceBetween>
      ))}
    </div>
  );
}

function Lists({ lists }: { readonly lists: DocumentModel['lists'] }): ReactNode {
  return (
    <SpaceBetween size="l">
      {lists.map(({ title, items }) => (
        <Container key={title} header={<Header variant="h2">{title}</Header>}>
          <NestedList items={items} />
        </Container>
      ))}
    </SpaceBetween>
  );
}

function Digests({ model: { digests } }: { readonly model: DocumentModel }): ReactNode {
  const texts = useTexts();
  return (
    <ExpandableSection headerText={texts.digests} variant="container">
      <KeyValuePairs columns={1} items={digests.map(([label, value]) => ({ label, value: <Box variant="code">{value}</Box> }))} />
    </ExpandableSection>
  );
}
