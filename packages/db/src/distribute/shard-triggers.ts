/** What the triggers of spread tables call, beside `bucket_of`. */
export const SHARD_FUNCTIONS: readonly string[] = ['galley_name_words'];

/**
 * The triggers of spread tables, which fire on the machines that hold the rows. There they can
 * reach only rows of the same bucket, and no table of the coordinator: so they note what has happened
 * beside the reader, and `moveReaderNews` and the log of departures take it from there.
 *
 * A query that Citus plans can't read a trigger's transition table, so rows are walked one by one.
 *
 * While `moveSubscriber` has a reader's rows inserted in one bucket and deleted in another, nobody
 * subscribes, leaves or is erased by it: the setting galley.moving says so.
 *
 * Citus writes `case x when y` down wrongly for its machines; `case when x = y` arrives.
 */
export const SHARD_TRIGGERS: readonly string[] = [
  `drop trigger subscriber_words_added on subscriber`,
  `create or replace function galley_add_subscriber_words() returns trigger language plpgsql as $$
  declare found text;
  begin
    foreach found in array galley_name_words(new.name) loop
      insert into subscriber_word (bucket, subscriber_id, word) values (new.bucket, new.id, found);
    end loop;
    return null;
  end $$`,
  `create trigger subscriber_words_added after insert on subscriber
    for each row when (new.name is not null) execute function galley_add_subscriber_words()`,
  `create or replace function galley_change_subscriber_words() returns trigger language plpgsql as $$
  declare found text;
  begin
    delete from subscriber_word where bucket = old.bucket and subscriber_id = old.id;
    if new.name is null then return null; end if;
    foreach found in array galley_name_words(new.name) loop
      insert into subscriber_word (bucket, subscriber_id, word) values (new.bucket, new.id, found);
    end loop;
    return null;
  end $$`,
  `create or replace function galley_remove_subscriber_words() returns trigger language plpgsql as $$
  begin
    delete from subscriber_word where bucket = old.bucket and subscriber_id = old.id;
    return null;
  end $$`,

  `create or replace function note_subscription_departure() returns trigger language plpgsql as $$
  declare its_address text;
  begin
    if current_setting('galley.moving', true) = 'on' then return null; end if;
    select address_canonical into its_address from subscriber
    where bucket = new.bucket and id = new.subscriber_id;
    insert into departure (bucket, kind, address_key, newsletter_id)
    values (new.bucket, case when new.status = 'unsubscribed' then 'left' else 'returned' end,
      its_address, new.newsletter_id);
    return null;
  end $$`,
  `create or replace function note_suppression_departure() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      insert into departure (bucket, kind, address_key)
      values (old.bucket, 'lifted', old.address_key);
    else
      insert into departure (bucket, kind, address_key, reason)
      values (new.bucket, 'suppressed', new.address_key, new.reason);
    end if;
    return null;
  end $$`,
  `create or replace function note_moved_departure() returns trigger language plpgsql as $$ begin
    insert into departure (bucket, kind, address_key, to_key)
    values (new.bucket, 'moved', old.address_canonical, new.address_canonical);
    return null;
  end $$`,

  `create or replace function note_delivery_change() returns trigger language plpgsql as $$
  declare found record;
  begin
    for found in select distinct bucket, issue_id from changed loop
      insert into delivery_change (bucket, issue_id) values (found.bucket, found.issue_id);
    end loop;
    return null;
  end $$`,

  `drop trigger tell_of_new_subscriptions on subscription`,
  `drop trigger tell_of_subscriptions on subscription`,
  `create or replace function tell_of_subscriptions() returns trigger language plpgsql as $$ begin
    if current_setting('galley.moving', true) = 'on' then return null; end if;
    insert into reader_news (bucket, type, subscriber_id, newsletters)
    values (new.bucket, 'subscription.' || new.status, new.subscriber_id, array[new.newsletter_id]);
    return null;
  end $$`,
  `create trigger tell_of_new_subscriptions after insert on subscription
    for each row when (new.status = 'confirmed') execute function tell_of_subscriptions()`,
  `create trigger tell_of_subscriptions after update of status on subscription
    for each row when (new.status <> old.status and new.status <> 'pending')
    execute function tell_of_subscriptions()`,
  `drop trigger tell_of_suppressions on suppression`,
  `drop trigger tell_of_lifted_suppressions on suppression`,
  `create or replace function tell_of_suppressions() returns trigger language plpgsql as $$
  declare
    its record := case when tg_op = 'DELETE' then old else new end;
    reader bigint;
    its_newsletters bigint[];
  begin
    select id into reader from subscriber
    where bucket = its.bucket and address_canonical = its.address_key;
    if reader is null then return null; end if;
    its_newsletters := array(select newsletter_id from subscription
      where bucket = its.bucket and subscriber_id = reader and status <> 'pending');
    insert into reader_news (bucket, type, subscriber_id, newsletters, fact)
    values (its.bucket, case when tg_op = 'DELETE' then 'subscriber.suppression_lifted'
      else 'subscriber.suppressed' end, reader, its_newsletters,
      jsonb_build_object('reason', its.reason));
    return null;
  end $$`,
  `create trigger tell_of_suppressions after insert on suppression
    for each row execute function tell_of_suppressions()`,
  `create trigger tell_of_lifted_suppressions after delete on suppression
    for each row execute function tell_of_suppressions()`,
  `create or replace function tell_of_subscriber() returns trigger language plpgsql as $$
  declare its bigint[];
  begin
    if current_setting('galley.moving', true) = 'on' then
      return case when tg_op = 'DELETE' then old else new end;
    end if;
    its := array(select newsletter_id from subscription
      where bucket = old.bucket and subscriber_id = old.id and status <> 'pending');
    if its <> '{}' then
      insert into reader_news (bucket, type, subscriber_id, newsletters)
      values (old.bucket, case when tg_op = 'DELETE' then 'subscriber.erased'
        else 'subscriber.address_changed' end, old.id, its);
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end $$`,
];
