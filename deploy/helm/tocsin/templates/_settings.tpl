{{- /* The settings of a service, by name. Its own `settings` go before all of them. */ -}}

{{- define "tocsin.settings" -}}
{{- $common := include "tocsin.settings.common" . | fromYaml -}}
{{- $own := include (printf "tocsin.settings.%s" .service) . | fromYaml -}}
{{- merge (deepCopy (index .root.Values .service).settings) $own $common | toYaml -}}
{{- end }}

{{- define "tocsin.settings.common" -}}
{{- $values := .root.Values -}}
{{- $own := index $values .service -}}
quarkus.http.host: 0.0.0.0
quarkus.http.port: {{ include "tocsin.port" .root | quote }}
quarkus.datasource.jdbc.url: {{ include "tocsin.jdbcUrl" . }}
{{- if $values.migrations.job }}
{{ include "tocsin.migration.elsewhere" . }}
{{- end }}
kafka.bootstrap.servers: {{ $values.kafka.bootstrapServers }}
kafka.security.protocol: {{ $values.kafka.securityProtocol }}
{{- if $values.kafka.saslMechanism }}
kafka.sasl.mechanism: {{ $values.kafka.saslMechanism }}
{{- end }}
{{- if $values.kafka.authorities.existingSecret }}
kafka.ssl.truststore.type: PEM
kafka.ssl.truststore.location: /etc/tocsin/kafka-authorities/authorities.pem
{{- end }}
{{- if and $own.kafkaSecret (eq $values.kafka.securityProtocol "SSL") }}
kafka.ssl.keystore.type: PKCS12
kafka.ssl.keystore.location: /etc/tocsin/kafka/user.p12
{{- end }}
tocsin.topic.designations: {{ $values.kafka.topics.designations }}
{{- if ne .service "registry" }}
tocsin.topic.operations: {{ $values.kafka.topics.operations }}
{{- end }}
mp.jwt.verify.issuer: {{ $values.tokens.issuer }}
mp.jwt.verify.publickey.location: {{ include "tocsin.keysOfTokens" .root }}
{{- if $values.public.host }}
quarkus.http.proxy.proxy-address-forwarding: "true"
tocsin.console.path: {{ index $values.public.paths .service | quote }}
{{- end }}
{{- $root := .root }}
{{- range (include "tocsin.services" . | fromJsonArray) }}
{{- $url := include "tocsin.url" (dict "root" $root "service" .) }}
{{- if and $url (ne . $.service) }}
tocsin.console.{{ . }}-url: {{ $url }}
{{- end }}
{{- end }}
{{- end }}

{{- define "tocsin.settings.ingest" -}}
tocsin.ingest.fetch.user-agent: {{ printf "Mozilla/5.0 (compatible; Tocsin/%s; +%s)" .root.Chart.AppVersion .root.Values.ingest.contact | quote }}
{{- with .root.Values.ingest.logId }}
tocsin.ingest.log.id: {{ . }}
{{- end }}
{{- end }}

{{- define "tocsin.settings.registry" -}}
{{- $registry := .root.Values.registry -}}
tocsin.registry.reads: {{ $registry.reads }}
{{- $host := .root.Values.public.host }}
{{- with $registry.checkpoint.origin | default (and $host (printf "%s/designations" $host)) }}
tocsin.registry.checkpoint.origin: {{ . }}
{{- end }}
{{- if $registry.checkpoint.existingSecret }}
tocsin.registry.checkpoint.key: /etc/tocsin/checkpoint/checkpoint.pem
{{- end }}
{{- with include "tocsin.url" . }}
tocsin.registry.public-url: {{ . }}
{{- end }}
{{- end }}

{{- define "tocsin.settings.notify" -}}
{{- $notify := .root.Values.notify -}}
tocsin.notify.vault.required: "true"
tocsin.notify.endpoints.prove: "true"
tocsin.notify.tenant.wall: {{ $notify.tenantWall }}
{{- with include "tocsin.url" (dict "root" .root "service" "registry") }}
tocsin.notify.registry-address: {{ . }}
{{- end }}
{{- if $notify.mail.enabled }}
tocsin.notify.mail.enabled: "true"
tocsin.notify.mail.from: {{ $notify.mail.from }}
tocsin.notify.mail.confirm-address: {{ include "tocsin.url" . }}
quarkus.mailer.from: {{ $notify.mail.from }}
quarkus.mailer.host: {{ $notify.mail.host }}
quarkus.mailer.port: {{ $notify.mail.port | quote }}
quarkus.mailer.start-tls: {{ $notify.mail.startTls }}
{{- end }}
{{- end }}

{{- /* A pod whose database was not brought to its version says so, and does not start. */ -}}
{{- define "tocsin.migration.elsewhere" -}}
{{- if eq .service "registry" -}}
tocsin.registry.migration: elsewhere
{{- else -}}
quarkus.flyway.migrate-at-start: "false"
quarkus.flyway.validate-at-start: "true"
{{- end -}}
{{- end }}

{{- define "tocsin.migration.only" -}}
{{- if eq .service "registry" -}}
tocsin.registry.migration: then-exit
{{- else -}}
quarkus.flyway.migrate-at-start: "true"
quarkus.flyway.validate-at-start: "false"
quarkus.init-and-exit: "true"
{{- end -}}
{{- end }}

