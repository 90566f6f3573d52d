import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../platform/dates.ts'
import type { ProofOffer, ProofState, Season } from './pavilions.model.ts'
import {
  decideProof,
  faultOfClosing,
  faultOfOpening,
  faultsOfProof,
  isOpenOn,
  originStateOf,
  pavilionStateOn,
} from './pavilions.rules.ts'

const today = '2026-11-27'
const season = (opensOn: string, closesOn: string | null = null): Season => ({
  opensOn,
  closesOn,
  closedBecause: closesOn === null ? null : '改造',
})

describe('a pavilion', () => {
  test('is empty, to come, open and closed by its days alone', () => {
    expect(pavilionStateOn([], today)).toBe('empty')
    expect(pavilionStateOn([season('2026-11-28')], today)).toBe('coming')
    expect(pavilionStateOn([season('2026-11-27')], today)).toBe('open')
    expect(pavilionStateOn([season('2026-10-01', '2026-11-27')], today)).toBe('closed')
    expect(pavilionStateOn([season('2026-10-01', '2026-11-01'), season('2026-11-20')], today)).toBe('open')
  })

  test('never opens in the past, nor while it is open', () => {
    expect(faultOfOpening([], '2026-11-26', today)).toBe('in-the-past')
    expect(faultOfOpening([season('2026-10-01')], '2026-12-01', today)).toBe('overlaps')
    expect(faultOfOpening([season('2026-10-01', '2026-12-05')], '2026-12-01', today)).toBe('overlaps')
    expect(faultOfOpening([season('2026-10-01', '2026-12-01')], '2026-12-01', today)).toBeNull()
  })

  test('closes only while it is open, not before it began and not in the past', () => {
    expect(faultOfClosing([], today, today)).toBe('not-open')
    expect(faultOfClosing([season('2026-10-01')], '2026-11-26', today)).toBe('in-the-past')
    expect(faultOfClosing([season('2026-12-10')], '2026-12-01', today)).toBe('ends-before-it-begins')
    expect(faultOfClosing([season('2026-10-01')], today, today)).toBeNull()
  })

  test('has seasons that never share a day, whatever is set in which order', () => {
    const deeds = fc.array(
      fc.record({ does: fc.constantFrom('open', 'close'), on: fc.integer({ min: 0, max: 60 }), now: fc.nat(40) }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(deeds, (list) => {
        const seasons: Season[] = []
        for (const { does, on, now } of list.toSorted((one, other) => one.now - other.now)) {
          const [day, at] = [addDays('2026-01-01', on), addDays('2026-01-01', now)]
          if (does === 'open' && faultOfOpening(seasons, day, at) === null) seasons.push(season(day))
          const running = seasons.findIndex((one) => one.closesOn === null)
          if (does === 'close' && faultOfClosing(seasons, day, at) === null)
            seasons[running] = season(seasons[running]!.opensOn, day)
        }
        for (let day = 0; day < 70; day += 1)
          expect(seasons.filter((one) => isOpenOn(one, addDays('2026-01-01', day))).length).toBeLessThan(2)
      }),
    )
  })
})

describe('a proof of origin', () => {
  const offer: ProofOffer = {
    means: 'certificate',
    number: 'CD-2026-018',
    issuer: '伊宁县农业农村局',
    validUntil: '2027-11-26',
    fileId: null,
  }

  test('names its paper, who gave it, and a last day that is still to come', () => {
    expect(faultsOfProof(offer, today)).toEqual([])
    expect(faultsOfProof({ ...offer, number: ' ', issuer: '局', validUntil: '2026-11-26' }, today)).toEqual([
      'number-missing',
      'issuer-missing',
      'already-expired',
    ])
    expect(faultsOfProof({ ...offer, validUntil: '2036-01-01' }, today)).toEqual(['valid-too-long'])
  })

  test('is decided once; only what was accepted can be revoked', () => {
    const table: [ProofState, 'accept' | 'refuse' | 'revoke', ProofState | null][] = [
      ['waiting', 'accept', 'accepted'],
      ['waiting', 'refuse', 'refused'],
      ['waiting', 'revoke', null],
      ['accepted', 'revoke', 'revoked'],
      ['accepted', 'accept', null],
      ['refused', 'accept', null],
      ['revoked', 'revoke', null],
    ]
    for (const [from, decision, to] of table) expect(decideProof(from, decision)).toBe(to)
  })

  test('holds for the region and the place that it names, until its last day', () => {
    const product = { regionId: 'yili', origin: '伊宁县' }
    const proof = { regionId: 'yili', origin: '伊宁县', state: 'accepted' as const, validUntil: today }
    expect(originStateOf(product, [proof], today)).toBe('proved')
    expect(originStateOf(product, [proof], addDays(today, 1))).toBe('expired')
    expect(originStateOf({ ...product, origin: '霍城县' }, [proof], today)).toBe('missing')
    expect(originStateOf({ ...product, regionId: 'kezhou' }, [proof], today)).toBe('missing')
    expect(originStateOf(product, [{ ...proof, state: 'waiting' }], today)).toBe('waiting')
    expect(originStateOf(product, [{ ...proof, state: 'revoked' }], today)).toBe('missing')
  })
})
