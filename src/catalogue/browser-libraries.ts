/** Exports that only code of a user interface imports. Servers render components too, but never call their hooks. */
export const browserExports: readonly { readonly from: RegExp; readonly names: RegExp }[] = [
  { from: /^react$/u, names: /^use[A-Z]/u },
  { from: /^(?:react-dom(?:\/client)?|react-native|react-router-dom)$/u, names: /^/u },
  { from: /^(?:swr|@tanstack\/(?:react|solid|svelte|vue)-query)$/u, names: /^use[A-Z]|^default$/u },
  { from: /^next\/(?:navigation|router)$/u, names: /^use[A-Z]/u },
  { from: /^(?:svelte|vue|solid-js|preact\/hooks)$/u, names: /^/u },
  { from: /^@angular\/core$/u, names: /^(?:Component|Directive|signal)$/u },
];
