/** The text of a mapping to begin from, and the fields of a payload that it may name. */
import type { WebhookTexts } from '../text/english-webhook.ts';
import { yamlText } from '../../../lib/schemas/yaml-text.ts';
import { isWaiting } from '../../../lib/sources/waiting-mapping.ts';
import type { StoredSource } from './webhook-state.ts';

/** A stored mapping as it is; of one that is not written yet, a frame whose gaps are errors until they are filled. */
export function mappingText(source: string, { mapping }: StoredSource, { draft }: WebhookTexts): string {
  if (mapping && !isWaiting(mapping)) return `${yamlText(mapping)}\n`;
  const signature = mapping?.signature === undefined ? '' : `${yamlText({ signature: mapping.signature })}\n`;
  return `source: ${source}
${signature}facts:
  - type: service.down # ${draft.type}
    id: "{}" # ${draft.id}
    occurredAt: received # ${draft.at}
    component: "{}" # ${draft.component}
`;
}

export interface PayloadField {
  /** As an expression names it: "check.labels[0]". */
  readonly path: string;
  readonly value: string;
}

const MAX_FIELDS = 60;
const PLAIN = /^[A-Za-z_]\w*$/;

/** The values of a payload that is JSON, each with its path. */
export function fieldsOf(body: string): PayloadField[] {
  const found: PayloadField[] = [];
  const visit = (value: unknown, path: string): void => {
    if (found.length >= MAX_FIELDS) return;
    if (Array.isArray(value)) value.forEach((entry, i) => visit(entry, `${path}[${i}]`));
    else if (typeof value === 'object' && value !== null)
      for (const [name, entry] of Object.entries(value))
        visit(entry, `${path === '' ? '' : `${path}.`}${PLAIN.test(name) ? name : `\`${name}\``}`);
    else found.push({ path, value: JSON.stringify(value) });
  };
  try {
    visit(JSON.parse(body), '');
  } catch {
    // Not JSON: the payload itself is shown.
  }
  return found;
}
