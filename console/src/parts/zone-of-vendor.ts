/** The zone of the contracts of a vendor, for a page about all of them. */
import { useQueries } from '@tanstack/react-query';
import { useApi, useAsk, useContracts } from '../api.ts';
import { useSession } from '../session/session.tsx';

/** Contracts whose zone is asked for; a vendor with more has the zone of the viewer alone. */
const MOST = 12;

/** The zone that all contracts of a vendor have; undefined until it is known, and where they have several. */
export function useZoneOfVendor(vendor: string | undefined): string | undefined {
  const api = useApi();
  const ask = useAsk();
  const { session } = useSession();
  const may = ['contracts:read', 'statements:read'].every((scope) => session?.scopes.has(scope));
  const own = (useContracts(may).data?.items ?? []).filter((one) => one.vendor === vendor);
  return useQueries({
    queries: (own.length <= MOST ? own : []).map(({ id }) => ({
      queryKey: [session?.subject, 'zone', id],
      queryFn: async () => (await ask(api.GET('/v1/outlooks/{contract}', { params: { path: { contract: id } } }))).zone,
      staleTime: Infinity,
    })),
    combine: (answers) => {
      const zones = new Set(answers.map(({ data }) => data));
      return zones.size === 1 ? [...zones][0] : undefined;
    },
  });
}
