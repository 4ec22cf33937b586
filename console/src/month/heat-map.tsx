/** Downtime by hour of the week as a table: the numbers are in it, and the colour shows where they are high. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { LOCALES } from '../format/shown.ts';
import { Scrolled } from '../parts/scrolled.tsx';
import { useIsNarrow } from '../parts/use-is-narrow.ts';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import './heat-map.css';
import type { ShownMonth } from './shown-month.ts';
import { Choice } from '../parts/choice.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
/** The most that a cell is coloured, in percent: its number stays readable. */
const DEEPEST = 45;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

interface HeatMapProps {
  readonly month: ShownMonth;
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
}

export function HeatMap({ month: { rows, period }, chosen, onChoose }: HeatMapProps): ReactNode {
  const { ofMonth: texts } = useTexts();
  const language = useLanguage();
  const isNarrow = useIsNarrow();
  const row = rows[chosen] ?? rows[0];
  if (!row) return null;
  const most = Math.max(...row.byHour.flat());
  const dayName = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short', timeZone: 'UTC' });
  const days = row.byHour.map((_, day) => dayName.format(MONDAY + day * 86_400_000));
  // A phone has the width of the days, and not of the hours.
  const [across, down] = isNarrow ? [days, HOURS] : [HOURS, days];
  const options = rows.map(({ name }, i) => ({ value: String(i), label: name }));
  return (
    <Container
      header={
        <Header variant="h2" description={texts.heatIntro(period.zone)}>
          {texts.heat}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Choice
          ariaLabel={texts.oneMoreOf}
          selectedOption={options[rows.indexOf(row)]!}
          options={options}
          onChange={({ detail }) => onChoose(Number(detail.selectedOption.value))}
        />
        <Scrolled label={texts.heat}>
          <table className="heat-map">
            <caption>
              <Box variant="small">{row.name}</Box>
            </caption>
            <thead>
              <tr>
                <th scope="col">{isNarrow ? texts.hour : texts.weekday}</th>
                {across.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {down.map((name, i) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {across.map((other, j) => (
                    <Minutes key={other} minutes={isNarrow ? row.byHour[j]![i]! : row.byHour[i]![j]!} most={most} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      </SpaceBetween>
    </Container>
  );
}

function Minutes({ minutes, most }: { readonly minutes: number; readonly most: number }): ReactNode {
  const number = new Intl.NumberFormat(useLanguage(), { maximumSignificantDigits: 3 });
  if (minutes === 0) return <td />;
  const depth = 10 + (minutes / most) * (DEEPEST - 10);
  return <td style={{ backgroundColor: `color-mix(in srgb, #d91515 ${depth}%, transparent)` }}>{number.format(minutes)}</td>;
}
