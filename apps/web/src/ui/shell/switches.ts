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

/**
 * Draws the page as it was set: now, when another scheme is chosen, and when the system's changes. It is a program of its own,
 * which knows nothing of this file.
 */
function drawAs(switches: string[][], kept: string, changed: string): void {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const read = (name: string): string | null => {
    try {
      return localStorage.getItem(name);
    } catch {
      // A browser that keeps nothing has no switch on, and follows the system.
      return null;
    }
  };
  const draw = (): void => {
    const scheme = read(kept);
    const dark = scheme === 'dark' || (scheme !== 'light' && system.matches);
    root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  };
  for (const [name = '', key = ''] of switches) if (read(key)) root.setAttribute(`data-${name}`, '');
  root.setAttribute('data-drawn', '');
  draw();
  addEventListener(changed, draw);
  system.addEventListener('change', draw);
}

const asSet: Parameters<typeof drawAs> = [Object.entries(SWITCHES), SCHEME, CHANGED];

/** Runs before anything is painted, so that nothing is seen that is to be hidden, or in the wrong colours. */
export const appearanceScript = `(${drawAs.toString()})(...${JSON.stringify(asSet)})`;

/** The same where the browser drew the whole page by itself, as it does where there is no such page: no script of it has run. */
export function restoreAppearance(): void {
  if (!document.documentElement.hasAttribute('data-drawn')) drawAs(...asSet);
}
