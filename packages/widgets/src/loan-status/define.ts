import { define } from '../foundation/define.ts';
import { PustakaLoanStatus } from './element.ts';

define('pustaka-loan-status', PustakaLoanStatus);
