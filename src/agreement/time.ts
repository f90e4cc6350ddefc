/**
 * The two kinds of time that this program knows.
 *
 * A {@link Moment} is a point in time in UTC, always written `2027-05-21T07:00:00.000Z`: fixed width, so that
 * comparing moments is comparing strings, in memory and in the keys of a table alike.
 * A {@link Day} is a date on the wall of a Dutch school, `2027-05-21`, without a time or a zone.
 */
export type Moment = string;
export type Day = string;

/** Everything that people agree on happens in this zone; moments are stored in UTC. */
export const ZONE = 'Europe/Amsterdam';
