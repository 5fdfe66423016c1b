import { basename } from 'node:path';
import { format, type Options } from 'prettier';

interface Given {
  readonly code: string;
  readonly filename: string;
}

/** An edited text as Prettier lays it out, with a width with which it left the text before the edit as it was; itself without. */
export async function asPrettierHasIt({ code, filename }: Given, edited: string): Promise<string> {
  let first: string | undefined;
  for (const printWidth of [80, 100, 120]) {
    const options: Options = { ...styleOf(code), filepath: basename(filename), printWidth };
    if ((await formatted(code, options)) !== code) continue;
    const laidOut = await format(edited, options);
    if (laidOut === edited) return edited;
    first ??= laidOut;
  }
  return first ?? edited;
}

function styleOf(code: string): Options {
  return {
    semi: /;$/mu.test(code),
    singleQuote: code.split("'").length >= code.split('"').length,
    useTabs: /^\t/mu.test(code),
  };
}

/** Undefined for what is no code to Prettier, such as a test of broken syntax. */
async function formatted(code: string, options: Options): Promise<string | undefined> {
  try {
    return await format(code, options);
  } catch {
    return undefined;
  }
}
