// The worksheets by name, in the order in which they are listed everywhere.
export const FORM_NAMES = [
  "form-8606",
  "form-5329",
  "form-1099-r",
  "form-1040",
  "annual-additions",
  "after-tax-basis",
] as const;

/** As they are called in a sentence of their own. */
export const FORM_TITLES: Readonly<Record<FormName, string>> = {
  "form-8606": "Form 8606",
  "form-5329": "Form 5329",
  "form-1099-r": "Form 1099-R",
  "form-1040": "Form 1040",
  "annual-additions": "Annual additions",
  "after-tax-basis": "After-tax basis in plans",
};

export type FormName = (typeof FORM_NAMES)[number];
