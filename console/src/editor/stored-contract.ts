/** A stored contract as text, and how it is put. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { allContracts, useApi, useAsk } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';

export interface StoredContract {
  readonly text: string;
  /** Absent where none of this id is stored yet. */
  readonly revision: number | undefined;
  readonly etag: string | undefined;
  /** As this revision has them; absent in a text that this version refuses. */
  readonly title?: string;
  readonly vendor?: string;
}

export type Stored = { readonly outcome: 'created' | 'revised' | 'unchanged'; readonly revision: number } | { readonly approval: string };

/** The beginning of a contract that is not stored yet. */
const newText = (id: string): string => `makegood: 1\norder:\n  id: ${id}\n  title: \n`;

/** What a contract is called by people, as far as it has it. */
function namesIn({ order }: { readonly order?: unknown }): Pick<StoredContract, 'title' | 'vendor'> {
  const { title, vendor } = (order ?? {}) as { readonly title?: unknown; readonly vendor?: { readonly name?: unknown } };
  return { ...(typeof title === 'string' && { title }), ...(typeof vendor?.name === 'string' && { vendor: vendor.name }) };
}

/** @param isNew none of this id is stored yet, so that none is asked for. */
export function useContractText(id: string, isNew: boolean): UseQueryResult<StoredContract> {
  const api = useApi();
  const askOnce = useAsk();
  const { session } = useSession();
  const params = { path: { id } };
  return useQuery({
    // Asked for when the page is opened and after saving: a revision that another one makes meanwhile must not pass as the one in the editor.
    staleTime: Infinity,
    gcTime: 0,
    queryKey: [session?.subject, 'contract-text', id, isNew],
    queryFn: async () => {
      if (isNew) return { text: newText(id), revision: undefined, etag: undefined };
      const got = api.GET('/v1/contracts/{id}', { params, headers: { accept: 'application/yaml' }, parseAs: 'text' });
      const text = await askOnce(got);
      const { response } = await got;
      const { revision, contract } = await askOnce(api.GET('/v1/contracts/{id}', { params }));
      return { text, revision, etag: response.headers.get('etag') ?? undefined, ...namesIn(contract) };
    },
  });
}

/** @throws ProblemError */
export function usePutContract(id: string): (text: string, etag: string | undefined) => Promise<Stored> {
  const api = useApi();
  const askOnce = useAsk();
  const { ofContracts: texts } = useTexts();
  const isStored = async (): Promise<boolean> => (await askOnce(allContracts(api))).items.some((one) => one.id === id);
  return async (text, etag) => {
    // What was begun as a new contract replaces none.
    if (etag === undefined && (await isStored())) throw new Error(texts.exists(id));
    const data = await askOnce(
      api.PUT('/v1/contracts/{id}', {
        params: { path: { id }, ...(etag !== undefined && { header: { 'if-match': etag } }) },
        headers: { 'content-type': 'application/yaml' },
        body: text,
        bodySerializer: (body) => body as string,
      }),
    );
    return 'outcome' in data ? { outcome: data.outcome, revision: data.revision } : { approval: data.id };
  };
}

/** The schema of contracts, of this version. */
export const useSchema = (): UseQueryResult<object> =>
  useQuery({
    queryKey: ['contract-schema'],
    queryFn: async () => (await import('../../../docs/schema/contract.schema.json')).default as object,
    staleTime: Infinity,
  });
