/** Text that the customer may hear. Made only by `render`, which sees public facts only. */
export type Said = string & { readonly is: 'may be heard' };

/** Text for the agent's eyes only: guides, labels, causes. It has no way to become `Said`. */
export type Inside = string & { readonly is: 'agent only' };
