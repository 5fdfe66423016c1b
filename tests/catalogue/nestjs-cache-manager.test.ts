import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// another token
import { Inject } from '@nestjs/common';
export class Users {
  constructor(@Inject(STORE) private readonly store) {}
  async save() {
    await this.store.set('key', 'value');
  }
}
    `,
  ],
  invalid: [
    `
// by the token, and by the class that is one
import { Inject } from '@nestjs/common';
import { Cache, CACHE_MANAGER } from '@nestjs/cache-manager';
export class Users {
  @Inject(CACHE_MANAGER) private readonly first;
  constructor(private readonly second: Cache) {}
  async store() {
    await this.first.get('key');
          ~~~~~~~~~~~~~~ cache-read
    await this.first.set('key', 'value');
          ~~~~~~~~~~~~~~ cache-write
    await this.second.wrap('key', load);
          ~~~~~~~~~~~~~~~~ cache-write
  }
}
    `,
  ],
});
