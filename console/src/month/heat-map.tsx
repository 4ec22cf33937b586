/** Downtime by hour of the week as a table: the numbers are in it, and the colour shows where they are high. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { LOCALES } from '../format/shown.ts';
import { Scrolled } from '../parts/scrolled.tsx';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import './heat-map.css';
import type { ShownMonth } from './shown-month.ts';
import { Choice } from '../parts/choice.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
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
  const row = rows[chosen] ?? rows[0];
  if (!row) return null;
  const most = Math.max(...row.byHour.flat());
  const dayName = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
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
                <th scope="col">{texts.weekday}</th>
                {HOURS.map((hour) => (
                  <th key={hour} scope="col">
                    {String(hour).padStart(2, '0')}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {row.byHour.map((hours, day) => (
                <tr key={day}>
                  <th scope="row">{dayName.format(MONDAY + day * 86_400_000)}</th>
                  {hours.map((minutes, hour) => (
                    <td
                      key={hour}
                      style={
                        minutes > 0
                          ? { backgroundColor: `color-mix(in srgb, #d91515 ${10 + (minutes / most) * (DEEPEST - 10)}%, transparent)` }
                          : undefined
                      }
                    >
                      {minutes > 0 ? number.format(minutes) : ''}
                    </td>
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
