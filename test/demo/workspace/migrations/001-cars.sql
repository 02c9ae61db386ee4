create table cars (
  id bigserial primary key,
  plate text not null unique,
  model text not null,
  day_rate_cents integer not null check (day_rate_cents > 0)
);
