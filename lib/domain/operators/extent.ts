/** The least and the greatest possible value of an operand for any evidence. */
import { type Ratio, ZERO, greater, lesser } from '../money/ratio.ts';

/** The least and the greatest possible value for any evidence; absent where there is no bound. */
export interface Extent {
  readonly least?: Ratio;
  readonly most?: Ratio;
}

/** The extent of lengths and counts. */
export const NOT_BELOW_ZERO: Extent = { least: ZERO };

/** The hull of several extents; an end that one of them lacks is absent. */
export function hullOfExtents(extents: readonly Extent[]): Extent {
  const end = (key: keyof Extent, choose: (a: Ratio, b: Ratio) => Ratio): Ratio | undefined => {
    const ends = extents.map((extent) => extent[key]);
    return ends.every((one) => one !== undefined) && ends.length > 0 ? ends.reduce(choose) : undefined;
  };
  const [least, most] = [end('least', lesser), end('most', greater)];
  return { ...(least && { least }), ...(most && { most }) };
}
