/** The one door through which the domain reaches the Temporal polyfill. */
export { Temporal } from 'temporal-polyfill';
