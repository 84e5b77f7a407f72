// The worksheets by name, in the order in which they are listed everywhere.
export const FORM_NAMES = [
  "form-8606",
  "form-5329",
  "form-1099-r",
  "form-1040",
  "annual-additions",
  "after-tax-basis",
] as const;

export type FormName = (typeof FORM_NAMES)[number];
