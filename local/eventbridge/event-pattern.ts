/**
 * EventBridge event patterns, by AWS's content-filtering rules: exact values, prefix, suffix, equals-ignore-case, anything-but,
 * numeric, exists, cidr, wildcard, $or; an array in the event matches when one of its elements does.
 * Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * `npm run check:patterns` compares it with AWS's own event-ruler.
 */
export type Pattern = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export class PatternError extends Error {}

/** @throws PatternError when EventBridge would refuse the pattern. */
export function validatePattern(pattern: unknown, path = ''): void {
  if (!isObject(pattern)) throw new PatternError(`${path || 'the pattern'} must be an object`);
  if (Object.keys(pattern).length === 0) throw new PatternError(`${path || 'the pattern'} must not be empty`);
  for (const [key, value] of Object.entries(pattern)) {
    const at = `${path}/${key}`;
    if (key === '$or') {
      if (!Array.isArray(value) || value.length < 2) throw new PatternError(`${at} needs at least two alternatives`);
      value.forEach((alternative, i) => validatePattern(alternative, `${at}/${i}`));
    } else if (Array.isArray(value)) {
      if (value.length === 0) throw new PatternError(`${at} must not be an empty list`);
      value.forEach((rule) => validateRule(rule, at));
    } else validatePattern(value, at);
  }
}

const STRING_RULES = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

function validateRule(rule: unknown, path: string): void {
  if (rule === null || typeof rule === 'string' || typeof rule === 'number' || typeof rule === 'boolean') return;
  if (!isObject(rule) || Object.keys(rule).length !== 1)
    throw new PatternError(`${path}: a rule is a value or an object with one operator`);
  const [[operator, operand]] = Object.entries(rule) as [[string, unknown]];
  const bad = (): never => {
    throw new PatternError(`${path}: ${operator} does not take ${JSON.stringify(operand)}`);
  };
  if (operator === 'exists') return typeof operand === 'boolean' ? undefined : bad();
  if (operator === 'numeric') return validNumeric(operand) ? undefined : bad();
  if (operator === 'cidr') return typeof operand === 'string' && parseCidr(operand) ? undefined : bad();
  if (operator === 'anything-but') return validAnythingBut(operand) ? undefined : bad();
  if (operator === 'wildcard') return typeof operand === 'string' && !operand.includes('**') ? undefined : bad();
  if (operator === 'prefix' || operator === 'suffix')
    return typeof operand === 'string' || (isObject(operand) && typeof operand['equals-ignore-case'] === 'string') ? undefined : bad();
  if (operator === 'equals-ignore-case') return typeof operand === 'string' ? undefined : bad();
  throw new PatternError(`${path}: unknown operator ${operator}`);
}

