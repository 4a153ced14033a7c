package id.sokoguru.web;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerMapping;

/** Who sends this request and what their page knows; asked once a request and kept in it. */
@Component
class Visit {
    private static final String ACTOR = Visit.class.getName() + ".actor";

    // Looked up once: asking Spring costs more than the rest of a visit.
    private final SingletonSupplier<Visitors> visitors;
    private final SingletonSupplier<Places> places;
    private final BusinessDay day;

    Visit(ObjectProvider<Visitors> visitors, ObjectProvider<Places> places, BusinessDay day) {
        this.visitors = SingletonSupplier.ofNullable(visitors::getIfAvailable);
        this.places = SingletonSupplier.ofNullable(places::getIfAvailable);
        this.day = day;
    }

    /**
     * The visitor as they act where the address points; empty when nobody is signed in.
     *
     * @throws NotFound when the address names a cooperative in which the visitor has no business
     */
    @SuppressWarnings("unchecked")
    Optional<Actor> actor(HttpServletRequest request) {
        if (request.getAttribute(ACTOR) instanceof Optional<?> known) {
            return (Optional<Actor>) known;
        }
        var found = find(request);
        request.setAttribute(ACTOR, found);
        return found;
    }

    private Optional<Actor> find(HttpServletRequest request) {
        var asked = visitors.get();
        if (asked == null) {
            return Optional.empty();
        }
        var cooperative = cooperative(request);
        var visitor = asked.visitor(request);
        if (cooperative == null || visitor.isEmpty()) {
            return visitor;
        }
        return Optional.of(
                asked.visitor(request, cooperative)
                        .orElseThrow(() -> new NotFound("no business in " + cooperative.text())));
    }

    private static @Nullable CooperativeId cooperative(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                && variables.get("coop") instanceof String number) {
            return cooperative(number);
        }
        return null;
    }

    static CooperativeId cooperative(String number) {
        try {
            return new CooperativeId(Long.parseLong(number));
        } catch (IllegalArgumentException e) {
            throw new NotFound("not a cooperative's number");
        }
    }

    Page page(HttpServletRequest request) {
        return page(request, actor(request).orElse(null));
    }

    /**
     * For pages that say something went wrong: who visits is shown if it can still be found out.
     */
    Page pageDespiteTrouble(HttpServletRequest request) {
        try {
            return page(request);
        } catch (RuntimeException e) {
            return page(request, null);
        }
    }

    Page page(HttpServletRequest request, @Nullable Actor actor) {
        var asked = places.get();
        // Programs read no headline and send no form, and each of their calls would pay for it.
        var program = Failures.isApi(request);
        var place =
                actor == null || asked == null || program ? null : asked.name(actor).orElse(null);
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new Page(
                actor,
                Language.of(request),
                failed instanceof String path ? path : request.getRequestURI(),
                program ? "" : csrf(request),
                day.today(),
                Language.queryWithoutChoice(request),
                place);
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute("_csrf") instanceof CsrfToken token ? token.getToken() : "";
    }
}
