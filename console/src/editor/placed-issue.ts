/** Issues of a YAML text with their places in it. */
import type { Issue } from '../../../lib/domain/issue.ts';
import type { readYaml } from '../../../lib/schemas/yaml-document.ts';

/** An issue with its place in the text: line and column, both from 1; the beginning where it has none of its own. */
export interface PlacedIssue extends Issue {
  readonly line: number;
  readonly column: number;
  /** What it is in the language of the reader, where its message is in another. */
  readonly title?: string;
}

/** A YAML error has its place in its message alone. */
const lineOf = ({ message }: Issue): string => /line (\d+(?:[:,] ?(?:column )?\d+)?)/.exec(message)?.[1]?.replace(/[^\d]+/, ':') ?? '1:1';

/** Gives the issues of a text their places. */
export function placedIn(yaml: ReturnType<typeof readYaml>): (issue: Issue) => PlacedIssue {
  return (issue) => {
    const [line = 1, column = 1] = (yaml.locate(issue.path) ?? lineOf(issue)).split(':').map(Number);
    return { ...issue, line, column };
  };
}
