#!/bin/sh
# Prints the settings of a new installation for compose.yaml, with fresh secrets:
#   sh deploy/new-env.sh > deploy/.env
set -eu
umask 077
random() { od -An -tx1 -N"$1" /dev/urandom | tr -d ' \n'; }
cat <<ENV
# Where browsers reach it. For a domain of your own, behind a proxy that ends TLS: the domain, https, 443, and the
# proxy's address as web sees it.
FAROL_ROOT_DOMAIN=localhost
APP_PROTOCOL=http
FAROL_PUBLIC_PORT=3000
#TRUSTED_PROXIES=172.16.0.0/12
# The address and port of this machine on which web is reached.
FAROL_LISTEN=127.0.0.1:3000

# Secrets: keep a copy of this file where you keep backups.
POSTGRES_PASSWORD=$(random 24)
FAROL_APP_PASSWORD=$(random 24)
FAROL_SYSTEM_PASSWORD=$(random 24)
FAROL_ENGINE_PASSWORD=$(random 24)
FAROL_SECRET=$(random 48)
INNGEST_EVENT_KEY=$(random 24)
INNGEST_SIGNING_KEY=signkey-farol-$(random 32)
PUSHER_KEY=$(random 10)
PUSHER_SECRET=$(random 24)
METRICS_TOKEN=$(random 24)
ENV
