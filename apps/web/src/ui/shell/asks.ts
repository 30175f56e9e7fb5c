/** The id of the one button that adds an entry, which the keyboard and the palette press. */
export const ADD_BUTTON = 'add-transaction';

/** A dialog of the shell, asked for from anywhere in it. */
export const ASKED = 'pft-shell';

export const ask = (what: 'palette' | 'keys'): boolean =>
  window.dispatchEvent(new CustomEvent(ASKED, { detail: what }));
