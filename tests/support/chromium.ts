import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Debian's, from `apt-get install chromium`. */
const executablePath = '/usr/bin/chromium';

export const hasChromium = existsSync(executablePath);

/** Chromium without a window, which asks the network for nothing by itself. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
