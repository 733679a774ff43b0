import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachEngine } from '../../database/testing.ts';
import { RuleService } from './service.ts';
import { defaultRules } from './terms.ts';

eachEngine((engine, open) => {
  test(`rules that one node is given hold there at once, and on another after five seconds (${engine})`, async (t) => {
    const { kysely } = await open(t);
    t.mock.timers.enable({ apis: ['Date'] });
    const [here, there] = [new RuleService(), new RuleService()];
    const loanDays = async (rules: RuleService) => (await rules.book(kysely)).terms('adult').loanDays;
    const usual = defaultRules.defaults.loanDays;
    assert.deepEqual([await loanDays(here), await loanDays(there)], [usual, usual]);

    const changed = { ...defaultRules.defaults, loanDays: usual + 1 };
    await here.replace(kysely, { ...defaultRules, defaults: changed });
    assert.deepEqual([await loanDays(here), await loanDays(there)], [usual + 1, usual]);
    t.mock.timers.tick(5_000);
    assert.equal(await loanDays(there), usual + 1);
  });
});
