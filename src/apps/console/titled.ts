/** What a route tells the shell about the page on it. */
export type Titled = {
  readonly title: string
  /** It needs a permission, so it may show persons: the reader's mark lies across it. */
  readonly marked: boolean
}
