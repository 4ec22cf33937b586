/** Templates of a mapping: text with expressions in braces. Braces inside an expression, and in its quoted texts, belong to it. */
export interface TemplatePart {
  readonly text: string;
  readonly expression: boolean;
}

/** Where the brace that opened before `from` is closed; -1 when it is not. */
function closing(template: string, from: number): number {
  let depth = 1;
  let quote = '';
  for (let i = from; i < template.length; i += 1) {
    const mark = template[i]!;
    if (quote !== '') {
      if (mark === '\\') i += 1;
      else if (mark === quote) quote = '';
    } else if (mark === '"' || mark === "'" || mark === '`') quote = mark;
    else if (mark === '{') depth += 1;
    else if (mark === '}' && (depth -= 1) === 0) return i;
  }
  return -1;
}

const known = new Map<string, readonly TemplatePart[]>();

/** The pieces of a template; a brace that is not closed makes an empty expression, which does not compile. */
export function piecesOf(template: string): readonly TemplatePart[] {
  const seen = known.get(template);
  if (seen) return seen;
  const pieces: TemplatePart[] = [];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{', at);
    if (open !== at) pieces.push({ text: template.slice(at, open < 0 ? undefined : open), expression: false });
    if (open < 0) break;
    const close = closing(template, open + 1);
    pieces.push({ text: close < 0 ? '' : template.slice(open + 1, close).trim(), expression: true });
    if (close < 0) break;
    at = close + 1;
  }
  // The cache is bounded, because mappings change.
  if (known.size > 5000) known.clear();
  known.set(template, pieces);
  return pieces;
}
