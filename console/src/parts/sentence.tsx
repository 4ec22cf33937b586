/** Sentences with instants in them: each instant is one of the page, with the time of the viewer where their clock shows another. */
import type { ReactNode } from 'react';
import { offsetText } from '../../../lib/presentation/document/local-time.ts';
import { secondsShown } from '../format/shown.ts';
import { useLanguage } from '../text/catalogue.ts';
import { Instant } from './instant.tsx';

/** "2026-10-12 20:00:00+08:00", as the sentences of the core have instants. */
const WITH_OFFSET = /(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{3})?[+-]\d{2}:\d{2})/;

/** Margins of sentences that belong to one before them, by their depth. */
export const INDENTS = ['n', 'l', 'xxl', 'xxxl'] as const;

/** A sentence of the core. The time of the viewer is the title of each instant: a second time beside each would hide what is said. */
export function Sentence({ children }: { readonly children: string }): ReactNode {
  const language = useLanguage();
  // What is split by a group has the group at each odd place.
  return children.split(WITH_OFFSET).map((part, i) => {
    if (i % 2 === 0) return part;
    const ms = Date.parse(part.replace(' ', 'T'));
    return (
      <time key={i} dateTime={new Date(ms).toISOString()} title={secondsShown(ms, language)}>
        {part}
      </time>
    );
  });
}

/** It stands for an instant in the text, in which nobody writes it. */
const SLOT = '\u0000';

interface SentenceAtProps {
  /** The sentence, by the text of its instant. */
  readonly text: (at: string) => string;
  /** ISO, or epoch ms. */
  readonly at: string | number;
  /** Of the contract. @default the zone of the page */
  readonly zone?: string | undefined;
}

/** A sentence of the console about one instant. */
export function SentenceAt({ text, at, zone }: SentenceAtProps): ReactNode {
  return <SentenceOf text={text(SLOT)} instants={[<Instant key="at" at={at} zone={zone} isInSentence />]} />;
}

interface SentenceBetweenProps {
  /** The sentence, by the texts of its instants. */
  readonly text: (from: string, to: string) => string;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Of the contract. */
  readonly zone: string;
}

/** A sentence of the console about a time from one instant to another, in the form of documents. */
export function SentenceBetween({ text, from, to, zone }: SentenceBetweenProps): ReactNode {
  const instants = [from, to].map((at, i) => (
    <Instant key={i} at={at} zone={zone} form="seconds" isInSentence>
      {offsetText(at, zone)}
    </Instant>
  ));
  return <SentenceOf text={text(SLOT, SLOT)} instants={instants} />;
}

/** A text with instants in its slots. */
const SentenceOf = ({ text, instants }: { readonly text: string; readonly instants: readonly ReactNode[] }): ReactNode =>
  text.split(SLOT).flatMap((part, i) => (i === 0 ? [part] : [instants[i - 1], part]));
