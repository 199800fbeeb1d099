#!/bin/sh
# Run once by the postgres image, when the database is made: the roles of the application with the passwords of the
# env file. The migrations find them there and give them their rights.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=app="$FAROL_APP_PASSWORD" --set=system="$FAROL_SYSTEM_PASSWORD" --set=engine="$FAROL_ENGINE_PASSWORD" <<'SQL'
CREATE ROLE farol_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD :'app';
CREATE ROLE farol_system LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD :'system';
CREATE ROLE farol_engine LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD :'engine';
SQL
