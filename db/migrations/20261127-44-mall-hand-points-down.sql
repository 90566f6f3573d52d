alter table mall.intents
  add column issued_to integer not null default 0,
  add constraint intents_are_handed_down_along_the_list check (issued_to between 0 and recipients);
comment on column mall.intents.issued_to is 'Place of the list up to which points went down; who stands there and did not fail has hers, and no row of the list need be written for it.';
comment on column mall.recipients.state is 'waiting (for her place to be reached; see intents.issued_to), failed, or issued after a failure.';
comment on column mall.recipients.issued_at is 'When the points were booked after a failure; else the day of the transfer says it.';
alter table mall.intents
  add column told_to integer not null default 0,
  add constraint intents_tell_of_what_is_issued check (told_to between 0 and issued_to);
comment on column mall.intents.told_to is 'Place of the list up to which people were told that they have their points.';
