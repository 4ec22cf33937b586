/** The contract by which a revision was assessed, from its bundle: the newest contract may have other words. */
import { useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../lib/domain/contract/terms.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { useContractWorker } from '../editor/use-contract-worker.ts';
import { useBundleBytes } from '../parts/bundle.ts';
import { bundlePath } from '../parts/paths.ts';
import { useSession } from '../session/session.tsx';

/** @returns undefined until it is there, and where a revision has no bundle or this version refuses its contract. */
export function useContractOf({ id, revision, digests }: IssuedStatement): Contract | undefined {
  const { session } = useSession();
  const bytes = useBundleBytes();
  const ask = useContractWorker();
  return (
    useQuery({
      queryKey: [session?.subject, 'contract-of', id, revision],
      enabled: digests.bundle !== undefined,
      staleTime: Infinity,
      retry: false,
      // The worker inflates and reads it: a bundle of ten thousand tickets would hold the page up.
      queryFn: async () => (await ask('contractOf', await bytes(bundlePath(id, revision)))) ?? null,
    }).data ?? undefined
  );
}
