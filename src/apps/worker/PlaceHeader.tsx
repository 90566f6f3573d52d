/** The heading of a main place; there is nowhere to go back to. */
export function PlaceHeader({ title }: { title: string }) {
  return (
    <header className="wa-place">
      <h1 tabIndex={-1}>{title}</h1>
    </header>
  )
}
