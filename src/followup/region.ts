/** Whose public holidays are known by rule; other regions keep a list of their own. */
export type Region = 'us' | 'ca' | 'gb' | 'none';

/** From the zone, the only thing known before a team has said where it is. */
export function regionOf(zone: string): Region {
  if (usZones.test(zone)) return 'us';
  if (canadianZones.test(zone)) return 'ca';
  return britishZones.test(zone) ? 'gb' : 'none';
}

const usZones =
  /^(US\/.+|Pacific\/Honolulu|America\/(New_York|Detroit|Chicago|Menominee|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Nome|Adak|Yakutat|Metlakatla|Indianapolis|Louisville|(Indiana|Kentucky|North_Dakota)\/.+))$/;
const canadianZones =
  /^(Canada\/.+|America\/(Toronto|Montreal|Vancouver|Winnipeg|Edmonton|Calgary|Regina|Halifax|Moncton|St_Johns|Whitehorse|Yellowknife|Iqaluit))$/;
const britishZones = /^(Europe\/(London|Belfast)|GB)$/;
