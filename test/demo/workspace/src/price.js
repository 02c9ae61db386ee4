const day = 24 * 60 * 60 * 1000;

/** Price of a booking in cents; both days count. Weeks cost six days. */
export function price(dayRateCents, startsOn, endsOn) {
  const days = Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / day) + 1;
  if (!(days > 0)) throw new RangeError('A booking ends on or after the day it starts.');
  const weeks = Math.floor(days / 7);
  return (days - weeks) * dayRateCents;
}
