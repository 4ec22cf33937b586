/** The vendor and the month of a page, kept in its address so that a link shows the same. */
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useVendors } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';
import { monthsUntil } from './months.ts';
import { Choice } from './choice.tsx';

interface VendorMonth {
  /** Undefined until the vendors are known. */
  readonly vendor: string | undefined;
  readonly month: string;
  readonly vendors: ReturnType<typeof useVendors>;
  readonly choose: (change: { readonly vendor?: string; readonly month?: string }) => void;
}

export function useVendorMonth(): VendorMonth {
  const [search, setSearch] = useSearchParams();
  const { session } = useSession();
  const vendors = useVendors();
  return {
    vendors,
    vendor: session?.vendor ?? search.get('vendor') ?? vendors.data?.items[0]?.id,
    month: search.get('month') ?? monthsUntil(new Date())[0]!,
    choose: (change) =>
      setSearch((before) => {
        for (const [name, value] of Object.entries(change)) before.set(name, value);
        return before;
      }),
  };
}

interface VendorMonthChoiceProps {
  readonly of: VendorMonth;
  readonly withVendor?: boolean;
  readonly withMonth?: boolean;
}

export function VendorMonthChoice({
  of: { vendor, month, choose },
  withVendor = true,
  withMonth = true,
}: VendorMonthChoiceProps): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const { session } = useSession();
  const vendors = useVendors();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {withVendor && session?.vendor === undefined ? (
        <Choice
          ariaLabel={texts.chooseVendor}
          selectedOption={vendor === undefined ? null : { value: vendor, label: vendor }}
          options={(vendors.data?.items ?? []).map(({ id, name }) => ({ value: id, label: id, description: name }))}
          onChange={({ detail }) => choose({ vendor: detail.selectedOption.value! })}
        />
      ) : null}
      {withMonth ? (
        <Choice
          ariaLabel={texts.month}
          selectedOption={{ value: month, label: month }}
          options={monthsUntil(new Date()).map((value) => ({ value, label: value }))}
          onChange={({ detail }) => choose({ month: detail.selectedOption.value! })}
        />
      ) : null}
    </SpaceBetween>
  );
}
