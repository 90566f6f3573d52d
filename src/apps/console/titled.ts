/** What a route tells the shell about the page on it. */
export type Titled = { readonly title: string }
