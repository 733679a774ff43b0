import { define } from '../foundation/define.ts';
import { PustakaLoanStatus } from './element.ts';

define('pustaka-loan-status', PustakaLoanStatus);

// Who imports the registration has the types of its tag and events.
export type * from '../index.ts';
