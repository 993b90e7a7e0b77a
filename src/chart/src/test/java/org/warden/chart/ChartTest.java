package org.warden.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm makes of the chart, and whether Kubernetes understands it. */
class ChartTest {
    @TempDir
    private Path folder;

    private static final String MINIMAL = "minimal.yaml";
    private static final String FULL = "full.yaml";

    @Test
    void helmFindsNoMistake() throws IOException {
        LintResult lint = new Helm(Chart.withValues(folder)).lint().strict().call();

        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
    }

    /** The Helm library takes no values for this, so the chart itself has to have those that must be set. */
    @Test
    void helmFindsAMistakeThatIsMadeOnPurpose() throws IOException {
        Path chart = Chart.withValues(folder);
        Files.writeString(chart.resolve("templates/service.yaml"), "kind: {{ .Values.nothing.more }}");

        assertThat(new Helm(chart).lint().strict().call().isFailed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {MINIMAL, FULL})
    void kubernetesKnowsEveryFieldOfEveryObject(String values) {
        assertThat(Chart.objects(values))
                .hasSizeGreaterThan(4)
                .allSatisfy(object ->
                        assertThat(Leftovers.of(object)).as(object.getKind()).isEmpty());
    }

    @Test
    void fieldThatKubernetesDoesNotKnowIsFound() {
        String wrong = Chart.text(MINIMAL, Map.of()).replace("runAsNonRoot:", "runAsNonRoots:");

        List<HasMetadata> deployment = List.of(wrong.split("(?m)^---$")).stream()
                .filter(document -> document.contains("kind: Deployment"))
                .map(Chart::read)
                .toList();

        assertThat(deployment).hasSize(1);
        assertThat(Leftovers.of(deployment.get(0)))
                .containsExactly(".Spec.Template.Spec.SecurityContext: runAsNonRoots");
    }

    @Test
    void minimalValuesMakeTheObjectsThatEveryInstallationNeeds() {
        assertThat(Chart.objects(MINIMAL))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "Deployment", "NetworkPolicy", "PodDisruptionBudget", "Service", "ServiceAccount");
    }

