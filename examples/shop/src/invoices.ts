import { readFile } from 'node:fs/promises';

/** Each file waits for the one before, though none needs it. */
export async function invoiceTexts(paths: string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const path of paths) {
    texts.push(await readFile(path, 'utf8'));
  }
  return texts;
}

/** Ten files at a time, in the same order. */
export async function betterInvoiceTexts(paths: string[]): Promise<string[]> {
  const texts: string[] = [];
  for (let start = 0; start < paths.length; start += 10) {
    texts.push(...(await Promise.all(paths.slice(start, start + 10).map((path) => readFile(path, 'utf8')))));
  }
  return texts;
}
