/** The words of a paper contract: the number of a clause, its quote, its note, and where they are from. */
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import type { Paper } from '../../../lib/domain/contract/paper.ts';
import { BESIDE_WORDS } from '../../../lib/presentation/beside/beside-words.ts';
import type { TermsSource } from '../../../lib/presentation/beside/terms-source.ts';
import { directed } from '../../../lib/presentation/directions.ts';
import { useLanguage } from '../text/catalogue.ts';
import './paper.css';

interface PaperShownProps {
  readonly paper: Paper;
  /** What the words belong to, where it is not beside them. */
  readonly of?: string;
}

export function PaperShown({ paper: { clause, quote, note }, of }: PaperShownProps): ReactNode {
  const words = BESIDE_WORDS[useLanguage()];
  const head = [clause === undefined ? undefined : words.clause(clause), of].filter((part) => part !== undefined).join(' · ');
  return (
    <figure className="paper">
      {head === '' ? null : (
        <figcaption>
          <Box variant="small">
            <bdi>{directed(head)}</bdi>
          </Box>
        </figcaption>
      )}
      {quote === undefined ? null : <blockquote dir="auto">{directed(quote)}</blockquote>}
      {note === undefined ? null : (
        <Box variant="small">
          {words.note} <bdi>{directed(note)}</bdi>
        </Box>
      )}
    </figure>
  );
}

/** The text, its version, and its source with the day on which it was read. */
export function SourceShown({ source: { title, provider, version, source, address, read } }: { readonly source: TermsSource }): ReactNode {
  const words = BESIDE_WORDS[useLanguage()];
  return (
    <div className="paper-source">
      <Box variant="small">
        <bdi>{directed([title, provider, version].join(' · '))}</bdi>
        {source === undefined ? null : (
          <>
            {' · '}
            {words.source}{' '}
            {address === undefined ? (
              <bdi>{directed(source)}</bdi>
            ) : (
              <Link href={address} external fontSize="inherit" rel="noreferrer" target="_blank">
                {source}
              </Link>
            )}
            {read === undefined ? null : ` · ${read}`}
          </>
        )}
      </Box>
    </div>
  );
}
