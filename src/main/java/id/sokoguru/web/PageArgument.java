package id.sokoguru.web;

import id.sokoguru.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers their {@link Page} and {@link Actor}. */
final class PageArgument implements HandlerMethodArgumentResolver {
    private final Visit visit;

    PageArgument(Visit visit) {
        this.visit = visit;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class
                || parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        if (parameter.getParameterType() == Page.class) {
            return visit.page(request);
        }
        // The gate lets nobody through without signing in; a public handler must not ask for an
        // actor.
        return visit.actor(request)
                .orElseThrow(() -> new IllegalStateException("a public handler asks for an actor"));
    }
}
