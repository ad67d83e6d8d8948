-- Passkeys, in the tables that Spring Security's WebAuthn knows, and codes for the day the phone is lost.

create table user_entities (
  id varchar(1000) primary key,
  name varchar(100) not null unique,
  display_name varchar(200)
);

create table user_credentials (
  credential_id varchar(1000) primary key,
  user_entity_user_id varchar(1000) not null references user_entities on delete cascade,
  public_key bytea not null,
  signature_count bigint,
  uv_initialized boolean,
  backup_eligible boolean not null,
  authenticator_transports varchar(1000),
  public_key_credential_type varchar(100),
  backup_state boolean not null,
  attestation_object bytea,
  attestation_client_data_json bytea,
  created timestamp,
  last_used timestamp,
  label varchar(1000) not null
);
create index user_credentials_by_user on user_credentials (user_entity_user_id);

-- A digest of each code: 80 bits of chance need no slow derivation.
create table recovery_code (
  person_id text not null references person,
  digest bytea not null,
  used_at timestamptz,
  primary key (person_id, digest)
);

revoke all on user_entities, user_credentials, recovery_code from ${auditor};

-- A mail may carry a one-time link, so the auditor does not read what mails say.
revoke all on outbox from ${auditor};
grant select (id, message_id, school_id, person_id, created, tries, next_try, state, sent_at) on outbox
  to ${auditor};
