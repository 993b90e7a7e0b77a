package org.warden.door;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.http.Answers;
import org.warden.http.Gate;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/**
 * One JAX-RS method, as its annotations and its types describe it.
 *
 * @param method of HTTP
 * @param path from the root of the WAR, without a slash in front; parameters are in braces
 * @param code the method that answers
 */
public record Door(String method, String path, Method code) {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)\\s*(?::\\s*([^}]*?)\\s*)?}");

    /** The value of a parameter in an address that certainly leads to this door. */
    private static final String SEGMENT = "[A-Za-z0-9_~-][A-Za-z0-9._~-]*";

    /** The doors of a resource class, in an application at this path. */
    static Stream<Door> of(String application, Class<?> resource) {
        String path = joined(application, resource.getAnnotation(Path.class).value());
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(http -> http != null)
                        .map(http -> new Door(http.value(), joined(path, own(method)), method)));
    }

    /** Method and path template; the name of this door in every list. */
    public String call() {
        return method + " " + PARAMETER.matcher(path).replaceAll("{$1}");
    }

    /** A path that leads to this door, with the first value of each parameter, or one that matches no row. */
    public String example() {
        return PARAMETER
                .matcher(path)
                .replaceAll(found ->
                        found.group(2) == null ? "unknown" : found.group(2).split("\\|", -1)[0]);
    }

    /** Whether callers need no token. */
    public boolean isOpen() {
        return code.isAnnotationPresent(PermitAll.class);
    }

    /** The roles of which a caller needs one; none if the door is open. */
    public Set<String> roles() {
        RolesAllowed roles = code.getAnnotation(RolesAllowed.class);
        return roles == null ? Set.of() : Set.of(roles.value());
    }

    /** Which calls need a recent proof of the account; empty if none does. */
    public Optional<When> proof() {
        return Optional.ofNullable(code.getAnnotation(StepUp.class)).map(StepUp::value);
    }

    private static String words(When proof) {
        return switch (proof) {
            case ALWAYS -> ", proof";
            case SECOND_FACTOR -> ", proof with a second factor";
            case WARDENS_RIGHTS -> ", proof for rights over Warden";
        };
    }

    /** The gate in the words of the manual. */
    public String caller() {
        if (isOpen()) {
            return "anyone";
        }
        String who = roles().contains(Gate.AUTHENTICATED)
                ? "token"
                : roles().stream().sorted().collect(Collectors.joining(", "));
        return who + proof().map(Door::words).orElse("");
    }

    public Cost cost() {
        return throttled().map(Throttled::value).orElse(Cost.NOTHING);
    }

    /** The cost in the words of the manual. */
    public String costInWords() {
        String word = cost() == Cost.NOTHING ? "none" : cost().name().toLowerCase(Locale.ROOT);
        return throttled().filter(Throttled::oneAtATime).isPresent() ? word + ", one at a time" : word;
    }

    /** The record that the body is read into, if the door reads one. */
    public Optional<Class<?>> request() {
        return body().map(Parameter::getType);
    }

    /** Whether a request may omit the body. */
    public boolean mayLackBody() {
        return body().filter(body -> !body.isAnnotationPresent(NotNull.class)).isPresent();
    }

    /** The record of a successful answer; empty if the method does not tell. */
    public Optional<Class<?>> view() {
        return Optional.<Class<?>>of(code.getReturnType()).filter(Class::isRecord);
    }

    /** The answers of a success: those that the method names, or else the one that its type tells. */
    public List<Answers> answers() {
        Answers[] named = code.getAnnotationsByType(Answers.class);
        if (named.length > 0) {
            return List.of(named);
        }
        Class<?> type = code.getReturnType();
        if (!type.isRecord() && type != void.class) {
            throw new IllegalStateException(this + " does not name its answers: add @Answers");
        }
        return List.of(new Success(type == void.class ? 204 : 200, type));
    }

    /** The parameters of the path, in their order, each with the expression that it must match, if there is one. */
    public Map<String, Optional<String>> pathParameters() {
        Map<String, Optional<String>> parameters = new LinkedHashMap<>();
        PARAMETER
                .matcher(path)
                .results()
                .forEach(found -> parameters.put(found.group(1), Optional.ofNullable(found.group(2))));
        return parameters;
    }

    /** The media types of successful answers, without their parameters. */
    public List<String> mediaTypes() {
        Produces own = code.getAnnotation(Produces.class);
        Produces produces = own == null ? code.getDeclaringClass().getAnnotation(Produces.class) : own;
        return Arrays.stream(produces.value())
                .map(type -> type.replaceFirst(";.*", ""))
                .toList();
    }

    /** The problems that the door names itself. */
    public Set<ProblemType> ownRefusals() {
        Set<ProblemType> own = EnumSet.noneOf(ProblemType.class);
        own.addAll(List.of(code.getAnnotation(Refuses.class).value()));
        return own;
    }

    /**
     * Every problem that the door can answer.
     *
     * @param basic whether the request has credentials of HTTP Basic
     */
    public Set<ProblemType> refusals(boolean basic) {
        Set<ProblemType> all = ownRefusals();
        for (Reason reason : Reason.values()) {
            if (reason.applies(this) && (basic || reason != Reason.BASIC)) {
                all.addAll(reason.refusals());
            }
        }
        return all;
    }

    /** Whether a request with this method to this path, without a slash in front, certainly leads to this door. */
    boolean isMeant(String requested, String address) {
        boolean same = requested.equals(method) || (requested.equals("HEAD") && method.equals("GET"));
        return same && pattern().matcher(address).matches();
    }

    private Pattern pattern() {
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        for (MatchResult found : PARAMETER.matcher(path).results().toList()) {
            pattern.append(Pattern.quote(path.substring(end, found.start())));
            pattern.append(found.group(2) == null ? SEGMENT : "(?:" + found.group(2) + ")");
            end = found.end();
        }
        return Pattern.compile(pattern + Pattern.quote(path.substring(end)));
    }

    private Optional<Throttled> throttled() {
        return Optional.ofNullable(code.getAnnotation(Throttled.class));
    }

    private Optional<Parameter> body() {
        return Arrays.stream(code.getParameters())
                .filter(parameter -> parameter.getType().isRecord())
                .findFirst();
    }

    private static String own(Method method) {
        return method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
    }

    /** A slash at the end of the whole path stays: it is the address of a page with files below it. */
    private static String joined(String first, String second) {
        boolean both = !first.isEmpty() && !second.isEmpty();
        return both ? first.replaceFirst("/$", "") + "/" + second.replaceFirst("^/", "") : first + second;
    }

    @Override
    public String toString() {
        return call();
    }

    /** An answer that the type of a method tells. */
    @SuppressWarnings("ClassExplicitlyAnnotation") // one kind of answer for all who read them
    private record Success(int status, Class<?> view) implements Answers {
        @Override
        public String[] headers() {
            return new String[0];
        }

        @Override
        public String[] sometimes() {
            return new String[0];
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return Answers.class;
        }
    }
}
