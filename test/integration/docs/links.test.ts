/** Links between pages lead somewhere, and every page can be found from the first. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { anchorOf } from '../../../docs/.vitepress/markdown.ts';
import { SECTIONS } from '../../../docs/.vitepress/sections.ts';
import { DOC_PAGES, readPage } from '../../support/docs.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((page) => existsSync(root + page));

function anchorsOf(page: string): Set<string> {
  const text = readPage(page).replace(/^```[\s\S]*?^```/gm, '');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')));
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id!)]);
}

const linksOf = (page: string): string[] =>
  [
    ...readPage(page)
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/\]\(<?([^)\s>]+)>?\)/g),
  ]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target));

const targetOf = (page: string, link: string): string => normalize(join(dirname(page), link.split('#')[0]!));

function fault(page: string, link: string): string | undefined {
  const anchor = link.split('#')[1];
  const target = link.startsWith('#') ? page : targetOf(page, link);
  if (!existsSync(root + target)) return `${link}: there is no ${target}`;
  if (anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor)) return `${link}: ${target} has no such heading`;
  return undefined;
}

describe('links', () => {
  it.each(pages)('of %s lead to files and headings that exist', (page) => {
    expect(linksOf(page).flatMap((link) => fault(page, link) ?? [])).toEqual([]);
  });

  it('to a file or heading that does not exist are found', () => {
    expect(fault('README.md', 'docs/nowhere.md')).toContain('there is no docs/nowhere.md');
    expect(fault('README.md', 'docs/README.md#nowhere')).toContain('has no such heading');
  });

  it('source files that pages and decisions name exist', () => {
    const folders = ['', 'lib/', 'lib/domain/'];
    const named = DOC_PAGES.flatMap((page) =>
      [...readPage(page).matchAll(/[`(]((?:[\w-]+\/)+[\w.-]+\.ts)[`)]/g)].map(([, file]) => ({ page, file: file! })),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ file }) => !folders.some((folder) => existsSync(root + folder + file)))).toEqual([]);
  });

  it('pages that a message, a comment or a test names exist', () => {
    const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.mjs', '*.yaml', '*.yml', '*.json'], {
      cwd: root,
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
      .filter(
        (file) =>
          !file.startsWith('test/fixtures/') && file !== 'package-lock.json' && !file.endsWith('links.test.ts') && existsSync(root + file),
      );
    const named = sources.flatMap((file) =>
      [...readFileSync(root + file, 'utf8').matchAll(/(?<![\w/.:-])docs\/[a-z-]+(?:\/[a-z0-9-]+)*\.md\b/g)].map(
        ([page]) => `${file} ${page}`,
      ),
    );
    expect(named.filter((one) => !existsSync(root + one.split(' ')[1]!))).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });
});

describe('every page', () => {
  const own = DOC_PAGES.filter((page) => page.startsWith('docs/') && !page.startsWith('docs/decisions/0'));

  it('is linked on the first page of the docs', () => {
    const linked = new Set(linksOf('docs/README.md').map((link) => targetOf('docs/README.md', link)));
    expect(own.filter((page) => page !== 'docs/README.md' && !linked.has(page))).toEqual([]);
  });

  it('is in the navigation of the site, and the navigation has no other', () => {
    const listed = SECTIONS.flatMap(({ items }) => items.map(({ link }) => `docs${link.endsWith('/') ? `${link}README` : link}.md`));
    expect(listed.sort()).toEqual(own.filter((page) => page !== 'docs/README.md').sort());
  });

  it('has one heading of the first level, its title', () => {
    for (const page of own)
      expect([
        page,
        readPage(page)
          .replace(/^```[\s\S]*?^```/gm, '')
          .match(/^# /gm)?.length,
      ]).toEqual([page, 1]);
    expect(own.every((page) => statSync(root + page).size > 0)).toBe(true);
  });
});
