import { hierarchy, treemap, type HierarchyRectangularNode } from 'd3-hierarchy';
import { markup, type Html } from './html.js';
import type { ReportedFile, ReportedRule } from './model.js';

/** Parts of the width and height; what they are in pixels is up to the page. */
const width = 690;
const height = 400;
const labelHeight = 22;

/** More tiles than this are too small to be seen: then a tile is a folder. */
const mostTiles = 250;

interface Place {
  readonly name: string;
  readonly path: string;
  readonly findings: number;
  readonly rule?: ReportedRule;
  readonly children?: readonly Place[];
}

/** A map of the folders: the area of a file is how many findings it has, its color the rule that speaks there most. */
export function treemapOf(files: readonly ReportedFile[]): Html {
  const root = hierarchy(placesOf(files), ({ children }) => children).sum(({ children, findings }) =>
    children ? 0 : findings,
  );
  const layout = treemap<Place>()
    .size([width, height])
    .paddingInner(3)
    .paddingTop(({ depth }) => (depth === 0 ? 0 : labelHeight))
    .paddingLeft(({ depth }) => (depth === 0 ? 0 : 3))
    .paddingRight(({ depth }) => (depth === 0 ? 0 : 3))
    .paddingBottom(({ depth }) => (depth === 0 ? 0 : 3));
  return markup`<ul class="treemap">
    ${layout(root)
      .descendants()
      .filter(({ depth }) => depth > 0 || root.children === undefined)
      .map(tile)}
  </ul>`;
}

function tile({ data, children, x0, y0, x1, y1 }: HierarchyRectangularNode<Place>): Html {
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)}%`;
  const box = [
    `left:${share(x0, width)}`,
    `top:${share(y0, height)}`,
    `width:${share(x1 - x0, width)}`,
    `height:${share(y1 - y0, height)}`,
  ].join(';');
  const { name, path, findings, rule } = data;
  const findingsText = `${findings} finding${findings === 1 ? '' : 's'}`;
  const text = [path, findingsText, ...(rule && !children ? [`mostly ${rule.name}`] : [])].join(', ');
  return markup`<li class="${children ? 'folder' : `tile rule-${rule?.rank ?? 0}`}" style="${box}">
    <a href="#findings" data-path="${path}" title="${text}" aria-label="${text}">
      <span class="name">${name || '/'}</span>
      <span class="count">${findings}</span>
    </a>
  </li>`;
}

function placesOf(files: readonly ReportedFile[]): Place {
  const isByFolder = files.length > mostTiles;
  return folderOf('', '', files, 0, isByFolder);
}

/** The folder at a depth of the paths of these files, which are all in it. A folder with nothing but one folder is one with it. */
function folderOf(
  name: string,
  path: string,
  files: readonly ReportedFile[],
  depth: number,
  isByFolder: boolean,
): Place {
  const below = new Map<string, ReportedFile[]>();
  for (const file of files) {
    const part = file.path.split('/')[depth] ?? '';
    below.set(part, [...(below.get(part) ?? []), file]);
  }
  const here = { name, path, findings: countOf(files), rule: mainRuleOf(files) };
  const parts = [...below];
  const [only] = parts;
  if (only && parts.length === 1 && !isFile(only[1], depth)) {
    const [part, within] = only;
    return folderOf(joined(name, part), joined(path, part), within, depth + 1, isByFolder);
  }

  if (isByFolder && parts.every(([, within]) => isFile(within, depth))) return here;
  const children = parts.map(([part, within]): Place => {
    const place = joined(path, part);
    return isFile(within, depth)
      ? { name: part, path: place, findings: countOf(within), rule: mainRuleOf(within) }
      : folderOf(part, place, within, depth + 1, isByFolder);
  });
  return { ...here, children };
}

function isFile([first]: readonly ReportedFile[], depth: number): boolean {
  return first?.path.split('/').length === depth + 1;
}

function joined(path: string, part: string): string {
  return path === '' ? part : `${path}/${part}`;
}

function countOf(files: readonly ReportedFile[]): number {
  return files.reduce((sum, { findings }) => sum + findings.length, 0);
}

function mainRuleOf(files: readonly ReportedFile[]): ReportedRule {
  const counts = new Map<ReportedRule, number>();
  for (const { rule } of files.flatMap(({ findings }) => findings)) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const [[rule] = []] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (!rule) throw new Error('A folder without findings is no place.');
  return rule;
}
