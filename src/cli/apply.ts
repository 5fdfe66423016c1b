import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { applyEdit } from '../report/suggestion.js';
import type { Asker } from './ask.js';
import type { FileLinter } from './lint.js';
import { writeWhole } from './write-file.js';

/** A finding with at least one suggestion, in a file as it is now. */
export interface Proposal {
  readonly filePath: string;
  readonly text: string;
  readonly message: Linter.LintMessage;
  readonly suggestions: readonly Linter.LintSuggestion[];
}

export type Answer =
  | { readonly kind: 'accept'; readonly suggestion: Linter.LintSuggestion }
  | { readonly kind: 'skip' }
  | { readonly kind: 'quit' };

export interface Applied {
  readonly accepted: number;
  readonly skipped: number;
  /** Did the user leave before the end? */
  readonly hasQuit: boolean;
  /** What is found now. */
  readonly results: readonly ESLint.LintResult[];
}

type Narrow = (result: ESLint.LintResult) => Promise<ESLint.LintResult>;

/**
 * Walks through the suggestions of these results, and writes those that are accepted. A file is linted again after each
 * edit, so that the next one is made for what then stands there.
 */
export async function applySuggestions(
  results: readonly ESLint.LintResult[],
  linter: FileLinter,
  narrow: Narrow,
  { ask, say }: Asker,
): Promise<Applied> {
  const after = [...results];
  let accepted = 0;
  let skipped = 0;
  for (const [index, first] of results.entries()) {
    let result = first;
    const passed = new PassedFindings();
    for (;;) {
      const message = passed.next(result.messages);
      if (!message) break;
      const { filePath, source = '' } = result;
      const answer = await ask({ filePath, text: source, message, suggestions: message.suggestions ?? [] });
      if (answer.kind === 'quit') return { accepted, skipped, hasQuit: true, results: after };
      if (answer.kind === 'skip') {
        skipped++;
        passed.add(message);
        continue;
      }

      const text = applyEdit(source, answer.suggestion.fix);
      const next = await linter.lintText(text, filePath);
      const problem = next.messages.some(({ fatal }) => fatal)
        ? 'the code could not be parsed afterwards'
        : readFileSync(filePath, 'utf8') !== source
          ? 'the file has changed in the meantime'
          : undefined;
      if (problem) {
        say(`Not applied to ${path.relative('', filePath)}: ${problem}.`);
        skipped++;
        passed.add(message);
        continue;
      }
      writeWhole(filePath, text);
      accepted++;
      const before = result;
      result = await narrow({ ...next, source: text });
      after[index] = result;
      // A suggestion ends its report. Should one not, nobody is asked the same again and again.
      if (passed.countSame(result.messages, message) >= passed.countSame(before.messages, message)) {
        passed.add(message);
      }
    }
  }
  return { accepted, skipped, hasQuit: false, results: after };
}

/** Findings that were answered, known by what does not change when an edit moves them: rule and message. */
class PassedFindings {
  readonly #counts = new Map<string, number>();

  add(message: Linter.LintMessage): void {
    const key = keyOf(message);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** The first finding that was not answered: of several alike, the answered ones come first. */
  next(messages: readonly Linter.LintMessage[]): Linter.LintMessage | undefined {
    const left = new Map(this.#counts);
    return messages.find((message) => {
      if ((message.suggestions ?? []).length === 0) return false;
      const key = keyOf(message);
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count <= 0;
    });
  }

  countSame(messages: readonly Linter.LintMessage[], { ruleId, message }: Linter.LintMessage): number {
    return messages.filter((other) => keyOf(other) === keyOf({ ruleId, message } as Linter.LintMessage))
      .length;
  }
}

/** Messages name lines, which an edit above them moves. */
function keyOf({ ruleId, message }: Linter.LintMessage): string {
  return `${ruleId} ${message.replace(/\d+/gu, '#')}`;
}
