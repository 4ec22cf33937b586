/** Documents that are made to take long: they are refused, and other requests are answered meanwhile. */
import { expect, it } from 'vitest';
import { readDocument } from '../../../../lambdas/http/document.ts';
import type { HttpEvent, HttpProblem } from '../../../../lambdas/http/http.ts';

const yaml = (body: string): HttpEvent => ({ headers: { 'content-type': 'application/yaml' }, body }) as unknown as HttpEvent;

it('250 KB of double quotes are refused, and the process serves others meanwhile', async () => {
  let [longest, last] = [0, performance.now()];
  const tick = (): void => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(tick, 10);
  let refused: HttpProblem | undefined;
  try {
    await readDocument(yaml('"'.repeat(250_000)), 'contract');
  } catch (error) {
    refused = error as HttpProblem;
  }
  tick();
  clearInterval(timer);
  expect([refused?.status, refused?.code]).toEqual([422, 'contract-invalid']);
  expect(refused!.issues.length).toBeLessThanOrEqual(101);
  expect(longest).toBeLessThan(3000);
});

it('of thousands of errors the first hundred are shown, and the number of the others', async () => {
  const refused = (await Promise.resolve()
    .then(() => readDocument(yaml(Array.from({ length: 1000 }, (_, i) => `a${i}: &x 1`).join('\n')), 'contract'))
    .catch((error: unknown) => error)) as HttpProblem;
  expect(refused.issues.length).toBe(101);
  expect(refused.issues.at(-1)).toMatchObject({ code: 'more-issues', message: expect.stringContaining('900 more') as string });
});

it('a document is read after another one exceeded a bound', async () => {
  expect(await readDocument(yaml('a: 1\nb: [2, 3]\n'), 'contract')).toEqual({ a: 1, b: [2, 3] });
});
