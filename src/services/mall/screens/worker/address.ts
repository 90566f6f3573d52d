import { findDraft, keepDraft } from '../../../../platform/client/keep.ts'

/** To whom and where it is sent; kept on this phone, so that it is typed once. */
export type Address = {
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly how: 'address' | 'pick-up'
  readonly stationId: string | null
}

export function keptAddress(personId: string, name: string): Address {
  return findDraft(nameOf(personId), isAddress) ?? { name, phone: '', address: '', how: 'address', stationId: null }
}

export function keepAddress(personId: string, address: Address): void {
  keepDraft(nameOf(personId), address)
}

function nameOf(personId: string): string {
  return `mall.address.${personId}`
}

function isAddress(draft: unknown): draft is Address {
  const { name, phone, address, how } = (draft ?? {}) as Partial<Record<keyof Address, unknown>>
  return [name, phone, address, how].every((one) => typeof one === 'string')
}
