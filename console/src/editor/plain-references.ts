/** A JSON Schema in the form that the editor's library reads. */
type Node = Readonly<Record<string, unknown>>;

const DEFINITIONS = '#/$defs/';

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Each reference stands alone: one with words of its own beside it becomes a definition that has both. The library joins the two itself,
 * and then fails at a definition that is a choice (`anyOf`), in the midst of completion.
 */
export function withPlainReferences(schema: object): object {
  const definitions = ((schema as Node).$defs ?? {}) as Readonly<Record<string, Node>>;
  const made = new Map<string, string>();
  const added: Record<string, unknown> = {};
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (!isNode(value)) return value;
    const { $ref, ...own } = value;
    const target = typeof $ref === 'string' && $ref.startsWith(DEFINITIONS) ? definitions[$ref.slice(DEFINITIONS.length)] : undefined;
    if (target === undefined || Object.keys(own).length === 0)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
    const key = JSON.stringify(value);
    const known = made.get(key) ?? `described-${made.size}`;
    if (!made.has(key)) {
      made.set(key, known);
      added[known] = plain({ ...target, ...own });
    }
    return { $ref: DEFINITIONS + known };
  };
  const whole = plain(schema) as Node;
  return { ...whole, $defs: { ...(whole.$defs as Node | undefined), ...added } };
}
