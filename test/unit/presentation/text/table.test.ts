/** Columns of a table stand below one another on a terminal. */
import { expect, it } from 'vitest';
import { table } from '../../../../lib/presentation/text/table.ts';

it('wide characters take two columns, accents none, and numbers are aligned to the right', () => {
  const rows = [
    ['北京云', '7'],
    ['Łódź', '12'],
    ['Cafe\u0301', '3'],
    ['𠮷野', '100'],
  ];
  expect(table(['name', 'n'], rows, [1]).split('\n')).toEqual([
    'name      n',
    '------  ---',
    '北京云    7',
    'Łódź     12',
    'Cafe\u0301      3',
    '𠮷野    100',
  ]);
});
