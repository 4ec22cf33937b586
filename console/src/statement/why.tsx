/** Why a line is owed: from its clause and its formula down to the events, with what each of them said. */
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { lineReasons } from '../../../lib/presentation/reasons/line-reasons.ts';
import type { StatementPapers } from '../../../lib/presentation/beside/papers-behind.ts';
import { PapersShown } from '../paper/papers-shown.tsx';
import { INDENTS, Sentence } from '../parts/sentence.tsx';
import { ShownModal } from '../parts/shown-modal.tsx';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';

interface WhyProps {
  readonly statement: Statement;
  /** The number of the line. */
  readonly line: number;
  readonly papers: StatementPapers;
  /** The events behind it, made when they are asked for; absent where the page has them in another place. */
  readonly events?: () => ReactNode;
  readonly onClose: () => void;
}

export function Why({ statement, line, papers, events, onClose }: WhyProps): ReactNode {
  const texts = useTexts();
  const money = useMoneyTexts();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  // Of this line alone: those of a thousand lines take seconds.
  const lines = statement.lines.filter(({ number }) => number === line);
  const [reason] = lineReasons({ statement: { ...statement, lines }, clauses: papers.clauses }, language);
  if (!reason) return null;
  const behind = papers.ofLine(lines[0]!);
  // The same words as quotes.
  const sentences = reason.sentences.filter(({ isOfPaper = false }) => !isOfPaper || behind.clauses.length === 0);
  return (
    <ShownModal title={texts.why(line)} onClose={onClose}>
      <SpaceBetween size="xs">
        <Box variant="strong">
          <Sentence>{reason.head}</Sentence>
        </Box>
        <PapersShown papers={behind} />
        {sentences.map(({ text, depth }, i) => (
          <Box key={i} margin={{ left: INDENTS[Math.min(depth, INDENTS.length - 1)]! }}>
            <Sentence>{text}</Sentence>
          </Box>
        ))}
        {events && (
          <ExpandableSection headerText={money.eventsBehind} expanded={isOpen} onChange={({ detail }) => setOpen(detail.expanded)}>
            {isOpen && events()}
          </ExpandableSection>
        )}
      </SpaceBetween>
    </ShownModal>
  );
}
