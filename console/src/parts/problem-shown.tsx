/** What a check of the page or the API says to a form: beside the field that it is about, else above the form. */
import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import type { Problem } from '../../../client/api.ts';
import type { Issue } from '../../../lib/domain/issue.ts';
import { useMoneyTexts } from '../text/catalogue.ts';
import type { FormIssue } from '../text/issue-text.ts';
import { useProblemText } from '../text/said.ts';

/** What is wrong with a form; nothing where it was not sent or went well. */
export class FormIssues {
  private readonly issues: readonly FormIssue[];
  private readonly said: (issue: FormIssue) => string;
  private readonly fields: readonly string[];
  readonly problem: Problem | undefined;

  /** @param fields the JSON pointers of the fields that the form has. @param said an issue, to a person. */
  constructor(fields: readonly string[], checked: Issue | undefined, problem: Problem | undefined, said: (issue: FormIssue) => string) {
    this.fields = fields;
    this.said = said;
    this.problem = checked ? undefined : problem;
    this.issues = checked ? [checked] : (problem?.issues ?? []);
  }

  /** Of one field, with what is inside it. */
  of(field: string): string | undefined {
    const found = this.issues.find(({ path }) => path === field || path.startsWith(`${field}/`));
    return found && this.said(found);
  }

  /** What no field of the form shows. @param text of a problem, to a person. */
  others(text: (problem: Problem) => string): string | undefined {
    const isShown = (path: string): boolean => this.fields.some((field) => path === field || path.startsWith(`${field}/`));
    const rest = this.issues.filter(({ path }) => !isShown(path));
    if (rest.length > 0) return rest.map(this.said).join(' ');
    return this.problem && this.issues.length === 0 ? text(this.problem) : undefined;
  }
}

/** Answers by which somebody else was first. */
const CONFLICTS: ReadonlySet<number> = new Set([409, 412]);

export function IssuesAbove({ issues }: { readonly issues: FormIssues }): ReactNode {
  const texts = useMoneyTexts();
  const { problem } = issues;
  const others = issues.others(useProblemText());
  if (others === undefined) return null;
  const isConflict = problem !== undefined && CONFLICTS.has(problem.status);
  return (
    <Alert type={isConflict ? 'warning' : 'error'} header={isConflict ? texts.conflict : texts.notRecorded}>
      {others}
    </Alert>
  );
}
