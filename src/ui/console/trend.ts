export type Series = {
  readonly name: string
  readonly kind: 'bar' | 'line'
  readonly tone: 'data' | 'data-2' | 'data-3' | 'data-rest'
  readonly values: readonly number[]
  readonly stack?: string
}

export type Trend = {
  /** What a reader who does not see the drawing is told. */
  readonly label: string
  readonly categories: readonly string[]
  readonly series: readonly Series[]
  /** Writes a value with its unit, on the axis and under the pointer. */
  readonly write: (value: number) => string
  readonly onOpen?: (index: number) => void
}
