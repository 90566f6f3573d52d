-- Erasure and retention walk the tables as the platform itself; see the personal-data.ts of this module.
grant delete on credentials.card_uses, credentials.cards, credentials.held, credentials.reminders, credentials.revocations
  to gonghui_system;
