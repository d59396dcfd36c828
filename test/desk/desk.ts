import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { DEMO_PASSWORD, startTestApi, type TestApi } from '../support/api.js';
import { CHROMIUM_ARGS, chromiumPath } from '../support/chromium.js';

/** The built pages, as the server gives them out. */
export const UI_FOLDER = join(__dirname, '../../admin-ui/dist');

/** The smallest screen the desk is made for. */
const VIEWPORT = { width: 1366, height: 768 };

/** How long a screen may take on a busy computer; what is not there by then does not come. */
const WAIT_MS = 60_000;

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath()!, args: CHROMIUM_ARGS });

export interface Desk {
  readonly api: TestApi;
  readonly browser: Browser;
  /** A browser of its own, at the sign-in. */
  open(options?: DeskOptions): Promise<DeskPage>;
  /** A browser of its own for one person, signed in. */
  as(username: string, options?: DeskOptions): Promise<DeskPage>;
  stop(): Promise<void>;
}

export interface DeskOptions {
  /** Only these see what moves: without a graphics card each frame costs the time of others. */
  readonly motion?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  /** Where the officer's computer believes to be. */
  readonly timezoneId?: string;
  readonly url?: string;
}

/** The real pages before the real server, in a real browser. */
export async function startDesk(settings: Record<string, string> = {}): Promise<Desk> {
  if (!existsSync(join(UI_FOLDER, 'index.html'))) throw new Error('The pages are not built: npm run build.');
  return deskBefore(await startTestApi(settings, { uiFolder: UI_FOLDER }));
}

/** The pages before a server that has them; it is stopped with them. */
export async function deskBefore(api: TestApi): Promise<Desk> {
  const browser = await launchChromium();
  const contexts: BrowserContext[] = [];
  const open: Desk['open'] = async ({
    colorScheme = 'light',
    timezoneId = 'Asia/Ho_Chi_Minh',
    motion = false,
    url = api.url,
  }: DeskOptions = {}) => {
    const reducedMotion = motion ? 'no-preference' : 'reduce';
    const locale = 'vi-VN';
    const context = await browser.newContext({ viewport: VIEWPORT, colorScheme, timezoneId, locale, reducedMotion });
    contexts.push(context);
    // There is no printer here, and a page that asks for its dialog dies. A string, because this runs in frames of the page.
    await context.addInitScript(`window.print = () => (top.prints = [...(top.prints ?? []), location.protocol])`);
    return DeskPage.open(context, url);
  };
  return {
    api,
    browser,
    open,
    async as(username, options) {
      const window = await open(options);
      await window.signIn(username);
      return window;
    },
    async stop() {
      for (const context of contexts) await context.close();
      await browser.close();
      await api.stop();
    },
  };
}

/** One window of the desk, with the words of an officer who sits before it. */
export class DeskPage {
  /** Errors of the page itself, refusals by the content security policy among them. */
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      // What the browser itself says of an answer like 409 or 422 is expected; the page puts it into words.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.errors.push(message.text());
      }
    });
  }

  static async open(context: BrowserContext, url: string): Promise<DeskPage> {
    return DeskPage.enter(await context.newPage(), url);
  }

  static async enter(page: Page, url: string): Promise<DeskPage> {
    const desk = new DeskPage(page, url);
    await page.goto(url);
    return desk;
  }

  async signIn(username: string, password = DEMO_PASSWORD): Promise<void> {
    await this.page.locator('input[name=username]').fill(username);
    await this.page.locator('input[name=password]').fill(password);
    await this.page.keyboard.press('Enter');
    await this.page.locator('nav').waitFor();
  }

  /** Goes to a page by its address, as a link would, and waits until it has taken the place of the one before. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((hash) => {
      const [shown] = window.location.hash.split('?');
      // What a page adds to its own address is no other page.
      if (window.location.hash === `#${hash}` || shown === `#${hash}`) return;
      document.querySelector('main h1')?.setAttribute('data-left', '');
      window.location.hash = hash;
    }, path);
    await this.page.locator('main h1:not([data-left])').first().waitFor();
    await this.page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
  }

  heading(): Promise<string> {
    return this.page.locator('main h1').first().innerText();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The dialog does what its last button says, and is gone when it was done. */
  async confirm(): Promise<void> {
    const dialog = this.dialog();
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      // A hand is slower than a scanner, and single letters wait to see that it is a hand.
      await this.page.waitForTimeout(90);
    }
  }

  /** Types as a hand does. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 60 });
  }

  async see(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }
}
