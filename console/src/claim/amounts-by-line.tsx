/** Amounts for lines of a statement, for those who state them line by line. */
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useMoneyTexts } from '../text/catalogue.ts';
import { lineKey } from '../../../lib/domain/claims/balances.ts';
import type { DisputedLine } from '../../../lib/domain/claims/dispute.ts';
import type { LineName } from './claim-words.ts';

/** What stands in the field of each line, by the key of the line. */
export type LineTexts = Readonly<Record<string, string>>;

interface GivenLine {
  readonly credit: string;
  readonly index: string;
  readonly component?: string;
  readonly amount: string;
}

/** The lines for which an amount is stated. */
export const givenLines = (lines: readonly DisputedLine[], texts: LineTexts): GivenLine[] =>
  lines.flatMap(({ credit, index, component }) => {
    const line = { credit, index, ...(component !== undefined && { component }) };
    const amount = (texts[lineKey(line)] ?? '').trim();
    return amount === '' ? [] : [{ ...line, amount }];
  });

interface AmountsByLineProps {
  readonly lines: readonly DisputedLine[];
  readonly currency: string;
  readonly nameOf: LineName;
  readonly given: LineTexts;
  readonly errorText: ReactNode;
  /** The amounts have to be stated by line. */
  readonly isOpen?: boolean;
  readonly onChange: (given: LineTexts) => void;
}

export function AmountsByLine({ lines, currency, nameOf, given, errorText, isOpen = false, onChange }: AmountsByLineProps): ReactNode {
  const texts = useMoneyTexts();
  return (
    <ExpandableSection headerText={texts.perLine} defaultExpanded={isOpen}>
      <SpaceBetween size="xs">
        {lines.map((line, i) => (
          <FormField key={lineKey(line)} label={`${nameOf(line)} (${currency})`} errorText={i === 0 ? errorText : undefined}>
            <Input
              value={given[lineKey(line)] ?? ''}
              inputMode="decimal"
              onChange={({ detail }) => onChange({ ...given, [lineKey(line)]: detail.value })}
            />
          </FormField>
        ))}
      </SpaceBetween>
    </ExpandableSection>
  );
}
