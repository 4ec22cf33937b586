/** Remedies of refusals that a program can apply: what the message says to write or to remove, done at its place. */
import { parse } from 'yaml';

type Node = Record<string | number, unknown>;
export interface RefusedPlace {
  readonly path: string;
  readonly message: string;
}

const stepsOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const at = (document: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((node, step) => (node as Node | undefined)?.[step], document);

/** A copy of a document in which the value at a place is replaced, or removed where it is undefined. */
function withValue(document: unknown, steps: readonly string[], value: unknown): unknown {
  const copy = structuredClone(document);
  const parent = at(copy, steps.slice(0, -1));
  const key = steps.at(-1)!;
  if (Array.isArray(parent)) parent.splice(Number(key), 1, ...(value === undefined ? [] : [value]));
  else if (typeof parent !== 'object' || parent === null) return undefined;
  else if (value === undefined) delete (parent as Node)[key];
  else (parent as Node)[key] = value;
  return copy;
}

/** Writes a pair `key: value` where the refusal is: at the key itself, in the clause at the place, or beside the place. */
function withPair(document: unknown, steps: readonly string[], pair: readonly [string, unknown]): unknown {
  const [key, value] = pair;
  if (steps.at(-1) === key) return withValue(document, steps, value);
  const here = at(document, steps);
  const isClause = typeof here === 'object' && here !== null && !Array.isArray(here);
  return withValue(document, [...(isClause ? steps : steps.slice(0, -1)), key], value);
}

/** What a message says to write (a pair in backticks, or a literal), and in which band; or to remove what stands at the place. */
const ORDER =
  /\b(?:write|say) (?:`([^`]+)`|"([^"]+)")(?: in band (\d+))?(?! at another| where| for each| with | on the | instead of )|\bremove (?:it|the key|`([a-z-]+)`)(?=$|[,;:]| (?:or|from) )/g;

export interface Remedied {
  /** The document with the remedy applied. */
  readonly document: unknown;
  readonly how: string;
}

/** Each remedy of a refusal that needs no choice of its reader, applied. */
export function remediesOf(document: unknown, { path, message }: RefusedPlace): Remedied[] {
  const steps = stepsOf(path);
  return [...message.matchAll(ORDER)].flatMap(([how, code, quoted, band, key]) => {
    const changed =
      code === undefined && quoted === undefined ? removed(document, steps, key) : written(document, steps, code, quoted, band);
    return changed === undefined ? [] : [{ document: changed, how }];
  });
}

/** Removes what stands at the place, or a key there or around it. */
function removed(document: unknown, steps: readonly string[], key: string | undefined): unknown {
  const around = key === undefined ? steps.length - 1 : steps.lastIndexOf(key);
  return withValue(document, around < 0 ? [...steps, key!] : steps.slice(0, around + 1), undefined);
}

function written(
  document: unknown,
  steps: readonly string[],
  code: string | undefined,
  quoted: string | undefined,
  band: string | undefined,
): unknown {
  if (code === undefined) return withValue(document, steps, quoted);
  const read: unknown = parse(code, { schema: 'core' });
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    // The bare name of a key or a choice says where to write, and not what.
    return typeof read === 'string' && /^[a-z-]+$/.test(read) ? undefined : withValue(document, steps, read);
  const [pair, ...others] = Object.entries(read);
  if (!pair || pair[1] === null || others.length > 0) return undefined;
  return band === undefined ? withPair(document, steps, pair) : withEdge(document, [...steps.slice(0, -1), String(Number(band) - 1)], pair);
}

/** Writes an edge of a band in place of the edge on the same side. */
function withEdge(document: unknown, row: readonly string[], [edge, value]: readonly [string, unknown]): unknown {
  const side = edge === 'less-than' || edge === 'at-most' ? ['less-than', 'at-most'] : ['at-least', 'more-than'];
  const bare = side.reduce<unknown>((left, key) => withValue(left, [...row, key], undefined), document);
  return withValue(bare, [...row, edge], value);
}
