/** What the page about messages asks of the API. */
import type { components } from '../../../client/api.ts';
import { type Page, everyPage, useAnswer, useApi } from '../api.ts';

export type Subscription = components['schemas']['Subscription'];
export type MessageEntry = components['schemas']['MessageEntry'];

/** Rows of a page, the most that the API gives. */
const PER_PAGE = 200;
const EVERY_MS = 30_000;

export function useSubscriptions() {
  const api = useApi();
  return useAnswer(['subscriptions'], () => api.GET('/v1/subscriptions'));
}

/** The messages of a month, the newest first, as far as they are read at once. @param month of their events, "2026-11". */
export function useMessages(month: string) {
  const api = useApi();
  return useAnswer(
    ['messages', month],
    async () => {
      const answered = await everyPage<MessageEntry, Page<MessageEntry>>((cursor) =>
        api.GET('/v1/messages', { params: { query: { month, limit: PER_PAGE, ...cursor } } }),
      );
      const { data } = answered;
      return data === undefined ? answered : { ...answered, data: { ...data, items: [...data.items].reverse() } };
    },
    EVERY_MS,
  );
}

export function useMessage(id: string) {
  const api = useApi();
  return useAnswer(['message', id], () => api.GET('/v1/messages/{id}', { params: { path: { id } } }));
}