function validAnythingBut(operand: unknown): boolean {
  if (typeof operand === 'string' || typeof operand === 'number') return true;
  if (Array.isArray(operand))
    return (
      operand.length > 0 && (operand.every((entry) => typeof entry === 'string') || operand.every((entry) => typeof entry === 'number'))
    );
  if (!isObject(operand) || Object.keys(operand).length !== 1) return false;
  const [[operator, inner]] = Object.entries(operand) as [[string, unknown]];
  return STRING_RULES.includes(operator) && [inner].flat().length > 0 && [inner].flat().every((entry) => typeof entry === 'string');
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const validNumeric = (operand: unknown): operand is (string | number)[] =>
  Array.isArray(operand) &&
  (operand.length === 2 || operand.length === 4) &&
  operand.every((entry, i) => (i % 2 === 0 ? typeof entry === 'string' && entry in COMPARISONS : typeof entry === 'number'));

export const matches = (pattern: Pattern, event: unknown): boolean =>
  Object.entries(pattern).every(([key, rule]) => {
    if (key === '$or') return (rule as Pattern[]).some((alternative) => matches(alternative, event));
    const present = isObject(event) && Object.hasOwn(event, key);
    const value = present ? event[key] : undefined;
    if (Array.isArray(rule)) return rule.some((entry) => matchesRule(entry, value, present));
    if (Array.isArray(value) && value.length > 0) return value.some((element) => matches(rule as Pattern, element));
    return matches(rule as Pattern, isObject(value) ? value : {});
  });

function matchesRule(rule: unknown, value: unknown, present: boolean): boolean {
  if (isObject(rule) && 'exists' in rule) {
    // A list exists when it has an element that is no object.
    const leaf = present && [value].flat(Infinity).some((entry) => !isObject(entry));
    return rule.exists === leaf;
  }
  if (!present) return false;
  const values = Array.isArray(value) ? value.flat(Infinity) : [value];
  // "anything-but" holds when any element is something else; of no elements nothing holds.
  return values.some((entry) => !isObject(entry) && matchesValue(rule, entry));
}

function matchesValue(rule: unknown, value: unknown): boolean {
  if (!isObject(rule)) return rule === value;
  const [[operator, operand]] = Object.entries(rule) as [[string, unknown]];
  if (operator === 'anything-but') return !butOf(operand).some((entry) => matchesValue(entry, value));
  if (operator === 'numeric') return typeof value === 'number' && numeric(operand as (string | number)[], value);
  if (typeof value !== 'string') return false;
  if (operator === 'cidr') return inCidr(operand as string, value);
  return matchesText(operator, operand, value);
}

function matchesText(operator: string, operand: unknown, value: string): boolean {
  const folded = isObject(operand);
  const wanted = folded ? String(operand['equals-ignore-case']).toLowerCase() : String(operand);
  const text = folded ? value.toLowerCase() : value;
  if (operator === 'prefix') return text.startsWith(wanted);
  if (operator === 'suffix') return text.endsWith(wanted);
  if (operator === 'equals-ignore-case') return value.toLowerCase() === String(operand).toLowerCase();
  return new RegExp(
    `^${String(operand).replace(/\\([*\\])|\*|[.+?^${}()|[\]\\]/g, (found: string, escaped: string | undefined) => (escaped ? `\\${escaped}` : found === '*' ? '[^]*' : `\\${found}`))}$`,
  ).test(value);
}

/** The rules that "anything-but" negates. */
function butOf(operand: unknown): unknown[] {
  if (Array.isArray(operand)) return operand;
  if (!isObject(operand)) return [operand];
  const [[operator, inner]] = Object.entries(operand) as [[string, unknown]];
  return [inner].flat().map((entry) => ({ [operator]: entry }));
}

function numeric(operand: readonly (string | number)[], value: number): boolean {
  for (let i = 0; i < operand.length; i += 2) if (!COMPARISONS[String(operand[i])]!(value, Number(operand[i + 1]))) return false;
  return true;
}

function parseIp(text: string): { bits: number; value: bigint } | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const parts = text.split('.').map(Number);
    return parts.every((part) => part <= 255) ? { bits: 32, value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) } : undefined;
  }
  if (!/^[0-9a-fA-F:]+$/.test(text) || !text.includes(':')) return undefined;
  const [head, tail] = text.split('::');
  const groups = (side: string | undefined): string[] => (side ? side.split(':') : []);
  const missing = 8 - groups(head).length - groups(tail).length;
  if (text.includes('::') ? missing < 0 : missing !== 0) return undefined;
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)];
  return all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
    ? { bits: 128, value: all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n) }
    : undefined;
}

function parseCidr(text: string): { bits: number; value: bigint; prefix: number } | undefined {
  const [address, prefix, more] = text.split('/');
  const ip = parseIp(address ?? '');
  if (!ip || more !== undefined || !/^\d+$/.test(prefix ?? '') || Number(prefix) > ip.bits) return undefined;
  return { ...ip, prefix: Number(prefix) };
}

function inCidr(cidr: string, text: string): boolean {
  const [block, ip] = [parseCidr(cidr), parseIp(text)];
  if (!block || !ip || block.bits !== ip.bits) return false;
  const shift = BigInt(block.bits - block.prefix);
  return block.value >> shift === ip.value >> shift;
}
