/** Times in which all is possible and nothing is certain. */
import { type TimeSet, piecesOf, timesFromPieces } from '../../time/times.ts';
import { UNKNOWN } from '../context.ts';

export const unknownWithin = (times: TimeSet): TimeSet => timesFromPieces(piecesOf(times).map((piece) => ({ ...piece, ...UNKNOWN })));
