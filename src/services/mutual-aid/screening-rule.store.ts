import { addDays, type Day } from '../../platform/dates.ts'
import { join, type Sql, sql } from '../../platform/db/sql.ts'
import type { Fen } from '../../platform/money.ts'
import { endOf, parseIcd10Range } from './icd10.rules.ts'
import type { PolicyVersion } from './model.ts'
import { policyYearOf, tenThousandthsOf } from './policies.rules.ts'

/** The versions of a fund, newest first, and every disease name any of them knows, in a fixed order. */
export type Rule = { readonly versions: readonly PolicyVersion[]; readonly diseases: readonly string[] }

export function ruleOf(policies: readonly PolicyVersion[]): Rule {
  return {
    versions: policies.toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1)),
    diseases: [...new Set(policies.flatMap((policy) => policy.diseases.map((disease) => disease.name)))].sort(),
  }
}

/**
 * A value that depends on the version, chosen by the discharge day in scope; null before the first version. Versions
 * are spelled out as constants: measured, joining them as rows costs a screening of a million a second more.
 */
export function byVersion(rule: Rule, type: Sql, take: (policy: PolicyVersion) => Sql): Sql {
  if (rule.versions.length === 0) return sql`null::${type}`
  const branches = rule.versions.map(
    (policy) => sql`when discharged_on >= ${policy.effectiveFrom}::date then ${take(policy)}`,
  )
  return sql`(case ${join(branches, ' ')} end)::${type}`
}

/** The day on which cover is asked for. */
export function coverDay(rule: Rule): Sql {
  return byVersion(rule, sql`date`, (policy) =>
    policy.coverOn === 'admission' ? sql`admitted_on` : sql`discharged_on`,
  )
}

/** First day of the policy year of the discharge day, for discharges until a day; the years are spelled out too. */
export function policyYear(rule: Rule, until: Day): Sql {
  const years = rule.versions.flatMap((policy, at) => {
    const next = rule.versions[at - 1]?.effectiveFrom
    const last = next === undefined || until < next ? until : addDays(next, -1)
    const years = new Map<Day, Day>()
    for (let day = last; day >= policy.effectiveFrom; ) {
      const year = policyYearOf(day, policy.policyYearStart)
      const begins = year > policy.effectiveFrom ? year : policy.effectiveFrom
      years.set(begins, year)
      day = addDays(begins, -1)
    }
    return [...years]
  })
  if (years.length === 0) return sql`null::date`
  return sql`(case ${join(
    years.map(([begins, year]) => sql`when discharged_on >= ${begins}::date then ${year}::date`),
    ' ',
  )} end)`
}

export function waitingDays(rule: Rule): Sql {
  return byVersion(rule, sql`integer`, (policy) => sql`${policy.waitingDays}::integer`)
}

export function versionNumber(rule: Rule): Sql {
  return byVersion(rule, sql`integer`, (policy) => sql`${policy.version}::integer`)
}

export function deductible(rule: Rule): Sql {
  return byVersion(rule, sql`bigint`, (policy) => sql`${policy.inpatient.deductibleFen}::bigint`)
}

export function yearCap(rule: Rule): Sql {
  return byVersion(rule, sql`bigint`, (policy) => sql`${policy.inpatient.yearCapFen}::bigint`)
}

export function isExcludedDiagnosis(rule: Rule): Sql {
  return byVersion(rule, sql`boolean`, ({ excludedIcd10 }) => {
    const bounds = boundsOf(excludedIcd10.map((range) => ({ range, place: 0 }))).texts
    return bounds.length === 0 ? sql`false` : sql`width_bucket(icd10 collate "C", ${bounds}::text[]) % 2 = 1`
  })
}

export function isExcludedHospital(rule: Rule): Sql {
  return byVersion(
    rule,
    sql`boolean`,
    ({ excludedHospitalLevels }) => sql`hospital_level = any(${excludedHospitalLevels}::text[])`,
  )
}

/** Place of the record's disease among `rule.diseases`, from 0; null when it is none. */
export function diseasePlace(rule: Rule): Sql {
  return byVersion(rule, sql`integer`, ({ diseases }) => {
    const ranges = diseases.flatMap((disease) => {
      return disease.icd10.map((range) => ({ range, place: rule.diseases.indexOf(disease.name) }))
    })
    const { texts, places } = boundsOf(ranges)
    if (texts.length === 0) return sql`null`
    return sql`(${places}::integer[])[width_bucket(icd10 collate "C", ${texts}::text[])]`
  })
}

/** Lump sum of the disease at `place`, and whether once means once in a life. */
export function lumpSum(rule: Rule, place: Sql): Sql {
  return byDisease(
    rule,
    sql`bigint`,
    place,
    (policy, name) => policy.diseases.find((one) => one.name === name)?.lumpSumFen ?? 0,
  )
}

export function isOnceInLife(rule: Rule, place: Sql): Sql {
  return byDisease(
    rule,
    sql`boolean`,
    place,
    (policy, name) => policy.diseases.find((one) => one.name === name)?.once === 'life',
  )
}

/** f(s) of the version, in ten-thousandths of a fen: what an accumulated own pay `s` draws. */
export function accumulatedBenefit(rule: Rule, s: Sql): Sql {
  return byVersion(rule, sql`bigint`, ({ inpatient }) => {
    const countable = sql`(${s} - ${inpatient.deductibleFen}::bigint)`
    const branches: Sql[] = []
    let below = 0n
    inpatient.tiers.forEach(({ aboveFen, rate }, at) => {
      const drawn = sql`${below.toString()}::bigint + (${countable} - ${aboveFen}::bigint) * ${tenThousandthsOf(rate)}::bigint`
      const next = inpatient.tiers[at + 1]
      branches.push(next ? sql`when ${countable} <= ${next.aboveFen}::bigint then ${drawn}` : sql`else ${drawn}`)
      below += widthOf(aboveFen, next?.aboveFen) * BigInt(tenThousandthsOf(rate))
    })
    return sql`case when ${countable} <= 0 then 0 ${join(branches, ' ')} end`
  })
}

function widthOf(fromFen: Fen, toFen: Fen | undefined): bigint {
  return toFen === undefined ? 0n : BigInt(toFen) - BigInt(fromFen)
}

function byDisease(rule: Rule, type: Sql, place: Sql, take: (policy: PolicyVersion, name: string) => unknown): Sql {
  return byVersion(
    rule,
    type,
    (policy) => sql`(${rule.diseases.map((name) => take(policy, name))}::${type}[])[${place} + 1]`,
  )
}

/**
 * Ranges as rising bounds for `width_bucket`, whose odd buckets lie inside a range; `places` holds the place of each
 * bucket, counted from 1 as PostgreSQL does, and null between ranges.
 */
function boundsOf(ranges: readonly { range: string; place: number }[]): { texts: string[]; places: (number | null)[] } {
  const rising = ranges
    .map(({ range, place }) => ({ ...parseIcd10Range(range)!, place }))
    .sort((one, other) => (one.from < other.from ? -1 : 1))
  return {
    texts: rising.flatMap((range) => [range.from, endOf(range)]),
    places: rising.flatMap((range) => [range.place, null]),
  }
}
