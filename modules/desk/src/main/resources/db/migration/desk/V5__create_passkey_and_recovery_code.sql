-- Passkeys: names and columns are Spring Security's, whose repositories read and write them.
create table user_entities (
  id            varchar(1000) not null primary key,
  name          varchar(100)  not null unique,
  display_name  varchar(200)
);

create table user_credentials (
  credential_id                varchar(1000) not null primary key,
  user_entity_user_id          varchar(1000) not null references user_entities (id),
  public_key                   bytea         not null,
  signature_count              bigint,
  uv_initialized               boolean,
  backup_eligible              boolean       not null,
  authenticator_transports     varchar(1000),
  public_key_credential_type   varchar(100),
  backup_state                 boolean       not null,
  attestation_object           bytea,
  attestation_client_data_json bytea,
  created                      timestamp with time zone,
  last_used                    timestamp with time zone,
  label                        varchar(1000) not null
);
create index user_credentials_by_user on user_credentials (user_entity_user_id);

-- only salted hashes; a row goes when its code is used
create table desk.recovery_code (
  username  varchar(100) not null,
  salt      varchar(32)  not null,
  hash      varchar(64)  not null,
  primary key (username, hash)
);

-- where somebody is signed in: the browser's family and when it was last used, no address
alter table desk.sign_in add column used_at timestamp with time zone;
alter table desk.sign_in add column browser varchar(40) default '' not null;
