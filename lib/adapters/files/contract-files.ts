/** Reads contracts from YAML files and inlines terms that are named by file. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type CheckedContract, checkContract } from '../../domain/checker/check-contract.ts';
import { type Issue, errorIssue, pointer } from '../../domain/issue.ts';
import { standInOrder } from '../../domain/objective-worth/stand-in.ts';
import { type ReadContract, readContract, readTerms } from '../../schemas/contract.ts';
import { type ReadDocument, readYaml } from '../../schemas/yaml-document.ts';

/** A position in a file, for messages. */
export interface FilePosition {
  readonly file: string;
  /** "12:5", line and column; undefined without a position of its own. */
  readonly at: string | undefined;
}

export interface ContractFile extends ReadContract {
  /** For a file with only terms: the contract with a stand-in order with charges, to assess it and to find its worth. */
  readonly priced?: CheckedContract;
  /** The document with all terms inline, ready to send. */
  readonly document: unknown;
  /** The position of a JSON pointer; parts from a file of terms have their position in that file. */
  readonly locate: (path: string) => FilePosition;
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
  if (typeof text !== 'string') return { document: undefined, issues: [text], locate: () => ({ file: path, at: undefined }) };
  return readContractText(text, path);
}

/** Reads the text of a contract. @param path its name in messages; files of terms are searched relative to it. */
export function readContractText(text: string, path: string): ContractFile {
  const yaml = readYaml(text);
  const locate = (pointed: string): FilePosition => ({ file: path, at: yaml.locate(pointed) });
  if (yaml.issues.length > 0) return { document: undefined, issues: yaml.issues, locate };
  const root = yaml.document as { order?: unknown; terms?: unknown } | null;
  if (root && root.order === undefined && root.terms !== undefined && !Array.isArray(root.terms)) return readTermsFile(root, locate);
  const { document, issues, files } = inlineTerms(root, dirname(path));
  const placed = (pointed: string): FilePosition => {
    const [, index, rest] = /^\/terms\/(\d+)(.*)$/.exec(pointed) ?? [];
    const named = index === undefined ? undefined : files.get(Number(index));
    return named ? named(`/terms${rest}`) : locate(pointed);
  };
  if (issues.length > 0) return { document, issues, locate: placed };
  return { ...readContract(document), document, locate: placed };
}

interface Inlined {
  readonly document: unknown;
  readonly issues: Issue[];
  /** By index of an entry that is named by file: gives the positions of its parts. */
  readonly files: ReadonlyMap<number, (path: string) => FilePosition>;
}

/** Inlines terms that are named by file. It reports files that cannot be read; errors in the terms are found later with the rest. */
function inlineTerms(root: { terms?: unknown } | null, folder: string): Inlined {
  const files = new Map<number, (path: string) => FilePosition>();
  if (!root || !Array.isArray(root.terms)) return { document: root, issues: [], files };
  const issues: Issue[] = [];
  const terms = root.terms.map((entry: unknown, i) => {
    if (typeof entry !== 'string') return entry;
    const text = readText(resolve(folder, entry));
    if (typeof text !== 'string') {
      issues.push({ ...text, path: pointer('terms', i) });
      return undefined;
    }
    const yaml = readYaml(text);
    const around = yaml.issues.length > 0 ? yaml.issues : readTerms(yaml.document).issues.filter(({ path }) => !path.startsWith('/terms/'));
    // The other parts of the file are not in the document, so that the message itself has the line.
    const own = around.map(({ path, message, ...rest }) => ({ ...rest, path: pointer('terms', i), message: atLine(yaml, path, message) }));
    issues.push(...own);
    files.set(i, (path) => ({ file: join(folder, entry), at: own.length > 0 ? undefined : yaml.locate(path) }));
    return (yaml.document as { terms?: unknown } | undefined)?.terms;
  });
  return { document: { ...root, terms }, issues, files };
}

/** The message with its line. A YAML error has its line already; an issue of the whole is at the beginning. */
const atLine = ({ locate, issues }: ReadDocument, path: string, message: string): string =>
  issues.length > 0 ? message : `line ${locate(path) ?? '1:1'}: ${message}`;

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
  const { checked } = checkContract({ makegood: 1, order: standInOrder(terms), terms: [terms] });
  return { ...result, ...(checked && { priced: checked }), issues: result.issues.map(back), document: root, locate };
}