    @Test
    void fullValuesMakeAllObjects() {
        assertThat(Chart.objects(FULL))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "PrometheusRule",
                        "Service",
                        "ServiceAccount",
                        "ServiceMonitor");
    }

    @ParameterizedTest
    @ValueSource(strings = {MINIMAL, FULL})
    void podIsRestricted(String values) {
        PodSpec pod = pod(values);

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getVolumes()).allMatch(volume -> volume.getHostPath() == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {MINIMAL, FULL})
    void everyContainerIsRestricted(String values) {
        assertThat(pod(values).getInitContainers()).isEmpty();
        assertThat(pod(values).getContainers()).isNotEmpty().allSatisfy(container -> {
            var security = container.getSecurityContext();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(security.getCapabilities().getAdd()).isEmpty();
            assertThat(security.getPrivileged()).isNull();
            assertThat(container.getResources().getLimits()).containsKey("memory");
        });
    }

    /** Of a Service called warden, Kubernetes would make WARDEN_PORT: no setting, so Warden would not start. */
    @Test
    void servicesLeaveNoVariablesBehind() {
        assertThat(pod(MINIMAL).getEnableServiceLinks()).isFalse();
    }

    @Test
    void secretsAreFilesAndInNoVariable() {
        assertThat(environment(FULL))
                .containsEntry("WARDEN_SEAL_KEY_FILE", "/run/secrets/warden/seal-key")
                .containsEntry("WARDEN_DB_PASSWORD_FILE", "/run/secrets/warden/db-password")
                .containsEntry("WARDEN_DB_MIGRATION_PASSWORD_FILE", "/run/secrets/warden/db-migration-password")
                .containsEntry("WARDEN_MAIL_PASSWORD_FILE", "/run/secrets/warden/mail-password")
                .containsEntry("WARDEN_METRICS_TOKEN_FILE", "/run/secrets/warden/metrics-token")
                .containsEntry("WARDEN_BOOTSTRAP_ADMIN_PASSWORD_FILE", "/run/secrets/warden/admin-password")
                .allSatisfy((name, value) ->
                        assertThat(name).doesNotEndWith("PASSWORD").doesNotEndWith("KEY"));
        assertThat(keys(FULL))
                .containsExactlyInAnyOrder(
                        "seal-key",
                        "db-password",
                        "db-migration-password",
                        "mail-password",
                        "admin-password",
                        "metrics-token");
    }

    @Test
    void migrationsHaveAUserAndAWayOfTheirOwnIfTheseAreNamed() {
        assertThat(environment(FULL))
                .containsEntry(
                        "WARDEN_DB_MIGRATION_URL", "jdbc:postgresql://a,b,c:5433/warden?targetServerType=primary")
                .containsEntry("WARDEN_DB_MIGRATION_USER", "warden_owner");
        assertThat(environment(MINIMAL).keySet()).noneMatch(name -> name.startsWith("WARDEN_DB_MIGRATION"));
    }

    @Test
    void secretNeedsOnlyTheKeysThatAreUsed() {
        assertThat(keys(MINIMAL)).containsExactlyInAnyOrder("seal-key", "db-password");
        assertThat(environment(MINIMAL)).doesNotContainKeys("WARDEN_MAIL_PASSWORD_FILE", "WARDEN_METRICS_TOKEN_FILE");
    }

    @Test
    void valuesBecomeSettings() {
        assertThat(environment(MINIMAL))
                .containsEntry("WARDEN_PROFILE", "production")
                .containsEntry("WARDEN_PUBLIC_URL", "https://id.example.org")
                .containsEntry("WARDEN_TOKEN_ISSUER", "https://id.example.org")
                .containsEntry("WARDEN_MAIL_PORT", "587");
        assertThat(environment(FULL))
                .containsEntry("WARDEN_TOKEN_ISSUER", "SecureApi")
                .containsEntry("WARDEN_TOKEN_LIFE", "PT10M")
                .containsEntry("WARDEN_DB_POOL_SIZE", "20")
                .containsEntry("WARDEN_PASSWORD_MEMORY_KIB", "1000000")
                .containsEntry("WARDEN_REGISTRATION_CONFIRM_EMAIL", "true")
                .containsEntry("WARDEN_THROTTLE_TRUSTED_PROXIES", "10.0.0.0/8,fd00::/8");
    }

    @Test
    void onlyTmpIsWritable() {
        Container warden = pod(FULL).getContainers().get(0);

        assertThat(warden.getVolumeMounts())
                .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .extracting(mount -> mount.getMountPath())
                .containsExactly("/tmp");
    }

    @ParameterizedTest
    @CsvSource({"/health/started,2,60", "/health/live,10,3", "/health/ready,5,1"})
    void probesAskWhatTheManualSays(String path, int period, int failures) {
        Container warden = pod(MINIMAL).getContainers().get(0);
        Probe probe = List.of(warden.getStartupProbe(), warden.getLivenessProbe(), warden.getReadinessProbe()).stream()
                .filter(one -> one.getHttpGet().getPath().equals(path))
                .findFirst()
                .orElseThrow();

        assertThat(probe.getPeriodSeconds()).isEqualTo(period);
        assertThat(probe.getFailureThreshold()).isEqualTo(failures);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
    }

    @Test
    void updateTakesNoPodAwayBeforeAnotherIsReady() {
        var update = deployment(MINIMAL).getSpec().getStrategy().getRollingUpdate();

        assertThat(update.getMaxUnavailable().getIntVal()).isZero();
        assertThat(update.getMaxSurge().getIntVal()).isEqualTo(1);
        assertThat(pod(MINIMAL).getTerminationGracePeriodSeconds()).isEqualTo(40);
        // Not before the signal: the node itself serves until the proxies have noticed.
        assertThat(pod(MINIMAL).getContainers().get(0).getLifecycle()).isNull();
    }

    @Test
    void podsAreSpread() {
        assertThat(pod(MINIMAL).getTopologySpreadConstraints())
                .extracting(spread -> spread.getTopologyKey())
                .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {MINIMAL, FULL})
    void everySelectorFindsThePods(String values) {
        List<HasMetadata> objects = Chart.objects(values);
        PodTemplateSpec template = deployment(values).getSpec().getTemplate();
        Map<String, String> labels = template.getMetadata().getLabels();

        assertThat(labels)
                .containsAllEntriesOf(
                        Chart.only(Service.class, objects).getSpec().getSelector())
                .containsAllEntriesOf(deployment(values).getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(Chart.only(PodDisruptionBudget.class, objects)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .containsAllEntriesOf(Chart.only(NetworkPolicy.class, objects)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels());
    }

    @Test
    void numberOfPodsIsFixedOrScaled() {
        assertThat(deployment(MINIMAL).getSpec().getReplicas()).isEqualTo(2);
        assertThat(deployment(FULL).getSpec().getReplicas()).isNull();
        var scaling =
                Chart.only(HorizontalPodAutoscaler.class, Chart.objects(FULL)).getSpec();
        assertThat(scaling.getMinReplicas()).isEqualTo(3);
        assertThat(scaling.getMetrics().get(0).getResource().getTarget().getAverageUtilization())
                .isEqualTo(60);
        assertThat(scaling.getScaleTargetRef().getName())
                .isEqualTo(deployment(FULL).getMetadata().getName());
    }

    @Test
    void ingressServesThePublicAddressOverTls() {
        var ingress = Chart.only(Ingress.class, Chart.objects(FULL)).getSpec();

        assertThat(ingress.getRules()).extracting(rule -> rule.getHost()).containsExactly("id.example.org");
        assertThat(ingress.getTls().get(0).getHosts()).containsExactly("id.example.org");
        assertThat(ingress.getTls().get(0).getSecretName()).isEqualTo("warden-tls");
        assertThat(ingress.getRules().get(0).getHttp().getPaths())
                .extracting(path -> path.getBackend().getService().getName())
                .containsOnly("warden");
    }

    @Test
    void podsReachNamesDatabaseAndMailOnly() {
        var policy = Chart.only(NetworkPolicy.class, Chart.objects(FULL)).getSpec();

        assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getEgress())
                .flatExtracting(rule -> rule.getPorts())
                .extracting(port -> port.getPort().getIntVal())
                .containsExactly(53, 53, 6432, 5433, 465);
        assertThat(policy.getEgress()).allMatch(rule -> !rule.getTo().isEmpty());
        assertThat(policy.getIngress())
                .hasSize(2)
                .allMatch(rule -> !rule.getFrom().isEmpty());
    }

    @Test
    void prometheusReadsTheMetricsWithTheToken() {
        var endpoint = Chart.only(ServiceMonitor.class, Chart.objects(FULL))
                .getSpec()
                .getEndpoints()
                .get(0);

        assertThat(endpoint.getPath()).isEqualTo("/metrics");
        assertThat(endpoint.getAuthorization().getCredentials().getKey()).isEqualTo("metrics-token");
        assertThat(endpoint.getAuthorization().getCredentials().getName()).isEqualTo("warden-secrets");
    }

    @Test
    void rulesOfAFileBecomeAnObject() {
        var groups =
                Chart.only(PrometheusRule.class, Chart.objects(FULL)).getSpec().getGroups();

        assertThat(groups.get(0).getRules().get(0).getAlert()).isEqualTo("DatabaseDown");
        assertThat(groups.get(0).getRules().get(0).getAnnotations()).containsValue("{{ $labels.pod }} has no database");
    }

    @Test
    void imageIsNamedByItsDigestOrTheVersionOfWarden() throws IOException {
        String pom = Files.readString(Path.of("../../pom.xml"));
        String version =
                pom.replaceAll("(?s)^.*?<artifactId>warden</artifactId>\\s*<version>([^<]+)</version>.*", "$1");

        assertThat(pod(MINIMAL).getContainers().get(0).getImage()).isEqualTo("warden:" + version);
        assertThat(pod(FULL).getContainers().get(0).getImage())
                .startsWith("registry.example.org/warden@sha256:0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource({
        "publicUrl,http://id.example.org,publicUrl",
        "publicUrl,https://id.example.org/id,publicUrl",
        "database.url,jdbc:h2:mem:warden,/database/url",
        "mail.from,nobody,/mail/from",
        "mail.encryption,ssl,/mail/encryption",
        "replicas,0,replicas",
        "replica,3,replica",
        "image.digest,sha256:12,/image/digest",
        "metrics.serviceMonitor,true,/metrics/enabled",
        "admin.passwordInSecret,true,/admin/email",
        "settings.warden\\.db\\.password,secret,warden.db.password",
        "settings.warden\\.db\\.migration-password,secret,warden.db.migration-password",
        "database.migration.url,jdbc:h2:mem:warden,/database/migration/url",
        "settings.warden\\.seal\\.key,secret,warden.seal.key",
        "settings.warden\\.profile,trial,warden.profile",
        "settings.WARDEN_TOKEN_LIFE,PT5M,WARDEN_TOKEN_LIFE",
    })
    void schemaRefuses(String name, String value, String named) {
        assertThatThrownBy(() -> Chart.text(MINIMAL, Map.of(name, value)))
                .hasMessageContaining("schema")
                .hasMessageContaining(named);
    }

    @Test
    void schemaRefusesAnInstallationWithoutValues() {
        assertThatThrownBy(() -> Chart.helm().template().withName("warden").call())
                .hasMessageContaining("publicUrl")
                .hasMessageContaining("url")
                .hasMessageContaining("from");
    }

    private static PodSpec pod(String values) {
        return deployment(values).getSpec().getTemplate().getSpec();
    }

    private static Deployment deployment(String values) {
        return Chart.only(Deployment.class, Chart.objects(values));
    }

    private static Map<String, String> environment(String values) {
        return pod(values).getContainers().get(0).getEnv().stream()
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    private static List<String> keys(String values) {
        return pod(values).getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .flatMap(volume -> volume.getSecret().getItems().stream())
                .map(item -> item.getKey())
                .toList();
    }
}
