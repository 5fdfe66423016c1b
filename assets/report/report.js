// Makes the report's lists answer: search, filters by rule and folder, and the choice of colors.
'use strict';
(() => {
  /** @type {(id: string) => HTMLElement | null} */
  const byId = (id) => document.getElementById(id);
  /** @type {(selector: string, root?: ParentNode) => HTMLElement[]} */
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  document.documentElement.classList.add('scripted');
  chooseColors();
  const search = /** @type {HTMLInputElement | null} */ (byId('search'));
  if (search) answer(search);

  function chooseColors() {
    const button = byId('theme');
    const prefersDark = matchMedia('(prefers-color-scheme: dark)');
    let chosen = recall();
    const show = () => {
      if (chosen) document.documentElement.dataset.theme = chosen;
      const isDark = chosen ? chosen === 'dark' : prefersDark.matches;
      button?.setAttribute('aria-pressed', String(isDark));
    };
    button?.addEventListener('click', () => {
      chosen = button.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
      try {
        localStorage.setItem('backend-performance-theme', chosen);
      } catch {
        // A page that may not remember asks again.
      }
      show();
    });
    prefersDark.addEventListener('change', show);
    show();
  }

  function recall() {
    try {
      return localStorage.getItem('backend-performance-theme') ?? '';
    } catch {
      return '';
    }
  }

  /** @param {HTMLInputElement} search */
  function answer(search) {
    const rules = all('[data-rule][aria-pressed]');
    const places = all('.treemap [data-path]');
    const files = all('details.file').map((file) => ({
      element: file,
      path: file.dataset.path ?? '',
      findings: all('.finding', file).map((finding) => ({
        element: finding,
        rule: finding.dataset.rule ?? '',
        text: `${file.dataset.path} ${finding.textContent}`.toLowerCase(),
      })),
    }));
    const total = files.reduce((sum, { findings }) => sum + findings.length, 0);
    /** @type {Set<string>} */
    const chosenRules = new Set();
    let chosenPath = '';

    const show = () => {
      const words = search.value.toLowerCase().split(/\s+/u);
      let shown = 0;
      for (const { element, path, findings } of files) {
        const isPlace = chosenPath === '' || path === chosenPath || path.startsWith(`${chosenPath}/`);
        let shownHere = 0;
        for (const { element: finding, rule, text } of findings) {
          const isShown =
            isPlace &&
            (chosenRules.size === 0 || chosenRules.has(rule)) &&
            words.every((word) => text.includes(word));
          finding.hidden = !isShown;
          if (isShown) shownHere++;
        }
        element.hidden = shownHere === 0;
        shown += shownHere;
      }
      for (const rule of rules)
        rule.setAttribute('aria-pressed', String(chosenRules.has(rule.dataset.rule ?? '')));
      for (const place of places) {
        if (place.dataset.path === chosenPath) place.setAttribute('aria-current', 'true');
        else place.removeAttribute('aria-current');
      }
      const isFiltered = chosenPath !== '' || chosenRules.size > 0 || search.value.trim() !== '';
      const status = byId('shown');
      if (status) {
        const where = chosenPath === '' ? '' : ` in ${chosenPath}`;
        status.textContent = isFiltered ? `${shown} of ${total} findings${where}` : `${total} findings`;
      }
      byId('clear')?.toggleAttribute('hidden', !isFiltered);
      byId('none')?.toggleAttribute('hidden', shown > 0);
      document.documentElement.classList.toggle('rules-chosen', chosenRules.size > 0);
    };

    for (const rule of rules) {
      rule.addEventListener('click', () => {
        const id = rule.dataset.rule ?? '';
        if (!chosenRules.delete(id)) chosenRules.add(id);
        show();
      });
    }
    for (const place of places) {
      place.addEventListener('click', (event) => {
        event.preventDefault();
        const path = place.dataset.path ?? '';
        chosenPath = chosenPath === path ? '' : path;
        show();
      });
    }
    search.addEventListener('input', show);
    byId('clear')?.addEventListener('click', () => {
      search.value = '';
      chosenRules.clear();
      chosenPath = '';
      show();
      search.focus();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.target === search || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      search.focus();
    });
    show();
  }
})();
