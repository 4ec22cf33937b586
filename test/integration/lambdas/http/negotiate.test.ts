/** Which form of an answer a caller gets. */
import { describe, expect, it } from 'vitest';
import { type HttpEvent, HttpProblem, negotiate } from '../../../../lambdas/http/http.ts';

const FORMS = ['application/json', 'text/csv', 'application/pdf'];
const given = (accept: string | undefined): string =>
  negotiate({ headers: accept === undefined ? {} : { accept } } as unknown as HttpEvent, FORMS);

describe('the form of an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['TEXT/CSV; charset=utf-8', 'text/csv'],
    ['text/*', 'text/csv'],
    ['text/csv;q=0.5, application/pdf;q=0.9', 'application/pdf'],
    ['application/json;q=0, */*', 'text/csv'],
    ['application/*;q=0, */*;q=0.1', 'text/csv'],
    ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json'],
  ])('accept %s is answered with %s', (accept, form) => expect(given(accept)).toBe(form));

  it.each(['application/json;q=0', 'image/png', 'application/json;q=0, image/*'])('accept %s: 406, with the possible forms', (accept) => {
    expect(() => given(accept)).toThrow(HttpProblem);
    expect(() => given(accept)).toThrow('application/json or text/csv');
  });
});
