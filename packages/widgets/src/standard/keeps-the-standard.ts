import { keepsTheStandardOnAPage } from './page.ts';
import { keepsTheStandardInEveryState } from './states.ts';
import { keepsTheStandardUnderAStrictPolicy } from './strict.ts';
import type { WidgetUnderTest } from './widget-under-test.ts';

/**
 * The tests that every widget must pass, in every one of its states: docs of each are its title. A widget's own test
 * file calls this once.
 */
export function keepsTheStandard(widget: WidgetUnderTest): void {
  keepsTheStandardInEveryState(widget);
  keepsTheStandardOnAPage(widget);
  keepsTheStandardUnderAStrictPolicy(widget);
}
