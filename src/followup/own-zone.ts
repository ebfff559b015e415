// Intl knows every zone, but before its first answer it looks through all its languages, which takes as long as the rest
// of a start. In the zone of the computer's own clock Date reckons at once, and alike.

let own: string | null = null;

/** Told by the top: the zone that Date reckons in, where that is known for sure. */
export function ownZoneIs(zone: string | null): void {
  own = zone;
}

/** Whether Date itself reckons in this zone. */
export function isOwnZone(zone: string): boolean {
  return zone === own;
}

/** Minutes east of Greenwich. */
export function ownOffsetAt(ms: number): number {
  return 0 - new Date(ms).getTimezoneOffset();
}
