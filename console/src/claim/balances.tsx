/** The accounts of a claim, its last day, what is reserved with the facts that decide it, and the accounts by line. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { ReadClaim } from '../../../lib/application/claims/read-claim.ts';
import { ACCOUNT_WORDS, type ClaimAccount } from '../../../lib/presentation/document/account-words.ts';
import { accountsOf, byCreditor } from '../../../lib/presentation/document/accounts-table.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import type { Names } from '../../../lib/presentation/reasons/names.ts';
import { amountShown, capital } from '../format/shown.ts';
import { DataTable } from '../parts/data-table.tsx';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';
import { type LineName, restOf } from './claim-words.ts';
import { Sentence } from '../parts/sentence.tsx';

interface BalancesProps {
  readonly claim: ReadClaim;
  readonly names: Names;
  readonly nameOf: LineName;
}

export function Balances({ claim, names, nameOf }: BalancesProps): ReactNode {
  const money = useMoneyTexts();
  const language = useLanguage();
  const words = ACCOUNT_WORDS[language];
  const { notClaimed } = useTexts();
  const { lastDay, opensAfter, windows, creditor } = claim;
  const rest = restOf(claim);
  const facts = [
    ...accountsOf(claim).flatMap(([account, amount]) => [
      {
        label: capital(words.named[account]),
        value: amount === 'unbounded' ? words.withoutBound : amountShown(amount.amount, amount.currency),
      },
      ...byCreditor(claim, account, words).map(([label, part]) => ({ label, value: amountShown(part.amount, part.currency) })),
    ]),
    ...(rest === undefined ? [] : [{ label: notClaimed, value: amountShown(rest.amount, rest.currency) }]),
    { label: capital(words.owedTo), value: words[creditor] },
    { label: capital(words.lastDay), value: lastDay ?? '–' },
  ];
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{money.balances}</Header>}>
        <SpaceBetween size="m">
          <KeyValuePairs columns={4} items={facts} />
          {opensAfter === undefined ? null : <Box>{money.opensAfter(opensAfter)}</Box>}
          <Reserve claim={claim} names={names} />
          {windows.length > 0 && (
            <div>
              <Box variant="awsui-key-label">{money.steps}</Box>
              <ul>
                {windows.map((window, i) => (
                  <li key={i}>
                    {`${LABELS[language].rule(window)}${window.lastDay === undefined ? '' : ` (${words.lastDay}: ${window.lastDay})`}`}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </SpaceBetween>
      </Container>
      <ByLine claim={claim} nameOf={nameOf} />
    </SpaceBetween>
  );
}

function Reserve({ claim: { reserved, missing = [] }, names }: Pick<BalancesProps, 'claim' | 'names'>): ReactNode {
  const texts = useMoneyTexts();
  const { letter, withoutBound } = ACCOUNT_WORDS[useLanguage()];
  if (reserved === undefined) return null;
  const amount = reserved === 'unbounded' ? withoutBound : letter.upTo(amountShown(reserved.amount, reserved.currency));
  return (
    <div>
      <Box variant="strong">{capital(texts.reserved(amount))}</Box>
      {missing.length > 0 && <Box>{texts.decidedBy}</Box>}
      <ul>
        {missing.map((fact) => (
          <li key={fact}>
            <Sentence>{names.fact(fact)}</Sentence>
          </li>
        ))}
      </ul>
    </div>
  );
}

const ACCOUNTS = [
  'owed',
  'claimed',
  'accepted',
  'credited',
  'received',
  'writtenOff',
  'overCredited',
  'open',
] as const satisfies readonly ClaimAccount[];
/** They have a column only where a line has some of it. */
const RARE: readonly (ClaimAccount | 'notClaimed')[] = ['accepted', 'writtenOff', 'overCredited', 'notClaimed'];
const isSome = (amount: string): boolean => /[1-9]/.test(amount);

function ByLine({ claim, nameOf }: Pick<BalancesProps, 'claim' | 'nameOf'>): ReactNode {
  const texts = useMoneyTexts();
  const { named } = ACCOUNT_WORDS[useLanguage()];
  const { notClaimed } = useTexts();
  const { currency, automatic, lines, ofTheWhole } = claim;
  const money = (amount: string): string => amountShown(amount, currency);
  const isNamed = Object.values(ofTheWhole).some(isSome);
  const accounts = [...ACCOUNTS, ...(automatic ? [] : (['notClaimed'] as const))].filter(
    (account) => !RARE.includes(account) || [...lines, ofTheWhole].some((line) => isSome(line[account])),
  );
  const rows = [
    ...lines.map((line) => [nameOf(line), ...accounts.map((account) => money(line[account]))]),
    ...(isNamed ? [[texts.ofTheWhole, ...accounts.map((account) => money(ofTheWhole[account]))]] : []),
  ];
  const columns = accounts.map((account) => ({
    name: account === 'notClaimed' ? notClaimed : capital(named[account]),
    right: true as const,
  }));
  return <DataTable title={texts.byLine} columns={[{ name: texts.line }, ...columns]} rows={rows} />;
}
