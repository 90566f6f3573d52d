import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Trend } from './trend.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

/** Starts a drawing in an element; SVG, so that it prints sharp and needs no second resolution. */
export function drawTrend(place: HTMLElement) {
  const chart = init(place, null, { renderer: 'svg' })
  const fit = new ResizeObserver(() => chart.resize())
  fit.observe(place)
  return {
    draw(trend: Trend, colour: (name: string) => string) {
      chart.off('click')
      if (trend.onOpen) chart.on('click', ({ dataIndex }) => trend.onOpen?.(dataIndex))
      chart.setOption(optionOf(trend, colour), { notMerge: true })
    },
    dispose() {
      fit.disconnect()
      chart.dispose()
    },
  }
}

function optionOf(trend: Trend, colour: (name: string) => string) {
  const words = { color: colour('ink-3'), fontFamily: colour('font'), fontSize: 12 }
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    animation: !still,
    animationDuration: 200,
    grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: colour('hover'), opacity: 0.6 } },
      backgroundColor: colour('surface'),
      borderColor: colour('line-strong'),
      textStyle: { color: colour('ink'), fontFamily: colour('font'), fontSize: 13 },
      valueFormatter: (value: unknown) => trend.write(Number(value)),
    },
    xAxis: {
      type: 'category',
      data: [...trend.categories],
      axisLine: { lineStyle: { color: colour('line') } },
      axisTick: { show: false },
      axisLabel: words,
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 2,
      splitLine: { lineStyle: { color: colour('line') } },
      axisLabel: { ...words, formatter: (value: number) => trend.write(value) },
    },
    series: trend.series.map((line) => ({
      name: line.name,
      type: line.kind,
      ...(line.stack ? { stack: line.stack } : {}),
      data: [...line.values],
      itemStyle: { color: colour(line.tone), borderRadius: line.kind === 'bar' ? 2 : 0 },
      lineStyle: { color: colour(line.tone), width: 2 },
      symbolSize: 6,
      barMaxWidth: 44,
      cursor: trend.onOpen ? 'pointer' : 'default',
    })),
  }
}
