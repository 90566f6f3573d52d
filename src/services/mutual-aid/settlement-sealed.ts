import { openSealed, type SealKeys, sealText } from '../../platform/seal.ts'

/** What of a settlement only a reader with the key may see. */
export type PrivateSettlement = {
  readonly idNumber: string
  readonly name: string
  readonly diagnosisName: string
  /** As the file writes it. */
  readonly diagnosisCode: string
}

/** Seals the four together: one encryption a row, of a JSON list in this order. */
export function sealSettlement(keys: SealKeys, settlement: PrivateSettlement): Buffer {
  const { idNumber, name, diagnosisName, diagnosisCode } = settlement
  return sealText(keys, JSON.stringify([idNumber, name, diagnosisName, diagnosisCode]))
}

export function openSettlement(keys: SealKeys, sealed: Uint8Array): PrivateSettlement {
  const [idNumber, name, diagnosisName, diagnosisCode] = JSON.parse(openSealed(keys, sealed)) as [
    string,
    string,
    string,
    string,
  ]
  return { idNumber, name, diagnosisName, diagnosisCode }
}
