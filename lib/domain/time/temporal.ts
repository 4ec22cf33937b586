/** The only import of the Temporal polyfill in the domain; a bundle contains only these functions of it. */
export { create, getTimeZoneTransition, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';
