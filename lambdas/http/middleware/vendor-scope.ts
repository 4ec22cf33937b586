/** Refuses a token that is bound to a vendor on routes that are not for vendors. */
import { HttpProblem, callerOf } from '../http.ts';
import { type HttpMiddleware, guardedRoute } from './middleware.ts';

export const vendorScope = (): HttpMiddleware => ({
  before: (request) => {
    const route = guardedRoute(request);
    const { vendor } = callerOf(request.event);
    if (route && vendor !== undefined && !route.vendors)
      throw new HttpProblem(403, 'not-for-vendors', `a token that is bound to a vendor (${vendor}) may not use this route`);
  },
});
