/** Owed, claimed, credited, received and open of each period: as bars, and the same numbers in a table. Loaded after the first figures. */
import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useAnswer, useApi } from '../api.ts';
import { LOCALES, amountShown, capital } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { numbers } from '../parts/data-table.tsx';
import { useFirstWords, useLanguage, useTexts } from '../text/catalogue.ts';
import Table from '../parts/table.tsx';

const ACCOUNTS = ['owed', 'claimed', 'credited', 'received', 'open'] as const;
const EVERY_MS = 60_000;
/** Periods of the chart, the newest. */
const DRAWN = 12;

function useMoney() {
  const api = useApi();
  return useAnswer(['ledger', 'periods'], () => api.GET('/v1/ledger/balances', { params: { query: { by: 'period' } } }), EVERY_MS);
}

type Balance = NonNullable<ReturnType<typeof useMoney>['data']>['items'][number];

export function MoneyByPeriod(): ReactNode {
  const { ofOverview: texts } = useTexts();
  const money = useMoney();
  return (
    <Container header={<Header variant="h2">{texts.money}</Header>}>
      <Answer of={money}>
        {({ items }) =>
          items.length === 0 ? (
            <Box>{texts.noMoney}</Box>
          ) : (
            <SpaceBetween size="l">
              {[...new Set(items.map(({ currency }) => currency))].map((currency) => (
                <Chart
                  key={currency}
                  currency={currency}
                  balances={items.filter((one) => one.currency === currency && one.creditor === 'customer')}
                />
              ))}
              <MoneyTable balances={items} />
            </SpaceBetween>
          )
        }
      </Answer>
    </Container>
  );
}

/** The accounts by the words of the documents. */
function useAccountWords(): Readonly<Record<(typeof ACCOUNTS)[number], string>> {
  const { named } = useFirstWords().accounts;
  return Object.fromEntries(ACCOUNTS.map((account) => [account, capital(named[account])])) as ReturnType<typeof useAccountWords>;
}

function Chart({ currency, balances }: { readonly currency: string; readonly balances: readonly Balance[] }): ReactNode {
  const { ofOverview: texts } = useTexts();
  const words = useAccountWords();
  const locale = LOCALES[useLanguage()];
  const drawn = balances.slice(-DRAWN);
  if (drawn.length === 0) return null;
  return (
    <BarChart
      height={200}
      ariaLabel={texts.chart(currency)}
      xScaleType="categorical"
      hideFilter
      xTitle=""
      yTitle={currency}
      yTickFormatter={(amount) => amount.toLocaleString(locale)}
      series={ACCOUNTS.map((account) => ({
        type: 'bar',
        title: words[account],
        data: drawn.map(({ period, closing }) => ({ x: period ?? '', y: Number(closing[account]) })),
      }))}
    />
  );
}

function MoneyTable({ balances }: { readonly balances: readonly Balance[] }): ReactNode {
  const all = useTexts();
  const { ofOverview: texts } = all;
  const words = useAccountWords();
  const newestFirst = [...balances].sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? 1 : -1));
  return (
    <Table
      variant="embedded"
      items={newestFirst}
      ariaLabels={{ tableLabel: texts.money }}
      columnDefinitions={[
        {
          id: 'period',
          header: all.period,
          isRowHeader: true,
          cell: ({ period, creditor }) => (creditor === 'customer' ? period : `${period ?? ''} (${texts.toVendor})`),
        },
        ...ACCOUNTS.map((account) =>
          numbers<Balance>({
            id: account,
            header: words[account],
            cell: ({ closing, currency }) => amountShown(closing[account], currency),
          }),
        ),
      ]}
    />
  );
}
