package id.sokoguru.access;

import id.sokoguru.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Lets through who is signed in, and everybody to what says {@link Public}. Whoever forgets the
 * annotation has made a page for people who are signed in, never an open one.
 */
final class Gate implements AuthorizationManager<RequestAuthorizationContext> {
    private final Supplier<RequestMappingHandlerMapping> mapping;

    Gate(Supplier<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        var request = context.getRequest();
        return new AuthorizationDecision(SignedIn.of(request) != null || isPublic(request));
    }

    private boolean isPublic(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/api/v1/openapi")) {
            return true;
        }
        ServletRequestPathUtils.parseAndCache(request);
        try {
            var chain = mapping.get().getHandler(request);
            // No handler: a file of ours, or nothing at all.
            return chain == null
                    || (chain.getHandler() instanceof HandlerMethod handler
                            && handler.hasMethodAnnotation(Public.class));
        } catch (Exception e) {
            // The address exists with another method or type: tell only who is signed in.
            return false;
        } finally {
            ServletRequestPathUtils.clearParsedRequestPath(request);
        }
    }
}
