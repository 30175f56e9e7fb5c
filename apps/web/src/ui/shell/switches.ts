/** What a person sets for this browser alone; kept on the page's root, where the styles read it, and in the browser. */
export const SWITCHES = {
  /** Amounts are blurred, for whoever is not alone. */
  private: 'pft-private',
  /** More contrast than the palette has by itself. */
  contrast: 'pft-contrast',
  /** Keys without Ctrl do nothing, for whoever speaks or has other tools that type. */
  'no-keys': 'pft-no-keys',
} as const;

/** Runs before anything is painted, so that nothing is seen that is to be hidden. */
export const restoreSwitches = `try{for(const [n,k] of ${JSON.stringify(Object.entries(SWITCHES))})if(localStorage.getItem(k))document.documentElement.setAttribute('data-'+n,'')}catch{}`;
