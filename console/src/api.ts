/** What the pages ask of the API, each question once. The API decides what the caller may see. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Problem, type components, makegoodApi } from '../../client/api.ts';
import { useSession } from './session/session.tsx';

type Schemas = components['schemas'];
export type StatementEntry = Schemas['StatementEntry'];

/** An answer that is a problem, in its own words. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

const useApi = () => {
  const { session } = useSession();
  const token = session?.token ?? '';
  return useMemo(() => makegoodApi({ url: location.origin, token }), [token]);
};

/** @throws ProblemError */
async function answerOf<T>(asked: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await asked;
  if (data === undefined) throw new ProblemError(error as Problem);
  return data;
}

/** How often a page asks again by itself, so that what happens meanwhile shows. */
const EVERY_MS = 3000;

function useAnswer<T>(key: readonly unknown[], ask: () => Promise<{ data?: T; error?: unknown }>, often = true): UseQueryResult<T> {
  const { session } = useSession();
  return useQuery({
    queryKey: [session?.subject, ...key],
    queryFn: () => answerOf(ask()),
    ...(often && { refetchInterval: EVERY_MS }),
  });
}

/** Rows of a first page; the listing goes on behind its cursor. */
const FIRST = 100;

export function useStatements() {
  const api = useApi();
  return useAnswer(['statements'], () =>
    api.GET('/v1/statements', { params: { query: { updatedSince: '2000-01-01T00:00:00Z', limit: FIRST } } }),
  );
}

export function useContracts() {
  const api = useApi();
  return useAnswer(['contracts'], () => api.GET('/v1/contracts', { params: { query: { limit: FIRST } } }));
}

export function useClaims() {
  const api = useApi();
  return useAnswer(['claims'], () => api.GET('/v1/claims', { params: { query: { limit: FIRST } } }));
}

export function useOutlook(contract: string) {
  const api = useApi();
  return useAnswer(['outlook', contract], () => api.GET('/v1/outlooks/{contract}', { params: { path: { contract } } }));
}

/** @param revision the newest when undefined. */
export function useStatement(id: string, revision: number | undefined) {
  const api = useApi();
  return useAnswer(
    ['statement', id, revision],
    () => api.GET('/v1/statements/{id}', { params: { path: { id }, query: revision === undefined ? {} : { revision } } }),
    revision === undefined,
  );
}
