/** What is in the editors of the playground, where it begins, and what follows from it. */
import { useEffect, useState } from 'react';
import { useLanguage } from '../text/catalogue.ts';
import { type Ask, useWorker } from '../worker/asked-worker.ts';
import type { Example } from './example-text.ts';
import type { ExampleFiles } from './examples.ts';
import type { Assessed, WORK } from './playground-work.ts';

/** Ms without typing after which the texts are assessed. */
const PAUSE_MS = 250;

const start = (): Worker => new Worker(new URL('./playground-worker.ts', import.meta.url), { type: 'module' });

export type AskPlayground = Ask<typeof WORK>;

export const usePlaygroundWorker = (): AskPlayground => useWorker<typeof WORK>(start);

export const loadExample = async (ask: AskPlayground, { terms, cases }: ExampleFiles): Promise<Example> =>
  ask('example', await terms(), await cases());

export type Outcome = Assessed | { readonly failure: unknown };

/** What the worker makes of the newest texts; that of the texts before until then. */
export function useAssessed(ask: AskPlayground, { contract, evidence, period }: Example): Outcome | undefined {
  const language = useLanguage();
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    let isNewest = true;
    const timer = setTimeout(() => {
      ask('run', contract, evidence, period, language).then(
        (assessed) => isNewest && setOutcome(assessed),
        (error: unknown) => isNewest && setOutcome({ failure: error }),
      );
    }, PAUSE_MS);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [ask, contract, evidence, period, language]);
  return outcome;
}
