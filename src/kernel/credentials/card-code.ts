import { keyedDigest, type SealKeys } from '../../platform/seal.ts'

const half = 1_000_000
const rounds = 8

/**
 * The 12 digits under which a card goes for half a minute: its serial, turned round eight times under keyed digests of
 * the half minute (a Feistel network over a million times a million). Whoever has the key turns it back; whoever guesses
 * hits one given card with one in a million million, and any of ten million cards with one in a hundred thousand.
 */
export function encodeCard(keys: SealKeys, serial: number, step: number): string {
  let [left, right] = [Math.floor(serial / half), serial % half]
  for (let round = 0; round < rounds; round += 1) {
    ;[left, right] = [right, (left + turnOf(keys, step, round, right)) % half]
  }
  return `${digits(left)}${digits(right)}`
}

/** The serial that a code hides in a half minute; some number comes out of any code, and few are a card's. */
export function decodeCard(keys: SealKeys, code: string, step: number): number {
  let [left, right] = [Number(code.slice(0, 6)), Number(code.slice(6))]
  for (let round = rounds - 1; round >= 0; round -= 1) {
    ;[left, right] = [(right - turnOf(keys, step, round, left) + half) % half, left]
  }
  return left * half + right
}

function turnOf(keys: SealKeys, step: number, round: number, side: number): number {
  return Number.parseInt(keyedDigest(keys, `card:${step}:${round}:${side}`).slice(0, 12), 16) % half
}

function digits(side: number): string {
  return String(side).padStart(6, '0')
}
