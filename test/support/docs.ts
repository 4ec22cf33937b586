/** The pages, and the blocks of code in them. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Markdown pages, by their path in the project. */
export const DOC_PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`)
    .sort(),
];

export const readPage = (page: string): string => readFileSync(root + page, 'utf8');

/** Without what stands in lists, where indentation continues an entry, and without fenced blocks. */
export const outsideLists = (page: string): string =>
  readPage(page)
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/^(?:-|\d+\.) .*(?:\n(?: {2,}.*)?)*/gm, '');

export interface Block {
  readonly page: string;
  /** Of the opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** The rest of its first line: `key="value"`, or a word alone. */
  readonly words: Readonly<Record<string, string>>;
  readonly text: string;
}

export const placeOf = ({ page, line }: Block): string => `${page}:${line}`;

export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  const lines = readPage(page).split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    const [, indent, info] = /^( *)```(.*)$/.exec(lines[i]!) ?? [];
    if (info === undefined) continue;
    const end = lines.findIndex((line, j) => j > i && line.trim() === '```');
    if (end < 0) throw new Error(`${page}:${i + 1} opens a block that does not end`);
    const text = lines
      .slice(i + 1, end)
      .map((line) => line.slice(indent!.length) + '\n')
      .join('');
    const [language = '', ...rest] = info.trim().split(' ');
    const words = Object.fromEntries(
      [...rest.join(' ').matchAll(/([a-z-]+)(?:="([^"]*)"|=(\S+))?/g)].map(([, key, quoted, bare]) => [key!, quoted ?? bare ?? '']),
    );
    blocks.push({ page, line: i + 1, language, words, text });
    i = end;
  }
  return blocks;
}
