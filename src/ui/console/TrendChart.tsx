import { useEffect, useRef, useState } from 'react'
import { Bones } from './States.tsx'
import './card.css'
import type { Trend } from './trend.ts'

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
