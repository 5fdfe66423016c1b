import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolder } from '../package-folder.js';
import { fileSection } from './file-section.js';
import { markup, verbatim, type Html } from './html.js';
import type { ReportedRule, ReportModel } from './model.js';
import { treemapOf } from './treemap.js';

/** The whole report as one file, which needs nothing else: no network, no script for reading it. */
export function reportPage(model: ReportModel, made: Date): string {
  const script = asset('report.js');
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; img-src data:`;
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Backend performance: ${model.project}</title>
        <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}" />
        <style>${verbatim(asset('report.css'))}</style>
      </head>
      <body>
        ${header(model, made)}
        <main>${model.findings === 0 ? nothing(model) : [overview(model), findings(model)]}</main>
        <script>${verbatim(script)}</script>
      </body>
    </html>`.text;
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#3451d1"/><path d="M2 11c2-5 3 3 5-1s3 3 5-2l2 1" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/></svg>';

function asset(name: string): string {
  return readFileSync(path.join(packageFolder, 'assets/report', name), 'utf8');
}

function header({ project }: ReportModel, made: Date): Html {
  const minute = made.toISOString().slice(0, 16).replace('T', ' ');
  return markup`<header>
    <div class="title">
      ${verbatim(icon.replace('<svg', '<svg class="logo" aria-hidden="true"'))}
      <div>
        <h1>Backend performance</h1>
        <p><strong>${project}</strong> · <time datetime="${made.toISOString()}">${minute} UTC</time></p>
      </div>
    </div>
    <button type="button" id="theme" class="needs-script" aria-label="Dark colors" aria-pressed="false">
      <span aria-hidden="true">◐</span>
    </button>
  </header>`;
}

function nothing({ filesLinted }: ReportModel): Html {
  return markup`<section class="nothing">
    <p class="big" aria-hidden="true">✓</p>
    <h2>Nothing found</h2>
    <p>${counted(filesLinted, 'file')} linted.</p>
  </section>`;
}

function overview(model: ReportModel): Html {
  const { files, filesLinted, findings, rules, warnings, withSuggestion } = model;
  const figures: readonly (readonly [number, string, string])[] = [
    [
      findings,
      findings === 1 ? 'finding' : 'findings',
      `of ${counted(rules.length, 'rule')}${warnings > 0 ? `, ${counted(warnings, 'warning')} among them` : ''}`,
    ],
    [
      files.length,
      files.length === 1 ? 'file with findings' : 'files with findings',
      `of ${filesLinted} linted`,
    ],
    [withSuggestion, 'with a suggestion', 'an edit that the editor, or --apply, can make'],
  ];
  return markup`<section class="figures" aria-label="Summary">
      <dl>
        ${figures.map(
          ([number, what, note]) =>
            markup`<div>
              <dt>${what}</dt>
              <dd>${number}</dd>
              <dd class="note">${note}</dd>
            </div>`,
        )}
      </dl>
    </section>
    <div class="overview">
      <section aria-labelledby="by-rule">
        <h2 id="by-rule">By rule</h2>
        <ul class="rules">
          ${rules.map((rule) => ruleBar(rule, rules))}
        </ul>
      </section>
      <section aria-labelledby="by-folder">
        <h2 id="by-folder">By folder</h2>
        ${treemapOf(files)}
      </section>
    </div>`;
}

function ruleBar({ id, name, count, rank, description }: ReportedRule, rules: readonly ReportedRule[]): Html {
  const most = Math.max(...rules.map((rule) => rule.count));
  return markup`<li>
    <button
      type="button"
      class="rule-${rank}"
      data-rule="${id ?? ''}"
      aria-pressed="false"
      title="${description}"
    >
      <span class="name">${name}</span><span class="count">${count}</span>
      <span class="bar" style="--share:${((100 * count) / most).toFixed(1)}%"></span>
    </button>
  </li>`;
}

function findings({ files, findings: total }: ReportModel): Html {
  return markup`<section id="findings" aria-labelledby="all-findings" tabindex="-1">
    <div class="toolbar">
      <h2 id="all-findings">Findings</h2>
      <div class="filters needs-script" role="search">
        <label>
          <span class="hidden">Search findings</span>
          <input
            type="search"
            id="search"
            placeholder="Search messages, files and code"
            autocomplete="off"
            spellcheck="false"
          />
        </label>
        <button type="button" id="clear" hidden>Show all</button>
      </div>
      <p id="shown" role="status" aria-live="polite">${counted(total, 'finding')}</p>
    </div>
    ${files.map(fileSection)}
    <p id="none" hidden>No finding is like that.</p>
  </section>`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
