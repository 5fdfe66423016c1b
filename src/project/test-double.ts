const ofTests =
  /(?:^|[\\/])(?:__mocks__|__tests__|e2e|fakes?|fixtures?|mocks?|specs?|stubs?|test(?:s|ing|-utils)?)[\\/]|[.-](?:e2e-spec|fake|fixture|mock|spec|stub|test)\.[cm]?[jt]sx?$|(?:^|[\\/])fake-[^\\/]*$/u;

/** Is it a file of tests, or of what stands in for something in tests? */
export function isOfTests(path: string): boolean {
  return ofTests.test(path);
}

/** Does the name of a class say that it stands in for another in tests? */
export function isDouble(name: string): boolean {
  return /^(?:Dummy|Fake|InMemory|Memory|Mock|No[oO]p|Null|Spy|Stub|Test)[A-Z]|[a-z](?:Dummy|Fake|Mock|Spy|Stub)$/u.test(
    name,
  );
}

/** Does the name of an object, or of a function that makes one, say so: `fakeStore`, `createInMemoryStore`? */
export function isMadeDouble(name: string): boolean {
  const made = name.replace(/^(?:build|create|make|new)(?=[A-Z])/u, '');
  return isDouble(made.charAt(0).toUpperCase() + made.slice(1));
}
