import { encode } from 'uqr'
import './square-code.css'

/** A square code to be read by a camera; `label` says what it holds. Dark on white in every theme, as scanners want it. */
export function SquareCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className="gh-square-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={`M0 0h${size}v${size}h-${size}z`} className="gh-square-code-ground" />
      <path d={dots.join('')} className="gh-square-code-dots" shapeRendering="crispEdges" />
    </svg>
  )
}
