/** An amount as it was said: digits with an optional decimal point, and a currency code or sign if one was named. */
export type Money = { amount: string; currency: string | null };

export type Option = { text: string; by: 'agent' | 'customer'; best: boolean; cost: Money | null };

/** `chosen` is the index in `options` that the customer picked. */
export type OptionList = { options: readonly Option[]; chosen: number | null };

/** `accepted` is true once the receiver, by name, took the call live; `told` is what the customer was told. */
export type HandOver = { receiver: string; accepted: boolean; told: string; why: string | null };

/** The follow-up that an ask of type `follow-up` opened. */
export type Promised = { followUp: string; promise: string; dueAt: string };

/** What an ask can hold. Notes and several choices are lists of text; the ask's type says which shape it is. */
export type Value = string | boolean | number | readonly string[] | Money | OptionList | HandOver | Promised;
