import { findSetting, keepSetting } from '../../platform/client/keep.ts'
import { useReading } from '../../platform/client/use-reading.ts'

export type TypeSize = 'plain' | 'large'

const listeners = new Set<() => void>()

/** Sets the type size this device remembers; before the first drawing, so that nothing jumps. */
export function applyTypeSize(): void {
  if (findSetting('size') === 'large') document.documentElement.dataset.size = 'large'
}

export function useTypeSize(): [size: TypeSize, turn: () => void] {
  const size = useReading(listen, sizeNow)
  return [size, () => choose(size === 'large' ? 'plain' : 'large')]
}

function choose(size: TypeSize): void {
  if (size === 'large') document.documentElement.dataset.size = 'large'
  else delete document.documentElement.dataset.size
  keepSetting('size', size === 'large' ? 'large' : null)
  for (const listener of listeners) listener()
}

function sizeNow(): TypeSize {
  return document.documentElement.dataset.size === 'large' ? 'large' : 'plain'
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
