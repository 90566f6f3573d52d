/** After a form was drawn with its problems: brings the reader to the first of them. */
export function focusFirstProblem(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-tone="bad"]')
    field?.focus()
    field?.scrollIntoView({ block: 'center' })
  })
}
