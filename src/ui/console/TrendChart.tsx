import { useEffect, useRef, useState } from 'react'
import { Bones } from './States.tsx'
import './card.css'

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

type Drawn = { draw: (trend: Trend, colours: (name: string) => string) => void; dispose: () => void }

/** Bars and lines over time. The drawing library is fetched when the first chart is shown. */
export function TrendChart(trend: Trend) {
  const place = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)

  useEffect(() => {
    let gone = false
    let chart: Drawn | null = null
    void import('./echarts.ts').then(({ drawTrend }) => {
      if (gone || !place.current) return
      chart = drawTrend(place.current)
      setDrawn(chart)
    })
    return () => {
      gone = true
      chart?.dispose()
    }
  }, [])

  useEffect(() => {
    if (!drawn) return
    const redraw = () => {
      const style = getComputedStyle(document.documentElement)
      drawn.draw(trend, (name) => style.getPropertyValue(`--gh-${name}`).trim())
    }
    redraw()
    const watch = new MutationObserver(redraw)
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => watch.disconnect()
  }, [drawn, trend])

  return (
    <div className="chart-area" role="img" aria-label={trend.label}>
      <div ref={place} className="chart-place" />
      {!drawn && <Bones rows={4} />}
    </div>
  )
}
