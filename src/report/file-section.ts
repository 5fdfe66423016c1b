import { codeOf, coloredLines } from './code.js';
import { markup, type Html } from './html.js';
import type { Finding, ReportedFile } from './model.js';
import { applyEdit } from './suggestion.js';
import { diffLines } from './text-diff.js';

type Lines = ReturnType<typeof coloredLines>;

const signs = { same: '  ', removed: '- ', added: '+ ', hunk: '' };

/** The part of the report about one file: each finding with its code and its suggestions. */
export function fileSection({ path, source, findings }: ReportedFile): Html {
  const lines = coloredLines(source);
  return markup`<details class="file" open data-path="${path}">
    <summary>
      <h3>${path}</h3>
      <span class="count">${findings.length}</span>
    </summary>
    ${findings.map((finding) => card(finding, source, lines))}
  </details>`;
}

function card({ rule, message }: Finding, source: string, lines: Lines): Html {
  const { line, column, severity, suggestions = [] } = message;
  const level = severity === 2 ? 'error' : 'warning';
  const name = markup`<span class="dot" aria-hidden="true"></span>${rule.name}`;
  return markup`<article class="finding rule-${rule.rank}" data-rule="${rule.id ?? ''}">
    <p class="where">
      <span class="level ${level}">${level}</span>
      <span>line ${line}, column ${column}</span>
      ${
        rule.url === undefined
          ? markup`<span class="rule">${name}</span>`
          : markup`<a class="rule" href="${rule.url}" rel="noreferrer">${name}</a>`
      }
    </p>
    <p class="message">${withCode(message.message)}</p>
    ${source !== '' && codeOf(lines, message)}
    ${suggestions.map(
      ({ desc, fix }) => markup`<details class="suggestion">
        <summary><span>${withCode(desc)}</span></summary>
        <pre class="diff" tabindex="0" aria-label="The edit">${diff(source, applyEdit(source, fix))}</pre>
      </details>`,
    )}
  </article>`;
}

function diff(before: string, after: string): readonly Html[] {
  return diffLines(before, after).map(
    ({ kind, text }) => markup`<span class="${kind}">${signs[kind]}${text}\n</span>`,
  );
}

/** What stands in back ticks is code. */
function withCode(text: string): readonly Html[] {
  return text
    .split(/`([^`]+)`/u)
    .map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`));
}
