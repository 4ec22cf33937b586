/** The words of the paper behind a line or an objective. */
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { PapersBehind } from '../../../lib/presentation/beside/papers-behind.ts';
import { useMoneyTexts } from '../text/catalogue.ts';
import { PaperShown, SourceShown } from './paper-shown.tsx';

/** Each clause by its name, and below them their source. */
export function PapersShown({ papers: { clauses, source } }: { readonly papers: PapersBehind }): ReactNode {
  const { clauseOf } = useMoneyTexts();
  if (clauses.length === 0) return source ? <SourceShown source={source} /> : null;
  return (
    <SpaceBetween size="xs">
      {clauses.map(({ kind, name, paper }) => (
        <PaperShown key={`${kind} ${name}`} paper={paper} of={clauseOf[kind](name)} />
      ))}
      {source ? <SourceShown source={source} /> : null}
    </SpaceBetween>
  );
}
