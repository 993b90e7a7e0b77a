create index concurrently trial_by_id on trial (id);
