import type { FoundFault } from './model.ts'
import type { PolicyDocument } from './policies.contract.ts'
import type { PolicyFaultCode } from './policies.errors.ts'

/** What may stand where in a document that comes from outside; unlike the contract, it refuses keys it does not know. */
export type Shape =
  | { kind: 'text' }
  | { kind: 'integer'; missing?: PolicyFaultCode }
  | { kind: 'list'; of: Shape }
  | { kind: 'group'; keys: Record<string, Shape> }

const text: Shape = { kind: 'text' }
const integer: Shape = { kind: 'integer' }
const texts: Shape = { kind: 'list', of: text }

const group = (keys: Record<string, Shape>): Shape => ({ kind: 'group', keys })
const list = (of: Shape): Shape => ({ kind: 'list', of })

const documentKeys: Record<keyof PolicyDocument, Shape> = {
  fund: text,
  version: integer,
  title: text,
  effectiveFrom: text,
  policyYearStart: text,
  fundingSources: texts,
  coverOn: text,
  waitingDays: integer,
  claimDays: integer,
  stepDays: group({ notify: integer, fill: integer, grassroots: integer, county: integer, city: integer }),
  fourEyesAboveFen: integer,
  inpatient: group({
    deductibleFen: { kind: 'integer', missing: 'mutual-aid.policy-deductible-missing' },
    tiers: list(group({ aboveFen: integer, rate: text })),
    yearCapFen: { kind: 'integer', missing: 'mutual-aid.policy-cap-missing' },
  }),
  diseases: list(group({ name: text, icd10: texts, lumpSumFen: integer, once: text })),
  excludedIcd10: texts,
  excludedHospitalLevels: texts,
}

export const policyShape: Shape = group(documentKeys)

const expected = {
  text: 'mutual-aid.policy-text-expected',
  integer: 'mutual-aid.policy-integer-expected',
  list: 'mutual-aid.policy-list-expected',
  group: 'mutual-aid.policy-group-expected',
} as const satisfies Record<Shape['kind'], PolicyFaultCode>

/** Every place where a document is not of its shape. `field` is its path, empty for the whole; a blank (null) is missing. */
export function findShapeFaults(value: unknown, shape: Shape, field: string): FoundFault[] {
  const wrong = (code: PolicyFaultCode): FoundFault[] => [{ code, field: field || null, facts: { field } }]
  if (value === undefined || value === null) return wrong(codeOfMissing(shape, field))
  if (shape.kind === 'text') return typeof value === 'string' ? [] : wrong(expected.text)
  if (shape.kind === 'integer') return Number.isSafeInteger(value) ? [] : wrong(expected.integer)
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) return wrong(expected.list)
    return value.flatMap((element, at) => findShapeFaults(element, shape.of, `${field}.${at}`))
  }
  if (typeof value !== 'object' || Array.isArray(value))
    return wrong(field ? expected.group : 'mutual-aid.policy-not-a-document')
  return findKeyFaults(value, shape.keys, field ? `${field}.` : '')
}

function codeOfMissing(shape: Shape, field: string): PolicyFaultCode {
  if (!field) return 'mutual-aid.policy-not-a-document'
  return (shape.kind === 'integer' && shape.missing) || 'mutual-aid.policy-key-missing'
}

function findKeyFaults(value: object, keys: Record<string, Shape>, prefix: string): FoundFault[] {
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(keys, key))
  return [
    ...unknown.map((key): FoundFault => {
      return { code: 'mutual-aid.policy-key-unknown', field: `${prefix}${key}`, facts: { field: `${prefix}${key}` } }
    }),
    ...Object.entries(keys).flatMap(([key, shape]) => {
      return findShapeFaults(
        Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined,
        shape,
        `${prefix}${key}`,
      )
    }),
  ]
}
