/** Which records would lose their texts. */
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useMoneyTexts } from '../text/catalogue.ts';
import { readable } from '../../../lib/presentation/reasons/names.ts';
import type { Approval } from '../api.ts';

interface Erasure {
  readonly reason: string;
  readonly records: readonly Readonly<Record<string, string | number>>[];
}

export function ErasureChange({ approval: { request } }: { readonly approval: Approval }): ReactNode {
  const texts = useMoneyTexts();
  const { reason, records } = JSON.parse(request.body) as Erasure;
  return (
    <SpaceBetween size="m">
      <Box>{`${texts.erased(records.length)} ${reason}`}</Box>
      <ul>
        {records.map((record, i) => (
          <li key={i}>
            {Object.entries(record)
              .map(([name, value]) => (name === 'kind' ? readable(String(value)) : `${readable(name)} ${value}`))
              .join(', ')}
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
