/** What a person sets for this browser alone; kept on the page's root, where the styles read it, and in the browser. */
export const SWITCHES = {
  /** Amounts are blurred, for whoever is not alone. */
  private: 'pft-private',
  /** More contrast than the palette has by itself. */
  contrast: 'pft-contrast',
  /** Keys without Ctrl do nothing, for whoever speaks or has other tools that type. */
  'no-keys': 'pft-no-keys',
} as const;

/** Light, dark, or as the system is; under the name that the library of windows reads it by, too. */
export const SCHEME = 'mantine-color-scheme-value';

/** Said on the window when something of this was changed. */
export const CHANGED = 'pft-appearance';

/** Draws the page in the scheme that is kept: now, when another is chosen, and when the system's changes. It runs as a script of its own. */
function followScheme(kept: string, attribute: string, changed: string): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const draw = (): void => {
    let scheme: string | null = null;
    try {
      scheme = localStorage.getItem(kept);
    } catch {
      // A browser that keeps nothing follows the system.
    }
    if (scheme !== 'light' && scheme !== 'dark') scheme = system.matches ? 'dark' : 'light';
    document.documentElement.setAttribute(attribute, scheme);
  };
  draw();
  addEventListener(changed, draw);
  system.addEventListener('change', draw);
}

/** Runs before anything is painted, so that nothing is seen that is to be hidden, or in the wrong colours. */
export const restoreAppearance = `try{for(const [n,k] of ${JSON.stringify(Object.entries(SWITCHES))})if(localStorage.getItem(k))document.documentElement.setAttribute('data-'+n,'')}catch{};(${followScheme.toString()})(${[SCHEME, 'data-mantine-color-scheme', CHANGED].map((each) => JSON.stringify(each)).join()})`;
