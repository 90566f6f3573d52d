import './amount-figure.css'

/** A sum whose whole part is loud; cents and unit are smaller. `yuan` is written for people: `12,827.90`. */
export function AmountFigure({
  yuan,
  unit,
  size = 'figure',
}: {
  yuan: string
  unit: string
  size?: 'hero' | 'figure' | 'large'
}) {
  const [whole, cents] = yuan.split('.')
  return (
    <p className="gh-amount" data-figure={size}>
      {whole}
      <small>
        .{cents} {unit}
      </small>
    </p>
  )
}
