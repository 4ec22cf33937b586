/** Times in which all is possible and nothing is sure. */
import { type Times, piecesOf, timesFromPieces } from '../../time/times.ts';
import { UNKNOWN } from '../context.ts';

export const unknownWithin = (times: Times): Times => timesFromPieces(piecesOf(times).map((piece) => ({ ...piece, ...UNKNOWN })));
