/** Rows of bills by the filters of the other lists: some are of the row, others of the claim that it is received on or names. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type BillRowFilter, listBillRows } from '../../../../lib/application/claims/list-bill-rows.ts';
import { Bills, CONTRACT, CUSTOMER, creditRow } from '../../../support/claims/bill-rows.ts';

let bills: Bills;

beforeAll(async () => {
  bills = await Bills.with();
  await bills.issue();
  await bills.record('submitted');
  await bills.send(creditRow('received', '-10000.00 CNY'));
  // More than is open: it waits, and names the claim.
  await bills.send(creditRow('waits', '-7000.00 CNY'));
  await bills.send(creditRow('names-none', '-3.00 EUR', { billingReference: 'CN-404' }));
});

const rows = async (filter: BillRowFilter, own?: string, limit = 50): Promise<string[]> => {
  const { items } = await listBillRows(filter, own, undefined, limit, bills.stores, bills.clock);
  return items.map(({ row }) => row.slice(`aws:${CUSTOMER}|`.length)).sort();
};

describe('rows of bills', () => {
  it.each<[string, BillRowFilter, string[]]>([
    ['no filter', {}, ['names-none', 'received', 'waits']],
    ['the contract of the claim', { contract: CONTRACT }, ['received', 'waits']],
    ['another contract', { contract: 'other' }, []],
    ['the period of the claim', { period: '2026-10' }, ['received', 'waits']],
    ['another period', { period: '2026-11' }, []],
    ['the customer of the claim', { customer: 'harbour-tv' }, ['received', 'waits']],
    ['another customer', { customer: 'nobody' }, []],
    ['a cost centre of the claim', { costCentre: 'CC-4100' }, ['received', 'waits']],
    ['another cost centre', { costCentre: 'CC-1' }, []],
    ['a last day that is later', { lastDayThrough: '2026-11-29' }, []],
    ['the last day itself', { lastDayFrom: '2026-11-30', lastDayThrough: '2026-11-30' }, ['received', 'waits']],
    ['the currency of the row', { currency: 'EUR' }, ['names-none']],
    ['a least amount of the row', { currency: 'CNY', atLeast: '7000.00' }, ['received', 'waits']],
    ['a greatest amount of the row', { currency: 'CNY', atMost: '7000' }, ['waits']],
    ['state and contract', { state: 'waiting', contract: CONTRACT }, ['waits']],
    ['state and currency', { state: 'waiting', currency: 'EUR' }, ['names-none']],
  ])('only those that pass are listed by %s', async (_, filter, wanted) => {
    expect(await rows(filter)).toEqual(wanted);
  });

  it('fill a page although rows before them do not pass', async () => {
    expect(await rows({ currency: 'EUR' }, undefined, 1)).toEqual(['names-none']);
  });
});
