/** The zone of instants that belong to a vendor and to no single contract: evidence, deliveries. */
import { createContext, useContext } from 'react';

/** Absent where there is none, or more than one: instants are then in the zone of the viewer alone. */
export const ZoneOfPage = createContext<string | undefined>(undefined);

export const useZoneOfPage = (): string | undefined => useContext(ZoneOfPage);
