/** The plain date of an instant in a zone. */
import { formatDay, parseInstant } from '../../domain/time/instant.ts';
import { localDay } from '../../domain/time/timezone.ts';

export const dayIn = (zone: string, at: string): string => formatDay(localDay(zone, parseInstant(at)!));
