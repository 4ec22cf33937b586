/** What a check of the page or the API says to a form: beside the field that it is about, else above the form. */
import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import type { Problem } from '../../../client/api.ts';
import type { Issue } from '../../../lib/domain/issue.ts';
import { useMoneyTexts } from '../text/catalogue.ts';
import type { SaidIssue } from '../text/issue-text.ts';
import { IssueSaid, IssuesSaid, ProblemSaid } from './said.tsx';

/** What is wrong with a form; nothing where it was not sent or went well. */
export class FormIssues {
  private readonly issues: readonly (SaidIssue & Pick<Issue, 'path'>)[];
  private readonly fields: readonly string[];
  readonly problem: Problem | undefined;

  /** @param fields the JSON pointers of the fields that the form has. */
  constructor(fields: readonly string[], checked: Issue | undefined, problem: Problem | undefined) {
    this.fields = fields;
    this.problem = checked ? undefined : problem;
    this.issues = checked ? [checked] : (problem?.issues ?? []);
  }

  /** Of one field, with what is inside it. */
  of(field: string): ReactNode {
    const found = this.issues.find(({ path }) => path === field || path.startsWith(`${field}/`));
    return found && <IssueSaid issue={found} />;
  }

  /** What no field of the form shows. */
  others(): ReactNode {
    const isShown = (path: string): boolean => this.fields.some((field) => path === field || path.startsWith(`${field}/`));
    const rest = this.issues.filter(({ path }) => !isShown(path));
    if (rest.length > 0) return <IssuesSaid issues={rest} />;
    return this.problem && this.issues.length === 0 ? <ProblemSaid problem={this.problem} /> : undefined;
  }
}

/** Answers by which somebody else was first. */
const CONFLICTS: ReadonlySet<number> = new Set([409, 412]);

export function IssuesAbove({ issues }: { readonly issues: FormIssues }): ReactNode {
  const texts = useMoneyTexts();
  const { problem } = issues;
  const others = issues.others();
  if (others === undefined) return null;
  const isConflict = problem !== undefined && CONFLICTS.has(problem.status);
  return (
    <Alert type={isConflict ? 'warning' : 'error'} header={isConflict ? texts.conflict : texts.notRecorded}>
      {others}
    </Alert>
  );
}
