/** The one door through which the domain reaches the Temporal polyfill: its functions, of which a bundle takes only these. */
export { create, getTimeZoneTransition, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';
