import './mark.css'

/** The mark 工 in brand red: beside the name of a federation. */
export function Mark() {
  return (
    <svg className="gh-mark" viewBox="0 0 52 56" aria-hidden="true">
      <path className="gh-mark-gong" d="M5 9h6.5c9 0 14 5.5 14 14v24M46 9h-6.5c-9 0-14 5.5-14 14M4 47h43" />
    </svg>
  )
}

/** The whole name 工汇; it names itself to assistive technology with `label`. */
export function Logo({ label }: { label: string }) {
  return (
    <svg className="gh-mark" viewBox="0 0 112 56" role="img" aria-label={label}>
      <path className="gh-mark-gong" d="M5 9h6.5c9 0 14 5.5 14 14v24M46 9h-6.5c-9 0-14 5.5-14 14M4 47h43" />
      <path d="M64 8c3.800 1 6.200 2.5 7.800 4.600M60.5 22c3.800 1 6.200 2.5 7.800 4.600M62 47.5c4.800-4 7.600-8.200 9-12.700M108 9H82v32a6 6 0 0 0 6 6h20" />
    </svg>
  )
}
