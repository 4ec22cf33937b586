/** What a contract would say that it does not say now: the sentences of its plain reading that come and go. */
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Approval, ProblemError, useApi, useAsk } from '../api.ts';
import type { Reading } from '../editor/contract-work.ts';
import { useContractWorker } from '../editor/use-contract-worker.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { contractPath } from '../parts/paths.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage, useMoneyTexts } from '../text/catalogue.ts';

interface Sentences {
  readonly isNew: boolean;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const sentencesOf = (reading: Reading | undefined): string[] =>
  (reading?.sections ?? []).flatMap(({ heading, sentences }) => [heading, ...sentences.map((sentence) => `- ${sentence}`)]);

export function ContractChange({ approval: { id: approval, request } }: { readonly approval: Approval }): ReactNode {
  const texts = useMoneyTexts();
  const language = useLanguage();
  const api = useApi();
  const ask = useAsk();
  const worker = useContractWorker();
  const { session } = useSession();
  const id = decodeURIComponent(request.path.split('/').at(-1) ?? '');
  const change = useQuery({
    queryKey: [session?.subject, 'contract-change', approval, language],
    queryFn: async (): Promise<Sentences> => {
      const read = async (text: string): Promise<string[]> => sentencesOf((await worker('check', text, language)).reading);
      const stored = await ask(
        api.GET('/v1/contracts/{id}', { params: { path: { id } }, headers: { accept: 'application/yaml' }, parseAs: 'text' }),
      ).catch((error: unknown) => {
        if (error instanceof ProblemError && error.problem.status === 404) return undefined;
        throw error;
      });
      const [before, after] = [stored === undefined ? [] : await read(String(stored)), await read(request.body)];
      return {
        isNew: stored === undefined,
        added: after.filter((sentence) => !before.includes(sentence)),
        removed: before.filter((sentence) => !after.includes(sentence)),
      };
    },
  });
  return (
    <SpaceBetween size="m">
      <LinkTo to={contractPath(id)}>{id}</LinkTo>
      <Answer of={change}>
        {({ isNew, added, removed }) => (
          <SpaceBetween size="m">
            {added.length + removed.length === 0 && <Box>{texts.sameReading}</Box>}
            <List title={isNew ? texts.newContract : texts.added} sentences={added} />
            <List title={texts.removed} sentences={removed} />
          </SpaceBetween>
        )}
      </Answer>
    </SpaceBetween>
  );
}

function List({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }): ReactNode {
  if (sentences.length === 0) return null;
  return (
    <div>
      <Box variant="awsui-key-label">{title}</Box>
      <ul>
        {sentences.map((sentence, i) => (
          <li key={i}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
