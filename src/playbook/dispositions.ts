/** How a call can end. The list is fixed so that teams and methods compare; a playbook may give its own labels. */
export const dispositions = {
  solved: 'solved now',
  agreed: 'solution agreed now',
  promised: 'call-back promised',
  'handed-over': 'handed over to a colleague',
  disconnected: 'cut off',
  'withdrawn-by-customer': 'customer took it back',
  'not-a-complaint': 'not a complaint',
  misdial: 'wrong number',
} as const;

export type Disposition = keyof typeof dispositions;

/** With these endings there was no complaint to see through, so only critical gates still hold. */
export const endedWithoutComplaint: ReadonlySet<Disposition> = new Set([
  'withdrawn-by-customer',
  'not-a-complaint',
  'misdial',
]);
