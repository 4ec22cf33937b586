/** Contracts from files: YAML, with terms named by file put in place. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { type ReadContract, readContract, readTerms } from '../schemas/contract.ts';
import { readYaml } from '../schemas/yaml-document.ts';

export interface ContractFile extends ReadContract {
  /** With all terms inline, ready to send. */
  readonly document: unknown;
  /** "12:5" of a JSON pointer in the file itself. */
  readonly locate: (path: string) => string | undefined;
}

const readText = (path: string): string | Issue => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return errorIssue('no-such-file', '', `cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
};

/** Reads a contract; a file that holds only terms gets a stand-in order, so that it can be linted. */
export function readContractFile(path: string): ContractFile {
  const text = readText(path);
  if (typeof text !== 'string') return { document: undefined, issues: [text], locate: () => undefined };
  const yaml = readYaml(text);
  if (yaml.issues.length > 0) return { document: undefined, issues: yaml.issues, locate: yaml.locate };
  const root = yaml.document as { order?: unknown; terms?: unknown } | null;
  if (root && root.order === undefined && root.terms !== undefined && !Array.isArray(root.terms)) return readTermsFile(root, yaml.locate);
  const { document, issues } = inlineTerms(root, dirname(path));
  if (issues.length > 0) return { document, issues, locate: yaml.locate };
  return { ...readContract(document), document, locate: yaml.locate };
}

function inlineTerms(root: { terms?: unknown } | null, folder: string): { document: unknown; issues: Issue[] } {
  if (!root || !Array.isArray(root.terms)) return { document: root, issues: [] };
  const issues: Issue[] = [];
  const terms = root.terms.map((entry: unknown, i) => {
    if (typeof entry !== 'string') return entry;
    const text = readText(resolve(folder, entry));
    const yaml = typeof text === 'string' ? readYaml(text) : { document: undefined, issues: [text] };
    const read = yaml.issues.length > 0 ? { issues: yaml.issues } : readTerms(yaml.document);
    issues.push(
      ...read.issues.map((issue) => ({ ...issue, path: pointer('terms', i), message: `${entry}${issue.path}: ${issue.message}` })),
    );
    return (yaml.document as { terms?: unknown } | undefined)?.terms;
  });
  return { document: { ...root, terms }, issues };
}

function readTermsFile(root: { terms?: unknown }, locate: ContractFile['locate']): ContractFile {
  const read = readTerms(root);
  const back = (issue: Issue): Issue => ({ ...issue, path: issue.path.replace(/^\/terms\/0/, '/terms') });
  if (!read.terms) return { document: root, issues: read.issues, locate };
  const { terms } = read;
  const kinds = Object.keys(terms.parameters ?? {});
  const order = {
    id: terms.id,
    title: terms.title,
    vendor: { id: 'vendor', name: terms.provider },
    customer: { id: 'customer', name: 'Customer' },
    from: terms.from,
    'without-component': 'count',
    ...(kinds.length > 0 && {
      parameters: Object.fromEntries(kinds.map((name) => [name, terms.parameters![name]!.default ?? terms.parameters![name]!.like])),
    }),
  };
  const result = readContract({ makegood: 1, order, terms: [terms] });
  return { ...result, issues: result.issues.map(back), document: root, locate };
}
