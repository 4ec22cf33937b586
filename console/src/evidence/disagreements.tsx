/** Where the witnesses of a contract disagree: of issued statements on the evidence that they rest on, of a running period on that of now. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Disagreement } from '../../../lib/domain/statement/disagreements.ts';
import type { Discrepancy } from '../../../lib/domain/statement/statement.ts';
import { Names } from '../../../lib/presentation/reasons/names.ts';
import { useAnswer, useApi, useContracts, useOutlook, useStatement } from '../api.ts';
import { useContractWorker } from '../editor/use-contract-worker.ts';
import { amountShown, minutesShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { useBundleOf } from '../parts/bundle.ts';
import { LinkTo } from '../parts/link-to.tsx';
import { contractPath, statementPath } from '../parts/paths.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import { StretchesTable } from './stretches-table.tsx';
import { parseInstant } from '../../../lib/domain/time/instant.ts';
import { localText } from '../../../lib/presentation/document/local-time.ts';

interface OfMonth {
  readonly vendor: string;
  readonly month: string;
}

/** The newest revision of each statement of a vendor for a month. */
function useStatementsOfMonth({ vendor, month }: OfMonth) {
  const api = useApi();
  return useAnswer(['statements', vendor, month], () =>
    api.GET('/v1/statements', { params: { query: { vendor, period: month, limit: 100 } } }),
  );
}

export function DisagreementsOf({ vendor, month }: OfMonth): ReactNode {
  const statements = useStatementsOfMonth({ vendor, month });
  const contracts = useContracts();
  return (
    <Answer of={statements}>
      {({ items }) => {
        const issued = [...new Set(items.map(({ id }) => id))];
        return (
          <Answer of={contracts}>
            {(all) => {
              const closed = new Set(items.map(({ contract }) => contract));
              const open = all.items.filter((one) => one.vendor === vendor && !closed.has(one.id));
              return (
                <SpaceBetween size="l">
                  {issued.map((id) => (
                    <OfStatement key={id} id={id} />
                  ))}
                  {open.map(({ id, title }) => (
                    <OfRunning key={id} contract={id} title={title} month={month} />
                  ))}
                  {issued.length + open.length === 0 && <NoDisagreements />}
                </SpaceBetween>
              );
            }}
          </Answer>
        );
      }}
    </Answer>
  );
}

function NoDisagreements(): ReactNode {
  const { ofEvidence: texts } = useTexts();
  return <StatusIndicator type="success">{texts.noDisagreements}</StatusIndicator>;
}

function OfStatement({ id }: { readonly id: string }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const language = useLanguage();
  const found = useStatement(id, undefined);
  return (
    <Answer of={found}>
      {({ statement, revision }) => {
        const discrepancies = (statement.discrepancies ?? []) as readonly Discrepancy[];
        const names = new Names(statement as never, language);
        return (
          <Container
            header={
              <Header variant="h2">
                <LinkTo to={statementPath(id)} variant="primary">
                  {texts.issuedBy(id)}
                </LinkTo>
              </Header>
            }
          >
            {discrepancies.length === 0 ? (
              <NoDisagreements />
            ) : (
              <SpaceBetween size="l">
                {discrepancies.map((one) => (
                  <Sums key={`${one.part ?? ''} ${one.cell}`} discrepancy={one} names={names} />
                ))}
                <Stretches id={id} revision={revision} names={names} zone={statement.period.zone} />
              </SpaceBetween>
            )}
          </Container>
        );
      }}
    </Answer>
  );
}

/** How long they differ, and what would be owed by the word of each alone. */
function Sums({ discrepancy, names }: { readonly discrepancy: Discrepancy; readonly names: Names }): ReactNode {
  const all = useTexts();
  const { ofEvidence: texts } = all;
  const language = useLanguage();
  const minutes = (ms: string): string => all.minutes(minutesShown(ms, language));
  const { cell, decide, times, money, part } = discrepancy;
  return (
    <SpaceBetween size="s">
      <Box>{`${names.cell(cell, part)}. ${texts.rule(texts.rules[decide] ?? decide)}`}</Box>
      {times.map(({ index, differ, said }) => (
        <KeyValuePairs
          key={index}
          columns={4}
          items={[
            { label: texts.of, value: names.index(index, part) },
            { label: texts.differ, value: minutes(differ) },
            ...said.map(({ witness, down }) => ({ label: `${texts.minutesDown} ${names.cell(witness, part)}`, value: minutes(down) })),
          ]}
        />
      ))}
      <KeyValuePairs
        columns={4}
        items={money.map(({ witness, total, difference }) => ({
          label: texts.totalBy(names.cell(witness, part)),
          value: `${amountShown(total.amount, total.currency)}${difference ? ` (${texts.differenceBy} ${amountShown(difference.amount, difference.currency)})` : ''}`,
        }))}
      />
    </SpaceBetween>
  );
}

interface StretchesProps {
  readonly id: string;
  readonly revision: number;
  readonly names: Names;
  readonly zone: string;
}

/** From the bundle of the statement, by the same rule as the statement, in a thread of its own. */
function Stretches({ id, revision, names, zone }: StretchesProps): ReactNode {
  const bundleOf = useBundleOf();
  const { session } = useSession();
  const ask = useContractWorker();
  const found = useQuery({
    queryKey: [session?.subject, 'disagreements', id, revision],
    queryFn: async (): Promise<readonly Disagreement[]> => (await ask('disagreements', await bundleOf(id, revision))) ?? [],
    staleTime: Infinity,
  });
  return <Answer of={found}>{(stretches) => <StretchesTable of={id} stretches={stretches} names={names} zone={zone} />}</Answer>;
}

/** Whether a stretch has a part in a month of the contract's zone. */
const isIn = (month: string, zone: string, { start, end }: Pick<Disagreement, 'start' | 'end'>): boolean => {
  const [first, last] = [parseInstant(start)!, parseInstant(end)! - 1].map((at) => localText(at, zone).slice(0, 7));
  return first! <= month && month <= last!;
};

/** A period of another length is taken to have a part in the month. */
const isOfMonth = (period: string, month: string): boolean => period === month || !/^\d{4}-\d{2}$/.test(period);

function OfRunning({ contract, title, month }: { readonly contract: string; readonly title: string; readonly month: string }): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const language = useLanguage();
  const outlook = useOutlook(contract);
  return (
    <Answer of={outlook}>
      {({ period, zone, disagreements, legend }) => {
        const own = disagreements.filter((one) => isIn(month, zone, one));
        const names = new Names({ ...(legend && { legend }) } as never, language);
        return (
          <Container
            header={
              <Header variant="h2">
                <LinkTo to={contractPath(contract)} variant="primary">
                  {texts.running(title, period)}
                </LinkTo>
              </Header>
            }
          >
            {!isOfMonth(period, month) ? (
              <Box>{texts.notAssessed}</Box>
            ) : own.length === 0 ? (
              <NoDisagreements />
            ) : (
              <StretchesTable of={texts.running(title, period)} stretches={own} names={names} zone={zone} />
            )}
          </Container>
        );
      }}
    </Answer>
  );
}
