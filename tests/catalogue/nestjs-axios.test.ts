import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a service of the project's own
import { HttpService } from './http.service';
export const load = (http: HttpService) => http.get(url);
    `,
  ],
  invalid: [
    `
import { HttpModule, HttpService } from '@nestjs/axios';
import { firstValueFrom } from 'rxjs';
export const options = HttpModule.register({ timeout: 1000 });
export class Users {
  constructor(private readonly http: HttpService) {}
  async load() {
    await firstValueFrom(this.http.get(url));
                         ~~~~~~~~~~~~~ round-trip
    await this.http.axiosRef.post(url, user);
          ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
  ],
});