{{- define "tocsin.jdbcUrl" -}}
{{- $database := .root.Values.database -}}
jdbc:postgresql://{{ $database.host }}:{{ $database.port }}/{{ (index .root.Values .service).database.name }}?sslmode={{ $database.sslMode }}
{{- if ne $database.sslMode "disable" -}}
{{- if $database.authorities.existingSecret -}}
&sslrootcert=/etc/tocsin/database-authorities/authorities.pem
{{- else -}}
&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
{{- end -}}
{{- end -}}
{{- end }}

{{- define "tocsin.keysOfTokens" -}}
{{- if .Values.tokens.jwksUrl -}}
{{ .Values.tokens.jwksUrl }}
{{- else -}}
file:/etc/tocsin/tokens/token-issuer.pem
{{- end -}}
{{- end }}

{{- /* What is secret, each by its Secret. */ -}}
{{- define "tocsin.secrets" -}}
{{- $values := .root.Values -}}
{{- $own := index $values .service -}}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom: {secretKeyRef: {name: {{ $own.database.existingSecret }}, key: username}}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $own.database.existingSecret }}, key: password}}
{{- if $own.kafkaSecret }}
{{- if include "tocsin.sasl" .root }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom: {secretKeyRef: {name: {{ $own.kafkaSecret }}, key: sasl.jaas.config}}
{{- else if eq $values.kafka.securityProtocol "SSL" }}
- name: KAFKA_SSL_KEYSTORE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $own.kafkaSecret }}, key: user.password}}
{{- end }}
{{- end }}
{{- if eq .service "notify" }}
- name: TOCSIN_NOTIFY_VAULT_KEYS
  valueFrom: {secretKeyRef: {name: {{ $own.vault.existingSecret }}, key: keys}}
{{- if and $own.mail.enabled $own.mail.existingSecret }}
- name: QUARKUS_MAILER_USERNAME
  valueFrom: {secretKeyRef: {name: {{ $own.mail.existingSecret }}, key: username}}
- name: QUARKUS_MAILER_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $own.mail.existingSecret }}, key: password}}
{{- end }}
{{- end }}
{{- end }}

{{- /* All of it as environment variables. `extra` goes before the settings. */ -}}
{{- define "tocsin.environment" -}}
{{- $settings := merge (deepCopy (.extra | default dict)) (include "tocsin.settings" . | fromYaml) -}}
{{- range $name, $value := $settings }}
- name: {{ regexReplaceAll "[^A-Za-z0-9]" $name "_" | upper }}
  value: {{ $value | quote }}
{{- end }}
{{ include "tocsin.secrets" . }}
{{- end }}

{{- /* Names what is missing, all at once. */ -}}
{{- define "tocsin.check" -}}
{{- $missing := list -}}
{{- $values := .Values -}}
{{- if not $values.tokens.issuer -}}
{{- $missing = append $missing "tokens.issuer: whose tokens are believed" -}}
{{- end -}}
{{- if not (or $values.tokens.jwksUrl $values.tokens.publicKeyConfigMap) -}}
{{- $missing = append $missing "tokens.jwksUrl or tokens.publicKeyConfigMap: the issuer's keys" -}}
{{- end -}}
{{- if not $values.ingest.contact -}}
{{- $missing = append $missing "ingest.contact: whom an authority may call" -}}
{{- end -}}
{{- if and (or $values.public.ingress.enabled $values.public.gateway.enabled) (not $values.public.host) -}}
{{- $missing = append $missing "public.host: the name under which Tocsin is reached" -}}
{{- end -}}
{{- if and $values.public.gateway.enabled (not $values.public.gateway.parentRefs) -}}
{{- $missing = append $missing "public.gateway.parentRefs: the Gateway that serves it" -}}
{{- end -}}
{{- if and $values.public.host $values.networkPolicy.enabled (not $values.networkPolicy.clients) -}}
{{- $missing = append $missing "networkPolicy.clients: the pods of the ingress controller or gateway" -}}
{{- end -}}
{{- if and (include "tocsin.sasl" .) (not $values.kafka.saslMechanism) -}}
{{- $missing = append $missing "kafka.saslMechanism: how services show who they are" -}}
{{- end -}}
{{- if and $values.notify.mail.enabled (not (and $values.notify.mail.from $values.notify.mail.host (include "tocsin.url" (dict "root" . "service" "notify")))) -}}
{{- $missing = append $missing "notify.mail.from, notify.mail.host and public.host: letters need a sender, a server, and an address at which readers confirm" -}}
{{- end -}}
{{- if and $values.keda.enabled (or $values.keda.lagPerReplica (eq $values.keda.backlog.from "prometheus")) (not $values.keda.prometheusAddress) -}}
{{- $missing = append $missing "keda.prometheusAddress: where lag and backlog are read" -}}
{{- end -}}
{{- if $missing -}}
{{- fail (printf "\n\nTocsin cannot be installed yet. Please say:\n  %s\n" (join "\n  " $missing)) -}}
{{- end -}}
{{- end }}
