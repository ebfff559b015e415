import { isZone } from './zoned.ts';

/** Big cities that the list of zones does not name. */
const others = (): Record<string, string> => ({
  ...all(
    'America/New_York',
    'boston',
    'philadelphia',
    'washington',
    'atlanta',
    'miami',
    'orlando',
    'charlotte',
    'pittsburgh',
    'cleveland',
    'baltimore',
    'nyc',
    'new york city',
  ),
  ...all(
    'America/Chicago',
    'houston',
    'dallas',
    'austin',
    'san antonio',
    'minneapolis',
    'st louis',
    'st . louis',
    'new orleans',
    'nashville',
    'milwaukee',
    'memphis',
    'kansas city',
  ),
  ...all('America/Denver', 'salt lake city', 'albuquerque'),
  ...all('America/Phoenix', 'tucson', 'scottsdale'),
  ...all(
    'America/Los_Angeles',
    'la',
    'san francisco',
    'sf',
    'seattle',
    'portland',
    'san diego',
    'las vegas',
    'vegas',
    'sacramento',
    'san jose',
  ),
  ...all('America/Toronto', 'ottawa'),
  ...all('America/Edmonton', 'calgary'),
  ...all(
    'Europe/London',
    'manchester',
    'birmingham',
    'glasgow',
    'edinburgh',
    'cardiff',
    'leeds',
    'liverpool',
    'belfast',
  ),
  ...all('Europe/Berlin', 'munich', 'hamburg', 'frankfurt', 'cologne'),
  ...all('Europe/Rome', 'milan', 'naples'),
  ...all('Europe/Madrid', 'barcelona'),
  ...all('Europe/Zurich', 'geneva', 'basel'),
  ...all(
    'Asia/Kolkata',
    'mumbai',
    'delhi',
    'new delhi',
    'bangalore',
    'bengaluru',
    'chennai',
    'hyderabad',
    'kolkata',
    'pune',
  ),
  ...all('Asia/Shanghai', 'beijing', 'shenzhen'),
  ...all('Asia/Tokyo', 'osaka'),
  ...all('Australia/Sydney', 'canberra'),
  ...all('Pacific/Auckland', 'wellington'),
  ...all('America/Sao_Paulo', 'rio', 'rio de janeiro', 'brasilia'),
  ...all('Africa/Johannesburg', 'cape town', 'durban'),
});

let known: Readonly<Record<string, string>> | null = null;

/** A zone by its own name or by a city: "America/Denver", "denver" and "New York". */
export function zoneNamed(text: string): string | null {
  const city = cityZone(text.trim());
  if (city !== null) return city;
  return isZone(text.trim()) ? text.trim() : null;
}

/** The zone of a city, however its capitals are; null where none is known. */
export function cityZone(city: string): string | null {
  return own(knownZones(), city.toLowerCase());
}

// Asked for when a place is first named: the list takes a millisecond to have.
function knownZones(): Readonly<Record<string, string>> {
  if (known) return known;
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'));
  const cities = zones.map((zone) => [
    zone
      .slice(zone.lastIndexOf('/') + 1)
      .replaceAll('_', ' ')
      .toLowerCase(),
    zone,
  ]);
  known = { ...Object.fromEntries([...cities, ...zones.map((zone) => [zone.toLowerCase(), zone])]), ...others() };
  return known ?? {};
}

function own(table: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}

function all(zone: string, ...cities: string[]): Record<string, string> {
  return Object.fromEntries(cities.map((city) => [city, zone]));
}
