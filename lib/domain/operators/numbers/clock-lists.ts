/** Lists of lengths by the clock. */
import type { Cell } from '../cell.ts';

/** Whether a cell is a list with an entry for each day, hour or slot of the period, also for those without any of its times. */
export const isOfSlots = ({ duration, each }: Cell): boolean => duration !== undefined && each !== undefined && each !== 'stretch';

/** Whether each entry of a list lies in one day, so that no end of a part of a period divides it. */
export const isWithinDays = (cell: Cell): boolean => isOfSlots(cell) || cell.cut !== undefined;
