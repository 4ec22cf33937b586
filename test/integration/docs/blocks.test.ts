/** Every block of the pages is run or checked, or says why not; and what kind of test does it is counted. */
import DOMPurify from 'dompurify';
import { describe, expect, it } from 'vitest';
import { vendorRequestSchema } from '../../../lib/schemas/http-requests.ts';
import { readJournalLayout } from '../../../lib/schemas/journal-layout.ts';
import { readContractFile } from '../../../lib/adapters/files/contract-files.ts';
import { passes, runCases } from '../../../lib/application/contract-cases/run-case.ts';
import { readCases } from '../../../lib/schemas/cases.ts';
import { termsFile } from '../../support/contract-files.ts';
import { readMapping } from '../../../lib/schemas/mapping.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { isDefault } from '../../../cli/options.ts';
import { programFor } from '../../../cli/program.ts';
import { commandPage } from '../../../scripts/write-command-docs.ts';
import { type Block, DOC_PAGES, blocksOf, outsideLists, placeOf } from '../../support/docs.ts';
import { readSecondPersonRules } from '../../../lib/schemas/read-second-person-rules.ts';
import { refusedOf } from '../../support/doc-contract.ts';
import { inContractFile } from '../../support/contract-cells.ts';
import { PASTED } from '../../support/pasted-templates.ts';
import { compileErrors } from '../../support/typed-blocks.ts';

const blocks = DOC_PAGES.flatMap(blocksOf);

/** What makes sure that a block is right. */
type Means =
  | 'commands'
  | 'output'
  | 'contract'
  | 'mapping'
  | 'cases'
  | 'journal'
  | 'vendor'
  | 'cell'
  | 'events'
  | 'entry'
  | 'file'
  | 'setting'
  | 'pasted'
  | 'types'
  | 'diagram'
  | 'help';

function yamlMeans({ page, text }: Block): Means {
  if (page === 'docs/reference/operators.md') return 'cell';
  const keys = Object.keys(readYaml(text).document as object);
  if (keys.includes('facts')) return 'mapping';
  if (keys.includes('makegood-cases')) return 'cases';
  if (keys.includes('journal')) return 'journal';
  return keys.includes('senders') && keys.includes('name') ? 'vendor' : 'contract';
}

function meansOf(block: Block): Means | undefined {
  const { language, words, text, page } = block;
  if (words.output !== undefined) return 'output';
  if (words.template !== undefined) return 'pasted';
  if (language === 'yaml') return yamlMeans(block);
  if (language === 'json')
    return text.includes('"DetailType"')
      ? 'entry'
      : words.file !== undefined
        ? 'file'
        : words.setting !== undefined
          ? 'setting'
          : undefined;
  if (language === 'text') return page === 'docs/reference/commands.md' ? 'help' : undefined;
  return ({ sh: 'commands', jsonl: 'events', ts: 'types', mermaid: 'diagram' } as const)[language];
}

const isSkipped = ({ words }: Block): boolean => words['no-run'] !== undefined;
const by = (means: Means): Block[] => blocks.filter((block) => !isSkipped(block) && meansOf(block) === means);
const each = (means: Means): [string, Block][] => by(means).map((block) => [placeOf(block), block]);

/** @param called what follows `makegood`. @returns the first name of a command or an option in it that there is none of. */
async function unknownIn(called: string): Promise<string | undefined> {
  const words = called.trim().split(/\s+/);
  const [name, second] = words;
  const command = (await programFor([name!])).commands.find((one) => one.name() === name);
  if (!command) return `no command ${name}`;
  const sub = command.commands.find((one) => one.name() === second);
  if (!sub && command.commands.length > 0 && !command.commands.some((one) => isDefault(command, one.name()))) return `no command ${second}`;
  const known = new Set([
    '--help',
    ...[command, ...(sub ? [sub] : command.commands)].flatMap(({ options }) => options.map(({ long }) => long)),
  ]);
  const option = words.map((word) => /^--[a-z-]+/.exec(word)?.[0]).find((one) => one !== undefined && !known.has(one));
  return option && `no option ${option}`;
}

it.each(each('setting'))('the block of setting %s is checked', (_, { text }) => {
  expect(readSecondPersonRules(text)).toEqual(JSON.parse(text));
});

