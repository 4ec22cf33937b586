/** The contract in plain sentences, each clause beside the words of its paper. */
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { paperText } from '../../../lib/domain/contract/paper.ts';
import { titleIn } from '../../../lib/domain/contract/title.ts';
import { directed } from '../../../lib/presentation/directions.ts';
import type { ExplainedClause, Section } from '../../../lib/presentation/explain/explain.ts';
import { PaperShown, SourceShown } from '../paper/paper-shown.tsx';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import type { Checked } from './contract-work.ts';

export function ReadingPanel({ checked }: { readonly checked: Checked | undefined }): ReactNode {
  const { ofContracts: texts } = useTexts();
  if (!checked) return texts.checking;
  if (checked.reading === undefined) return texts.noReading;
  const { sections, sources } = checked.reading;
  return (
    <div className="reading">
      <SpaceBetween size="m">
        <div>
          {sources.map((source) => (
            <SourceShown key={source.version} source={source} />
          ))}
        </div>
        {sections.map((section, i) => (
          <SectionShown key={i} section={section} />
        ))}
      </SpaceBetween>
    </div>
  );
}

const SectionShown = ({ section: { heading, clauses } }: { readonly section: Section }): ReactNode => (
  <section>
    <Box variant="h3" tagOverride="h2">
      {heading}
    </Box>
    {clauses.map((clause) => (
      <ClauseShown key={`${clause.path} ${clause.sentences[0] ?? ''}`} clause={clause} />
    ))}
  </section>
);

function ClauseShown({ clause: { sentences, title, paper } }: { readonly clause: ExplainedClause }): ReactNode {
  const language = useLanguage();
  const isQuoted = paperText(paper) !== undefined;
  return (
    <div className={`reading-clause${isQuoted ? ' is-quoted' : ''}`}>
      {isQuoted ? <PaperShown paper={paper} /> : null}
      <div>
        {title === undefined ? null : <Box variant="strong">{directed(titleIn(title, language))}</Box>}
        {sentences.map((sentence, i) => (
          <p key={i}>{directed(sentence)}</p>
        ))}
      </div>
    </div>
  );
}
