/** The least and the most that a value can be, whatever the evidence says. */
import { type Ratio, ZERO, greater, lesser } from '../money/ratio.ts';

/** The least and the most that a value can be, whatever the evidence says; absent where nothing bounds it. */
export interface Extent {
  readonly least?: Ratio;
  readonly most?: Ratio;
}

/** Of lengths and counts. */
export const NOT_BELOW_ZERO: Extent = { least: ZERO };

/** From the least to the most of several, where each has one. */
export function hullOfExtents(extents: readonly Extent[]): Extent {
  const end = (key: keyof Extent, choose: (a: Ratio, b: Ratio) => Ratio): Ratio | undefined => {
    const ends = extents.map((extent) => extent[key]);
    return ends.every((one) => one !== undefined) && ends.length > 0 ? ends.reduce(choose) : undefined;
  };
  const [least, most] = [end('least', lesser), end('most', greater)];
  return { ...(least && { least }), ...(most && { most }) };
}
