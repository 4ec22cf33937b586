/** What the site adds to Markdown: diagrams; links that leave the folder, which the site does not have; words of a block that only tests read. */
import { dirname, join } from 'node:path/posix';
import type { MarkdownRenderer } from 'vitepress';

/** The anchor of a heading as the hosting site makes it, so that a link works there and here. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

export function readableMarkdown(md: MarkdownRenderer): void {
  md.core.ruler.push('makegood', ({ tokens, env }) => {
    const { relativePath = '' } = env as { relativePath?: string };
    for (const token of tokens) {
      if (token.type === 'fence') token.info = token.info.split(' ')[0]!;
      if (token.children) withoutOutsideLinks(token.children, relativePath);
    }
  });
  const fence = md.renderer.rules.fence!;
  md.renderer.rules.fence = (tokens, i, ...rest) =>
    tokens[i]!.info === 'mermaid' ? `<Diagram text="${encodeURIComponent(tokens[i]!.content)}" />` : fence(tokens, i, ...rest);
}

type Token = NonNullable<Parameters<Parameters<MarkdownRenderer['core']['ruler']['push']>[1]>[0]['tokens'][number]['children']>[number];

/** A link to a file of the project outside `docs` becomes the name of the file. */
function withoutOutsideLinks(tokens: readonly Token[], page: string): void {
  let outside = false;
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const href = token.attrGet('href') ?? '';
      const path = join(dirname(page), href);
      outside = !/^([a-z]+:|#|\/)/.test(href) && path.startsWith('../');
      // The site serves the README of a folder as its index.
      if (!outside && /(^|\/)README\.md(#|$)/.test(href)) token.attrSet('href', href.replace('README.md', 'index.md'));
      if (outside)
        Object.assign(token, { type: 'outside_open', tag: 'span', attrs: [['title', `${path.slice(3)}, in the project's files`]] });
    } else if (token.type === 'link_close' && outside) {
      Object.assign(token, { type: 'outside_close', tag: 'span' });
      outside = false;
    }
  }
}