describe('every block', () => {
  it('is run or checked, or has a reason; at most one in ten is not', () => {
    expect(blocks.filter((block) => !isSkipped(block) && meansOf(block) === undefined).map(placeOf)).toEqual([]);
    const skipped = blocks.filter(isSkipped);
    for (const block of skipped) expect([placeOf(block), block.words['no-run']!.length > 10]).toEqual([placeOf(block), true]);
    expect(skipped.length).toBeLessThanOrEqual(blocks.length / 10);
    const counts = new Map<string, number>();
    for (const block of blocks) {
      const means = isSkipped(block) ? 'not run' : meansOf(block)!;
      counts.set(means, (counts.get(means) ?? 0) + 1);
    }
    const listed = [...counts].map(([means, count]) => `${means} ${count}`).join(', ');
    process.stdout.write(`${blocks.length} blocks of ${DOC_PAGES.length} pages: ${listed}\n`);
    for (const block of skipped) process.stdout.write(`not run: ${placeOf(block)} ${block.words['no-run']!}\n`);
  });

  it('that is not run has commands and options that there are', async () => {
    const wrong: string[] = [];
    for (const block of blocks.filter((one) => isSkipped(one) && one.language === 'sh'))
      for (const [, called] of block.text.replaceAll('\\\n', ' ').matchAll(/^(?:npx )?makegood ([^|>\n]+)/gm)) {
        const problem = await unknownIn(called!);
        if (problem !== undefined) wrong.push(`${placeOf(block)} ${called!}: ${problem}`);
      }
    expect(wrong).toEqual([]);
    expect(await unknownIn('claim write-off c --amount 1.00')).toBe('no command write-off');
    expect(await unknownIn('claim written-off c --sum 1.00')).toBe('no option --sum');
  });

  it('with output follows commands that are run', () => {
    const lone = by('output').filter((block) => {
      const before = blocksOf(block.page).findLast((one) => one.line < block.line && one.language === 'sh');
      return !before || isSkipped(before);
    });
    expect(lone.map(placeOf)).toEqual([]);
  });

  it('with a file is used by a command of its page or of the next', () => {
    const unused = blocks.filter(({ page, words: { file } }) => {
      const chapter = page.startsWith('docs/tutorial/') ? blocks.filter((one) => one.page.startsWith('docs/tutorial/')) : blocksOf(page);
      return file !== undefined && !chapter.some((one) => one.language === 'sh' && !isSkipped(one) && one.text.includes(file));
    });
    expect(unused.map(placeOf)).toEqual([]);
  });

  it('is fenced, because tests do not see indented blocks', () => {
    const indented = DOC_PAGES.filter((page) => /\n\n {4,}\S/.test(outsideLists(page)));
    expect(indented).toEqual([]);
  });
});

describe('contracts', () => {
  it.each(each('contract'))('the contract at %s is accepted', (_, { text }) => {
    expect(refusedOf(text)).toEqual([]);
  });

  it('with a fault in a fragment are refused', () => {
    expect(refusedOf('close: { after: 3 days }\n')).toEqual([]);
    expect(refusedOf('close: { after: 3 fortnights }\n')).not.toEqual([]);
    expect(refusedOf('downtime: { any-of: [nowhere] }\n')).not.toEqual([]);
  });

  it.each(each('cell'))('%s is a cell of the file that it names', (_, { text }) => {
    expect(inContractFile(text)).toBe(true);
  });
});

describe('events and their readers', () => {
  it.each(each('cases'))('the cases at %s pass for the plain agreement', async (_, { text }) => {
    const { cases } = readCases(readYaml(text).document);
    const results = await runCases(readContractFile(termsFile('plain-hosting')).document, cases!);
    expect(results.map(passes)).toEqual(results.map(() => true));
  });

  it.each(each('mapping'))('the block at %s is a mapping', (_, { text }) => {
    expect(readMapping(readYaml(text).document)).toHaveProperty('mapping');
  });

  it.each(each('journal'))('%s is the layout of a journal', (_, { text }) => {
    expect(readJournalLayout(text)).toHaveProperty('layout');
  });

  it.each(each('vendor'))('%s is the file of a vendor', (_, { text }) => {
    expect(vendorRequestSchema.safeParse(readYaml(text).document).error).toBeUndefined();
  });

  it.each(each('events'))('%s has events that can be read', async (_, { text }) => {
    const { issues, facts } = await readEventLines(text);
    expect(issues).toEqual([]);
    expect(facts.length).toBeGreaterThan(0);
  });

  it.each(each('entry'))('%s is an entry whose detail can be read', async (_, { text }) => {
    const { Detail, DetailType } = JSON.parse(text) as { Detail: string; DetailType: string };
    expect((await readEventLines(JSON.stringify({ type: DetailType, ...(JSON.parse(Detail) as object) }))).issues).toEqual([]);
  });

  it.each(each('pasted'))('%s is a text to paste that a test reads as its tool sends it', (_, { words }) => {
    expect(PASTED).toContain(words.template);
  });

  it.each(each('file'))('the block at %s is JSON', (_, { text }) => {
    expect(JSON.parse(text)).toBeTypeOf('object');
  });
});

it('programs compile against the entries of the package', () => {
  expect(by('types').length).toBeGreaterThan(3);
  const wrong: Block = { page: 'wrong', line: 1, language: 'ts', words: {}, text: "import { assess } from 'makegood/core';\nassess();\n" };
  expect(compileErrors([...by('types'), wrong])).toEqual([expect.stringContaining('wrong-1.ts: Expected 3 arguments')]);
});

it('the help of the commands is what they print', async () => {
  const page = await commandPage();
  for (const { text } of by('help')) expect(page).toContain(text);
});

describe('diagrams', () => {
  /** Mermaid's parser cleans texts by it, and it has no window here. */
  Object.assign(DOMPurify, { sanitize: (text: string) => text, addHook: () => undefined });

  it.each(each('diagram'))('%s is one that Mermaid reads', async (_, { text }) => {
    const { default: mermaid } = await import('mermaid');
    await expect(mermaid.parse(text)).resolves.toHaveProperty('diagramType');
  });

  it('with a fault are refused', async () => {
    const { default: mermaid } = await import('mermaid');
    await expect(mermaid.parse('flowchart LR\n  a --> -->')).rejects.toThrow('Parse error');
  });
});
