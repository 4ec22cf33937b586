/** What the worker of the webhook wizard does: it checks a mapping, and reads deliveries by it as the server reads them. */
import type { Issue } from '../../../lib/domain/issue.ts';
import { formatInstant, parseInstant } from '../../../lib/domain/time/instant.ts';
import { readMapping } from '../../../lib/schemas/mapping.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { checkBus } from '../../../lib/sources/check-bus.ts';
import { checkMapping } from '../../../lib/sources/check-mapping.ts';
import { fromMapping } from '../../../lib/sources/mapped.ts';
import { readDelivery } from '../../../lib/sources/read-delivery.ts';
import type { SourceResult, WebhookReader } from '../../../lib/sources/source.ts';
import { type PlacedIssue, placedIn } from '../editor/placed-issue.ts';

/** A delivery as the webhook received it. */
export interface Delivery {
  readonly id: string;
  /** ISO. */
  readonly receivedAt: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface TriedEvent {
  readonly type: string;
  readonly id: string;
  /** ISO. */
  readonly occurredAt: string;
  readonly component?: string;
  readonly record?: string;
}

/** What a mapping makes of one delivery. */
export type Tried = { readonly events: readonly TriedEvent[] } | { readonly ignored: string } | { readonly issues: readonly Issue[] };

export interface TriedMapping {
  readonly issues: readonly PlacedIssue[];
  /** In the order of the deliveries; absent where the mapping has errors. */
  readonly tried?: readonly Tried[];
}

async function tryMapping(text: string, deliveries: readonly Delivery[]): Promise<TriedMapping> {
  const yaml = readYaml(text);
  const placed = placedIn(yaml);
  if (yaml.issues.length > 0) return { issues: yaml.issues.map(placed) };
  const read = readMapping(yaml.document);
  const issues = 'issues' in read ? read.issues : [...checkMapping(read.mapping), ...checkBus(read.mapping)];
  if ('issues' in read || issues.some(({ severity }) => severity === 'error')) return { issues: issues.map(placed) };
  const source = fromMapping(read.mapping);
  const tried: Tried[] = [];
  if (source.readBody) for (const delivery of deliveries) tried.push(await tryOne(source as WebhookReader, delivery));
  return { issues: issues.map(placed), tried };
}

async function tryOne(source: WebhookReader, { body, headers, query, receivedAt }: Delivery): Promise<Tried> {
  return shown(await readDelivery(source, { text: body, headers, query, receivedAt: parseInstant(receivedAt)! }));
}

function shown(result: SourceResult): Tried {
  if (!('readings' in result)) return result;
  return {
    events: result.readings.map(({ type, id, occurredAt, component, body }) => ({
      type,
      id,
      occurredAt: formatInstant(occurredAt),
      ...(component !== undefined && { component }),
      ...(body.record !== undefined && { record: body.record }),
    })),
  };
}

export const WORK = { tryMapping } as const;
