/**
 * Whether an ask wants the number of some other record, such as "CRM number" or "Ticket no.": what is typed there is never
 * the number of a note.
 */
export function wantsNumber({ label }: { label: string }): boolean {
  return /\b(?:numbers?|no\.|id|code|reference|ref\.?|ticket|n[uú]mero|num[eé]ro)(?!\p{L})|nummer(?!\p{L})|\bnr\.?(?!\p{L})/iu.test(
    label,
  );
}
