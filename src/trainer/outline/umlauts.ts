/**
 * German as it is typed where there are no umlauts, with its letters: Zuhoeren, Rueckruf. It also changes words that are
 * written so ("neue"), so that a text is looked at as it stands, too.
 */
export function withUmlauts(text: string): string {
  return text.replace(/ae/gi, 'ä').replace(/oe/gi, 'ö').replace(/ue/gi, 'ü');
}
