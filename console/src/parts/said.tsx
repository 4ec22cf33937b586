/**
 * The one place that says to a person what went wrong: what it is in the language of the reader, then the words of the program. Those are
 * English, and marked as English, so that a screen reader reads them as such.
 */
import type { ReactNode } from 'react';
import type { Problem } from '../../../client/api.ts';
import { useFirstWords, useIssueTitles, useLanguage, useTexts } from '../text/catalogue.ts';
import { type SaidIssue, type SaidText, furtherIssues, isChinese, issueText, problemText } from '../text/issue-text.ts';
import { ProblemError } from './problem-error.ts';

/** The colon of Chinese documents (`labels.colon`). */
const PLACE_END = '：';
/** Three words at least: less is a name or a number. */
const WORDS = /[a-z]+ [a-z]+ [a-z]+/i;

/** English words in a page of any language. */
export function Quoted({ children }: { readonly children: string }): ReactNode {
  return useLanguage() === 'en' || isChinese(children) ? children : <span lang="en">{children}</span>;
}

/** It stands for the words of the program in a sentence, in which nobody writes it. */
const SLOT = '\u0000';

/** A sentence of the console with words of the program in it. @param text the sentence, by those words. */
export function QuotedIn({ text, children }: { readonly text: (words: string) => string; readonly children: string }): ReactNode {
  const [before, after] = text(SLOT).split(SLOT);
  return (
    <>
      {before}
      <Quoted>{children}</Quoted>
      {after}
    </>
  );
}

/**
 * A sentence of the core that is in the language of the reader, but where the message of an earlier version stands in it: after the place
 * that it is about, and in English.
 */
export function MessageSaid({ children, said }: { readonly children: string; readonly said: (text: string) => ReactNode }): ReactNode {
  const language = useLanguage();
  const at = children.indexOf(PLACE_END) + 1;
  const message = children.slice(at);
  if (language === 'en' || isChinese(message) || !WORDS.test(message)) return said(children);
  return (
    <>
      {said(children.slice(0, at))}
      <span lang="en">{said(message)}</span>
    </>
  );
}

function Said({ of: { title, quoted } }: { readonly of: SaidText }): ReactNode {
  if (title === undefined) return <Quoted>{quoted}</Quoted>;
  return (
    <>
      {title}（<Quoted>{quoted}</Quoted>）
    </>
  );
}

interface IssueSaidProps {
  readonly issue: SaidIssue;
  /** Whether the place is named, where no field or line beside it is the place. @default false */
  readonly withPath?: boolean;
}

export function IssueSaid({ issue, withPath = false }: IssueSaidProps): ReactNode {
  const { problems } = useFirstWords();
  const titles = useIssueTitles();
  const said = <Said of={issueText(issue, { ...titles, ...problems })} />;
  return withPath && issue.path ? (
    <>
      {issue.path}: {said}
    </>
  ) : (
    said
  );
}

export function IssuesSaid({
  issues,
  withPath = false,
}: {
  readonly issues: readonly SaidIssue[];
  readonly withPath?: boolean;
}): ReactNode {
  return issues.map((issue, i) => (
    <div key={i}>
      <IssueSaid issue={issue} withPath={withPath} />
    </div>
  ));
}

/** @param withIssues whether its issues stand below it, where no field shows them. @default true */
export function ProblemSaid({ problem, withIssues = true }: { readonly problem: Problem; readonly withIssues?: boolean }): ReactNode {
  const { problems } = useFirstWords();
  return (
    <>
      <Said of={problemText(problem, problems)} />
      {withIssues && <IssuesSaid issues={furtherIssues(problem)} withPath />}
    </>
  );
}

/** Whatever was thrown. */
export function ErrorSaid({ of }: { readonly of: unknown }): ReactNode {
  const { noAnswer } = useTexts();
  if (of instanceof ProblemError) return <ProblemSaid problem={of.problem} />;
  const quoted = of instanceof Error ? of.message : String(of);
  // A request that got no answer: `fetch` has no other sign of it.
  return <Said of={of instanceof TypeError ? { title: noAnswer, quoted } : { quoted }} />;
}
