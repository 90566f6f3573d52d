import type { MenuPage as Menu } from '../../menu.contract.ts'

export type Offered = Menu['offers'][number]
type Office = Menu['offices'][number]
type Wish = Menu['wishes'][number]

/** What of a menu is opened, and for which act. */
export type Opened =
  | { readonly what: 'add'; readonly wish: Wish | null }
  | { readonly what: 'change' | 'retire' | 'opinions'; readonly offer: Offered }
  | { readonly what: 'add-office' }
  | { readonly what: 'close-office'; readonly office: Office }
