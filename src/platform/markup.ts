/** Whether a text holds markup or a script, which nobody writes into a form in good faith. */
export function holdsMarkup(text: string): boolean {
  return /<\/?[a-z!?]|javascript\s*:|\bon(error|load|click)\s*=/i.test(text)
}
