// Draws docs/images/report.png: the report on a back end that is put together from the mistakes of examples/shop.
// npm run build && npx jiti scripts/report-picture.ts [FILE]
// Needs Debian's chromium, fonts-jetbrains-mono and fonts-inter.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openChromium } from '../tests/support/chromium.js';

const root = join(import.meta.dirname, '..');
const picture = process.argv[2] ?? join(root, 'docs/images/report.png');

/** Which of the shop's files stands where, under which names. */
const places: Readonly<Record<string, readonly string[]>> = {
  'catalog.ts': [
    'catalog/prices.ts',
    'catalog/search/suggest.ts',
    'orders/totals.ts',
    'orders/export/rows.ts',
    'billing/amounts.ts',
  ],
  'checkout.ts': ['orders/reserve.ts', 'billing/charge.ts', 'stock/transfer.ts'],
  'customers.ts': ['customers/mail.ts', 'customers/profile.ts', 'orders/export/names.ts'],
  'inventory.ts': ['stock/missing.ts', 'catalog/available.ts', 'orders/check.ts'],
  'invoices.ts': ['billing/archive/texts.ts', 'billing/archive/totals.ts'],
  'notifications.ts': ['customers/notify.ts', 'orders/webhooks.ts'],
  'orders.ts': ['orders/history.ts', 'customers/orders.ts', 'orders/admin/list.ts'],
  'product-cache.ts': ['catalog/cache.ts', 'stock/cache.ts'],
};

const folder = mkdtempSync(join(tmpdir(), 'report-'));
try {
  const project = join(folder, 'shop-back-end');
  for (const [file, names] of Object.entries(places)) {
    for (const name of names) {
      mkdirSync(dirname(join(project, 'src', name)), { recursive: true });
      cpSync(join(root, 'examples/shop/src', file), join(project, 'src', name));
    }
  }
  const report = join(folder, 'report.html');
  spawnSync(
    process.execPath,
    [join(root, 'dist/src/cli.js'), 'src', '--format', 'html', '--output-file', report],
    {
      cwd: project,
      stdio: 'inherit',
    },
  );
  await photograph(report);
} finally {
  rmSync(folder, { recursive: true });
}

async function photograph(report: string): Promise<void> {
  const browser = await openChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1180, height: 1400 }, deviceScaleFactor: 2 });
    await page.goto(`file://${report}`);
    await page.locator('.suggestion summary').first().click();
    await page.mouse.move(0, 0);
    await page.evaluate('document.activeElement.blur()');
    await page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}
