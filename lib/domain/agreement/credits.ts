/** Checks what binds: promises, the tree of credits, claims. */
import { pointer } from '../issue.ts';
import { productKind } from '../operators/numbers/scale.ts';
import { LIMIT_KEYS } from '../operators/value.ts';
import type { Credit } from './agreement.ts';
import { parseLiteral } from './literal.ts';
import type { Checker } from './checker.ts';

const MEASURED = ['ratio', 'count', 'duration', 'reading', 'money', 'clock', 'flag'] as const;

/** Checks promises, credits and claims; returns the credits that are paid. */
export function checkCredits(checker: Checker): string[] {
  checkPromises(checker);
  const { credits, claims } = checker.terms;
  const gathered = new Set(Object.values(credits).flatMap((credit) => [...(credit.sum ?? []), ...(credit.highest ?? [])]));
  const roots = Object.keys(credits).filter((name) => !gathered.has(name));
  for (const [name, credit] of Object.entries(credits)) checkCredit(checker, name, credit);
  checkTree(checker);
  for (const root of roots) {
    if (claims[root] === undefined)
      checker.fail(
        'claim-missing',
        pointer('claims'),
        `credit "${root}" is paid but no claim says how: add \`${root}: automatic\` or its steps`,
      );
  }
  for (const name of Object.keys(claims)) {
    if (!roots.includes(name))
      checker.fail('unknown-name', pointer('claims', name), `"${name}" is no credit that is paid on its own (${roots.join(', ')})`);
    else checkClaim(checker, name);
  }
  checkRemedies(checker);
  checkClose(checker);
  return roots;
}

function checkClose(checker: Checker): void {
  const { close } = checker.terms;
  if (!close) return;
  for (const key of ['after', 'wait-at-most'] as const) checkWindow(checker, close[key], `${pointer('close')}/${key}`, close.hours);
  if (close.hours !== undefined) checker.expect(`${pointer('close')}/hours`, close.hours, ['times']);
}

/** "30 days", "3 business days", "72 h", "1 period". */
function checkWindow(checker: Checker, text: string | undefined, path: string, hours: string | undefined): void {
  if (text === undefined) return;
  const literal = parseLiteral(text);
  if (literal?.kind !== 'span' && literal?.kind !== 'duration')
    checker.fail('wrong-type', path, 'a window is a span such as "30 days", "3 business days" or "72 h"');
  if (literal?.kind === 'span' && literal.value.unit === 'business day' && hours === undefined)
    checker.fail('missing', `${path.slice(0, path.lastIndexOf('/'))}/hours`, 'business days need a calendar: add `hours`');
}

function checkRemedies(checker: Checker): void {
  for (const [name, remedy] of Object.entries(checker.terms.remedies ?? {})) {
    const path = pointer('remedies', name);
    const flag = checker.expect(`${path}/if`, remedy.if, ['flag']);
    if (flag) checker.meet(`${path}/if`, [flag]);
    const within = remedy.within === undefined ? undefined : parseLiteral(remedy.within);
    if (remedy.within !== undefined && (within?.kind !== 'span' || within.value.unit === 'business day'))
      checker.fail('wrong-type', `${path}/within`, 'how long a right may be exercised is "30 days", "2 months" or "1 period"');
  }
}

function checkPromises(checker: Checker): void {
  for (const [name, promise] of Object.entries(checker.terms.promises)) {
    const path = pointer('promises', name);
    const type = checker.expect(path, name, MEASURED);
    const edges = LIMIT_KEYS.filter((edge) => promise[edge] !== undefined);
    if (!type) continue;
    if (type.kind === 'flag' ? promise.holds !== true : edges.length === 0)
      checker.fail(
        'limit-missing',
        path,
        type.kind === 'flag'
          ? 'a promise about a flag says `holds: true`'
          : 'a promise needs a limit: at-least, more-than, at-most or less-than',
      );
    for (const operand of [
      ...edges.map((edge) => [edge, promise[edge]] as const),
      ...(promise.aim === undefined ? [] : [['aim', promise.aim] as const]),
    ]) {
      const limit = checker.expect(`${path}/${operand[0]}`, operand[1], type.kind === 'clock' ? ['duration', 'span'] : [type.kind]);
      if (limit) checker.meet(`${path}/${operand[0]}`, [{ ...type, kind: 'flag' }, limit]);
      if (limit && type.kind === 'clock' && limit.subject && 'record' in limit.subject) requirePolicy(checker, name, path);
    }
  }
}

/** A limit that moves with an attribute of the record needs a clause for what happens when it changes. */
function requirePolicy(checker: Checker, name: string, path: string): void {
  const definition = checker.terms.definitions[name];
  if (typeof definition === 'object' && definition['on-severity-change'] === undefined) {
    checker.fail(
      'choice-missing',
      path,
      `the limit depends on the record: its clock must say which severity governs when it changes (\`on-severity-change\`)`,
    );
  }
}

