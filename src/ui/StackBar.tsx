import './stack-bar.css'

export type StackTone = 'first' | 'second' | 'own'

/** Parts drawn to scale beside each other; `label` says all of it in words. */
export function StackBar({
  label,
  parts,
}: {
  label: string
  parts: readonly { readonly tone: StackTone; readonly share: number }[]
}) {
  return (
    <div className="gh-stack" role="img" aria-label={label}>
      {parts
        .filter((part) => part.share > 0)
        .map((part) => (
          <i key={part.tone} data-part={part.tone} style={{ flexGrow: part.share }} />
        ))}
    </div>
  )
}
