/** What each language has of its own, loaded when the language is first used: a page loads no other. */
import { use } from 'react';
import type { Language } from '../../../lib/domain/contract/title.ts';

export class ByLanguage<T> {
  private readonly loaders: Readonly<Record<Language, () => Promise<T>>>;
  private readonly asked = new Map<Language, Promise<T>>();
  private readonly found = new Map<Language, T>();

  constructor(loaders: Readonly<Record<Language, () => Promise<T>>>) {
    this.loaders = loaders;
  }

  /** Whether any language was asked for. */
  get isUsed(): boolean {
    return this.asked.size > 0;
  }

  /** A failure is not kept: the next call tries again. */
  load(language: Language): Promise<T> {
    const present = this.asked.get(language);
    if (present) return present;
    const asked: Promise<T> & { status?: string; value?: T } = this.loaders[language]().then(
      (found) => {
        // As React marks what it waited for: words that are loaded before a page is drawn do not interrupt it.
        asked.status = 'fulfilled';
        asked.value = found;
        this.found.set(language, found);
        return found;
      },
      (error: unknown) => {
        this.asked.delete(language);
        throw error;
      },
    );
    this.asked.set(language, asked);
    return asked;
  }

  /** What is there already. */
  loaded(language: Language): T | undefined {
    return this.found.get(language);
  }

  /** While it is rendered; what is not loaded yet is waited for as a page is. React refuses a rendering that waits by `use` at first and does without it then. */
  of(language: Language): T {
    return use(this.load(language));
  }
}
