// The few pictures of the page, drawn in the colour of the text beside them.
import { type Html, trustedHtml } from "../../render/html/markup.ts";

const PATHS = {
  lock: '<rect x="3" y="7" width="10" height="7" rx="1.5"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>',
  clock: '<circle cx="8" cy="8" r="6"/><path d="M8 4.6V8l2.3 1.6"/>',
  tick: '<path d="m3.4 8.6 3 3 6.2-7"/>',
  warning: '<path d="M8 2.2 14.6 14H1.4zM8 6.4v3.4M8 11.9v.1"/>',
  drop: '<path d="M8 2v7.5M4.8 6.6 8 9.8l3.2-3.2M2.5 10.5v3h11v-3"/>',
  undo: '<path d="M6 3 2.8 6.2 6 9.4M3 6.2h6.2a3.6 3.6 0 0 1 0 7.2H6"/>',
  eye: '<path d="M1.6 8S4 3.8 8 3.8 14.4 8 14.4 8 12 12.2 8 12.2 1.6 8 1.6 8z"/><circle cx="8" cy="8" r="1.9"/>',
  letter: '<rect x="1.8" y="3.5" width="12.4" height="9" rx="1"/><path d="m2 4 6 5 6-5"/>',
} as const;

export function icon(name: keyof typeof PATHS): Html {
  return trustedHtml(
    `<svg class="icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${PATHS[name]}</svg>`,
  );
}