function checkCredit(checker: Checker, name: string, credit: Credit): void {
  const path = pointer('credits', name);
  for (const flag of credit.if ?? []) checker.expect(`${path}/if`, flag, ['flag']);
  checkCaps(checker, credit, path);
  if (credit['owed-to'] !== undefined && checker.gathers(name))
    checker.fail('one-of', `${path}/owed-to`, 'what is owed to the vendor stands on its own; no other credit gathers it');
  const children = credit.sum ?? credit.highest;
  if (!children) return checkLine(checker, credit, path);
  if (credit.of !== undefined || credit.times !== undefined)
    checker.fail('one-of', path, 'a credit is either `of` x `times` or gathers others, not both');
  for (const child of children)
    if (!checker.terms.credits[child]) checker.fail('unknown-name', `${path}/${credit.sum ? 'sum' : 'highest'}`, `"${child}" is no credit`);
}

/** Each credit is gathered at most once, or it would be paid twice; and none gathers itself. */
function checkTree(checker: Checker): void {
  const owner = new Map<string, string>();
  for (const [name, credit] of Object.entries(checker.terms.credits)) {
    for (const child of [...(credit.sum ?? []), ...(credit.highest ?? [])]) {
      const first = owner.get(child);
      if (first === undefined) owner.set(child, name);
      else checker.fail('gathered-twice', pointer('credits', name), `"${child}" is gathered by "${first}" already and would be paid twice`);
    }
  }
  for (const name of Object.keys(checker.terms.credits)) {
    const above = [name];
    for (let next = owner.get(name); next !== undefined; next = owner.get(next)) {
      above.push(next);
      if (next === name) checker.fail('cycle', pointer('credits', name), `credits go in a circle: ${above.join(' <- ')}`);
      if (above.indexOf(next) < above.length - 1) break;
    }
  }
}

function checkLine(checker: Checker, credit: Credit, path: string): void {
  if (credit.of === undefined || credit.times === undefined) {
    checker.fail('missing', path, 'a credit says `of` (an amount) and `times` (how much of it), or gathers others with `sum` or `highest`');
    return;
  }
  const of = checker.operand(credit.of, `${path}/of`);
  const times = checker.operand(credit.times, `${path}/times`);
  if (of && times && productKind(of.kind, times.kind) !== 'money')
    checker.fail('wrong-type', path, `\`of\` x \`times\` must be money; a ${of.kind} times a ${times.kind} is not`);
  if ((credit.for === undefined) === (credit['if-missed'] === undefined))
    checker.fail('one-of', path, 'say either `for` (owed whenever `times` is above 0) or `if-missed` (only if that promise is missed)');
  const promise = credit.for ?? credit['if-missed'];
  if (promise !== undefined && !checker.terms.promises[promise]) checker.fail('unknown-name', path, `"${promise}" is no promise`);
  checker.meet(path, [of, times]);
}

function checkCaps(checker: Checker, credit: Credit, path: string): void {
  (credit.cap ?? []).forEach((cap, i) => {
    const at = `${path}/cap/${i}`;
    const amount = checker.expect(`${at}/at-most`, cap['at-most'], cap.of === undefined ? ['money'] : ['ratio', 'count']);
    if (cap.of !== undefined) checker.expect(`${at}/of`, cap.of, ['money']);
    if (cap.over !== undefined) {
      const span = parseLiteral(cap.over);
      if (
        span?.kind !== 'span' ||
        (span.value.unit !== 'month' && span.value.unit !== 'period') ||
        span.value.count < 1 ||
        span.value.count > 120
      )
        checker.fail('wrong-type', `${at}/over`, 'a cap over several periods says "12 months" or "4 periods", at most 120');
    }
    const share = parseLiteral(cap['at-most']);
    if (amount && share?.kind === 'ratio' && share.value.n <= 0n)
      checker.fail('cap-not-positive', at, 'a cap of nothing makes the promise worthless; raise it or remove the credit');
  });
  for (const edge of ['at-least', 'more-than'] as const)
    if (credit.minimum?.[edge] !== undefined) checker.expect(`${path}/minimum/${edge}`, credit.minimum[edge], ['money']);
}

function checkClaim(checker: Checker, name: string): void {
  const claim = checker.terms.claims[name];
  if (claim === undefined || claim === 'automatic') return;
  claim.do.forEach((step, i) => {
    const path = `${pointer('claims', name)}/do/${i}`;
    for (const key of ['opens', 'within', 'by-end-of'] as const) checkWindow(checker, step[key], `${path}/${key}`, step.hours);
    if (step.within === undefined && step['by-end-of'] === undefined)
      checker.fail('missing', path, 'say until when: `within` or `by-end-of`');
    if (step.hours !== undefined) checker.expect(`${path}/hours`, step.hours, ['times']);
  });
}
