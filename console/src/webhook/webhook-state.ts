/** A webhook that is being connected: what the server has of it, and what the address of the page says. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { components } from '../../../client/api.ts';
import { webhookSender } from '../../../lib/application/registry/sender-names.ts';
import { isWebhookSource } from '../../../lib/sources/names.ts';
import { type Page, everyPage, useAnswer, useApi, useAsk } from '../api.ts';
import { monthsUntil } from '../parts/months.ts';
import { useSession } from '../session/session.tsx';
import type { Delivery } from './mapping-work.ts';

type Entry = components['schemas']['QuarantineEntry'];

export const STEPS = ['tool', 'address', 'delivery', 'mapping', 'accept'] as const;
export type Step = (typeof STEPS)[number];

/** Which webhook the page is about. */
export interface Chosen {
  readonly vendor: string;
  readonly source: string;
  readonly as: 'vendor' | 'customer';
  readonly step: Step;
}

/** The choice is in the address of the page: each person who opens it is at the same step. */
export function useChosen(): readonly [Chosen, (change: Partial<Chosen>) => void] {
  const [search, setSearch] = useSearchParams();
  const step = STEPS.find((one) => one === search.get('step')) ?? 'tool';
  const as = search.get('as') === 'customer' ? 'customer' : 'vendor';
  const chosen = { vendor: search.get('vendor') ?? '', source: search.get('source') ?? '', as, step } as const;
  const change = (to: Partial<Chosen>): void =>
    setSearch((before) => {
      for (const [name, value] of Object.entries(to)) before.set(name, value);
      return before;
    });
  return [chosen, change];
}

export interface StoredSource {
  readonly isBuiltIn: boolean;
  /** Absent where nothing of this name is stored. */
  readonly mapping?: Readonly<Record<string, unknown>>;
  readonly revision?: number;
}

/** The mapping of a source. A name that is not stored yet is no error. */
export function useSource(source: string): UseQueryResult<StoredSource> {
  const api = useApi();
  const askOnce = useAsk();
  const { session } = useSession();
  return useQuery({
    queryKey: [session?.subject, 'source', source],
    queryFn: async (): Promise<StoredSource> => {
      if (isWebhookSource(source)) return { isBuiltIn: true };
      const { items } = await askOnce(api.GET('/v1/sources'));
      if (!items.some((one) => one.source === source)) return { isBuiltIn: false };
      const { mapping, revision } = await askOnce(api.GET('/v1/sources/{source}', { params: { path: { source } } }));
      return { isBuiltIn: false, ...(mapping && { mapping }), ...(revision !== undefined && { revision }) };
    },
    enabled: source !== '',
  });
}

export interface HeldDelivery extends Delivery {
  readonly status: Entry['status'];
  readonly code: Entry['code'];
  readonly message: string;
  readonly issues: Entry['issues'];
}

/** The text of the event on the bus has the delivery; undefined where a person had it erased. */
function deliveryOf({ id, raw, status, code, message, issues, receivedAt }: Entry): HeldDelivery[] {
  try {
    const { detail } = JSON.parse(raw) as { detail: Partial<Delivery> };
    const { headers = {}, query = {}, body = '' } = detail;
    return [{ id, status, code, message, issues, headers, query, body, receivedAt: detail.receivedAt ?? receivedAt }];
  } catch {
    return [];
  }
}

const EVERY_MS = 3000;

/** The deliveries of a webhook that went to quarantine in this month and the last one, newest first. */
export function useDeliveries({ vendor, source }: Chosen): { readonly deliveries: readonly HeldDelivery[]; readonly error: Error | null } {
  const api = useApi();
  const sender = webhookSender(source, vendor);
  const lastMonth = monthsUntil(new Date())[1]!;
  const now = useAnswer(['quarantine', 'now'], () => api.GET('/v1/quarantine', { params: { query: { limit: 100 } } }), EVERY_MS);
  const before = useAnswer(['quarantine', 'page', lastMonth], () =>
    api.GET('/v1/quarantine', { params: { query: { month: lastMonth, limit: 100 } } }),
  );
  const deliveries = useMemo(() => {
    const entries = new Map([...(now.data?.items ?? []), ...(before.data?.items ?? [])].map((entry) => [entry.id, entry]));
    return [...entries.values()].filter((entry) => entry.sender === sender).flatMap(deliveryOf);
  }, [now.data, before.data, sender]);
  return { deliveries, error: now.error };
}

export interface StoredEvent {
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly occurredAt: string;
    readonly sender: string;
    readonly component?: string;
  };
}

/** The stored events of a webhook in some months. @param months "2026-10"; each is read to its end, within the bound of listings. */
export function useEventsOf({ vendor, source }: Chosen, months: readonly string[]): UseQueryResult<readonly StoredEvent[]> {
  const api = useApi();
  const sender = webhookSender(source, vendor);
  return useAnswer(
    ['events-of', sender, ...months],
    async () => {
      const found: StoredEvent[] = [];
      for (const month of months) {
        const answered = await everyPage<StoredEvent, Page<StoredEvent>>((cursor) =>
          api.GET('/v1/evidence', { params: { query: { vendor, month, limit: 200, ...cursor } } }),
        );
        const { data, error, response } = answered;
        if (data === undefined) return { error, response };
        found.push(...data.items.filter(({ event }) => event.sender === sender));
      }
      return { data: found, response: new Response() };
    },
    EVERY_MS,
  );
}
