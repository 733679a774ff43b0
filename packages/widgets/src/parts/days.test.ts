import { expect } from '@open-wc/testing';
import { daysUntil, nearDayIn } from './days.ts';
import { moneyIn } from './money.ts';

describe('days and amounts', () => {
  it('count from the day that it is at the library, wherever the reader is', () => {
    // 01:00 on the 22nd in Jakarta.
    const now = new Date('2026-11-21T18:00:00Z');
    expect(daysUntil('2026-11-22', 'Asia/Jakarta', now)).to.equal(0);
    expect(daysUntil('2026-11-22', 'UTC', now)).to.equal(1);
    expect(daysUntil('2026-11-20', 'Asia/Jakarta', now)).to.equal(-2);
    expect(daysUntil('2027-03-01', 'Asia/Jakarta', now)).to.equal(99);
  });

  it('name the days that a language has a word for', () => {
    expect(nearDayIn('id', 0)).to.equal('hari ini');
    expect(nearDayIn('id', 1)).to.equal('besok');
    expect(nearDayIn('en', 1)).to.equal('tomorrow');
    expect(nearDayIn('id', 3)).to.equal(undefined);
  });

  it('write money by the minor digits of its currency, and no fraction that is nought', () => {
    const plain = (text: string) => text.replace(/\s/g, ' ');
    expect(plain(moneyIn('id', { amount: 500_000, currency: 'IDR' }))).to.equal('Rp 5.000');
    expect(plain(moneyIn('en', { amount: 1250, currency: 'USD' }))).to.equal('$12.50');
    expect(plain(moneyIn('en', { amount: 300, currency: 'JPY' }))).to.equal('¥300');
  });
});
