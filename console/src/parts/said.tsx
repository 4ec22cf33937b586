/**
 * The one place that says to a person what went wrong: what it is in the language of the reader, then the words of the program. Those are
 * English, and marked as English, so that a screen reader reads them as such.
 */
import type { ReactNode } from 'react';
import type { Problem } from '../../../client/api.ts';
import { useFirstWords, useIssueTitles, useLanguage, useTexts } from '../text/catalogue.ts';
import { type SaidIssue, type SaidText, furtherIssues, isChinese, issueText, problemText } from '../text/issue-text.ts';
import { ProblemError } from './problem-error.ts';

/** English words in a page of any language. */
export function Quoted({ children }: { readonly children: string }): ReactNode {
  return useLanguage() === 'en' || isChinese(children) ? children : <span lang="en">{children}</span>;
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
