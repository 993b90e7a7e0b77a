{{- /* Warden's settings as variables; secrets are files. */ -}}
{{- define "warden.environment" -}}
{{- $files := "/run/secrets/warden" -}}
{{- $all := dict
  "WARDEN_PROFILE" "production"
  "WARDEN_PUBLIC_URL" .Values.publicUrl
  "WARDEN_TOKEN_ISSUER" (.Values.issuer | default .Values.publicUrl)
  "WARDEN_SEAL_KEY_FILE" (printf "%s/seal-key" $files)
  "WARDEN_DB_URL" .Values.database.url
  "WARDEN_DB_USER" .Values.database.user
  "WARDEN_DB_PASSWORD_FILE" (printf "%s/db-password" $files)
  "WARDEN_MAIL_HOST" .Values.mail.host
  "WARDEN_MAIL_PORT" .Values.mail.port
  "WARDEN_MAIL_ENCRYPTION" .Values.mail.encryption
  "WARDEN_MAIL_FROM" .Values.mail.from
-}}
{{- with .Values.database.migration.url -}}
{{- $_ := set $all "WARDEN_DB_MIGRATION_URL" . -}}
{{- end -}}
{{- with .Values.database.migration.user -}}
{{- $_ := set $all "WARDEN_DB_MIGRATION_USER" . -}}
{{- $_ := set $all "WARDEN_DB_MIGRATION_PASSWORD_FILE" (printf "%s/db-migration-password" $files) -}}
{{- end -}}
{{- if .Values.mail.user -}}
{{- $_ := set $all "WARDEN_MAIL_USER" .Values.mail.user -}}
{{- $_ := set $all "WARDEN_MAIL_PASSWORD_FILE" (printf "%s/mail-password" $files) -}}
{{- end -}}
{{- if .Values.admin.email -}}
{{- $_ := set $all "WARDEN_BOOTSTRAP_ADMIN_EMAIL" .Values.admin.email -}}
{{- end -}}
{{- if .Values.admin.passwordInSecret -}}
{{- $_ := set $all "WARDEN_BOOTSTRAP_ADMIN_PASSWORD_FILE" (printf "%s/admin-password" $files) -}}
{{- end -}}
{{- if .Values.trustedProxies -}}
{{- $_ := set $all "WARDEN_THROTTLE_TRUSTED_PROXIES" (join "," .Values.trustedProxies) -}}
{{- end -}}
{{- if .Values.metrics.enabled -}}
{{- $_ := set $all "WARDEN_METRICS_TOKEN_FILE" (printf "%s/metrics-token" $files) -}}
{{- end -}}
{{- range $name, $value := .Values.settings -}}
{{- /* Helm reads numbers as floating point, and would write a million as 1e+06. */ -}}
{{- if kindIs "float64" $value -}}
{{- $value = int64 $value -}}
{{- end -}}
{{- $_ := set $all ($name | upper | replace "." "_" | replace "-" "_") $value -}}
{{- end -}}
{{- range $name, $value := $all }}
- name: {{ $name }}
  value: {{ $value | toString | quote }}
{{- end -}}
{{- end -}}

{{- /* The keys of the secret that are used. */ -}}
{{- define "warden.secrets" -}}
- seal-key
- db-password
{{- if .Values.database.migration.user }}
- db-migration-password
{{- end }}
{{- if .Values.mail.user }}
- mail-password
{{- end }}
{{- if .Values.admin.passwordInSecret }}
- admin-password
{{- end }}
{{- if .Values.metrics.enabled }}
- metrics-token
{{- end }}
{{- end -}}
