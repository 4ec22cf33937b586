/** What the pages about endpoints ask of the API. */
import type { components } from '../../../client/api.ts';
import type { DeliveryState } from '../../../lib/application/ports/endpoints.ts';
import { useAnswer, useApi, usePages } from '../api.ts';
import { useSession } from '../session/session.tsx';

export type Endpoint = components['schemas']['Endpoint'];
export type DeliveryEntry = components['schemas']['DeliveryEntry'];

/** Ms after which deliveries are asked for again while one of them is sent now, and otherwise. */
const [SOON_MS, EVERY_MS] = [2_000, 10_000];
/** Rows of a page of deliveries. */
const PER_PAGE = 50;

export function useEndpoints() {
  const api = useApi();
  return useAnswer(['endpoints'], () => api.GET('/v1/endpoints'));
}

const isSentNow = ({ nextAt }: DeliveryEntry): boolean => nextAt !== undefined && Date.parse(nextAt) <= Date.now();

/** The deliveries to an endpoint, the newest first. @param state all when undefined. */
export function useDeliveries(name: string, state: DeliveryState | undefined) {
  const api = useApi();
  return usePages(
    ['deliveries', name, state],
    (cursor) => {
      const query = { limit: PER_PAGE, ...(state !== undefined && { state }), ...(cursor !== undefined && { cursor }) };
      return api.GET('/v1/endpoints/{name}/deliveries', { params: { path: { name }, query } });
    },
    (data) => (data?.pages.some(({ items }) => items.some(isSentNow)) ? SOON_MS : EVERY_MS),
  );
}

/** With its body and its attempts. */
export function useDelivery(name: string, id: string) {
  const api = useApi();
  return useAnswer(['delivery', name, id], () => api.GET('/v1/endpoints/{name}/deliveries/{id}', { params: { path: { name, id } } }));
}

export const useMayWrite = (): boolean => useSession().session?.scopes.has('messages:write') ?? false;
