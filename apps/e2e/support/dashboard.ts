import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { RunningSystem } from './running-system';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };
/** What people look at it with: a phone, a tablet held upright, a laptop, a large screen. */
export const everySize = [
  phone,
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];

/**
 * A page comes in parts: the shell first, with a skeleton, and the content in a hidden element that React moves into place up
 * to 300 ms later. Until then a field may be there twice, and a button without its handler.
 */
const everythingListens = `(() => {
  const listens = (element) => Object.keys(element).some((key) => key.startsWith('__react'));
  const controls = [...document.querySelectorAll('button, input, select, textarea')];
  const isWhole = document.readyState === 'complete' && !document.querySelector('[aria-busy="true"], [hidden][id^="S:"]');
  return isWhole && controls.length > 0 && controls.every(listens);
})()`;

/** An amount as a page writes it, in cents. */
export const cents = (text: string): number =>
  Math.round(Number(text.replaceAll('\u2212', '-').replace(/[^\d.-]/g, '')) * 100);

interface AxeViolation {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary?: string }[];
}

const said = ({ id, nodes }: AxeViolation): string =>
  `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`;

const browsers = new Set<Browser>();
// A browser that a failed test has left open would keep Jest from ending.
afterAll(() => Promise.all([...browsers].map((browser) => browser.close())));

/** One browser window on the dashboard. It notes what no page may do: script errors, dialogs, breaches of the CSP. */
export class Dashboard {
  readonly complaints: string[] = [];
  private scheme: 'dark' | 'light' = 'light';

  private constructor(
    readonly system: RunningSystem,
    private readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => this.complaints.push(`script error: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && /Content.Security.Policy|Refused to|hydrat|Minified React/i.test(text)) {
        this.complaints.push(`console: ${text}`);
      }
    });
  }

  static async open(system: RunningSystem, options: BrowserContextOptions = {}): Promise<Dashboard> {
    const baseURL = system.dashboard;
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: flags,
    });
    browsers.add(browser);
    const context = await browser.newContext({
      baseURL,
      viewport: desktop,
      locale: 'en-GB',
      timezoneId: 'UTC',
      ...options,
    });
    return new Dashboard(system, browser, context, await context.newPage());
  }

  async close(): Promise<void> {
    browsers.delete(this.browser);
    await this.browser.close();
  }

  /** Opens a page and waits until React listens there: what is typed or chosen before that would be lost. */
  async visit(path: string): Promise<void> {
    await this.page.goto(path);
    await this.untilInteractive();
  }

  async untilInteractive(): Promise<void> {
    for (let attempt = 0; !(await this.page.evaluate<boolean>(everythingListens)); attempt += 1) {
      if (attempt > 200) throw new Error(`${this.page.url()} never became interactive`);
      await new Promise((done) => setTimeout(done, 100));
    }
    // A control has its handler a moment before the page as a whole hears keys.
    await this.page.evaluate('new Promise((idle) => requestIdleCallback(idle, { timeout: 1000 }))');
  }

  async register(email: string, password: string): Promise<void> {
    await this.visit('/register');
    await this.page.getByLabel('Name').fill('Ada');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel(/^Password/).fill(password);
    await this.page.getByText(/— change$/).click();
    await this.page.getByLabel('Base currency').selectOption('EUR');
    await this.page.getByLabel('Time zone').selectOption('UTC');
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await this.page.waitForURL((url) => url.pathname === '/');
    await this.untilInteractive();
  }

  async logIn(email: string, password: string): Promise<void> {
    await this.visit('/login');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel(/^Password/).fill(password);
    await this.page.getByRole('button', { name: 'Log in' }).click();
    await this.page.waitForURL((url) => url.pathname === '/');
    await this.untilInteractive();
  }

  /** One of the overview's totals as plain digits, such as `2047.88`. */
  async figure(name: 'income' | 'spending' | 'net'): Promise<string> {
    return (await this.page.getByTestId(name).innerText()).replace('\u2212', '-').replace(/[^\d.-]/g, '');
  }

  /** The rows of the figure that is open, what is said of rounding, and its total, in cents. */
  async explained(): Promise<{ rows: number; rounding: number; total: number }> {
    const panel = this.page.getByRole('dialog');
    await panel.getByTestId('explained-total').waitFor();
    const rows = await panel.locator('tbody td:last-child').allInnerTexts();
    const rounding = panel.getByRole('row', { name: /^Rounding/ });
    return {
      rows: rows.map(cents).reduce((sum, each) => sum + each, 0),
      rounding: (await rounding.count()) === 0 ? 0 : cents(await rounding.locator('td').innerText()),
      total: cents(await panel.getByTestId('explained-total').innerText()),
    };
  }

  /** What axe-core finds on the page as it is now, of any severity. */
  async accessibilityFindings(): Promise<string[]> {
    return (await this.violations()).map(said);
  }

  private async violations(): Promise<AxeViolation[]> {
    if (!(await this.page.evaluate<boolean>('"axe" in window')))
      await this.page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    return this.page.evaluate<AxeViolation[]>(
      "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
    );
  }

  /** The scripts of the page as it was loaded, in kB as they come over the wire. */
  async scriptsKb(): Promise<number> {
    const bytes = await this.page.evaluate<number>(
      "performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)",
    );
    return bytes / 1000;
  }

  private nextScheme(): 'dark' | 'light' {
    this.scheme = this.scheme === 'dark' ? 'light' : 'dark';
    return this.scheme;
  }

  /**
   * All findings of axe-core on what is shown now, in several sizes, light and dark by turns (both ways in the long tests), and
   * whether it fits there. The page is not loaded again: a dialog stays open, and a visit is paid for once.
   */
  async findingsEverywhere(viewports = [desktop, phone]): Promise<string[]> {
    const findings: string[] = [];
    // The next page is seen the other way round.
    this.nextScheme();
    for (const viewport of viewports) {
      await this.page.setViewportSize(viewport);
      const schemes = process.env.TEST_LONG === '1' ? (['dark', 'light'] as const) : [this.nextScheme()];
      for (const colorScheme of schemes) {
        // Without motion: colours that are on their way from one scheme to the other belong to neither.
        await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await this.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
        const found = await this.violations();
        findings.push(...found.map((each) => `${viewport.width} px, ${colorScheme}: ${said(each)}`));
      }
      const width = await this.page.evaluate<number>('document.documentElement.scrollWidth');
      if (width !== viewport.width) findings.push(`${viewport.width} px: the page is ${width} px wide`);
    }
    await this.page.setViewportSize(desktop);
    await this.page.emulateMedia({ reducedMotion: null });
    return findings;
  }
}
