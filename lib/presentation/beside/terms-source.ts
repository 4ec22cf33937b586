/** Where the words of a text are from: its title, its version, and its source with the day on which it was read. */
import type { Terms } from '../../domain/contract/terms.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { FORMATS } from '../document/formats.ts';
import { BESIDE_WORDS } from './beside-words.ts';

export interface TermsSource {
  readonly title: string;
  readonly provider: string;
  /** "Version 2021, in force from 2021-01-01" */
  readonly version: string;
  /** As the contract has it. */
  readonly source?: string;
  /** The source as an address of the web, where it is one. */
  readonly address?: string;
  /** "read on 2026-11-29" */
  readonly read?: string;
}

export function sourceOf({ title, provider, version, from, source, 'source-read': read }: Terms, language: DocumentLanguage): TermsSource {
  const [words, { day }] = [BESIDE_WORDS[language], FORMATS[language]];
  const address = source !== undefined && /^https?:\/\//i.test(source) && URL.canParse(source) ? new URL(source).href : undefined;
  return {
    title,
    provider,
    version: words.version(version, day(from)),
    ...(source !== undefined && { source }),
    ...(address !== undefined && { address }),
    ...(source !== undefined && read !== undefined && { read: words.readOn(day(read)) }),
  };
}
