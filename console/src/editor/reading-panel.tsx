import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';
import type { Checked } from './contract-work.ts';

/** The contract in plain sentences; lines that are further in belong to the one above. */
export function ReadingPanel({ checked }: { readonly checked: Checked | undefined }): ReactNode {
  const { ofContracts: texts } = useTexts();
  if (!checked) return texts.checking;
  if (checked.reading === undefined) return texts.noReading;
  return (
    <Box>
      {checked.reading.split('\n').map((line, i) => (
        <Box key={i} padding={{ left: line.startsWith('    ') ? 'xl' : line.startsWith('  ') ? 'm' : 'n', top: line === '' ? 's' : 'n' }}>
          {line.trim()}
        </Box>
      ))}
    </Box>
  );
}
